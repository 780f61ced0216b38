#!/usr/bin/env python3
"""Validates JSON files against a JSON Schema 2020-12: validate.py SCHEMA FILE_OR_FOLDER... (Debian: python3-jsonschema)."""
import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def main(arguments):
    schema = json.loads(pathlib.Path(arguments[0]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    valid, wrong = 0, 0
    for argument in map(pathlib.Path, arguments[1:]):
        for path in sorted(argument.rglob("*.json")) if argument.is_dir() else [argument]:
            if path.name == "run-report.json":
                continue
            errors = sorted(validator.iter_errors(json.loads(path.read_text(encoding="utf-8-sig"))), key=str)
            for error in errors[:10]:
                print(f"{path}: {error.json_path}: {error.message[:300]}")
            valid, wrong = valid + (not errors), wrong + bool(errors)
    print(f"{valid} valid" + (f", {wrong} wrong" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
