"""Writes src/groundedness/generated/prepared-by-python.json: invented answers as the training prepares them.

usage: python prepare-by-python.py        needs the PyPI package tokenizers 0.23.3
The vocabulary is small and made up, so that the specs need no model.
"""

import json
import math
import string
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(root / 'models/training/groundedness'))
import prepare as P
from tokenizers import BertWordPieceTokenizer

rows = [
    dict(
        question='When does the mill open?',
        contexts=[
            'The old mill of Arroyo Seco opens at 9:30 on Tuesdays. It was rebuilt in 1897 by Inés Calderón, who lived there until 1921! "Nobody else wanted it," she wrote.\n\nToday the mill grinds rye and spelt.   Visits cost 4 euros; children pay nothing.',
            'Bread from the mill is sold in two shops. One is in the harbour, the other behind the church.',
        ],
        answer='The mill opens at 9:30 on Tuesdays and was rebuilt in 1903 by Inés Calderón. Visits cost 4 euros. It also grinds maize, and its bread is sold in three shops.',
    ),
    dict(
        question=None,
        contexts=[
            "{'name': 'Café Ñandú', 'stars': 4.5, 'open': True, 'phone': None, 'hours': {'Monday': '9:0-17:0', 'Friday': '9:0-22:30'}, 'attributes': {'WiFi': 'free', 'Parking': {'street': True, 'garage': False}}, 'reviews': [{'text': \"The soup wasn't warm, but the waiter was kind. We stayed for hours and nobody minded at all; in the end they even brought us a blanket! I would go back.\", 'stars': 5}, {'text': 'Too loud', 'stars': 2.0}], 'visits': 12000000000000000000, 'ratio': 1e-05, 'big': 1.5e+16}"
        ],
        answer='Café Ñandú has 4.5 stars, free WiFi and street parking. It is open on Sunday. Guests praise its kind waiter.',
    ),
    dict(
        question='¿Qué?',
        contexts=[
            '{"a": [1, 2.50, -0.0, 1E3, true, null, "x\\u00e9\\n\\"y\\""], "b": {"c": {"d": "e", "f": "g"}}, "a2": {}, "dup": 1, "z": 0, "dup": 2}',
            '[("t", 1), {"k"}, [], \'it\\\'s\', "q\\"", r"\\d", u"u" "v", 0x1f, 1_000, -3, +2, .5, 1., """tri\nple"""]',
            '{not a record} at all',
            '[1] is a footnote. See it.',
        ],
        answer='a 1, 2.5 and 1000.0. Straße ΟΔΟΣ ﬁne ② x² 𝐀bc 12𝟗 İzmir naïve coöperate.',
    ),
    dict(
        question='list' * 100,
        contexts=[
            '',
            '  \u3000 ',
            'Emoji 😀 come first. 東京 is written 東京都. ﷺ and 한국어 follow\u2028now. A\u0301 decomposed; ≠ is split. Soft\u00adhyphen, zero\u200bwidth\x1fspace\x85end. A.B.C? "Yes." (No!) * Item - Dash',
        ],
        answer='😀 Emoji come second. \U0001f468\u200d\U0001f469 東京 has 14 million people.\n\n\n* Item - Dash\n- 한국 follows… "Yes." Then A.B.C?',
    ),
    dict(
        question='q',
        contexts=[
            'word ' * 5 + 'x' * 130 + '. ' + 'Long sentence without an end that goes on and on ' * 12,
            'y' * 900,
        ],
        answer='x' * 130 + ' and ' + 'no end here ' * 60 + 'z' * 450 + ' Then. Done',
    ),
    dict(question='Short', contexts=['Only one sentence here'], answer='One sentence.'),
    dict(question='', contexts=[], answer='There is no context, but 3 words.'),
    dict(
        question='Many',
        contexts=[
            # No two units come equally close: logarithms differ in their last digit, and with it the choice.
            'Room 1 has 4 lamps and a red door. Its key hangs at the porter.',
            'In the hall there are 9 lamps, the door is white, and desk 2 stands left of the stairs.',
            'Grey paint covers room 5. Its key was lost twice, and it hangs at desk 3 since May.',
            'The golden statue came from Porto. Nobody knows who brought it here, or why it was left behind.',
            'Desk 4 keeps the pink key for guests, who ask for it rarely.',
        ],
        answer='Room 3 has 9 lamps and a white door. The key of room 5 is grey, it hangs at desk 2. Room 7 has a golden door! Ask Amelia at desk 4 for the pink key.',
    ),
]
words = sorted(
    {
        'mill',
        'open',
        '##s',
        'the',
        'bread',
        'is',
        'sold',
        'two',
        'shop',
        '##ing',
        'room',
        'lamp',
        'has',
        'door',
        'key',
        'desk',
        'at',
        'sentence',
        'one',
        'and',
        'a',
        'stars',
        'wi',
        '##fi',
        'free',
        'park',
        'street',
        'long',
        'without',
        'end',
        'that',
        'go',
        '##es',
        'on',
        'here',
        'no',
        'cafe',
        'nandu',
        '东',
        '東',
        '京',
        '한',
        'naive',
        'co',
        '##op',
        '##erate',
        'straße',
        'fine',
        'ο',
        '##δ',
        '##ο',
        '##σ',
        'x2',
        '[UNK]',
    }
    - {'[UNK]'}
)
chars = list(string.ascii_lowercase + string.digits + string.punctuation) + [
    'é',
    'ß',
    '…',
    '😀',
    '≠',
    '＝',
    '②',
    '²',
]
vocab = (
    ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
    + chars
    + ['##' + c for c in string.ascii_lowercase + string.digits]
    + [w for w in words if w not in chars]
)
Path('/tmp/small-vocabulary.txt').open('w').write('\n'.join(vocab) + '\n')
t = BertWordPieceTokenizer('/tmp/small-vocabulary.txt', lowercase=True)
P.CLS, P.SEP = 2, 3
SH = dict(length=96, chunk=24, questionTokens=8)
out = []
for r in rows:
    ctx = P.Context(t._tokenizer, r['contexts'], r['question'], 8)
    ws, offs = P.windows(ctx, r['answer'], 96, 24)
    e = t._tokenizer.encode(r['answer'], add_special_tokens=False)
    out.append(
        dict(
            **r,
            units=ctx.units,
            sentences=P.sentences(r['answer']),
            tokens=[[i, *o] for i, o in zip(e.ids, e.offsets)],
            windows=[[w['ids'], w['marks'], w['t0'], w['t1'], w['p0']] for w in ws],
            lexical=[math.log1p(x) if n in (1, 5, 6, 8) else x for n, x in enumerate(P.lexical(ctx, r['answer']))],
            record=ctx.is_record,
        )
    )
target = root / 'libs/evaluators/src/groundedness/generated/prepared-by-python.json'
target.write_text(json.dumps(dict(shape=SH, vocabulary=vocab, rows=out), ensure_ascii=True))
