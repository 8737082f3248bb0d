"""Rows of the data sets -> labelled windows as flat arrays.

Splits: RAGTruth by source (`int(source, 16) % 10 == 7` is validation, 1,464 rows); the others 15 % by document (the
claim for factcheckgpt, whose evidence differs), by hash. `half` (0 / 1) splits the training documents for cross-fitting.
"""

import difflib
import gzip
import hashlib
import json
import multiprocessing as mp
import re
from pathlib import Path

import numpy as np

from prepare import Context, load_tokenizer, windows
from synth import make_claims

TRAINING_SETS = ('ragtruth', 'summedits', 'bump', 'factcheckgpt_stance', 'halueval_qa')
MEASURED_ONLY = ('fever_symmetric', 'wice', 'begin')
# How often a row is seen in an epoch, and the weight of its loss.
REPEAT = dict(ragtruth=1, claims=0.5, summedits=3, bump=3, factcheckgpt_stance=2, halueval_qa=1)
WEIGHT = dict(halueval_qa=0.3, factcheckgpt_stance=0.7)


def read(folder: Path, name: str) -> list[dict]:
    with gzip.open(Path(folder) / f'{name}.jsonl.gz', 'rt', encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def digest(text: str) -> int:
    return int(hashlib.sha1(('a' + text).encode()).hexdigest()[:8], 16)


def changed_spans(original: str, edited: str) -> list[dict]:
    """Characters of `edited` in words that differ from `original`; a deletion marks the next word."""
    a = [m.group() for m in re.finditer(r'\w+|[^\w\s]', original)]
    marks = list(re.finditer(r'\w+|[^\w\s]', edited))
    matcher = difflib.SequenceMatcher(None, a, [m.group() for m in marks], autojunk=False)
    spans = []
    for op, _, _, j1, j2 in matcher.get_opcodes():
        if op != 'equal' and marks:
            j1 = min(j1, len(marks) - 1)
            spans.append(dict(start=marks[j1].start(), end=marks[max(j1, j2 - 1)].end()))
    return spans


def annotate(rows: list[dict], name: str) -> list[dict]:
    """Adds split, half, group, weight and, where a pair or a label allows it, spans. spans None: only the row's label."""
    originals: dict[str, str] = {}
    for row in rows:
        if name == 'summedits' and row['id'].endswith('_og'):
            originals[json.dumps(row['contexts'])] = row['output']
    for row in rows:
        document = json.dumps(row['contexts'])
        if name in ('ragtruth', 'claims'):
            number = int(row['meta']['source'], 16)
            row['group'] = row['meta']['source']
            row['split'] = 'val' if number % 10 == 7 else 'train'
            row['half'] = number // 10 % 2
        else:
            row['group'] = row['output'] if name == 'factcheckgpt_stance' else document
            number = digest(row['group'])
            row['split'] = 'val' if number % 100 < 15 else 'train'
            row['half'] = number // 100 % 2
        if not row['label']:
            row['spans'] = []
        elif name == 'summedits':
            row['spans'] = changed_spans(originals[document], row['output']) if document in originals else None
        elif not row.get('spans'):
            row['spans'] = None
        row['set'] = name
    return rows


def training_rows(folder: Path, claims: int = 20000) -> list[dict]:
    rows = []
    for name in TRAINING_SETS:
        rows += annotate(read(folder, name), name)
    rag = [r for r in rows if r['set'] == 'ragtruth']
    rows += annotate(make_claims([r for r in rag if r['split'] == 'train'], claims, 1), 'claims')
    rows += annotate(make_claims([r for r in rag if r['split'] == 'val'], claims // 16, 2), 'claims')
    for n, row in enumerate(rows):
        row['row'] = n
    return rows


_tokenizer = None
_shape = (512, 200)


def _start(path, shape):
    global _tokenizer, _shape
    _tokenizer, _shape = load_tokenizer(path), shape


def _label(group: list[dict]) -> list[tuple]:
    out, context = [], None
    for row in group:
        key = (json.dumps(row['contexts']), row.get('question'))
        if context is None or key != context[0]:
            context = (key, Context(_tokenizer, row['contexts'], row.get('question')))
        made, offsets = windows(context[1], row['output'], *_shape)
        if row['spans'] is None:
            y = np.full(len(offsets), -1, np.int8)
        else:
            y = np.array(
                [any(s['start'] < b and a < s['end'] for s in row['spans']) for a, b in offsets], np.int8
            ).reshape(-1)  # fmt: skip
        for w in made:
            own = y[w['t0'] : w['t1']]
            marked = row['label'] if row['spans'] is None else int(own.max(initial=0))
            ids, marks = np.array(w['ids'], np.int32), np.array(w['marks'], np.int8)
            out.append((row['row'], w['p0'], w['t0'], w['t1'], marked, ids, marks, own))
    return out


def build(rows: list[dict], tokenizer: Path, shape=(512, 200), workers: int = 1) -> dict[str, np.ndarray]:
    """Flat arrays: `ids`, `marks`, `y` (-1: no label) with one entry a token; the others one entry a window."""
    groups: list[list[dict]] = []
    for row in rows:
        if groups and groups[-1][0]['contexts'] == row['contexts'] and len(groups[-1]) < 64:
            groups[-1].append(row)
        else:
            groups.append([row])
    if workers > 1:
        with mp.Pool(workers, _start, (tokenizer, shape)) as pool:
            made = [w for part in pool.imap(_label, groups, 32) for w in part]
    else:
        _start(tokenizer, shape)
        made = [w for group in groups for w in _label(group)]
    lengths = np.array([len(w[5]) for w in made])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    y = np.full(starts[-1], -2, np.int8)  # -2: not an answer token, -1: answer token without a label
    for n, w in enumerate(made):
        y[starts[n] + w[1] : starts[n] + w[1] + w[3] - w[2]] = w[7]
    column = lambda i: np.array([w[i] for w in made], np.int32)
    return dict(
        row=column(0), p0=column(1), t0=column(2), t1=column(3), yc=column(4), length=lengths, start=starts[:-1],
        ids=np.concatenate([w[5] for w in made]), marks=np.concatenate([w[6] for w in made]), y=y,
    )  # fmt: skip
