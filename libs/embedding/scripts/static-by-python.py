"""Static vectors as NumPy and the tokenizer of Hugging Face make them of the shipped table: the test's known answers.

    pip install numpy tokenizers
    python static-by-python.py > ../src/static-table/generated/static-by-python.json
"""

import json
from pathlib import Path

import numpy
from tokenizers import BertWordPieceTokenizer

MODELS = Path(__file__).parents[3] / "models"
DIMENSIONS = 128
TEXTS = [
    "How do I reset my password?",
    "The order 4711 was sent to Córdoba on 3 May; it hasn't arrived.",
    "Café, naïve, 東京, 🙂 and unbelievablenesses",
    "a",
    "One sentence of nine words that is said again. " * 40,
    "¿Dónde está mi pedido?",
    "SELECT name FROM users WHERE id = 3;",
    "",
    " \n\t",
]

tokenizer = BertWordPieceTokenizer(str(MODELS / "vocabulary/vocab.txt"), lowercase=True)
table = numpy.fromfile(MODELS / "embedding/static256.i8", dtype=numpy.int8).reshape(-1, 256)
table = table[:, :DIMENSIONS].astype(numpy.float64)
table /= numpy.sqrt(numpy.sqrt((table**2).mean(axis=0)))


def vector(text):
    ids = tokenizer.encode(text, add_special_tokens=False).ids[:128]
    total = table[ids].sum(axis=0)
    length = numpy.linalg.norm(total)
    return [round(float(x), 6) for x in total / length] if length > 0 else None


print(json.dumps([{"text": text, "vector": vector(text)} for text in TEXTS], ensure_ascii=False))
