#!/usr/bin/env python3
"""Reads an export with a program that is not ours and holds it against the unit-year files, figure by figure.

usage: read_back.py csv|xlsx|sqlite|postgres EXPORT UNIT-YEAR-FOLDER
EXPORT is the folder, the file, or for postgres "host database schema". Prints what was compared; differences end with exit code 1.
"""
import csv
import datetime
import io
import json
import pathlib
import re
import subprocess
import sys
from decimal import Decimal

csv.field_size_limit(1 << 30)
FIELDS = {
    "facts": ("fact", "code", "name", "column_path", "column_key", "value", "value_unit", "raw", "page", "x0", "y0", "x1", "y1", "proof_count", "proofs", "table_id", "doubtful"),
    "statements": ("statement", "label", "amount", "quantity", "share", "direction", "change", "rate", "sentence", "page", "value_unit"),
    "projects": ("project", "name", "amount", "policy_basis", "period", "page"),
    "funds": ("table_id", "line", "label", "value", "raw", "page"),
    "indicators": ("indicator", "levels", "value", "raw", "weight", "score", "page"),
    "findings": ("finding", "rule", "severity", "origin", "message", "expected", "printed", "difference", "place_count"),
    "documents": ("document", "unit", "year", "kind", "title", "published", "source_file", "page_count"),
    "forms": ("table_id", "form_kind", "form_unit", "project_name", "objective", "total_score"),
    "unresolved": ("line", "table_id", "raw", "page", "reason"),
    "finding_places": ("finding", "line", "fact", "raw", "page"),
    "glossary": ("line", "term", "explanation", "page"),
    "table_columns": ("table_id", "column_index", "column_path", "column_key", "role"),
    "tables": ("table_id", "table_kind", "table_number", "table_title", "amount_unit", "pages"),
}
KEYS = {"facts": ("fact",), "statements": ("statement",), "projects": ("project",), "funds": ("table_id", "line"), "indicators": ("indicator",),
        "findings": ("finding",), "forms": ("table_id",), "unresolved": ("line",), "finding_places": ("finding", "line"), "glossary": ("line",),
        "table_columns": ("table_id", "column_index"), "documents": ("document",), "tables": ("table_id",)}
NUMBERS = {"value", "amount", "quantity", "share", "change", "rate", "weight", "score", "page", "x0", "y0", "x1", "y1", "proof_count", "line", "year", "page_count", "finding", "place_count", "total_score", "column_index"}
LISTS = {"column_path", "proofs", "levels", "pages"}


def expected(folder):
    """What the files say: table -> key -> field -> value."""
    wanted = {name: {} for name in FIELDS}

    def put(table, document, row):
        wanted[table][(document,) + tuple(row[k] for k in KEYS[table])] = {k: (None if v == "" else v) for k, v in row.items()}

    for path in sorted(pathlib.Path(folder).rglob("*.json")):
        if path.name == "run-report.json":
            continue
        file = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for d in file["disclosures"]:
            sha = d["source"]["sha256"]
            put("documents", sha, {"document": sha, "unit": file["unit"]["name"], "year": file["year"], "kind": d["kind"], "title": d["title"], "published": d["published"],
                                   "source_file": d["source"]["file"], "page_count": d["source"]["pageCount"]})
            for t in d["tables"]:
                put("tables", sha, {"table_id": t["id"], "table_kind": t["kind"], "table_number": t["number"], "table_title": t["title"], "amount_unit": t["amountUnit"], "pages": t["pages"]})
                for c in t["columns"]:
                    put("table_columns", sha, {"table_id": t["id"], "column_index": c["index"], "column_path": c["path"], "column_key": c.get("key"), "role": c["role"]})
            for i, u in enumerate(d["unresolved"], 1):
                put("unresolved", sha, {"line": i, "table_id": u.get("table"), "raw": u["raw"], "page": u["page"], "reason": u["reason"]})
            for i, g in enumerate(d.get("glossary", []), 1):
                put("glossary", sha, {"line": i, "term": g["term"], "explanation": g["explanation"], "page": g["page"]})
            for f in d["facts"]:
                put("facts", sha, {"fact": f["id"], "code": f["row"]["code"], "name": f["row"]["name"], "column_path": f["column"], "column_key": f.get("columnKey"),
                                   "value": f["value"], "value_unit": f["unit"], "raw": f["raw"], "page": f["page"], **dict(zip(("x0", "y0", "x1", "y1"), f["box"])),
                                   "proof_count": len(f["proof"]), "proofs": f["proof"], "table_id": f["table"], "doubtful": f.get("isDoubtful", False)})
            for s in d["statements"]:
                put("statements", sha, {"statement": s["id"], "label": s["label"], "amount": s["amount"], "quantity": s.get("quantity"), "share": s["share"], "direction": s["direction"],
                                        "change": s["change"], "rate": s["rate"], "sentence": s["sentence"], "page": s["page"], "value_unit": s.get("unit", "CNY")})
            for p in d["projects"]:
                put("projects", sha, {"project": p["id"], "name": p["name"], "amount": p.get("amount"), "policy_basis": p.get("policyBasis"), "period": p.get("period"), "page": p["page"]})
            for form in d["performance"]:
                put("forms", sha, {"table_id": form["table"], "form_kind": form["kind"], "form_unit": form["unit"], "project_name": form.get("project"),
                                   "objective": form.get("objective"), "total_score": form.get("totalScore")})
                for i, f in enumerate(form["funds"], 1):
                    put("funds", sha, {"table_id": form["table"], "line": i, "label": f["label"], "value": f["value"], "raw": f["raw"], "page": f["page"]})
                for i in form["indicators"]:
                    put("indicators", sha, {"indicator": i["id"], "levels": i["levels"], "value": i["value"], "raw": i["raw"], "weight": i.get("weight"), "score": i.get("score"), "page": i["page"]})
            for n, f in enumerate(d["findings"], 1):
                put("findings", sha, {"finding": n, "rule": f["rule"], "severity": f["severity"], "origin": f["origin"], "message": f["message"], "expected": f["expected"],
                                      "printed": f["printed"], "difference": f["difference"], "place_count": len(f["places"])})
                for i, p in enumerate(f["places"], 1):
                    put("finding_places", sha, {"finding": n, "line": i, "fact": p["fact"], "raw": p.get("raw"), "page": p["page"]})
    return wanted


def read_csv(folder, table):
    with open(pathlib.Path(folder) / f"{table}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def read_sqlite(path, table):
    """By the sqlite3 program; decimals from their exact texts, which must agree with the numbers beside them."""
    columns = {name: kind for name, kind in (line.split("|")[1:3] for line in run(["sqlite3", path, f"PRAGMA table_info({table})"]).splitlines())}
    for row in json.loads(run(["sqlite3", "-json", path, f"SELECT * FROM {table}"]) or "[]"):
        for name in list(row):
            if name + "_exact" in columns:
                exact = row[name + "_exact"]
                if (exact is None) != (row[name] is None) or (exact is not None and float(exact) != float(row[name])):
                    sys.exit(f"{table}.{name}: {row[name]} beside {exact}")
                if name + "_fen" in columns and exact is not None and row.get("value_unit", "CNY") == "CNY":
                    fen = Decimal(exact) * 100
                    if row[name + "_fen"] != (int(fen) if fen == int(fen) else None):
                        sys.exit(f"{table}.{name}: {row[name + '_fen']} fen beside {exact}")
                row[name] = exact
        yield row


def read_postgres(where, table):
    host, database, schema = where.split()
    out = run(["psql", "-h", host, "-U", "extractor", "-d", database, "-X", "-q", "-c", f'COPY (SELECT * FROM "{schema}".{table}) TO STDOUT WITH (FORMAT csv, HEADER true)'])
    for row in csv.DictReader(io.StringIO(out, newline="")):
        for name, value in row.items():
            if value in ("t", "f") and name in ("doubtful", "is_nil", "code_inferred"):
                row[name] = value == "t"
        yield row


def sheets(path):
    import openpyxl
    book = openpyxl.load_workbook(path, read_only=False)
    found = {}
    for sheet in book.worksheets:
        if sheet.freeze_panes != "A2" or sheet.auto_filter.ref is None:
            sys.exit(f"{sheet.title}: no frozen header or no filter")
        rows = sheet.iter_rows(values_only=True)
        header = next(rows)
        table = next((t for t in FIELDS if sheet.title.split("~")[0] == t), "facts" if "fact" in header and "value" in header and "raw" in header else None)
        if table:
            if sheet.auto_filter.ref.split(":")[1] != f"{openpyxl.utils.get_column_letter(len(header))}{sheet.max_row}":
                sys.exit(f"{sheet.title}: the filter covers {sheet.auto_filter.ref}")
            found.setdefault(table, []).extend(dict(zip(header, row)) for row in rows)
    return found


def run(command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr}")
    return done.stdout


def plain(text):
    """A cell's text as the workbook means it: _x000D_ is the character U+000D (ECMA-376, ST_Xstring)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def same(name, got, want, form):
    if got in (None, ""):
        return want is None
    if want is None:
        return False
    if name in LISTS:
        return json.loads(got) == want
    if isinstance(want, bool):
        return str(got).lower() in (("true", "1") if want else ("false", "0"))
    if name in NUMBERS and not isinstance(want, str):
        # Excel's numbers are doubles: repr gives back the digits where there are no more than 15; text keeps all.
        return Decimal(repr(got) if isinstance(got, float) else str(got)) == Decimal(str(want))
    if isinstance(got, datetime.datetime):
        got = got.date().isoformat()
    return (plain(got) if form == "xlsx" else str(got)) == str(want)


def main():
    form, export, folder = sys.argv[1:4]
    wanted = expected(folder)
    book = sheets(export) if form == "xlsx" else None
    problems = []
    for table, fields in FIELDS.items():
        rows = book.get(table, []) if form == "xlsx" else {"csv": read_csv, "sqlite": read_sqlite, "postgres": read_postgres}[form](export, table)
        left = dict(wanted[table])
        count = 0
        for row in rows:
            key = (row["document"],) + tuple(int(row[k]) if k in ("line", "finding", "column_index") else row[k] for k in KEYS[table])
            want = left.pop(key, None)
            if want is None:
                problems.append(f"{table} {key}: not in the files, or twice")
                continue
            count += 1
            for name in fields:
                if not same(name, row[name], want[name], form):
                    problems.append(f"{table} {key}: {name} is {row[name]!r}, the file says {want[name]!r}")
        problems += [f"{table} {key}: missing" for key in left]
        print(f"{table}: {count} rows equal in {len(fields)} fields")
    for line in problems[:20]:
        print(line, file=sys.stderr)
    if problems or not wanted["facts"]:
        sys.exit(1)


main()
