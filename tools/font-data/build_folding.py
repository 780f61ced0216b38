#!/usr/bin/env python3
"""Writes the table that folds radicals, compatibility ideographs and vertical forms to ordinary characters, and composes accents.

    build_folding.py > src/Extractor.Pdf/Resources/Fonts/folding.txt

Sources: the Unicode Character Database as Python's unicodedata carries it (canonical decompositions, Kangxi radicals)
and as Perl carries it (Equivalent_Unified_Ideograph: CJK Radicals Supplement). Unicode licence (Unicode-3.0).
Output lines: "f from to" folds one code point to one; "c base mark composed" is a primary composite of NFC.
"""
import subprocess
import sys
import unicodedata

PERL = r'''use Unicode::UCD "prop_invmap"; my ($l,$m,$f,$d)=prop_invmap("EqUIdeo");
for my $i (0..$#$l) { next if $$m[$i] eq $d || !$$m[$i]; my $end = $i<$#$l ? $$l[$i+1] : $$l[$i]+1;
for my $c ($$l[$i]..$end-1) { printf "%X %X\n", $c, $$m[$i] + ($f =~ /^a/ ? $c-$$l[$i] : 0); } }'''


def main():
    fold = {}
    for line in subprocess.run(["perl", "-e", PERL], check=True, capture_output=True, text=True).stdout.split("\n"):
        if line:
            source, target = (int(x, 16) for x in line.split())
            if 0x2E80 <= source <= 0x2FDF:
                fold[source] = target
    for c in range(0x2F00, 0x2FD6):
        fold[c] = ord(unicodedata.normalize("NFKC", chr(c)))
    compose = []
    for c in range(sys.maxunicode + 1):
        if 0xD800 <= c <= 0xDFFF or 0xAC00 <= c <= 0xD7A3:
            continue
        composed = unicodedata.normalize("NFC", chr(c))
        if composed != chr(c):
            if len(composed) == 1:
                fold[c] = ord(composed)
        else:
            parts = unicodedata.decomposition(chr(c))
            if parts and not parts.startswith("<") and " " in parts:
                base, mark = (int(x, 16) for x in parts.split())
                if unicodedata.normalize("NFC", chr(base) + chr(mark)) == chr(c):
                    compose.append((base, mark, c))
    for c in list(range(0xFE10, 0xFE1A)) + list(range(0xFE30, 0xFE49)):
        parts = unicodedata.decomposition(chr(c)).split()
        if parts and parts[0] == "<vertical>" and len(parts) == 2:
            target = int(parts[1], 16)
            fold[c] = target + 0xFEE0 if 0x21 <= target <= 0x7E and target != 0x5F else target
    for source, target in sorted(fold.items()):
        print(f"f {source:X} {target:X}")
    for base, mark, c in compose:
        print(f"c {base:X} {mark:X} {c:X}")


if __name__ == "__main__":
    main()
