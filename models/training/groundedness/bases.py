"""Reads the public base encoders and packs them small enough to travel.

usage: bases.py pack SOURCE_DIR OUT_DIR      (SOURCE_DIR holds model.safetensors of MiniLM and MPNet, the ONNX of bge)
A pack is one file: per tensor `bits`-bit integers with one scale a row, Huffman coded by zlib; vectors stay float32.
Fine-tuning repairs the rounding (4 % of the weights' spread at 6 bits).
"""

import pickle
import sys
import zlib
from pathlib import Path

import numpy as np


def bert_names(get, layers: int, attention='attention.self.{}', output='attention.output.dense',
               norm='attention.output.LayerNorm', qkv=('query', 'key', 'value'), words=None):  # fmt: skip
    """Tensors of a BERT or MPNet checkpoint under the names of model.py; `get(name)` returns an array."""
    out = {
        'words.weight': get('embeddings.word_embeddings.weight'),
        'positions.weight': get('embeddings.position_embeddings.weight'),
        'norm.weight': get('embeddings.LayerNorm.weight'),
        'norm.bias': get('embeddings.LayerNorm.bias'),
    }
    for n in range(layers):
        for part in ('weight', 'bias'):
            pick = lambda x: get(f'encoder.layer.{n}.{x}.{part}')
            own = f'layers.{n}.'
            out[f'{own}qkv.{part}'] = np.concatenate([pick(attention.format(x)) for x in qkv])
            out[f'{own}out.{part}'] = pick(output)
            out[f'{own}norm1.{part}'] = pick(norm)
            out[f'{own}up.{part}'] = pick('intermediate.dense')
            out[f'{own}down.{part}'] = pick('output.dense')
            out[f'{own}norm2.{part}'] = pick('output.LayerNorm')
    return out


def minilm(path: Path):
    from safetensors.numpy import load_file

    w = load_file(path)
    out = bert_names(w.__getitem__, 6)
    out['type0'] = w['embeddings.token_type_embeddings.weight'][0]
    return out


def mpnet(path: Path):
    from safetensors.numpy import load_file

    w = load_file(path)
    w = {k.removeprefix('mpnet.'): v for k, v in w.items()}
    out = bert_names(w.__getitem__, 12, 'attention.attn.{}', 'attention.attn.o', 'attention.LayerNorm', 'qkv')
    out['bias.weight'] = w['encoder.relative_attention_bias.weight']
    return out


def bge(path: Path):
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    w = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:  # matrices lost their names in the export: take them from the node's path
        if node.op_type == 'MatMul' and node.input[1] in w:
            w[node.name.strip('/').removesuffix('/MatMul').replace('/', '.') + '.weight'] = w[node.input[1]].T
    out = bert_names(w.__getitem__, 12)
    out['type0'] = w['embeddings.token_type_embeddings.weight'][0]
    return out


def pack(weights: dict, path: Path, bits: int):
    top, body = 2 ** (bits - 1) - 1, {}
    for name, value in weights.items():
        value = np.asarray(value, np.float32)
        if value.ndim == 1 or value.size < 10000:
            body[name] = value
            continue
        scale = np.abs(value).max(1, keepdims=True) / top + 1e-12
        coder = zlib.compressobj(1, zlib.DEFLATED, -15, 9, zlib.Z_HUFFMAN_ONLY)
        data = np.round(value / scale).astype(np.int8).tobytes()
        body[name] = (value.shape, scale.astype(np.float32), coder.compress(data) + coder.flush())
    path.write_bytes(pickle.dumps(body))


def unpack(path: Path) -> dict[str, np.ndarray]:
    out = {}
    for name, value in pickle.loads(Path(path).read_bytes()).items():
        if isinstance(value, tuple):
            shape, scale, data = value
            value = np.frombuffer(zlib.decompress(data, -15), np.int8).reshape(shape) * scale
        out[name] = value
    return out


if __name__ == '__main__':
    source, target = Path(sys.argv[2]), Path(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    pack(minilm(source / 'minilm.safetensors'), target / 'minilm.pack', 8)
    pack(bge(source / 'bge-small-en-v1.5.onnx'), target / 'bge.pack', 7)
    pack(mpnet(source / 'mpnet.safetensors'), target / 'mpnet.pack', 6)
