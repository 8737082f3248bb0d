"""One sentence vector through the shipped projection as NumPy computes it: the test's known answer.

    pip install numpy
    python projection-by-python.py > ../src/sentence-model/generated/projection-by-python.json

The vector is made of sines, so that the test can make the same one.
"""

import json
from pathlib import Path

import numpy

WIDE = 384
MODELS = Path(__file__).parents[3] / "models"

values = numpy.fromfile(MODELS / "embedding/minilm-pca192.f32", dtype="<f4").reshape(-1, WIDE).astype(float)
mean, components = values[0], values[1:]
vector = numpy.sin(numpy.arange(WIDE) * 1.7 + 1)
vector /= numpy.linalg.norm(vector)
projected = components @ (vector - mean)
projected /= numpy.linalg.norm(projected)
print(json.dumps([round(float(x), 6) for x in projected]))
