#!/usr/bin/env python3
"""Says what openpyxl finds in a workbook, as JSON. usage: look_at_sheets.py FILE"""
import datetime
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
found = {}
texts, formulas = set(), 0
for sheet in book.worksheets:
    rows = list(sheet.iter_rows())
    found[sheet.title] = {
        "rows": sheet.max_row,
        "header": [c.value for c in rows[0]],
        "first": [str(c.value) if c.value is not None else None for c in rows[1]] if len(rows) > 1 else [],
        "types": [c.data_type for c in rows[1]] if len(rows) > 1 else [],
        "dates": [c.value.date().isoformat() for r in rows for c in r if isinstance(c.value, datetime.datetime)],
    }
    for row in rows:
        for cell in row:
            formulas += cell.data_type == "f"
            if cell.data_type == "s" and cell.value and cell.value.replace(".", "").isdigit() and len(cell.value) > 15 and "." in cell.value:
                texts.add(cell.value)
found["all"] = {"texts": sorted(texts), "formulas": formulas}
print(json.dumps(found, ensure_ascii=False))
