#!/usr/bin/env python3
"""Packs Adobe CMap files into the compact resources of Extractor.Pdf.

    build_cmaps.py --out src/Extractor.Pdf/Resources/CMaps --ordering GB1 --ucs2 DIR/Adobe-GB1-UCS2 DIR/cmap/*
    build_cmaps.py --out … --ordering Japan1 --ucs2 POPPLER/Adobe-Japan1/Adobe-Japan1-UCS2 POPPLER/Adobe-Japan1/90ms-RKSJ-H …

The files come from Adobe's cmap-resources and mapping-resources-pdf (BSD-3-Clause, text beside the resources); Debian's
package poppler-data carries the same files. Only the CMaps that ISO 32000-1 table 118 names (and the later UTF ones) are taken.

<name>.cmap, zlib: varint wmode; varint length + ASCII name of the used CMap; varint count of code space ranges, each
varint bytes, low, high; then for 1 to 4 bytes: varint count of ranges, each varint gap (start minus previous end),
length minus 1, zigzag (cid minus previous end cid).
Adobe-<ordering>.unicode, zlib: UTF-8, the text of each CID in order, each ended by U+0000; empty where there is none.
Output depends on the input alone (zlib level 9, no time stamps).
"""
import argparse
import re
import sys
import zlib
from pathlib import Path

TOKEN = re.compile(rb"%[^\r\n]*|<([0-9A-Fa-f\s]*)>|/([^\s<>\[\]()/%]+)|(\[|\])|([^\s<>\[\]()/%]+)|\([^)]*\)")


def tokens(data):
    for m in TOKEN.finditer(data):
        if m.group(0).startswith(b"%"):
            continue
        if m.group(1) is not None:
            digits = re.sub(rb"\s", b"", m.group(1))
            yield "hex", bytes.fromhex(digits.decode())
        elif m.group(2) is not None:
            yield "name", m.group(2).decode()
        elif m.group(3) is not None:
            yield "bracket", m.group(3).decode()
        elif m.group(4) is not None:
            yield "word", m.group(4).decode()


def sections(data):
    """Yields (kind, operands) for every begin…/end… section, and ('usecmap', name), ('wmode', n)."""
    previous, before = None, None
    section, operands = None, []
    for token in tokens(data):
        kind, value = token
        if section is None:
            if kind == "word" and value.startswith("begin") and value not in ("begin", "begincmap"):
                section, operands = value[5:], []
            elif kind == "word" and value == "usecmap":
                yield "usecmap", previous[1]
            elif kind == "word" and value == "def" and before == ("name", "WMode"):
                yield "wmode", int(previous[1])
        elif kind == "word" and value == "end" + section:
            yield section, operands
            section = None
        else:
            operands.append(token)
        before, previous = previous, token


def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def zigzag(n):
    return n << 1 if n >= 0 else (-n << 1) - 1


def pack_cmap(data):
    wmode, used, spaces, ranges = 0, "", [], {n: [] for n in (1, 2, 3, 4)}
    for section, operands in sections(data):
        if section == "usecmap":
            used = operands
        elif section == "wmode":
            wmode = operands
        elif section == "codespacerange":
            for i in range(0, len(operands) - 1, 2):
                low, high = operands[i][1], operands[i + 1][1]
                spaces.append((len(low), int.from_bytes(low, "big"), int.from_bytes(high, "big")))
        elif section == "cidrange":
            for i in range(0, len(operands) - 2, 3):
                low, high, cid = operands[i][1], operands[i + 1][1], int(operands[i + 2][1])
                ranges[len(low)].append((int.from_bytes(low, "big"), int.from_bytes(high, "big"), cid))
        elif section == "cidchar":
            for i in range(0, len(operands) - 1, 2):
                code = int.from_bytes(operands[i][1], "big")
                ranges[len(operands[i][1])].append((code, code, int(operands[i + 1][1])))
    out = bytearray(varint(wmode) + varint(len(used)) + used.encode() + varint(len(spaces)))
    for n, low, high in spaces:
        out += varint(n) + varint(low) + varint(high)
    for n in (1, 2, 3, 4):
        merged = []
        for low, high, cid in sorted(ranges[n]):
            last = merged[-1] if merged else None
            if last and low <= last[1]:
                sys.exit(f"overlapping ranges at {low:x}")
            if last and low == last[1] + 1 and cid == last[2] + low - last[0]:
                last[1] = high
            else:
                merged.append([low, high, cid])
        out += varint(len(merged))
        end, end_cid = 0, 0
        for low, high, cid in merged:
            out += varint(low - end) + varint(high - low) + varint(zigzag(cid - end_cid))
            end, end_cid = high, cid + high - low
    return bytes(out)


def pack_unicode(data):
    texts = {}
    for section, operands in sections(data):
        if section == "bfchar":
            for i in range(0, len(operands) - 1, 2):
                texts[int.from_bytes(operands[i][1], "big")] = operands[i + 1][1].decode("utf-16-be")
        elif section == "bfrange":
            i = 0
            while i < len(operands):
                low, high = (int.from_bytes(operands[i + k][1], "big") for k in (0, 1))
                if operands[i + 2] == ("bracket", "["):
                    i += 3
                    for cid in range(low, high + 1):
                        texts[cid] = operands[i][1].decode("utf-16-be")
                        i += 1
                    i += 1
                else:
                    target = operands[i + 2][1]
                    for cid in range(low, high + 1):
                        n = int.from_bytes(target, "big") + cid - low
                        texts[cid] = n.to_bytes(len(target), "big").decode("utf-16-be")
                    i += 3
    for cid, text in list(texts.items()):
        if "\ufffd" in text or "\0" in text:
            del texts[cid]
    return "".join(texts.get(cid, "") + "\0" for cid in range(max(texts) + 1)).encode("utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ordering", required=True)
    parser.add_argument("--ucs2", type=Path, required=True)
    parser.add_argument("cmaps", type=Path, nargs="*")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    total = 0
    for path in args.cmaps:
        packed = zlib.compress(pack_cmap(path.read_bytes()), 9)
        (args.out / (path.name + ".cmap")).write_bytes(packed)
        total += len(packed)
    packed = zlib.compress(pack_unicode(args.ucs2.read_bytes()), 9)
    (args.out / f"Adobe-{args.ordering}.unicode").write_bytes(packed)
    print(f"{args.ordering}: {len(args.cmaps)} CMaps, {total + len(packed)} bytes")


if __name__ == "__main__":
    main()
