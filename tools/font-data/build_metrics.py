#!/usr/bin/env python3
"""Packs Adobe's metrics of the 14 standard fonts (Core14 AFM files) into one text resource.

    build_metrics.py DIR-WITH-AFM > src/Extractor.Pdf/Resources/Fonts/standard-metrics.txt

Adobe's notice on these files: they may be used, copied and distributed for any purpose and without charge, with or
without modification, provided that all copyright notices are retained. The npm package pdfkit carries them.
Output: a line "@Name ascender descender" a font, then lines "width name name …". Built-in codes of Symbol and
ZapfDingbats stand in encodings.txt.
"""
import re
import sys
from pathlib import Path

FONTS = ["Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique",
         "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique",
         "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic", "Symbol", "ZapfDingbats"]


def main():
    notices = set()
    body = []
    for font in FONTS:
        text = (Path(sys.argv[1]) / f"{font}.afm").read_text(encoding="ascii")
        notices.update(re.findall(r"^(?:Comment|Notice) (Copyright.*)$", text, re.M))
        field = lambda key: re.search(rf"^{key} (-?\d+)", text, re.M)
        box = re.search(r"^FontBBox (\S+) (\S+) (\S+) (\S+)", text, re.M)
        ascender = field("Ascender").group(1) if field("Ascender") else box.group(4)
        descender = field("Descender").group(1) if field("Descender") else box.group(2)
        body.append(f"@{font} {ascender} {descender}")
        widths = {}
        for width, name in re.findall(r"^C -?\d+ ; WX (\d+) ; N (\S+)", text, re.M):
            widths.setdefault(int(width), []).append(name)
        body += [f"{w} {' '.join(names)}" for w, names in sorted(widths.items())]
    print("\n".join([f"# {n}" for n in sorted(notices)] + body))


if __name__ == "__main__":
    main()
