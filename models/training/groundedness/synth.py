"""Single claims made from the training rows of RAGTruth, so that the model also judges short statements.

A claim starts from a sentence of a context or from a sentence of an answer, and is
  supported: as it stands, shortened, joined with another, or an answer sentence that carries no annotated span;
  unsupported: an answer sentence with a span, or a supported one after a swap of a number, date, name or antonym, a
  negation, or replaced by a sentence about another source. Spans mark the changed characters.
"""

import random
import re

from prepare import STOP, sentences, units

NUMBER = re.compile(r'\d[\d,.]*\d|\d')
NAME = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*")
MONTHS = 'January February March April May June July August September October November December'.split()
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
AUXILIARY = re.compile(r'\b(is|are|was|were|can|could|will|would|should|has|have|had|does|do|did)\b(?! not|n)')
NEGATED = re.compile(r"\b(is|are|was|were|can|could|will|would|should|has|have|had|does|do|did)( not|n't|not)\b")
ANTONYMS: dict[str, list[str]] = {}
for _pair in """increase/decrease increased/decreased increases/decreases high/low higher/lower highest/lowest more/less
most/least many/few before/after first/last early/late earlier/later large/small larger/smaller big/little good/bad
better/worse best/worst positive/negative open/closed opened/closed hot/cold warm/cool north/south east/west northern/southern
eastern/western male/female man/woman men/women boy/girl father/mother son/daughter brother/sister husband/wife king/queen
win/lose won/lost winner/loser accept/reject accepted/rejected allow/forbid allowed/forbidden approve/deny approved/denied
buy/sell bought/sold add/remove added/removed start/stop started/stopped begin/end began/ended arrive/leave arrived/left
rise/fall rose/fell rising/falling fast/slow old/new older/younger young/old rich/poor strong/weak safe/dangerous easy/difficult
hard/easy common/rare always/never often/rarely inside/outside above/below over/under up/down right/left public/private
alive/dead guilty/innocent legal/illegal included/excluded includes/excludes support/oppose supported/opposed success/failure
successful/unsuccessful possible/impossible agree/disagree agreed/disagreed love/hate liked/disliked friendly/unfriendly
available/unavailable clean/dirty free/paid full/empty heavy/light long/short longer/shorter morning/evening day/night
near/far true/false white/black wet/dry several/no all/none some/no both/neither with/without can/cannot healthy/unhealthy
indoor/outdoor internal/external major/minor maximum/minimum modern/ancient natural/artificial offline/online past/future
permanent/temporary present/absent profit/loss raw/cooked rural/urban sharp/dull simple/complex single/multiple thick/thin
upper/lower victory/defeat wide/narrow million/billion hundred/thousand minutes/hours hours/days days/weeks weeks/months
months/years daily/weekly president/secretary doctor/lawyer teacher/student company/university book/film song/book city/village
lunch/dinner breakfast/dinner car/bicycle dog/cat beach/mountain restaurant/hotel""".split():
    _a, _b = _pair.split('/')
    ANTONYMS.setdefault(_a, []).append(_b)
    ANTONYMS.setdefault(_b, []).append(_a)


def replace(text: str, a: int, b: int, new: str):
    """-> (text, spans) with [a, b) replaced."""
    return text[:a] + new + text[b:], [dict(start=a, end=a + len(new))]


def swap_number(rng, text, context):
    hits = list(NUMBER.finditer(text))
    if not hits:
        return None
    m = rng.choice(hits)
    old = m.group()
    others = [x for x in NUMBER.findall(context) if x != old and abs(len(x) - len(old)) <= 1]
    if others and rng.random() < 0.5:
        return replace(text, m.start(), m.end(), rng.choice(others))
    digits = [i for i, c in enumerate(old) if c.isdigit()]
    i = digits[0] if len(digits) == 1 or rng.random() < 0.3 else rng.choice(digits)
    new = old[:i] + rng.choice([c for c in '123456789' if c != old[i]]) + old[i + 1 :]
    return replace(text, m.start(), m.end(), new)


def swap_name(rng, text, context, other):
    hits = list(NAME.finditer(text))
    if not hits:
        return None
    m = rng.choice(hits)
    source = context if rng.random() < 0.55 else other
    names = [x for x in NAME.findall(source) if x not in m.group() and m.group() not in x]
    return replace(text, m.start(), m.end(), rng.choice(names)) if names else None


def swap_word(rng, text):
    hits = []
    for m in re.finditer(r'[A-Za-z]+', text):
        word = m.group()
        if word.lower() in ANTONYMS:
            hits.append((m, ANTONYMS[word.lower()]))
        elif word in MONTHS:
            hits.append((m, [x for x in MONTHS if x != word]))
        elif word in DAYS:
            hits.append((m, [x for x in DAYS if x != word]))
    if not hits:
        return None
    m, options = rng.choice(hits)
    new = rng.choice(options)
    return replace(text, m.start(), m.end(), new.capitalize() if m.group()[0].isupper() else new)


def negate(rng, text):
    hits = list(NEGATED.finditer(text))
    if hits and rng.random() < 0.8:
        m = rng.choice(hits)
        return replace(text, m.start(), m.end(), {'ca': 'can', 'wo': 'will'}.get(m.group(1), m.group(1)))
    hits = list(AUXILIARY.finditer(text))
    if not hits:
        return None
    m = rng.choice(hits)
    new = rng.choice([' not', ' not', ' never']) if rng.random() < 0.7 else "n't"
    if new == "n't" and m.group(1) in ('can', 'will', 'do', 'does') and m.group(1) in ('can', 'will'):
        new = ' not'
    return replace(text, m.start(), m.end(), m.group(1) + new)


def shorten(rng, text):
    """Drops a bracket, the part after a late comma or the words before an early one: what is left stays true."""
    options = []
    m = re.search(r' \([^)]*\)', text)
    if m:
        options.append(text[: m.start()] + text[m.end() :])
    commas = [i for i, c in enumerate(text) if c == ',' and text[i + 1 : i + 2] == ' ']
    if commas and commas[-1] > 40:
        options.append(text[: commas[-1]] + '.')
    if commas and commas[0] < 30 and len(text) - commas[0] > 40:
        rest = text[commas[0] + 2 :]
        options.append(rest[0].upper() + rest[1:])
    return rng.choice(options) if options else text


def corrupt(rng, text, context, other):
    kinds = ['number', 'name', 'word', 'word', 'negate']
    rng.shuffle(kinds)
    for kind in kinds:
        out = {
            'number': lambda: swap_number(rng, text, context),
            'name': lambda: swap_name(rng, text, context, other),
            'word': lambda: swap_word(rng, text),
            'negate': lambda: negate(rng, text),
        }[kind]()
        if out and out[0] != text:
            return out, kind
    return None, ''


def tidy(text: str) -> str:
    return re.sub(r'^[\s\-*•\d.)]+(?=[A-Z])', '', text.strip())


def make_claims(rows: list[dict], count: int, seed: int = 0) -> list[dict]:
    """`count` claims from RAGTruth rows, in the form of the data files."""
    rng, out = random.Random(seed), []
    by_source: dict[str, list[dict]] = {}
    for row in rows:
        by_source.setdefault(row['meta']['source'], []).append(row)
    sources = sorted(by_source)
    lines_of = {source: units(some[0]['contexts']) for source, some in by_source.items()}
    while len(out) < count:
        source = rng.choice(sources)
        row = rng.choice(by_source[source])
        other = rng.choice(by_source[rng.choice(sources)])
        if other['meta']['source'] == source:
            continue
        lines, foreign = lines_of[source], lines_of[other['meta']['source']]
        context, strange = ' '.join(lines), ' '.join(foreign)
        answer = row['output']
        spans = row['spans'] or []
        parts = [(a, b) for a, b in sentences(answer) if b - a > 25]
        dirty = [(a, b) for a, b in parts if any(s['start'] < b and a < s['end'] for s in spans)]
        clean = [x for x in parts if x not in dirty]
        roll, kind, marked = rng.random(), '', []
        contexts = row['contexts']
        if dirty and roll < 0.35:  # a hallucination of a real model
            a, b = rng.choice(dirty)
            text = answer[a:b]
            lead = len(text) - len(text.lstrip())
            text = text.strip()
            marked = [
                dict(start=max(0, s['start'] - a - lead), end=min(len(text), s['end'] - a - lead))
                for s in spans if s['start'] < b and a < s['end']
            ]  # fmt: skip
            marked = [s for s in marked if s['end'] > s['start']]
            if not marked:
                continue
            kind = 'answer'
        else:
            if clean and (roll < 0.75 or row['task'] == 'data2text'):
                text = tidy(answer[slice(*rng.choice(clean))])
            else:
                n = rng.randrange(len(lines))
                text = lines[n].strip()
                if not 25 < len(text) < 400:
                    continue
                if rng.random() < 0.3:
                    text = shorten(rng, text)
                if rng.random() < 0.5:  # short evidence around the sentence, as in claim verification
                    a, b = max(0, n - rng.randrange(3)), n + 1 + rng.randrange(3)
                    contexts = [' '.join(lines[a:b])]
                    context = contexts[0]
            if len(text) < 20:
                continue
            roll = rng.random()
            if roll < 0.46:
                kind = 'supported'
            elif roll < 0.9:
                changed, kind = corrupt(rng, text, context, strange)
                if not changed:
                    continue
                text, marked = changed
            else:
                lines = [x for x in foreign if 25 < len(x) < 300]
                if not lines:
                    continue
                text, kind = rng.choice(lines).strip(), 'foreign'
                marked = [
                    dict(start=m.start(), end=m.end()) for m in re.finditer(r'\w+', text)
                    if m.group().lower() not in STOP
                ]  # fmt: skip
                if not marked:
                    continue
            if rng.random() < 0.15:
                text = text.rstrip('.')
            if text.lower() == text or rng.random() < 0.05:
                text = text[0].lower() + text[1:]
        out.append(
            dict(id=f'claim:{len(out)}', dataset='claims', task='claim', contexts=contexts, output=text,
                 question=row.get('question') if row['task'] == 'qa' and rng.random() < 0.4 else None,
                 label=int(bool(marked)), spans=marked, meta=dict(source=source, kind=kind))
        )  # fmt: skip
    return out
