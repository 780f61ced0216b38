#!/usr/bin/env python3
"""generate-reference.py REFERENCE_DIR

Writes the compact tables under src/Extractor.Disclosure/Codes/Reference from the CSV files of the reference folder.
Tab-separated, no header, ordinal order, so that a change of the reference is a readable diff.
  functional.tsv, economicDepartment.tsv, economicGovernment.tsv, revenue.tsv: code, name, first year, last year, confidence
  variants.tsv: code, variant, official name        divisions.tsv: code, name, level, parent code
  divisionAliases.tsv: alias, code
Years are blank where open; confidence as in the reference's README (A, B, C)."""
import csv, os, sys

SOURCES = [('functional_classification.csv', 'functional.tsv'), ('economic_department.csv', 'economicDepartment.tsv'),
           ('economic_government.csv', 'economicGovernment.tsv'), ('revenue_classification.csv', 'revenue.tsv')]
LEVELS = {'province': '1', 'prefecture': '2', 'county': '3'}


def rows(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8-sig', newline='') as f:
        return list(csv.DictReader(f))


def write(target, name, lines):
    with open(os.path.join(target, name), 'w', encoding='utf-8', newline='\n') as f:
        for line in sorted(set(lines)):
            assert not any('\t' in cell or '\n' in cell for cell in line), line
            f.write('\t'.join(line) + '\n')


def main(folder):
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'src', 'Extractor.Disclosure', 'Codes', 'Reference')
    for source, name in SOURCES:
        write(target, name, [(r['code'], r['name'].strip(), r['year_from'], r['year_to'], r['confidence']) for r in rows(folder, source)])
    write(target, 'variants.tsv', [(r['code'], r['variant'], r['official_name']) for r in rows(folder, 'name_variants.csv')])
    # 市辖区 and 县 below a municipality are no places of their own: their children hang on the province.
    virtual = {r['code']: r['parent_code'] for r in rows(folder, 'divisions.csv') if r['kind'] == 'virtual'}
    write(target, 'divisions.tsv', [(r['code'], r['name'], LEVELS[r['level']], virtual.get(r['parent_code'], r['parent_code']))
                                    for r in rows(folder, 'divisions.csv') if r['code'] not in virtual])
    write(target, 'divisionAliases.tsv', [(r['alias'], r['code']) for r in rows(folder, 'xinjiang_aliases.csv')])


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
