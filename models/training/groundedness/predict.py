"""Scores rows with the int8 model, one thread, as the product does: window by window.

usage: predict.py DATA_DIR TOKENIZER MODEL.onnx OUT.pkl WINDOW CHUNK SET[,SET...] [all|val] [part/parts]
Per row: token logits `z`, offsets, [CLS] logit of each window, lexical features, `record`, `question`, tokens, windows.
"""

import pickle
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime as rt

from data import annotate, read, training_rows
from prepare import Context, lexical, load_tokenizer, sentences, windows


def session(path: str) -> rt.InferenceSession:
    options = rt.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return rt.InferenceSession(path, options)


def judge(model, context: Context, answer: str, shape) -> dict:
    made, offsets = windows(context, answer, *shape)
    z, cls = np.zeros(len(offsets), np.float32), []
    for w in made:
        ids, marks = np.array([w['ids']], np.int64), np.array([w['marks']], np.int64)
        token, chunk = model.run(None, dict(input_ids=ids, marks=marks, attention_mask=np.ones_like(ids)))
        z[w['t0'] : w['t1']] = token[0, w['p0'] : w['p0'] + w['t1'] - w['t0']]
        cls.append(float(chunk[0]))
    return dict(
        z=z, cls=cls, offsets=offsets, sentences=sentences(answer), lexical=lexical(context, answer),
        record=context.is_record, question=bool(context.question), windows=len(made),
        tokens=sum(len(w['ids']) for w in made),
    )  # fmt: skip


def main():
    folder, tokenizer, path, out, window, chunk, sets, which, part = [*sys.argv[1:], *['all', '0/1'][len(sys.argv) - 8 :]]
    rows = []
    for name in sets.split(','):
        some = [r for r in training_rows(folder) if r['set'] == name] if name == 'claims' else annotate(read(folder, name), name)
        rows += [r for r in some if which == 'all' or r['split'] == 'val']
    n, parts = map(int, part.split('/'))
    rows = rows[n::parts]
    tokenizer, model = load_tokenizer(tokenizer), session(path)
    kept, context, key, prep, cpu = [], None, None, 0.0, time.process_time()
    for row in rows:
        if key != (row['contexts'], row.get('question')):
            key = (row['contexts'], row.get('question'))
            context = Context(tokenizer, *key)
        at = time.process_time()
        found = judge(model, context, row['output'], (int(window), int(chunk)))
        kept.append({k: row.get(k) for k in ('id', 'set', 'task', 'label', 'spans', 'group', 'split', 'output')} | found)
        kept[-1]['ms'] = 1000 * (time.process_time() - at)
    ms = np.array([k['ms'] for k in kept])
    print(f'{sets} {window}/{chunk}: rows {len(kept)}, windows {np.mean([k["windows"] for k in kept]):.2f}, tokens '
          f'{np.mean([k["tokens"] for k in kept]):.0f}, CPU ms p50 {np.median(ms):.0f} mean {ms.mean():.0f} p95 '
          f'{np.percentile(ms, 95):.0f}', flush=True)  # fmt: skip
    Path(out).write_bytes(pickle.dumps(kept))


if __name__ == '__main__':
    main()
