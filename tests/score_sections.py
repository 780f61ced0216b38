#!/usr/bin/env python3
"""score_sections.py TRUTH.json PREDICTED.json [--style NAME] [--json] [--worst N]
   score_sections.py --self-test

Compares the headings and paragraphs of a document with its truth. Standard library only.

TRUTH      truth.json of the corpus: "sections" [{level, title, paragraphs?}], "sections_optional" [{title}].
           With --style, a style whose sections_rendered is false is skipped (exit 0, nothing scored).
PREDICTED  a unit-year file ({"disclosures":[{"sections":[...]}]}) or {"sections":[...]}; sections are nested:
           {level, number, title, paragraphs:[{text}], sections:[...]}; paragraphs may also be plain strings.

Texts are compared after NFKC and removal of white space; a heading is number + title.
heading P/R   headings in the right order with the same text (longest common subsequence)
level acc     of those, how many have the right level
para P/R      paragraphs with exactly the same text in the right order
Neither rewarded nor punished: the cover (level 0), the table of contents, sections_optional (also their run-in paragraphs)."""
import json, re, sys, unicodedata
from difflib import SequenceMatcher


def norm(s):
    return re.sub(r'\s+', '', unicodedata.normalize('NFKC', s or ''))


def flatten(sections, out=None):
    out = [] if out is None else out
    for s in sections or []:
        text = norm((s.get('number') or '') + (s.get('title') or ''))
        out.append((s.get('level', 0), text, [norm(p if isinstance(p, str) else p.get('text')) for p in s.get('paragraphs') or []]))
        flatten(s.get('sections'), out)
    return out


def predicted_sections(doc):
    if 'disclosures' in doc:
        out = []
        for d in doc['disclosures']:
            out += flatten(d.get('sections'))
        return out
    return flatten(doc.get('sections'))


def lcs(a, b):
    """Pairs of indices of a common subsequence: the longest one (quadratic; documents have hundreds of items)."""
    n, m = len(a), len(b)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(m - 1, -1, -1):
            row[j] = below[j + 1] + 1 if a[i] == b[j] else max(below[j], row[j + 1])
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        if a[i] == b[j]:
            pairs.append((i, j)); i += 1; j += 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def score(truth, predicted):
    want = flatten(truth.get('sections'))
    optional = [norm(s.get('title')) for s in truth.get('sections_optional') or []]
    neutral = set(optional)
    for level, title, paragraphs in want:
        if level == 0 or title == '目录':
            neutral.add(title)
            neutral.update(paragraphs)
            neutral.add(''.join(paragraphs))
    # The contents repeat headings with page numbers; they are neutral with or without them.
    stripped = {re.sub(r'[.…·]*\d*$', '', n) for n in neutral}

    def is_neutral(text):
        return text in neutral or re.sub(r'[.…·\-—]*\d*$', '', text) in stripped or any(o and text.startswith(o) for o in optional)

    want = [w for w in want if w[0] > 0 and w[1] != '目录']
    got = predicted_sections(predicted)
    wt = [w[1] for w in want]
    gt = [g[1] for g in got]
    pairs = lcs(wt, gt)
    matched = {j for _, j in pairs}
    extra = [j for j in range(len(gt)) if j not in matched and gt[j] and not is_neutral(gt[j])]
    level_ok = sum(want[i][0] == got[j][0] for i, j in pairs)
    hit = {i for i, _ in pairs}
    result = {
        'headings': len(wt), 'headings_found': len(pairs), 'headings_extra': len(extra), 'levels_right': level_ok,
        'missed_headings': [wt[i] for i in range(len(wt)) if i not in hit], 'extra_headings': [gt[j] for j in extra],
        'wrong_levels': [(wt[i], want[i][0], got[j][0]) for i, j in pairs if want[i][0] != got[j][0]],
    }
    wp = [p for w in want for p in w[2] if p]
    if any('paragraphs' in s for s in truth.get('sections') or []):
        gp = [p for g in got for p in g[2] if p]
        pp = lcs(wp, gp)
        mi, mj = {i for i, _ in pp}, {j for _, j in pp}
        extra_p = [gp[j] for j in range(len(gp)) if j not in mj and not is_neutral(gp[j])]
        result.update(paragraphs=len(wp), paragraphs_exact=len(pp), paragraphs_extra=len(extra_p),
                      missed_paragraphs=[wp[i] for i in range(len(wp)) if i not in mi], extra_paragraphs=extra_p)
    return result


def figures(r):
    def ratio(a, b):
        return 1.0 if b == 0 else a / b
    f = {'heading R': ratio(r['headings_found'], r['headings']),
         'heading P': ratio(r['headings_found'], r['headings_found'] + r['headings_extra']),
         'level acc': ratio(r['levels_right'], r['headings_found'])}
    if 'paragraphs' in r:
        f['para R'] = ratio(r['paragraphs_exact'], r['paragraphs'])
        f['para P'] = ratio(r['paragraphs_exact'], r['paragraphs_exact'] + r['paragraphs_extra'])
    return f


def closest(text, others):
    best = max(others, key=lambda o: SequenceMatcher(None, text[:80], o[:80]).quick_ratio(), default='')
    return best


def self_test():
    truth = {'sections': [
        {'level': 0, 'title': '', 'paragraphs': ['某局', '2024年预算']},
        {'level': 1, 'title': '目 录', 'paragraphs': ['一、职能', '二、收入']},
        {'level': 1, 'title': '第一部分 概况', 'paragraphs': []},
        {'level': 2, 'title': '一、职能', 'paragraphs': ['甲。', '乙。']},
        {'level': 2, 'title': '二、收入', 'paragraphs': ['丙 2024 年。']}],
        'sections_optional': [{'title': '（一）人员'}]}
    good = {'sections': [{'level': 1, 'number': None, 'title': '某局2024年预算', 'sections': []},
        {'level': 1, 'number': '第一部分', 'title': '概况', 'sections': [
            {'level': 2, 'number': '一、', 'title': '职能', 'paragraphs': [{'text': '甲。'}, {'text': '乙。'}]},
            {'level': 3, 'number': '（一）', 'title': '人员', 'paragraphs': []},
            {'level': 2, 'number': '二、', 'title': '收入', 'paragraphs': [{'text': '丙2024年。'}]}]}]}
    assert all(v == 1 for v in figures(score(truth, good)).values()), figures(score(truth, good))
    def broken(change):
        doc = json.loads(json.dumps(good)); change(doc['sections'][1]['sections']); return figures(score(truth, doc))
    assert broken(lambda s: s.pop())['heading R'] < 1
    assert broken(lambda s: s[0].update(level=3))['level acc'] < 1
    assert broken(lambda s: s.append({'level': 2, 'number': '三、', 'title': '多余'}))['heading P'] < 1
    assert broken(lambda s: s[0].update(paragraphs=[{'text': '甲。乙。'}]))['para R'] < 1
    assert broken(lambda s: s[2]['paragraphs'].append({'text': '第12页'}))['para P'] < 1
    assert broken(lambda s: s[0]['paragraphs'].reverse())['para R'] < 1
    print('self-test passed')


def main(argv):
    if '--self-test' in argv:
        return self_test()
    args = [a for a in argv if not a.startswith('--')]
    style = argv[argv.index('--style') + 1] if '--style' in argv else None
    worst = int(argv[argv.index('--worst') + 1]) if '--worst' in argv else 0
    args = [a for a in args if a not in (style, str(worst))]
    if len(args) != 2:
        sys.exit(__doc__)
    truth, predicted = (json.load(open(a, encoding='utf-8')) for a in args)
    if style and not truth.get('styles', {}).get(style, {}).get('sections_rendered', True):
        print('not scored: the style has no narrative')
        return
    r = score(truth, predicted)
    f = figures(r)
    if '--json' in argv:
        print(json.dumps({**r, 'figures': f}, ensure_ascii=False))
        return
    print(' '.join(f'{k} {v:.4f}' for k, v in f.items()), f"({r['headings']} headings, {r.get('paragraphs', 0)} paragraphs)")
    for key in ('missed_headings', 'extra_headings', 'wrong_levels', 'missed_paragraphs', 'extra_paragraphs'):
        for item in (r.get(key) or [])[:worst]:
            print(f'  {key}: {item if not isinstance(item, str) else item[:150] + " … " + item[-30:] if len(item) > 180 else item}')


if __name__ == '__main__':
    main(sys.argv[1:])
