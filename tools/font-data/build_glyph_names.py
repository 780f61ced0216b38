#!/usr/bin/env python3
"""Packs the Adobe Glyph List and the ZapfDingbats list (BSD-3-Clause, Debian package aglfn) into one text resource.

    build_glyph_names.py GLYPHLIST.txt ZAPFDINGBATS.txt > src/Extractor.Pdf/Resources/Fonts/glyph-names.txt

Output lines: name, blank, hexadecimal code points joined by commas. A line "-" parts the two lists.
"""
import sys


def entries(path):
    for line in open(path, encoding="ascii"):
        if line.strip() and not line.startswith("#"):
            name, codes = line.strip().split(";")
            yield name, ",".join(c.lstrip("0") or "0" for c in codes.split())


def main():
    out = sys.stdout
    out.write("".join(f"{n} {c}\n" for n, c in entries(sys.argv[1])))
    out.write("-\n")
    out.write("".join(f"{n} {c}\n" for n, c in entries(sys.argv[2])))


if __name__ == "__main__":
    main()
