"""Training and scoring on one device; everything stays resident there and batches are gathered by index.

`Windows` holds the flat arrays of data.build for several (window, chunk) shapes; an epoch draws one shape a row, which
varies what context a row is seen with. Loss: token BCE (positive weight 2) + 0.5 x chunk BCE on [CLS] + 0.1 x BCE of
the largest token where only the row's label is known; against teachers the same with their probabilities.
"""

import time

import numpy as np
import torch
import torch.nn.functional as F


class Windows:
    """Windows of all shapes on a device. Per token: ids, marks, y, soft; per window: the columns of data.build."""

    def __init__(self, parts: list[dict], weight: np.ndarray, device: str):
        offsets = np.cumsum([0] + [len(p['ids']) for p in parts])
        self.shape = np.concatenate([np.full(len(p['row']), n) for n, p in enumerate(parts)])
        self.start = np.concatenate([p['start'] + o for p, o in zip(parts, offsets)])
        self.length, self.row, self.yc = (np.concatenate([p[k] for p in parts]) for k in ('length', 'row', 'yc'))
        self.p0, self.t0, self.t1 = (np.concatenate([p[k] for p in parts]) for k in ('p0', 't0', 't1'))
        self.device = device
        put = lambda x, kind: torch.from_numpy(np.ascontiguousarray(x)).to(device=device, dtype=kind)
        self.ids = put(np.concatenate([p['ids'] for p in parts]), torch.int32)
        self.marks = put(np.concatenate([p['marks'] for p in parts]), torch.int8)
        self.y = put(np.concatenate([p['y'] for p in parts]), torch.int8)
        self.d_start, self.d_length = put(self.start, torch.int64), put(self.length, torch.int64)
        self.d_yc, self.d_weight = put(self.yc, torch.float32), put(weight[self.row], torch.float32)
        self.soft = self.soft_cls = None

    def batch(self, index: np.ndarray):
        """-> dict of [n, length] tensors; the length is rounded up to 16 for the attention kernels."""
        n = torch.from_numpy(index).to(self.device, non_blocking=True)
        longest = (int(self.length[index].max()) + 15) // 16 * 16
        at = torch.arange(longest, device=self.device)
        inside = at[None] < self.d_length[n][:, None]
        take = torch.where(inside, self.d_start[n][:, None] + at[None], 0)
        out = dict(
            ids=torch.where(inside, self.ids[take].long(), 0),
            marks=torch.where(inside, self.marks[take].long(), 9),
            mask=inside,
            y=torch.where(inside, self.y[take].float(), -2.0),
            yc=self.d_yc[n],
            weight=self.d_weight[n],
        )
        if self.soft is not None:
            out['soft'], out['soft_cls'] = self.soft[take].float(), self.soft_cls[n].float()
        return out

    def batches(self, index: np.ndarray, tokens: int, rng=None) -> list[np.ndarray]:
        """Index arrays of about `tokens` padded tokens, of similar length; shuffled when `rng` is given."""
        if rng is not None:
            index = rng.permutation(index)
            pools = np.array_split(index, max(1, len(index) // 6000))
        else:
            pools = [index]
        out = []
        for pool in pools:
            pool = pool[np.argsort(self.length[pool], kind='stable')]
            size = (self.length[pool] + 15) // 16 * 16
            first = 0
            for n in range(len(pool)):
                if n > first and size[n] * (n + 1 - first) > tokens:
                    out.append(pool[first:n])
                    first = n
            out.append(pool[first:])
        if rng is not None:
            out = [out[n] for n in rng.permutation(len(out))]
        return out


def loss_of(model, b, hard: float, soft: float):
    tokens, chunk = model(b['ids'], b['marks'], b['mask'])
    tokens, chunk = tokens.float(), chunk.float()
    w = b['weight']
    known = (b['y'] >= 0).float() * w[:, None]
    total = tokens.new_zeros(())
    if hard:
        y = b['y'].clamp(min=0)
        token = F.binary_cross_entropy_with_logits(tokens, y, reduction='none', pos_weight=tokens.new_tensor(2.0))
        unknown = b['y'] == -1
        top = torch.where(unknown, tokens, -20.0).max(1).values
        total = total + hard * (
            (token * known).sum() / known.sum().clamp(min=1)
            + 0.5 * (F.binary_cross_entropy_with_logits(chunk, b['yc'], reduction='none') * w).mean()
            + 0.1 * (F.softplus(-top) * unknown.any(1) * w).mean()
        )
    if soft:
        answer = (b['y'] >= -1).float() * w[:, None]
        token = F.binary_cross_entropy_with_logits(tokens, b['soft'].sigmoid(), reduction='none')
        total = total + soft * (
            (token * answer).sum() / answer.sum().clamp(min=1)
            + 0.5 * (F.binary_cross_entropy_with_logits(chunk, b['soft_cls'].sigmoid(), reduction='none') * w).mean()
        )
    return total


def fit(model, data: Windows, rows: np.ndarray, repeat: np.ndarray, *, epochs: float, rate: float, tokens: int,
        seed: int, hard=1.0, soft=0.0, shapes=(0, 1, 2), head_rate=1e-3, seconds=1e9, name=''):  # fmt: skip
    """Trains on `rows` (a mask over rows); `repeat` is how often a row is seen in an epoch (fractions are drawn).

    The rate decays with the steps, or with the time where `seconds` would end the run earlier.
    """
    rng = np.random.default_rng(seed)
    device = data.device
    model.train()
    heads = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith(('token_', 'cls_', 'marks'))]
    body = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith(('token_', 'cls_', 'marks'))]
    optimizer = torch.optim.AdamW(
        [dict(params=body, lr=rate, weight_decay=0.01), dict(params=heads, lr=head_rate, weight_decay=0.0)],
        betas=(0.9, 0.98), fused=device != 'cpu',
    )  # fmt: skip
    plan: list[np.ndarray] = []
    whole, part = int(epochs), epochs - int(epochs)
    for n in range(whole + (part > 0)):
        chosen = rng.choice(np.array(shapes), len(rows))
        times = np.floor(repeat + rng.random(len(rows))) * rows
        if n == whole:
            times = times * (rng.random(len(rows)) < part)
        match = (data.shape == chosen[data.row]) & (times[data.row] > 0)
        index = np.repeat(np.flatnonzero(match), times[data.row][match].astype(int))
        plan += data.batches(index, tokens, rng)
    steps, begin, shown, seen = len(plan), time.time(), time.time(), 0
    average = torch.zeros((), device=device)
    for step, index in enumerate(plan):
        done = max(step / steps, (time.time() - begin) / seconds)
        if done >= 1:
            print(f'  {name} stopped by time at step {step}/{steps}', flush=True)
            break
        scale = min(1.0, (step + 1) / (0.06 * steps + 1)) * (1 - done)
        optimizer.param_groups[0]['lr'], optimizer.param_groups[1]['lr'] = rate * scale, head_rate * scale
        b = data.batch(index)
        with torch.autocast(device.split(':')[0], dtype=torch.bfloat16):
            loss = loss_of(model, b, hard, soft)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        average = 0.98 * average + 0.02 * loss.detach()
        seen += b['ids'].numel()
        if time.time() - shown > 12 or step + 1 == steps:
            shown = time.time()
            now = average.item() / (1 - 0.98 ** (step + 1))
            print(f'  {name} step {step + 1}/{steps} loss {now:.4f} tokens {seen / 1e6:.1f}M '
                  f'{seen / (time.time() - begin) / 1e6:.2f}M/s {time.time() - begin:.0f}s', flush=True)  # fmt: skip
    model.eval()
    return model


@torch.no_grad()
def score(model, data: Windows, index: np.ndarray, tokens: int):
    """-> (token logits, float16, flat as data.ids, zero elsewhere; [CLS] logits per window)."""
    model.eval()
    flat = torch.zeros(len(data.ids), device=data.device, dtype=torch.float16)
    cls = torch.zeros(len(data.row), device=data.device, dtype=torch.float16)
    for part in data.batches(index, tokens):
        b = data.batch(part)
        with torch.autocast(data.device.split(':')[0], dtype=torch.bfloat16):
            t, c = model(b['ids'], b['marks'], b['mask'])
        n = torch.from_numpy(part).to(data.device)
        at = torch.arange(b['ids'].shape[1], device=data.device)
        flat[(data.d_start[n][:, None] + at[None])[b['mask']]] = t.half()[b['mask']]
        cls[n] = c.half()
    return flat, cls


def auroc(y: np.ndarray, p: np.ndarray) -> float:
    """Area under the ROC curve with ties at one half."""
    y = np.asarray(y, bool)
    if y.all() or not y.any():
        return float('nan')
    values, inverse, counts = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum()))


def report(rows: list[dict], data: Windows, shape: int, flat, cls, name: str) -> dict:
    """Quick validation figures of one shape: AUROC of the row by [CLS], token and both; token AUROC on RAGTruth."""
    flat, cls, y_all = flat.float().cpu().numpy(), cls.float().cpu().numpy(), data.y.cpu().numpy()
    top, chunk, mean, ty, tz = {}, {}, {}, [], []
    wanted = {r['row'] for r in rows if r['split'] == 'val'}
    for n in np.flatnonzero(data.shape == shape):
        r = int(data.row[n])
        if r not in wanted:
            continue
        a = data.start[n] + data.p0[n]
        z = flat[a : a + data.t1[n] - data.t0[n]]
        p = 1 / (1 + np.exp(-z))
        top[r] = max(top.get(r, 0), np.sort(p)[-3:].mean())
        chunk[r] = max(chunk.get(r, -20), cls[n])
        ty.append((rows[r]['set'] == 'ragtruth', y_all[a : a + len(z)], z))
    out = {}
    keys = [('ragtruth', None)] + [('ragtruth', t) for t in ('qa', 'data2text', 'summary')]
    keys += [(s, None) for s in ('claims', 'summedits', 'bump', 'factcheckgpt_stance', 'halueval_qa')]
    for key, task in keys:
        some = [r for r in top if rows[r]['set'] == key and (task is None or rows[r]['task'] == task)]
        y = np.array([rows[r]['label'] for r in some])
        t = np.array([top[r] for r in some])
        c = np.array([chunk[r] for r in some])
        both = c + np.log(t + 1e-4) - np.log(1 - t + 1e-4)
        out[task or key] = [round(auroc(y, v), 4) for v in (both, c, t)]
    ty = [x for x in ty if x[0]]
    out['token'] = round(auroc(np.concatenate([x[1] for x in ty]), np.concatenate([x[2] for x in ty])), 4)
    print(f'VAL {name} shape {shape} [both, cls, top-3 token]: {out}', flush=True)
    return out
