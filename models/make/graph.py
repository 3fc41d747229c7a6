"""The encoder as an ONNX graph, for one text at a time: token ids in, one vector out.

All-MiniLM-L6-v2 is a BERT of six layers, the mean of its last states, and a projection. One text
has no padding, so there is no mask; queries, keys and values are one product; the scale of the
attention is folded into the weights of the queries. With `quantised` every weight matrix is stored
in 8 bits.
"""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

LAYERS, HEADS, WIDTH, HEAD_WIDTH = 6, 12, 384, 32
MAX_TOKENS = 128
# Products of u8 and i8 are added up in pairs in 16 bits on processors without VNNI: with weights
# from -64 to 64 no pair overflows, and every processor gets the same numbers.
LARGEST_WEIGHT = 64
EPSILON = 1e-12


class Graph:
    """Nodes and constants as they come."""

    def __init__(self, quantised):
        self.quantised = quantised
        self.nodes, self.constants = [], []

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, inputs, name, outputs=None, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, outputs or [name], name=name, **attributes))
        return name

    def dense(self, x, weight, bias, name):
        """x times weight plus bias; x and weight in 8 bits if the graph is quantised."""
        bias = self.constant(f"{name}.bias", bias)
        if self.quantised:
            product = self.dense_int8(x, weight, name)
        else:
            matrix = self.constant(f"{name}.weight", weight)
            product = self.op("MatMul", [x, matrix], f"{name}.product")
        return self.op("Add", [product, bias], name)

    def dense_int8(self, x, weight, name):
        integers, scale = quantised_columns(weight)
        matrix = self.constant(f"{name}.weight", integers)
        zero = self.constant(f"{name}.zero", np.zeros(len(scale), np.int8))
        scale = self.constant(f"{name}.scale", scale)
        rounded = [f"{x}.u8", f"{x}.scale", f"{x}.zero"]
        if not any(node.output[0] == rounded[0] for node in self.nodes):
            self.op("DynamicQuantizeLinear", [x], f"{x}.quantise", rounded)
        product = self.op("MatMulInteger", [rounded[0], matrix, rounded[2], zero], f"{name}.integers")
        product = self.op("Cast", [product], f"{name}.cast", to=TensorProto.FLOAT)
        scale = self.op("Mul", [rounded[1], scale], f"{name}.scales")
        return self.op("Mul", [product, scale], f"{name}.product")

    def rows(self, table, ids, name):
        """Rows of a table; each row in 8 bits with its scale if the graph is quantised."""
        if not self.quantised:
            return self.op("Gather", [self.constant(f"{name}.table", table), ids], name)
        scale = np.abs(table).max(axis=1, keepdims=True) / 127
        integers = np.rint(table / np.maximum(scale, 1e-12)).astype(np.int8)
        row = self.op("Gather", [self.constant(f"{name}.table", integers), ids], f"{name}.row")
        row = self.op("Cast", [row], f"{name}.cast", to=TensorProto.FLOAT)
        scales = self.constant(f"{name}.scales", scale.astype(np.float32))
        return self.op("Mul", [row, self.op("Gather", [scales, ids], f"{name}.scale")], name)

    def norm(self, x, weights, prefix, name):
        gain = self.constant(f"{name}.gain", weights[f"{prefix}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{prefix}.bias"])
        return self.op("LayerNormalization", [x, gain, bias], name, axis=-1, epsilon=EPSILON)


def quantised_columns(weight):
    """Integers and a scale for each column, with the scale that loses least."""
    largest = np.abs(weight).max(axis=0)
    best, least = None, np.full(weight.shape[1], np.inf)
    for part in np.arange(0.70, 1.001, 0.02):
        scale = np.maximum(largest * part / LARGEST_WEIGHT, 1e-12)
        integers = np.clip(np.rint(weight / scale), -LARGEST_WEIGHT, LARGEST_WEIGHT)
        lost = ((integers * scale - weight) ** 2).sum(axis=0)
        better = lost < least
        best = scale if best is None else np.where(better, scale, best)
        least = np.where(better, lost, least)
    integers = np.clip(np.rint(weight / best), -LARGEST_WEIGHT, LARGEST_WEIGHT)
    return integers.astype(np.int8), best.astype(np.float32)


def attention(graph, x, weights, prefix, name):
    parts = [f"{prefix}.self.{part}" for part in ("query", "key", "value")]
    factors = (HEAD_WIDTH**-0.5, 1.0, 1.0)
    weight = [weights[f"{part}.weight"].T * factor for part, factor in zip(parts, factors)]
    bias = [weights[f"{part}.bias"] * factor for part, factor in zip(parts, factors)]
    both = (np.concatenate(weight, axis=1), np.concatenate(bias).astype(np.float32))
    all_three = graph.dense(x, both[0].astype(np.float32), both[1], f"{name}.qkv")
    by_head = graph.op("Reshape", [all_three, "by_head"], f"{name}.by_head")
    heads_first = graph.op("Transpose", [by_head], f"{name}.heads", perm=[1, 0, 2])
    q, k, v = (f"{name}.{part}" for part in "qkv")
    graph.op("Split", [heads_first], f"{name}.split", [q, k, v], axis=0, num_outputs=3)
    turned = graph.op("Transpose", [k], f"{name}.turned", perm=[0, 2, 1])
    scores = graph.op("MatMul", [q, turned], f"{name}.scores")
    shares = graph.op("Softmax", [scores], f"{name}.shares", axis=-1)
    mixed = graph.op("MatMul", [shares, v], f"{name}.mixed")
    tokens_first = graph.op("Transpose", [mixed], f"{name}.tokens", perm=[1, 0, 2])
    together = graph.op("Reshape", [tokens_first, "together"], f"{name}.together")
    out = f"{prefix}.output.dense"
    return graph.dense(together, weights[f"{out}.weight"].T, weights[f"{out}.bias"], f"{name}.out")


def layer(graph, x, weights, nth):
    prefix, name = f"encoder.layer.{nth}", f"layer{nth}"
    seen = attention(graph, x, weights, f"{prefix}.attention", f"{name}.attention")
    x = graph.op("Add", [x, seen], f"{name}.seen")
    x = graph.norm(x, weights, f"{prefix}.attention.output.LayerNorm", f"{name}.norm1")
    inner, outer = f"{prefix}.intermediate.dense", f"{prefix}.output.dense"
    wide = graph.dense(x, weights[f"{inner}.weight"].T, weights[f"{inner}.bias"], f"{name}.wide")
    bent = graph.op("Gelu", [wide], f"{name}.bent")
    back = graph.dense(bent, weights[f"{outer}.weight"].T, weights[f"{outer}.bias"], f"{name}.back")
    x = graph.op("Add", [x, back], f"{name}.sum")
    return graph.norm(x, weights, f"{prefix}.output.LayerNorm", f"{name}.norm2")


def build(weights, projection, quantised, note):
    """The model as ONNX. Without a projection the vector is the model's own, 384 wide."""
    graph = Graph(quantised)
    graph.constant("by_head", np.array([-1, 3 * HEADS, HEAD_WIDTH], np.int64))
    graph.constant("together", np.array([-1, WIDTH], np.int64))
    words = weights["embeddings.word_embeddings.weight"]
    x = graph.rows(words, "ids", "words")
    places = weights["embeddings.position_embeddings.weight"][:MAX_TOKENS]
    places = graph.constant("places", places + weights["embeddings.token_type_embeddings.weight"][0])
    x = graph.op("Add", [x, graph.op("Gather", [places, "positions"], "place")], "placed")
    x = graph.norm(x, weights, "embeddings.LayerNorm", "embedded")
    for nth in range(LAYERS):
        x = layer(graph, x, weights, nth)
    graph.constant("tokens", np.array([0], np.int64))
    x = graph.op("ReduceMean", [x, "tokens"], "mean", keepdims=1)
    if projection is not None:
        x = graph.op("MatMul", [x, graph.constant("projection", projection)], "projected")
    width = WIDTH if projection is None else projection.shape[1]
    return finish(graph, x, width, note)


def finish(graph, x, width, note):
    graph.op("Identity", [x], "vector")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["tokens_count"])
              for name in ("ids", "positions")]
    outputs = [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, width])]
    made = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 20)]
    model = helper.make_model(made, opset_imports=opsets, ir_version=9, doc_string=note)
    checker.check_model(model)
    return model
