#!/usr/bin/env python3
"""Compares the letters of every page with those of pdftotext, as multisets, white space aside, after NFKC.

    bench/text_parity.py [--bench PATH-TO-Extractor.Bench.dll] [--min 0.999] [-v] FILE-OR-FOLDER…

Prints a line for every file (recall: share of pdftotext's characters that we have; precision: share of ours that it has)
and the sums of each folder. -v names the characters that differ most. Both sides fold radicals (U+2E80–U+2FDF) to the
ordinary ideographs, because NFKC leaves most of them alone. Letters that pdftotext leaves out by design (outside the
page, repeated to fake bold) are left out of ours by their marks. Needs pdftotext (poppler-utils), Python alone, and `dotnet build -c Release bench/Extractor.Bench`.
Exit code 1 where a folder falls below --min.
"""
import argparse
import json
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFF_PAGE, DUPLICATE, CLIPPED, HIDDEN = 4, 32, 2, 8
LEFT_OUT = OFF_PAGE | DUPLICATE


def load_folding():
    table = {}
    for line in (ROOT / "src/Extractor.Pdf/Resources/Fonts/folding.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("f "):
            _, source, target = line.split()
            table[int(source, 16)] = int(target, 16)
    return table


FOLDING = load_folding()


def multiset(text):
    text = unicodedata.normalize("NFKC", text.translate(FOLDING))
    return Counter(c for c in text if not c.isspace() and c not in "\x00\ufeff\u200b\u200c\u200d\u200e\u200f\u00ad"
                   and not "\u202a" <= c <= "\u202e" and not "\ufe00" <= c <= "\ufe0f" and not "\U000e0100" <= c <= "\U000e01ef")


def theirs(path):
    try:
        run = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"], capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    return [multiset(p) for p in run.stdout.decode("utf-8", "replace").split("\f")[:-1]]


def ours(bench, paths):
    pages = {str(p): [] for p in paths}
    errors, fonts, marks = {}, {}, {}
    run = subprocess.run(["dotnet", str(bench), "dump", *map(str, paths)], capture_output=True, timeout=3000)
    if run.returncode:
        print(run.stderr.decode("utf-8", "replace")[-2000:], file=sys.stderr)
    for line in run.stdout.decode("utf-8", "surrogatepass").split("\n"):
        if not line:
            continue
        page = json.loads(line)
        if "error" in page:
            errors[page["file"]] = page["error"]
            continue
        pages[page["file"]].append(multiset("".join(t for m, _, t in page["runs"] if not m & LEFT_OUT)))
        for m, font, text in page["runs"]:
            if "\ufffd" in text:
                fonts.setdefault(page["file"], Counter())[font] += text.count("\ufffd")
            for bit in (1, 2, 4, 8, 16, 32, 64, 128):
                if m & bit:
                    marks.setdefault(page["file"], Counter())[bit] += len(text)
    return pages, errors, fonts, marks


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT / "bench/Extractor.Bench/bin/Release/net10.0/Extractor.Bench.dll")
    parser.add_argument("--min", type=float, default=0)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("paths", type=Path, nargs="+")
    args = parser.parse_args()
    failed = False
    for root in args.paths:
        files = sorted(root.rglob("*.pdf")) if root.is_dir() else [root]
        pages, errors, fonts, marks = ours(args.bench, files)
        total = Counter()
        for path in files:
            reference, mine = theirs(path), pages[str(path)]
            if reference is None:
                print(f"pdftotext does not end on {path.name}; left out")
                continue
            common = theirs_n = ours_n = 0
            missing, extra = Counter(), Counter()
            for i in range(max(len(reference), len(mine))):
                a = reference[i] if i < len(reference) else Counter()
                b = mine[i] if i < len(mine) else Counter()
                common += (a & b).total()
                theirs_n += a.total()
                ours_n += b.total()
                missing += a - b
                extra += b - a
            total += Counter(common=common, theirs=theirs_n, ours=ours_n, files=1)
            recall = common / theirs_n if theirs_n else 1
            precision = common / ours_n if ours_n else 1
            flag = " <--" if min(recall, precision) < 0.999 else ""
            name = path.relative_to(root) if root.is_dir() else path.name
            print(f"{recall:.4f} {precision:.4f} {theirs_n:8d} {ours_n:8d} pages {len(reference)}/{len(mine)} {name}{flag}"
                  + (f"  [{errors[str(path)]}]" if str(path) in errors else ""))
            if flag and args.verbose:
                show = lambda c: " ".join(f"{ch if ch.isprintable() else repr(ch)}U+{ord(ch):04X}x{n}" for ch, n in c.most_common(10))
                print(f"      missing {missing.total()}: {show(missing)}\n      extra {extra.total()}: {show(extra)}")
                if str(path) in fonts:
                    print(f"      unmapped: {dict(fonts[str(path)].most_common(5))}")
                if str(path) in marks:
                    print(f"      marks: {dict(marks[str(path)])}")
        recall = total["common"] / max(1, total["theirs"])
        precision = total["common"] / max(1, total["ours"])
        failed |= min(recall, precision) < args.min
        print(f"== {root}: {total['files']} files, recall {recall:.5f}, precision {precision:.5f}, {total['theirs']} characters")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
