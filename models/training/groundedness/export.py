"""A student -> ONNX, int8 per channel with reduced range (7-bit weights: no saturation on processors without VNNI).

usage: export.py STUDENT_PREFIX BASE.pack OUT.onnx     (STUDENT_PREFIX.0.pt and .1.pt, from distil.py)
Inputs input_ids, marks, attention_mask: int64 [batch, length]; outputs token_logits [batch, length], cls_logit [batch].
"""

import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from bases import unpack
from model import Grounded


def load_student(prefix: str, base: str) -> Grounded:
    """The word table is frozen in training, so it comes from the base."""
    model = Grounded('minilm')
    state = {k: v.float() for n in (0, 1) for k, v in torch.load(f'{prefix}.{n}.pt').items()}
    state['words.weight'] = torch.from_numpy(unpack(Path(base))['words.weight']).float()
    model.load_state_dict(state)
    return model.eval()


def export(model: Grounded, path: Path):
    ids = torch.randint(1000, 2000, (2, 16))
    names, outs = ['input_ids', 'marks', 'attention_mask'], ['token_logits', 'cls_logit']
    axes = {n: {0: 'b', 1: 'l'} for n in names + outs[:1]} | {'cls_logit': {0: 'b'}}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        full, ready = f'{folder}/full.onnx', f'{folder}/ready.onnx'
        torch.onnx.export(model, (ids, torch.zeros_like(ids), torch.ones_like(ids)), full, input_names=names,
                          output_names=outs, dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
        quant_pre_process(full, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                         op_types_to_quantize=['MatMul', 'Gemm', 'Gather'],
                         extra_options=dict(MatMulConstBOnly=True))  # fmt: skip


if __name__ == '__main__':
    torch.set_num_threads(1)
    export(load_student(sys.argv[1], sys.argv[2]), Path(sys.argv[3]))
