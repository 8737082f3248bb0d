"""Fits models/embedding/minilm-pca192.f32: the 192 principal components of sentence vectors, and what they keep.

    pip install numpy
    python projection.py texts DATA WORK      writes WORK/<set>.json: the texts
    node embed-texts.ts WORK/<set>.json WORK/<set>.f32      for each set
    python projection.py fit WORK OUT

DATA holds drift/clinc150.jsonl.gz, drift/stackoverflow20.jsonl.gz and hallucination/ragtruth.jsonl.gz. Fitted on
utterances of CLINC150, answers of RAGTruth and whole words of the vocabulary, in equal parts of weight; measured on
other utterances of CLINC150 and on StackOverflow titles, which nothing was fitted on.
"""

import gzip
import json
import random
import sys
from pathlib import Path

import numpy

WIDE, NARROW = 384, 192
FITTED = ["clinc", "answers", "words"]


def rows(path):
    with gzip.open(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def write_texts(data, work):
    choose = random.Random(1)
    clinc = [row for row in rows(data / "drift/clinc150.jsonl.gz")]
    choose.shuffle(clinc)
    titles = rows(data / "drift/stackoverflow20.jsonl.gz")
    choose.shuffle(titles)
    answers = [row["output"] for row in rows(data / "hallucination/ragtruth.jsonl.gz")]
    choose.shuffle(answers)
    vocabulary = (Path(__file__).parents[2] / "vocabulary/vocab.txt").read_text().split("\n")
    words = [piece for piece in vocabulary if piece.isascii() and piece.isalpha() and len(piece) > 2]
    choose.shuffle(words)
    sets = {
        "clinc": [row["text"] for row in clinc[:6000]],
        "answers": answers[:2000],
        "words": words[:6000],
        "clinc_held_out": [row["text"] for row in clinc[6000:9000]],
        "titles": [row["text"] for row in titles[:3000]],
    }
    for name, texts in sets.items():
        (work / f"{name}.json").write_text(json.dumps(texts))
    topics = {
        "clinc_held_out": [row["topic"] for row in clinc[6000:9000]],
        "titles": [row["topic"] for row in titles[:3000]],
    }
    (work / "topics.json").write_text(json.dumps(topics))


def read(work, name):
    return numpy.fromfile(work / f"{name}.f32", dtype="<f4").reshape(-1, WIDE).astype(float)


def fit(sets, width=NARROW):
    """Mean and components of the sets together, each with the same weight."""
    mean = numpy.mean([vectors.mean(axis=0) for vectors in sets], axis=0)
    covariance = numpy.mean([(v - mean).T @ (v - mean) / len(v) for v in sets], axis=0)
    values, components = numpy.linalg.eigh(covariance)
    order = numpy.argsort(-values)[:width]
    components = components[:, order].T
    # The sign of a component is arbitrary: its largest part is made positive.
    largest = numpy.abs(components).argmax(axis=1)
    components *= numpy.sign(components[numpy.arange(width), largest])[:, None]
    return mean, components


def project(vectors, mean, components):
    return unit((vectors - mean) @ components.T)


def unit(vectors):
    return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def neighbours_right(vectors, topics, k=15, references=2000):
    """Share of the texts whose topic most of the 15 nearest of 2,000 others have."""
    names = {topic: at for at, topic in enumerate(sorted(set(topics)))}
    labels = numpy.array([names[topic] for topic in topics])
    nearest = numpy.argsort(-(vectors[references:] @ vectors[:references].T), axis=1)[:, :k]
    votes = [numpy.bincount(labels[row], minlength=len(names)).argmax() for row in nearest]
    return (numpy.array(votes) == labels[references:]).mean()


def main():
    mode, *paths = sys.argv[1:]
    if mode == "texts":
        return write_texts(*map(Path, paths))
    work, out = map(Path, paths)
    mean, components = fit([read(work, name) for name in FITTED])
    parts = numpy.concatenate([mean[None], components]).astype("<f4")
    parts.tofile(out)
    random_components = numpy.linalg.qr(numpy.random.default_rng(1).normal(size=(WIDE, NARROW)))[0].T
    topics = json.loads((work / "topics.json").read_text())
    for name, own in topics.items():
        vectors = read(work, name)
        spread = vectors - vectors.mean(axis=0)
        kept = ((spread @ components.T) ** 2).sum() / (spread**2).sum()
        print(name, "variance kept", round(kept, 3))
        for kind, made in {
            "384": vectors,
            "384 centred": unit(vectors - mean),
            "192": project(vectors, mean, components),
            "128": project(vectors, mean, components[:128]),
            "64": project(vectors, mean, components[:64]),
            "192 of CLINC alone": project(vectors, *fit([read(work, "clinc")])),
            "192 of words alone": project(vectors, *fit([read(work, "words")])),
            "192 random": project(vectors, mean, random_components),
        }.items():
            print(" ", kind, "neighbours right", round(neighbours_right(made, own), 3))


main()
