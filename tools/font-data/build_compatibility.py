#!/usr/bin/env python3
"""Writes the single code points that NFKC turns into other text: two texts that are equal under it are one letter in two forms.

    build_compatibility.py > src/Extractor.Pdf/Resources/Fonts/compatibility.txt

Source: Python's unicodedata (Unicode Character Database, Unicode-3.0 licence). Output lines: code point, blank, the
code points of its NFKC form joined by commas; only where NFC leaves the code point as it is.
"""
import sys
import unicodedata


def main():
    for c in range(sys.maxunicode + 1):
        if 0xD800 <= c <= 0xDFFF or unicodedata.normalize("NFC", chr(c)) != chr(c) or 0x2E80 <= c <= 0x2FDF:
            continue
        form = unicodedata.normalize("NFKC", chr(c))
        if form != chr(c):
            print(f"{c:X} {','.join(f'{ord(x):X}' for x in form)}")


if __name__ == "__main__":
    main()
