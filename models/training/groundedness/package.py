"""Writes what ships: groundedness.json and parity.json.

usage: package.py AGGREGATE.json TOKENIZER MODEL.onnx OUT_DIR WINDOW CHUNK
parity.json holds, per invented case, what the Python side computes; offsets count Unicode code points.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

import prepare
from cases import CASES
from features import answer_features, sentence_features, sigmoid, unsupported
from predict import judge, session

VERSION = 1


def rounded(values, digits=6):
    return [round(float(v), digits) for v in values]


def apply(model, x, clip):
    z = np.clip((np.asarray(x) - model['mean']) / np.array(model['scale']), -clip, clip) @ np.array(model['weights'])
    return sigmoid(z + model['bias'])


def main():
    fitted, tokenizer, path, folder = json.loads(Path(sys.argv[1]).read_text()), *sys.argv[2:4], Path(sys.argv[4])
    shape = (int(sys.argv[5]), int(sys.argv[6]))
    about = dict(
        name='groundedness', version=VERSION, model='groundedness.int8.onnx',
        sha256=hashlib.sha256(Path(path).read_bytes()).hexdigest(), bytes=Path(path).stat().st_size,
        vocabulary='../vocabulary/vocab.txt', window=shape[0], chunk=shape[1],
        questionTokens=prepare.QUESTION_TOKENS, questionCharacters=300, marks=prepare.MARKS,
        lexicalFeatures=prepare.LEXICAL, clip=fitted['clip'],
        answer=fitted['answer'] | dict(threshold=fitted['threshold']),
        sentence=fitted['sentence'] | dict(threshold=fitted['sentence_threshold']),
        span=dict(threshold=fitted['span']['threshold'], gap=fitted['span']['gap'], clsShare=fitted['span']['cls_share']),
        figures=dict(validation=fitted['validation'], transfer=fitted['transfer'], cost=fitted['cost']),
    )  # fmt: skip
    (folder / 'groundedness.json').write_text(json.dumps(about, indent=2, ensure_ascii=False) + '\n', encoding='utf-8')
    tokenizer, model, cases = prepare.load_tokenizer(tokenizer), session(path), []
    for name, question, contexts, answer in CASES:
        context = prepare.Context(tokenizer, contexts, question)
        made, offsets = prepare.windows(context, answer, *shape)
        row = judge(model, context, answer, shape)
        where, features = sentence_features(row)
        at = fitted['span']
        cases.append(
            dict(
                name=name, question=question, contexts=contexts, answer=answer, units=context.units, record=context.is_record,
                sentences=prepare.sentences(answer), tokens=[list(x) for x in offsets],
                windows=[{k: w[k] for k in ('ids', 'marks', 'p0', 't0', 't1', 'units')} for w in made],
                tokenProbabilities=rounded(sigmoid(row['z']), 5), cls=rounded(row['cls'], 5),
                lexical=rounded(row['lexical']), answerFeatures=rounded(answer_features(row), 5),
                scored=where, sentenceProbabilities=rounded(apply(fitted['sentence'], features, fitted['clip']) if where else [], 5),
                probability=round(float(apply(fitted['answer'], answer_features(row), fitted['clip'])), 5),
                unsupported=unsupported(row, at['threshold'], at['gap'], at['cls_share']),
            )
        )  # fmt: skip
    head = dict(offsets='Unicode code points', window=shape[0], chunk=shape[1], sha256=about['sha256'])
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "cases": [\n'
    text += ',\n'.join(json.dumps(c, ensure_ascii=False) for c in cases) + '\n]}\n'
    (folder / 'parity.json').write_text(text, encoding='utf-8')
    for c in cases:
        print(f'{c["name"]:20s} {c["probability"]:.3f} windows {len(c["windows"])} {[c["answer"][a:b] for a, b in c["unsupported"]][:3]}')


if __name__ == '__main__':
    main()
