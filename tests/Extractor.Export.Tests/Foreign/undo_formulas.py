#!/usr/bin/env python3
"""Takes --safe-formulas back, as docs/exports.md says. usage: undo_formulas.py facts.csv UNIT COUNT; prints [raw as written, raw undone] as JSON lines."""
import csv
import itertools
import json
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = (row for row in csv.DictReader(file, strict=True) if row["unit"] == sys.argv[2])
    for row in itertools.islice(rows, int(sys.argv[3])):
        print(json.dumps([row["raw"], row["raw"].removeprefix("'")], ensure_ascii=False))
