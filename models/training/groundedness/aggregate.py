"""Fits the aggregator, the sentence score and the thresholds on validation rows, out of fold by source.

usage: aggregate.py OUT.json RAGTRUTH.pkl OTHERS.pkl [MEASURED_ONLY.pkl]      (pickles of predict.py)
One logistic regression on standardised features gives the probability that an answer holds an unsupported statement;
another gives it per sentence. RAGTruth weighs 1 a row; the other sets share OTHER_WEIGHT of its total, so that the same
number behaves on single claims. Every figure on validation rows is out of fold (five folds by source).
"""

import json
import pickle
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from features import ANSWER, SENTENCE, answer_features, sentence_features, sigmoid, unsupported
from data import digest
from train import auroc

TASKS = ('qa', 'data2text', 'summary')
OTHER_WEIGHT = 0.5
PENALTY = 0.3


class Logistic:
    """Standardised logistic regression; `weights` applies to (x - mean) / scale."""

    def __init__(self, x, y, w, c=PENALTY):
        self.mean = np.average(x, axis=0, weights=w)
        self.scale = np.sqrt(np.average((x - self.mean) ** 2, axis=0, weights=w)) + 1e-6
        fit = LogisticRegression(C=c, max_iter=3000).fit((x - self.mean) / self.scale, y, sample_weight=w)
        self.weights, self.bias = fit.coef_[0], float(fit.intercept_[0])

    def __call__(self, x):
        return sigmoid(np.clip((x - self.mean) / self.scale, -6, 6) @ self.weights + self.bias)

    def saved(self, names):
        r = lambda v: [round(float(x), 6) for x in v]
        return dict(features=names, mean=r(self.mean), scale=r(self.scale), weights=r(self.weights), bias=round(self.bias, 6))


def f1(y, hit):
    tp = (y & hit).sum()
    return float(2 * tp / max(1, 2 * tp + (~y & hit).sum() + (y & ~hit).sum()))


def best_threshold(y, p, tasks=None):
    """Where F1 is largest; with tasks, F1 plus its mean over the tasks (the curve of all rows alone is flat)."""
    grid = np.unique(np.round(p, 3))
    parts = [tasks == t for t in np.unique(tasks)] if tasks is not None else []
    value = lambda t: f1(y, p >= t) + (np.mean([f1(y[m], p[m] >= t) for m in parts]) if parts else 0.0)
    return float(grid[np.argmax([value(t) for t in grid])])


def ece(y, p, bins=15):
    """Expected calibration error with bins of equal size."""
    order = np.array_split(np.argsort(p), bins)
    return float(sum(len(o) * abs(y[o].mean() - p[o].mean()) for o in order if len(o)) / len(y))


def interval(function, groups, repeats=400):
    """95 % bootstrap over sources of `function(indices)`."""
    names = np.unique(groups)
    members = [np.flatnonzero(groups == g) for g in names]
    rng, out = np.random.default_rng(0), []
    for _ in range(repeats):
        out.append(function(np.concatenate([members[n] for n in rng.integers(0, len(names), len(names))])))
    return [round(float(x), 3) for x in np.nanpercentile(out, [2.5, 97.5])]


def overlap(rows, settings):
    """Character counts (true, predicted, both) per row for span settings per row."""
    out = []
    for row, at in zip(rows, settings):
        gold, hit = np.zeros(len(row['output']) + 1, bool), np.zeros(len(row['output']) + 1, bool)
        for s in row['spans'] or []:
            gold[s['start'] : s['end']] = True
        for a, b in unsupported(row, *at):
            hit[a:b] = True
        out.append((gold.sum(), hit.sum(), (gold & hit).sum()))
    return np.array(out, float)


def span_f1(counts):
    total = counts.sum(0)
    return float(2 * total[2] / max(1.0, total[0] + total[1]))


def main():
    rag, others = (pickle.loads(Path(p).read_bytes()) for p in sys.argv[2:4])
    held = pickle.loads(Path(sys.argv[4]).read_bytes()) if len(sys.argv) > 4 else []
    rows = rag + others
    n = len(rag)
    x = np.array([answer_features(r) for r in rows])
    y = np.array([bool(r['label']) for r in rows])
    sets = np.array([r['set'] for r in rows])
    tasks = np.array([r['task'] for r in rows])
    groups = np.array([digest(r['group']) for r in rows])
    fold = groups % 5
    weight = np.where(np.arange(len(rows)) < n, 1.0, OTHER_WEIGHT * n / max(1, len(others)))
    p, threshold = np.zeros(len(rows)), np.zeros(len(rows))
    grid = [(t, gap, share) for t in np.arange(0.2, 0.75, 0.05).round(2) for gap in (1, 2, 3) for share in (0.0, 0.25, 0.5)]
    counts = {at: overlap(rag, [at] * n) for at in grid}
    spans = np.zeros((n, 3))
    s_x, s_y, s_row = [], [], []
    for i, row in enumerate(rag):
        where, features = sentence_features(row)
        s_x.append(features)
        s_y += [any(s['start'] < b and a < s['end'] for s in row['spans'] or []) for a, b in where]
        s_row += [i] * len(where)
    s_x, s_y, s_row = np.concatenate(s_x), np.array(s_y), np.array(s_row)
    s_p = np.zeros(len(s_y))
    for k in range(5):
        own = fold != k
        model = Logistic(x[own], y[own], weight[own])
        p[~own] = model(x[~own])
        # the threshold comes from predictions that are out of fold inside the four folds
        inner = np.zeros(len(rows))
        for j in range(5):
            if j != k:
                a, b = own & (fold != j), own & (fold == j)
                inner[b] = Logistic(x[a], y[a], weight[a])(x[b])
        part = own & (np.arange(len(rows)) < n)
        threshold[~own] = best_threshold(y[part], inner[part], tasks[part])
        choice = max(grid, key=lambda at: span_f1(counts[at][own[:n]]))
        spans[~own[:n]] = counts[choice][~own[:n]]
        inside = own[s_row]
        s_p[~inside] = Logistic(s_x[inside], s_y[inside], np.ones(inside.sum()), 1.0)(s_x[~inside])
    figures = {}
    for name in ('all', *TASKS):
        m = np.flatnonzero((np.arange(len(rows)) < n) & ((tasks == name) | (name == 'all')))
        s = np.flatnonzero((tasks[s_row] == name) | (name == 'all'))
        hit = p >= threshold
        figures[name] = dict(
            n=len(m), positive=int(y[m].sum()),
            auroc=round(auroc(y[m], p[m]), 3), auroc_ci=interval(lambda i: auroc(y[m][i], p[m][i]), groups[m]),
            f1=round(f1(y[m], hit[m]), 3), f1_ci=interval(lambda i: f1(y[m][i], hit[m][i]), groups[m]),
            precision=round(float((y & hit)[m].sum() / max(1, hit[m].sum())), 3),
            recall=round(float((y & hit)[m].sum() / y[m].sum()), 3),
            ece=round(ece(y[m], p[m]), 3), ece_ci=interval(lambda i: ece(y[m][i], p[m][i]), groups[m]),
            sentences=len(s), sentence_auroc=round(auroc(s_y[s], s_p[s]), 3),
            sentence_auroc_ci=interval(lambda i: auroc(s_y[s][i], s_p[s][i]), groups[s_row][s]),
            sentence_ece=round(ece(s_y[s], s_p[s]), 3),
            span_f1=round(span_f1(spans[m]), 3), span_f1_ci=interval(lambda i: span_f1(spans[m][i]), groups[m]),
        )  # fmt: skip
    model = Logistic(x, y, weight)
    sentence = Logistic(s_x, s_y, np.ones(len(s_y)), 1.0)
    chosen = max(grid, key=lambda at: span_f1(counts[at]))
    limit = best_threshold(y[:n], p[:n], tasks[:n])
    transfer = {}
    for name in sorted(set(sets) - {'ragtruth'}):
        m = sets == name
        transfer[name] = dict(n=int(m.sum()), positive=int(y[m].sum()), auroc=round(auroc(y[m], p[m]), 3),
                              auroc_ci=interval(lambda i: auroc(y[m][i], p[m][i]), groups[m]),
                              f1=round(f1(y[m], p[m] >= limit), 3), ece=round(ece(y[m], p[m]), 3))  # fmt: skip
    for name in sorted({r['set'] for r in held}):
        some = [r for r in held if r['set'] == name]
        q, v = model(np.array([answer_features(r) for r in some])), np.array([bool(r['label']) for r in some])
        g = np.arange(len(some))
        transfer[name] = dict(n=len(some), positive=int(v.sum()), auroc=round(auroc(v, q), 3),
                              auroc_ci=interval(lambda i: auroc(v[i], q[i]), g),
                              f1=round(f1(v, q >= limit), 3), ece=round(ece(v, q), 3))  # fmt: skip
    out = dict(
        answer=model.saved(ANSWER),
        sentence=sentence.saved(SENTENCE), clip=6, threshold=round(limit, 3),
        sentence_threshold=round(best_threshold(s_y, s_p), 3),
        span=dict(threshold=float(chosen[0]), gap=chosen[1], cls_share=chosen[2]),
        validation=figures, transfer=transfer,
        cost={k: round(float(np.percentile([r[f] for r in rag], q) if q else np.mean([r[f] for r in rag])), 1)
              for k, f, q in (('tokens_mean', 'tokens', 0), ('tokens_p50', 'tokens', 50), ('tokens_p95', 'tokens', 95),
                              ('windows_mean', 'windows', 0), ('windows_p95', 'windows', 95),
                              ('cpu_ms_p50', 'ms', 50), ('cpu_ms_mean', 'ms', 0), ('cpu_ms_p95', 'ms', 95))},
    )  # fmt: skip
    Path(sys.argv[1]).write_text(json.dumps(out, indent=1))
    for k, v in [*figures.items(), *transfer.items(), ('cost', out['cost']), ('span', out['span']), ('t', limit)]:
        print(k, v)


if __name__ == '__main__':
    main()
