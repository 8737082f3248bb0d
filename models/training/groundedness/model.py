"""The encoder: BERT whose token types are the ten marks, with a token head and a [CLS] head.

One class covers the shipped model (MiniLM, 6 x 384) and the teachers (bge-small, 12 x 384; MPNet, 12 x 768 with a
relative position bias, Song et al. 2020, and ids shifted by four against the vocabulary of BERT).
Shapes: ids, marks, mask [batch, length] -> token logits [batch, length], cls logit [batch].
"""

import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SHAPES = {
    'minilm': dict(width=384, heads=12, layers=6, words=30522, positions=512, eps=1e-12),
    'bge': dict(width=384, heads=12, layers=12, words=30522, positions=512, eps=1e-12),
    'mpnet': dict(width=768, heads=12, layers=12, words=30527, positions=514, eps=1e-5, relative=True),
}


class Layer(nn.Module):
    """Post-norm transformer layer."""

    def __init__(self, width: int, heads: int, eps: float, drop: float):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)

    def forward(self, x, bias):
        n, length, width = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        a = self.out(a.transpose(1, 2).reshape(n, length, width))
        x = self.norm1(x + F.dropout(a, self.drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.drop, self.training))


def relative_buckets(length: int, buckets: int = 32, farthest: int = 128) -> torch.Tensor:
    """[length, length] bucket numbers of T5 / MPNet for key position minus query position."""
    i = torch.arange(length)
    n = -(i[None, :] - i[:, None])
    half = buckets // 2
    base, n, exact = (n < 0).long() * half, n.abs(), half // 2
    far = exact + (torch.log(n.clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)).long()
    return base + torch.where(n < exact, n, far.clamp(max=half - 1))


class Grounded(nn.Module):
    def __init__(self, kind: str = 'minilm', marks: int = 10, drop: float = 0.0):
        super().__init__()
        shape = SHAPES[kind]
        width = shape['width']
        self.relative = shape.get('relative', False)
        self.drop = drop
        self.words = nn.Embedding(shape['words'], width)
        self.positions = nn.Embedding(shape['positions'], width)
        self.marks = nn.Embedding(marks, width)
        self.norm = nn.LayerNorm(width, eps=shape['eps'])
        self.layers = nn.ModuleList(Layer(width, shape['heads'], shape['eps'], drop) for _ in range(shape['layers']))
        self.token_head, self.cls_head = nn.Linear(width, 1), nn.Linear(width, 1)
        nn.init.normal_(self.marks.weight, std=0.02)
        for head in (self.token_head, self.cls_head):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        if self.relative:
            self.bias = nn.Embedding(32, shape['heads'])
            self.register_buffer('buckets', relative_buckets(512), persistent=False)

    def encode(self, ids, marks, mask):
        length = ids.shape[1]
        at = torch.arange(length, device=ids.device)
        if self.relative:
            ids = torch.where(ids == 101, 0, torch.where(ids == 102, 2, ids + 4))  # <s> and </s> of MPNet
            x = self.words(ids) + self.positions(at + 2)[None] + self.marks(marks)
        else:
            x = self.words(ids) + self.positions(at)[None] + self.marks(marks)
        x = F.dropout(self.norm(x), self.drop, self.training)
        bias = (mask.to(x.dtype)[:, None, None, :] - 1.0) * 10000.0
        if self.relative:
            bias = (bias + self.bias(self.buckets[:length, :length]).permute(2, 0, 1)[None]).to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids, marks, mask):
        x = self.encode(ids, marks, mask)
        return self.token_head(x).squeeze(-1), self.cls_head(x[:, 0]).squeeze(-1)


def load_base(model: Grounded, weights: dict[str, np.ndarray], every: int = 1) -> Grounded:
    """Copies a base (names as written by bases.py) into the model; `every` = 2 takes each second layer."""
    own = model.state_dict()
    with torch.no_grad():
        for name, value in weights.items():
            value = torch.from_numpy(np.ascontiguousarray(value)).float()
            if name == 'type0':
                own['marks.weight'].add_(value[None])
                continue
            parts = name.split('.')
            if parts[0] == 'layers':
                index, rest = divmod(int(parts[1]) - (every - 1), every)
                if rest or index >= len(model.layers):
                    continue
                name = '.'.join(['layers', str(index), *parts[2:]])
            own[name].copy_(value)
    return model
