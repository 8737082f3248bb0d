"""Features of an answer and of a sentence from the model's scores; what the product computes before the aggregator.

`row` is what predict.judge returns: z (token logits), offsets (per token), cls (per window), sentences, record, question. lo(p) = log((p + 1e-4) / (1 - p + 1e-4)).
"""

import numpy as np

SENTENCE = [
    'lo(mean of its 3 largest token probabilities)', 'lo(mean of its token probabilities)',
    'largest [CLS] logit of the answer', 'log(1 + its tokens)', 'lo(mean of the 3 largest of the answer)',
]  # fmt: skip
ANSWER = [
    'lo(mean of the 3 largest token probabilities)', 'lo(noisy or of the sentences)', 'largest [CLS] logit',
    'log of the sum of softplus([CLS])', 'log(1 + tokens)', 'context is a record', 'has a question',
]  # fmt: skip


def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, float)))


def lo(p) -> float:
    return float(np.log((p + 1e-4) / (1 - p + 1e-4)))


def top(p, n: int) -> float:
    """Mean of the n largest (of all, where there are fewer)."""
    return float(np.sort(p)[::-1][:n].mean()) if len(p) else 0.0


def sentence_tokens(row) -> list[tuple[int, int, np.ndarray]]:
    """Per sentence with tokens: its offsets and the indices of the tokens that start in it."""
    starts = np.array([a for a, _ in row['offsets']])
    found = [(a, b, np.flatnonzero((starts >= a) & (starts < b))) for a, b in row['sentences']]
    return [x for x in found if len(x[2])]


def sentence_features(row) -> tuple[list[tuple[int, int]], np.ndarray]:
    """-> offsets of the sentences, features [sentences, len(SENTENCE)]."""
    p, spans, out = sigmoid(row['z']), [], []
    largest = max(row['cls'], default=-5.0)
    for a, b, at in sentence_tokens(row):
        q = p[at]
        spans.append((a, b))
        out.append([lo(top(q, 3)), lo(q.mean()), largest, np.log1p(len(q)), lo(top(p, 3))])
    return spans, np.array(out).reshape(-1, len(SENTENCE))


def answer_features(row) -> np.ndarray:
    """-> [len(ANSWER)]. The lexical features add nothing once the model is there (AUROC .862 with and without)."""
    p = sigmoid(row['z'])
    cls = np.array(row['cls'] or [-5.0])
    scores = [top(p[at], 3) for _, _, at in sentence_tokens(row)] or [0.0]
    return np.array([
        lo(top(p, 3)), lo(1 - np.prod(1 - 0.999 * np.array(scores))), cls.max(), np.log(np.log1p(np.exp(cls)).sum()),
        np.log1p(len(p)), float(row['record']), float(row['question']),
    ])  # fmt: skip


def unsupported(row, threshold: float, gap: int, share: float = 0.0) -> list[tuple[int, int]]:
    """Character spans of tokens whose logit plus `share` x largest [CLS] exceeds logit(threshold); gaps joined."""
    bar = np.log(threshold / (1 - threshold)) - share * max(row['cls'], default=-5.0)
    spans: list[list[int]] = []
    last = None
    for n in np.flatnonzero(np.asarray(row['z']) > bar):
        a, b = row['offsets'][n]
        if last is not None and n - last <= gap + 1:
            spans[-1][1] = b
        else:
            spans.append([a, b])
        last = n
    return [(a, b) for a, b in spans]
