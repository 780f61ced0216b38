#!/usr/bin/env python3
"""Checks a Frictionless Data Package strictly, with nothing but Python's own library.

usage: check_datapackage.py FOLDER

The rules are those of the Data Package standard 2.0 (datapackage.org/standard: data package, data resource, table dialect, table
schema) and the column types of the Fiscal Data Package's budget taxonomy 1.0rc1. Beyond the standard, what it leaves open is asked for
here: an absolute profile in $schema, bytes and hash that fit, unknown properties named. Each problem is a line on standard output;
exit code 1 where there is one.
"""
import csv
import datetime
import hashlib
import json
import pathlib
import re
import sys
from decimal import Decimal, InvalidOperation

csv.field_size_limit(1 << 30)
PROFILES = "https://datapackage.org/profiles/2.0/"
NAME = re.compile(r"^[-a-z0-9._/]+$")
PROPERTIES = {
    "package": {"$schema", "name", "id", "licenses", "title", "description", "homepage", "image", "version", "created", "keywords", "contributors", "sources", "resources",
                "fiscalTaxonomy", "countryCode"},
    "resource": {"$schema", "name", "type", "path", "data", "title", "description", "format", "mediatype", "encoding", "bytes", "hash", "sources", "licenses", "dialect", "schema"},
    "dialect": {"$schema", "header", "headerRows", "headerJoin", "commentRows", "commentChar", "delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence",
                "skipInitialSpace"},
    "schema": {"$schema", "fields", "fieldsMatch", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys"},
    "field": {"name", "type", "format", "title", "description", "example", "constraints", "missingValues", "rdfType", "columnType", "categories", "categoriesOrdered",
              "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues"},
}
# Constraint -> types of field that may carry it.
EVERY = {"string", "number", "integer", "boolean", "object", "array", "datetime", "date", "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any", "list"}
ORDERED = {"integer", "number", "date", "time", "datetime", "year", "yearmonth", "duration"}
CONSTRAINTS = {"required": EVERY, "unique": EVERY, "enum": EVERY, "minimum": ORDERED, "maximum": ORDERED, "exclusiveMinimum": ORDERED, "exclusiveMaximum": ORDERED,
               "minLength": {"string", "array", "object", "list"}, "maxLength": {"string", "array", "object", "list"}, "pattern": {"string"}}
# Column type of the budget taxonomy -> data type.
CLASSIFICATION = r"(functional|economic|administrative)-classification:generic:(level[1-8]:)?(code|label|description)"
FISCAL = [(r"value", "number"), (r"value-(kind|currency):(code|label)", "string"), (r"date:fiscal-year", "integer"), (r"date:generic|date:fiscal:[a-z-]+", "date"),
          (CLASSIFICATION, "string"), (r"activity:generic:(contract|program|project|subprogram|subproject):(code|label)", "string"), (r"budget-line-id|budgetary-transfers|direction", "string"),
          (r"phase:(id|label)|expenditure-type:(code|label)|fin-source:generic:(level[1-3]:)?(code|label)", "string"), (r"geo:(generic|source|target):(code|codeList|title)", "string")]
problems = []


def wrong(text):
    problems.append(text)


def known(thing, kind, where):
    for name in thing:
        if name not in PROPERTIES[kind]:
            wrong(f"{where}: unknown property {name}")


def text_of(thing, name, where, required=False):
    value = thing.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str) or not value:
        wrong(f"{where}: {name} is no text")
        return None
    return value


def profile(thing, name, where):
    if thing.get("$schema") != PROFILES + name:
        wrong(f"{where}: $schema is {thing.get('$schema')}")


def cast(field, text):
    """The value of a cell; ValueError where the text is none of the field's type."""
    kind = field["type"]
    if kind == "integer":
        if not re.fullmatch(r"[+-]?\d+", text):
            raise ValueError
        return int(text)
    if kind == "number":
        if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
            raise ValueError
        try:
            return Decimal(text)
        except InvalidOperation as e:
            raise ValueError from e
    if kind == "boolean":
        if text in field.get("trueValues", ["true", "True", "TRUE", "1"]):
            return True
        if text in field.get("falseValues", ["false", "False", "FALSE", "0"]):
            return False
        raise ValueError
    if kind == "date":
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return datetime.date.fromisoformat(text)
    if kind in ("array", "object"):
        value = json.loads(text)
        if not isinstance(value, list if kind == "array" else dict):
            raise ValueError
        return value
    return text


def check_field(field, where):
    if not isinstance(field, dict):
        wrong(f"{where}: a field is no object")
        return
    where = f"{where}.{field.get('name')}"
    known(field, "field", where)
    text_of(field, "name", where, required=True)
    if field.get("type") not in EVERY:
        wrong(f"{where}: type {field.get('type')}")
    constraints = field.get("constraints", {})
    for name, value in constraints.items():
        if field.get("type") not in CONSTRAINTS.get(name, ()):
            wrong(f"{where}: constraint {name} on {field.get('type')}")
        elif name in ("required", "unique") and not isinstance(value, bool):
            wrong(f"{where}: {name} is no boolean")
        elif name == "enum" and (not isinstance(value, list) or not value or len(set(map(str, value))) != len(value)):
            wrong(f"{where}: enum is empty or has a value twice")
        elif name == "pattern":
            re.compile(value)
    if "columnType" in field:
        kind = next((k for pattern, k in FISCAL if re.fullmatch(pattern, field["columnType"])), None)
        if kind != field.get("type"):
            wrong(f"{where}: columnType {field['columnType']} on {field.get('type')}")


def check_schema(resource, where):
    schema = resource.get("schema")
    if not isinstance(schema, dict):
        wrong(f"{where}: no schema")
        return None
    known(schema, "schema", where)
    profile(schema, "tableschema.json", where + ".schema")
    fields = schema.get("fields")
    if not isinstance(fields, list) or not fields:
        wrong(f"{where}: no fields")
        return None
    for field in fields:
        check_field(field, where)
    names = [f.get("name") for f in fields]
    if len(set(names)) != len(names):
        wrong(f"{where}: a field comes twice")
    types = [f["columnType"] for f in fields if f.get("columnType") and not f["columnType"].startswith("value")]
    if len(set(types)) != len(types):
        wrong(f"{where}: a columnType comes twice")
    if schema.get("fieldsMatch", "exact") not in ("exact", "equal", "subset", "superset", "partial"):
        wrong(f"{where}: fieldsMatch {schema['fieldsMatch']}")
    key = schema.get("primaryKey", [])
    if not isinstance(key, list) or any(k not in names for k in key):
        wrong(f"{where}: primaryKey {key}")
    for foreign in schema.get("foreignKeys", []):
        reference = foreign.get("reference", {})
        if any(f not in names for f in foreign.get("fields", [None])) or len(foreign["fields"]) != len(reference.get("fields", [])):
            wrong(f"{where}: foreignKey {foreign}")
    return schema


def check_rows(resource, schema, path, where):
    """Every cell against its field; gives the rows by their keys for the references."""
    dialect = resource.get("dialect", {})
    known(dialect, "dialect", where)
    profile(dialect, "tabledialect.json", where + ".dialect")
    raw = path.read_bytes()
    if resource.get("bytes") != len(raw):
        wrong(f"{where}: bytes {resource.get('bytes')}, the file has {len(raw)}")
    if resource.get("hash") != "sha256:" + hashlib.sha256(raw).hexdigest():
        wrong(f"{where}: hash {resource.get('hash')}")
    end = dialect.get("lineTerminator", "\r\n").encode()
    if not raw.endswith(end):
        wrong(f"{where}: the last line does not end with the line terminator")
    with open(path, encoding=resource.get("encoding", "utf-8"), newline="") as file:
        rows = csv.reader(file, delimiter=dialect.get("delimiter", ","), quotechar=dialect.get("quoteChar", '"'), doublequote=dialect.get("doubleQuote", True), strict=True)
        header = next(rows, None)
        fields = schema["fields"]
        if header != [f["name"] for f in fields]:
            wrong(f"{where}: the header is {header}")
            return []
        missing = schema.get("missingValues", [""])
        seen, values = set(), []
        unique = {f["name"]: set() for f in fields if f.get("constraints", {}).get("unique")}
        for number, row in enumerate(rows, 2):
            at = f"{where}:{number}"
            if len(row) != len(fields):
                wrong(f"{at}: {len(row)} cells")
                continue
            record = {}
            for field, text in zip(fields, row):
                record[field["name"]] = check_cell(field, text, missing, unique, at)
            values.append(record)
            key = tuple(str(record[k]) for k in schema.get("primaryKey", []))
            if any(record[k] is None for k in schema.get("primaryKey", [])) or (key and key in seen):
                wrong(f"{at}: primary key {key} is missing or comes twice")
            seen.add(key)
    return values


def check_cell(field, text, missing, unique, at):
    name, constraints = field["name"], field.get("constraints", {})
    if text in missing:
        if constraints.get("required"):
            wrong(f"{at}: {name} is required")
        return None
    try:
        value = cast(field, text)
    except ValueError:
        wrong(f"{at}: {name} is {text!r}, not {field['type']}")
        return None
    if "enum" in constraints and value not in constraints["enum"]:
        wrong(f"{at}: {name} is {text!r}, not in enum")
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"].removeprefix("^").removesuffix("$"), text):
        wrong(f"{at}: {name} is {text!r}, against pattern")
    if "minimum" in constraints and value < constraints["minimum"]:
        wrong(f"{at}: {name} is {text}, below minimum")
    if name in unique:
        if text in unique[name]:
            wrong(f"{at}: {name} {text!r} comes twice")
        unique[name].add(text)
    return value


def main():
    folder = pathlib.Path(sys.argv[1])
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    known(package, "package", "package")
    profile(package, "datapackage.json", "package")
    if not NAME.match(text_of(package, "name", "package", required=True) or ""):
        wrong("package: name")
    resources = package.get("resources")
    if not isinstance(resources, list) or not resources:
        wrong("package: no resources")
        resources = []
    tables = {}
    for resource in resources:
        where = text_of(resource, "name", "resource", required=True) or "?"
        known(resource, "resource", where)
        profile(resource, "dataresource.json", where)
        if where in tables or not NAME.match(where):
            wrong(f"{where}: name is taken, or none")
        if resource.get("type") != "table" or resource.get("format") != "csv" or resource.get("mediatype") != "text/csv":
            wrong(f"{where}: type, format or mediatype")
        path = text_of(resource, "path", where, required=True) or ""
        before = len(problems)
        schema = check_schema(resource, where)
        if path.startswith("/") or ".." in path.split("/") or not (folder / path).is_file():
            wrong(f"{where}: path {path}")
        elif schema and len(problems) == before:
            tables[where] = (schema, check_rows(resource, schema, folder / path, where))
    for where, (schema, rows) in tables.items():
        for foreign in schema.get("foreignKeys", []):
            target = tables.get(foreign["reference"]["resource"] or where)
            if target is None:
                wrong(f"{where}: reference to {foreign['reference']['resource']}")
                continue
            if any(f not in [c["name"] for c in target[0]["fields"]] for f in foreign["reference"]["fields"]):
                wrong(f"{where}: foreignKey {foreign}")
                continue
            there = {tuple(str(r[f]) for f in foreign["reference"]["fields"]) for r in target[1]}
            for row in rows:
                key = tuple(str(row[f]) for f in foreign["fields"])
                if all(row[f] is not None for f in foreign["fields"]) and key not in there:
                    wrong(f"{where}: {key} is not in {foreign['reference']['resource']}")
                    break
    print("\n".join(problems[:50]) or f"valid: {len(tables)} resources, {sum(len(r) for _, r in tables.values())} rows")
    sys.exit(1 if problems else 0)


main()
