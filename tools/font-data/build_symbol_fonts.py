#!/usr/bin/env python3
"""Packs the table of symbol fonts (Wingdings, Wingdings 2 and 3, Webdings, Symbol) of the npm package dingbat-to-unicode.

    build_symbol_fonts.py PACKAGE/dist/dingbats.js > src/Extractor.Pdf/Resources/Fonts/symbol-fonts.txt

dingbat-to-unicode is BSD-2-Clause (text in LICENSES.md beside the resource). Output: a line "@Name" a font, then lines
"code codepoint", both hexadecimal. Bounds of a block of private use are left out.
"""
import re
import sys


def main():
    for line in open(sys.argv[1], encoding="utf-8"):
        if found := re.match(r'\s+"?([A-Za-z0-9 ]+)"?: \{', line):
            print("@" + found.group(1).upper().replace(" ", ""))
        elif found := re.match(r"\s+(\d+): (\d+)", line):
            code, point = int(found.group(1)), int(found.group(2))
            if 32 <= code <= 255 and not 0xE000 <= point <= 0xF8FF:
                print(f"{code:X} {point:X}")


if __name__ == "__main__":
    main()
