#!/usr/bin/env python3
"""readme-picture.py PDF UNIT_YEAR_JSON FACT_ID OUT.svg

Draws the picture of the README: a piece of the page with the fact's box marked, and the fact's JSON beside it.
Needs pdftoppm (poppler-utils). Made with:
  ./run.sh convert fixtures/documents/柳泉湿地管理局2024年单位预算公开.pdf --out /tmp/readme
  tools/readme-picture.py fixtures/documents/柳泉湿地管理局2024年单位预算公开.pdf /tmp/readme/*/2024.json t2.r16.c5 docs/fact.svg"""
import base64
import html
import json
import pathlib
import subprocess
import sys

DPI, SCALE = 100, 100 / 72
LEFT, RIGHT, ABOVE, BELOW = 235, 150, 105, 60  # points around the box that are shown


def main(pdf, unit_year, fact_id, out):
    entry = json.loads(pathlib.Path(unit_year).read_text(encoding="utf-8"))["disclosures"][0]
    fact = next(f for f in entry["facts"] if f["id"] == fact_id)
    left, top, right, bottom = fact["box"]
    x, y = max(0, left - LEFT), max(0, top - ABOVE)
    width, height = right + RIGHT - x, bottom + BELOW - y
    px = [round(v * SCALE) for v in (x, y, width, height)]
    jpeg = subprocess.run(
        ["pdftoppm", "-f", str(fact["page"]), "-l", str(fact["page"]), "-r", str(DPI), "-gray", "-jpeg", "-jpegopt", "quality=72",
         "-x", str(px[0]), "-y", str(px[1]), "-W", str(px[2]), "-H", str(px[3]), "-singlefile", pdf], check=True, capture_output=True).stdout
    rows = ["{", *(line(k, fact[k]) for k in ("id", "row", "column", "columnKey", "value", "unit", "raw", "page", "box", "proof") if k in fact), "}"]
    rows = [part for row in rows for part in row.split("\n")]
    total_height = max(px[3] + 34, 15 * len(rows) + 34)
    text = "".join(f'<text x="{px[2] + 40}" y="{38 + 15 * i}" xml:space="preserve">{html.escape(r)}</text>' for i, r in enumerate(rows))
    bx, by = (left - x) * SCALE, (top - y) * SCALE + 24
    bw, bh = (right - left) * SCALE, (bottom - top) * SCALE
    pathlib.Path(out).write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {px[2] + 480} {total_height}" font-family="monospace" font-size="12">'
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="0" y="14" fill="#666">{html.escape(pathlib.Path(pdf).name)}, p. {fact["page"]}</text>'
        f'<image x="0" y="24" width="{px[2]}" height="{px[3]}" xlink:href="data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"/>'
        f'<rect x="0.5" y="24.5" width="{px[2] - 1}" height="{px[3] - 1}" fill="none" stroke="#bbb"/>'
        f'<rect x="{bx:.1f}" y="{by:.1f}" width="{bw:.1f}" height="{bh:.1f}" fill="#f80" fill-opacity="0.25" stroke="#d40" stroke-width="2"/>'
        f'<path d="M {bx + bw:.1f} {by + bh / 2:.1f} L {px[2] + 34} {by + bh / 2:.1f}" stroke="#d40" stroke-dasharray="4 3"/>'
        f'<g fill="#222">{text}</g></svg>\n', encoding="utf-8")


def line(key, value):
    text = json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        text = f"{value:.2f}"
    if isinstance(value, dict):
        value = {k: v for k, v in value.items() if k in ("code", "name", "path")}
        text = json.dumps(value, ensure_ascii=False).replace(', "path"', ',\n    "path"')
    if key == "proof":
        return f'  "{key}": [' + ",\n    ".join(json.dumps(v, ensure_ascii=False) for v in value[:3]) + "]"
    return f'  "{key}": {text},'


if __name__ == "__main__":
    main(*sys.argv[1:])
