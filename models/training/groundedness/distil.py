"""Teachers by cross-fitting, then 6-layer students from their soft labels.

usage: distil.py --data DIR --bases DIR --tokenizer FILE --out DIR [--device cuda] [--limit ROWS] [--budget SECONDS]
Each teacher is trained on one half of the training documents and labels the other half, so that a soft label never
comes from a model that saw the row; MPNet and bge are averaged. Writes students (fp16, without the frozen word table),
the teachers' labels and the validation scores.
"""

import argparse
import pickle
import time
from pathlib import Path

import numpy as np
import torch

from bases import unpack
from data import REPEAT, WEIGHT, build, training_rows
from model import Grounded, load_base
from train import Windows, fit, report, score

SHAPES = [(512, 200), (384, 160), (320, 96)]
TEACHERS = {  # epochs over its half, learning rate, tokens a step
    'mpnet': dict(epochs=3, rate=6e-5, tokens=20000, seconds=72),
    'bge': dict(epochs=4, rate=2e-4, tokens=24000, seconds=38),
}
STUDENTS = {
    'minilm-a': dict(base='minilm', every=1, epochs=8, rate=4e-4, tokens=24000, hard=0.5, soft=1.0, seed=11, drop=0.05),
    'bge-a': dict(base='bge', every=2, epochs=8, rate=4e-4, tokens=24000, hard=0.5, soft=1.0, seed=12, drop=0.05),
    'minilm-b': dict(base='minilm', every=1, epochs=12, rate=6e-4, tokens=32000, hard=1.0, soft=1.0, seed=13, drop=0.1),
    'minilm-hard': dict(base='minilm', every=1, epochs=5, rate=3e-4, tokens=24000, hard=1.0, soft=0.0, seed=14, drop=0.1),
}  # fmt: skip


def freeze(model):
    """The word table stays as in the base; MPNet's relative bias too (its gradient is costly)."""
    model.words.weight.requires_grad_(False)
    if model.relative:
        model.bias.weight.requires_grad_(False)
    return model


def save(model, path: Path):
    state = {k: v.half().cpu() for k, v in model.state_dict().items() if k != 'words.weight'}
    names = sorted(state)
    middle, size, parts = sum(v.numel() for v in state.values()) / 2, 0, ({}, {})
    for name in names:  # two files, since large ones do not travel
        parts[size > middle][name] = state[name]
        size += state[name].numel()
    for n, part in enumerate(parts):
        torch.save(part, path.with_name(f'{path.name}.{n}.pt'))


def main():
    args = argparse.ArgumentParser()
    for name in ('data', 'bases', 'tokenizer', 'out'):
        args.add_argument('--' + name, type=Path, required=True)
    args.add_argument('--device', default='cuda')
    args.add_argument('--limit', type=int, default=0)
    args.add_argument('--workers', type=int, default=1)
    args.add_argument('--budget', type=float, default=440)
    args.add_argument('--seconds', type=float, default=100, help='most seconds a student')
    args.add_argument('--cache', type=Path)
    args.add_argument('--students', default=','.join(STUDENTS))
    args.add_argument('--step', type=float, default=1.0, help='factor on the tokens a step (trial runs)')
    args.add_argument('--shrink', type=float, default=1.0, help='factor on all epochs')
    args = args.parse_args()
    begin = time.time()
    deadline = begin + args.budget
    clock = lambda: f'[{time.time() - begin:5.0f}s]'
    cache = args.cache and args.cache / 'windows.pkl'
    if cache and cache.exists():
        rows, parts = pickle.loads(cache.read_bytes())
    else:
        rows = training_rows(args.data)
        if args.limit:
            rows = [rows[n] for n in np.linspace(0, len(rows) - 1, args.limit).astype(int)]
            for n, row in enumerate(rows):
                row['row'] = n
        print(clock(), 'rows', len(rows), flush=True)
        parts = [build(rows, args.tokenizer, shape, args.workers) for shape in SHAPES]
        if cache:
            cache.write_bytes(pickle.dumps((rows, parts)))
    print(clock(), 'windows', [(len(p['row']), len(p['ids'])) for p in parts], flush=True)
    torch.manual_seed(0)
    torch.set_float32_matmul_precision('high')
    weight = np.array([WEIGHT.get(r['set'], 1.0) for r in rows], np.float32)
    repeat = np.array([REPEAT[r['set']] for r in rows], float)
    train = np.array([r['split'] == 'train' for r in rows])
    half = np.array([r['half'] for r in rows])
    data = Windows(parts, weight, args.device)
    labels = args.cache and args.cache / 'soft.pt'
    if labels and labels.exists():
        data.soft, data.soft_cls = (x.to(args.device) for x in torch.load(labels))
    else:
        soft, soft_cls = torch.zeros(len(data.ids), device=args.device), torch.zeros(len(data.row), device=args.device)
        for kind, settings in TEACHERS.items():
            base = unpack(args.bases / f'{kind}.pack')
            total, total_cls = torch.zeros_like(soft), torch.zeros_like(soft_cls)
            for side in (0, 1):
                torch.manual_seed(side)
                model = freeze(load_base(Grounded(kind, drop=0.1), base)).to(args.device)
                at = dict(settings, epochs=settings['epochs'] * args.shrink, tokens=settings['tokens'] * args.step)
                fit(model, data, train & (half == side), repeat, **at, seed=side, name=f'{kind}/{side}')
                other = np.flatnonzero((train & (half != side))[data.row])
                val = np.flatnonzero(~train[data.row])
                for index, share in ((other, 1.0), (val, 0.5)):
                    t, c = score(model, data, index, 60000 * args.step)
                    total += share * t.float()
                    total_cls += share * c.float()
                print(clock(), kind, side, 'done', flush=True)
                del model
            report(rows, data, 0, total, total_cls, f'teacher {kind}')
            soft += total / len(TEACHERS)
            soft_cls += total_cls / len(TEACHERS)
        for n in range(len(SHAPES)):
            report(rows, data, n, soft, soft_cls, 'teachers')
        data.soft, data.soft_cls = soft.half(), soft_cls.half()
        if labels:
            torch.save((data.soft.cpu(), data.soft_cls.cpu()), labels)
        answer = (data.y >= -1).cpu().numpy()
        small = lambda x: (x.float() * 8).round().clamp(-127, 127).to(torch.int8).cpu().numpy()
        np.savez_compressed(args.out / 'soft.npz', tokens=small(data.soft)[answer], cls=small(data.soft_cls))
        print(clock(), 'labels kept', flush=True)
    results = {}
    for name in args.students.split(','):
        o = STUDENTS[name]
        if time.time() > deadline - 40 * args.shrink:
            print(clock(), name, 'skipped', flush=True)
            continue
        torch.manual_seed(o['seed'])
        model = freeze(load_base(Grounded('minilm', drop=o['drop']), unpack(args.bases / f'{o["base"]}.pack'), o['every']))
        model.to(args.device)
        fit(model, data, train, repeat, epochs=o['epochs'] * args.shrink, rate=o['rate'], tokens=o['tokens'] * args.step,
            seed=o['seed'], hard=o['hard'], soft=o['soft'], name=name,
            seconds=min(args.seconds, deadline - time.time()))  # fmt: skip
        if o['soft']:
            save(model, args.out / name)
        t, c = score(model, data, np.flatnonzero(~train[data.row]), 60000 * args.step)
        results[name] = [report(rows, data, n, t, c, name) for n in range(len(SHAPES))]
        print(clock(), name, 'done', flush=True)
    print(clock(), 'end', flush=True)


if __name__ == '__main__':
    main()
