"""Turns one grounded answer into windows of token ids and lexical marks.

This file is the algorithm that the product ports; nothing else about preparation is learnt.
Purpose: (contexts, question, answer) -> windows "[CLS] selected context [SEP] question + answer chunk [SEP]",
where each token carries a *mark* that replaces BERT's token type. All offsets count Unicode code points.

Steps
  1. `units`: each context becomes short texts. Records (JSON or Python literals) become "path: value" lines.
  2. `Context`: WordPiece ids, stemmed words, inverse document frequencies and word bigrams of the units.
  3. `windows`: the answer is cut into sentences and these into chunks of at most `chunk` tokens; for each chunk
     `select` takes the units that share rare words with its sentences until the window is full.
"""

import ast
import json
import math
import re
from pathlib import Path

from tokenizers import Tokenizer

CLS, SEP = 101, 102
WINDOW, CHUNK, QUESTION_TOKENS = 384, 224, 24
MARKS = [
    'context', 'context word that occurs in the chunk', 'question', 'stop word or punctuation of the answer',
    'answer word whose bigram is in the context', 'answer word in the context', 'answer word not in the context',
    'number in the context', 'number not in the context', 'special token',
]  # fmt: skip

WORD = re.compile(r'\w+')
STOP = set(
    """a an and are as at be been being but by can could did do does for from had has have he her him his how i if in
    into is it its may might more most must my no nor not of on or our over own s same she should so some such t than
    that the their them then there these they this those to too up us very was we were what when where which while who
    whom why will with would you your also however overall based provided passage passages given context according
    including other well it's about after before during only out just both each""".split()
)
NUMBER_WORDS = set('one two three four five six seven eight nine ten hundred thousand million billion'.split())
SUFFIXES = ('ations', 'ation', 'ings', 'ing', 'edly', 'ed', 'ies', 'ied', 'es', 'ly', 's', 'e')
SENTENCE_END = re.compile(r'(?<=[.!?])["\')\]]*\s+(?=[A-Z0-9"\'(\[*-])|\n+')


def load_tokenizer(path: str | Path) -> Tokenizer:
    """Uncased WordPiece of BERT from a `tokenizer.json`, without truncation, padding or special tokens."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def stem(word: str) -> str:
    """Lower case without the first suffix that leaves three letters."""
    word = word.lower()
    for suffix in SUFFIXES:
        if len(word) - len(suffix) >= 3 and word.endswith(suffix):
            return word[: -len(suffix)]
    return word


def sentences(text: str, longest: int = 400) -> list[tuple[int, int]]:
    """Offsets of the sentences; a sentence longer than `longest` is cut at spaces."""
    pieces, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if match.start() > start:
            pieces.append((start, match.end()))
        start = match.end()
    if start < len(text):
        pieces.append((start, len(text)))
    found = []
    for a, b in pieces:
        while b - a > longest:
            cut = text.rfind(' ', a, a + longest)
            if cut <= a + 50:
                cut = a + longest
            found.append((a, cut))
            a = cut
        if text[a:b].strip():
            found.append((a, b))
    return found


def flatten(value, path: str = ''):
    """A record as lines "path: value"; small flat objects take one line, long strings one line a sentence."""
    if isinstance(value, dict):
        flat = all(not isinstance(v, (dict, list)) for v in value.values())
        if path and flat and len(value) > 1 and sum(len(str(v)) for v in value.values()) < 200:
            yield path + ': ' + ', '.join(f'{k} {v}' for k, v in value.items())
            return
        for k, v in value.items():
            yield from flatten(v, path + ' ' + k if path and path not in ('attributes', 'review_info') else k)
    elif isinstance(value, list):
        for v in value:
            yield from flatten(v, path)
    else:
        text = str(value)
        if len(text) > 120:
            for n, (a, b) in enumerate(sentences(text)):
                yield (path + ': ' if n == 0 else '') + text[a:b].strip()
        else:
            yield f'{path}: {text}'


def units(contexts: list[str]) -> list[str]:
    """The contexts as a list of short texts."""
    out = []
    for context in contexts:
        text, record = context.strip(), None
        if text[:1] and text[0] in '{[':
            body = text[: text.rfind('}') + 1] if text[0] == '{' else text
            for parse in (json.loads, ast.literal_eval):
                try:
                    record = parse(body)
                    break
                except Exception:
                    pass
        if record is not None:
            out += list(flatten(record))
        else:
            out += [text[a:b].strip() for a, b in sentences(text)]
    return [unit for unit in out if unit]


def words_of(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), stem(m.group())) for m in WORD.finditer(text)]


class Context:
    """What the windows of all answers to one prompt share.

    encoded: per unit (token ids, token offsets); words: per unit [(start, end, stem)]; sets: per unit the stems;
    all: stems of all units; bigrams: pairs of stems that follow each other in a unit; idf: stem -> log(1 + n / df).
    """

    def __init__(self, tokenizer: Tokenizer, contexts: list[str], question: str | None, question_tokens=QUESTION_TOKENS):
        self.tokenizer = tokenizer
        self.units = units(contexts)
        self.encoded = [(e.ids, e.offsets) for e in tokenizer.encode_batch(self.units, add_special_tokens=False)]
        self.words = [words_of(unit) for unit in self.units]
        self.sets = [{w for _, _, w in words} for words in self.words]
        self.all = set().union(*self.sets) if self.sets else set()
        df: dict[str, int] = {}
        for stems in self.sets:
            for w in stems:
                df[w] = df.get(w, 0) + 1
        self.idf = {w: math.log(1 + len(self.units) / d) for w, d in df.items()}
        self.bigrams = set()
        for words in self.words:
            stems = [w for _, _, w in words]
            self.bigrams.update(zip(stems, stems[1:]))
        self.question = tokenizer.encode((question or '')[:300], add_special_tokens=False).ids[:question_tokens]
        first = contexts[0].strip()[:1] if contexts else ''
        self.is_record = bool(first) and first in '{[' and len(self.units) > 3


def answer_marks(context: Context, answer: str, words, offsets) -> list[int]:
    """The mark of each answer token, against the whole context (not only what is selected)."""
    kinds, before = [], None
    for a, b, w in words:
        raw = answer[a:b].lower()
        if raw[0].isdigit() or raw in NUMBER_WORDS:
            kind = 7 if w in context.all else 8
        elif raw in STOP:
            kind = 3
        elif w not in context.all:
            kind = 6
        else:
            kind = 4 if before is not None and (before, w) in context.bigrams else 5
        kinds.append(kind)
        before = w
    marks, j = [], 0
    for a, _ in offsets:
        while j < len(words) and words[j][1] <= a:
            j += 1
        marks.append(kinds[j] if j < len(words) and words[j][0] <= a < words[j][1] else 3)
    return marks


def chunks_of(spans: list[tuple[int, int]], offsets, chunk: int) -> list[list[tuple[int, int, int, int]]]:
    """Chunks of whole sentences, each [(first token, end token, start, end)]; longer sentences are split."""
    ranges, k = [], 0
    for a, b in spans:
        first = k
        while k < len(offsets) and offsets[k][0] < b:
            k += 1
        if k > first:
            ranges.append((first, k, a, b))
    chunks: list[list[tuple[int, int, int, int]]] = []
    for first, end, a, b in ranges:
        while end - first > chunk:
            chunks.append([(first, first + chunk, a, b)])
            first += chunk
        if end <= first:
            continue
        if chunks and end - chunks[-1][0][0] <= chunk:
            chunks[-1].append((first, end, a, b))
        else:
            chunks.append([(first, end, a, b)])
    return chunks


def select(context: Context, stem_sets: list[set[str]], budget: int) -> list[int]:
    """Units for a chunk, in document order: round-robin over its sentences by overlap, then filled from the start."""
    n, total = len(context.units), sum(len(e[0]) for e in context.encoded)
    if total <= budget:
        return list(range(n))
    orders = []
    for stems in stem_sets:
        scored = []
        for u in range(n):
            shared = context.sets[u] & stems
            value = sum(context.idf[w] for w in sorted(shared) if w not in STOP)
            scored.append((-(value / (1 + 0.35 * math.log(1 + len(context.sets[u])))), u))
        scored.sort()
        orders.append(scored)
    taken: set[int] = set()
    used = rank = 0
    while used < budget and rank < n:
        for order in orders:
            value, u = order[rank]
            if u in taken or value == 0:
                continue
            length = len(context.encoded[u][0])
            if used + length > budget + 20 and taken:
                continue
            taken.add(u)
            used += length
        rank += 1
    for u in range(n):
        if used >= budget:
            break
        if u not in taken:
            length = len(context.encoded[u][0])
            if used + length <= budget + 20:
                taken.add(u)
                used += length
    return sorted(taken)


def windows(context: Context, answer: str, window: int = WINDOW, chunk: int = CHUNK):
    """-> ([window], offsets of all answer tokens).

    A window: ids and marks (same length, at most `window`), p0 (position of its first answer token), t0 and t1 (the
    answer tokens [t0, t1) that it judges), units (chosen context units).
    """
    encoding = context.tokenizer.encode(answer, add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    words = words_of(answer)
    marks = answer_marks(context, answer, words, offsets)
    out = []
    for part in chunks_of(sentences(answer), offsets, chunk):
        t0, t1 = part[0][0], part[-1][1]
        budget = window - 3 - len(context.question) - (t1 - t0)
        sets = [{w for a, b, w in words if offsets[s][0] <= a < offsets[e - 1][1]} for s, e, _, _ in part]
        chosen = select(context, sets, budget)
        in_chunk = {
            w for a, b, w in words if offsets[t0][0] <= a < offsets[t1 - 1][1] and answer[a:b].lower() not in STOP
        }
        row, kinds = [CLS], [9]
        for u in chosen:
            unit_words, j = context.words[u], 0
            for token, (a, _) in zip(*context.encoded[u]):
                while j < len(unit_words) and unit_words[j][1] <= a:
                    j += 1
                hit = j < len(unit_words) and unit_words[j][0] <= a < unit_words[j][1] and unit_words[j][2] in in_chunk
                row.append(token)
                kinds.append(1 if hit else 0)
        row = row[: 1 + budget] + [SEP] + context.question
        kinds = kinds[: 1 + budget] + [9] + [2] * len(context.question)
        p0 = len(row)
        row += ids[t0:t1] + [SEP]
        kinds += marks[t0:t1] + [9]
        out.append(dict(ids=row, marks=kinds, p0=p0, t0=t0, t1=t1, units=chosen))
    return out, offsets


LEXICAL = [
    'share of content words not in the context', 'content words not in the context', 'largest such share of a sentence',
    'share of sentences with more than half', 'share of new bigrams', 'new bigrams', 'new numbers', 'share of new numbers',
    'new capitalised words', 'share of new capitalised words', 'log(1 + words)', 'log(1 + context characters)',
]  # fmt: skip


def lexical(context: Context, answer: str) -> list[float]:
    """The twelve features of `LEXICAL`; they explain a score, the aggregator does not need them."""
    words = [(m.start(), m.group(), stem(m.group())) for m in WORD.finditer(answer)]
    content = [x for x in words if x[1].lower() not in STOP and not x[1].isdigit()]
    new = [x for x in content if x[2] not in context.all]
    pairs = list(zip([x[2] for x in words], [x[2] for x in words][1:]))
    new_pairs = sum(pair not in context.bigrams for pair in pairs)
    numbers = [x for x in words if x[1][0].isdigit()]
    new_numbers = sum(x[2] not in context.all for x in numbers)
    capitals = [
        x for x in content
        if x[1][0].isupper() and not (x[0] == 0 or answer[max(0, x[0] - 2) : x[0]].strip() in ('.', '!', '?', ''))
    ]  # fmt: skip
    new_capitals = sum(x[2] not in context.all for x in capitals)
    shares = []
    for a, b in sentences(answer):
        inside = [x for x in content if a <= x[0] < b]
        if inside:
            shares.append(sum(x[2] not in context.all for x in inside) / len(inside))
    shares = shares or [0.0]
    n = max(1, len(content))
    return [
        len(new) / n, len(new), max(shares), sum(s > 0.5 for s in shares) / len(shares),
        new_pairs / max(1, len(pairs)), new_pairs, new_numbers, new_numbers / max(1, len(numbers)),
        new_capitals, new_capitals / max(1, len(capitals)),
        math.log(1 + len(words)), math.log(1 + sum(len(u) for u in context.units)),
    ]  # fmt: skip
