"""Softmax regression with an L2 penalty, solved over the messages: there are fewer of them than features."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
PENALTY, STEPS, BIAS_RATE = 0.2, 200, 0.2


def softmax(scores: Matrix) -> Matrix:
    """Row by row."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = exponents / exponents.sum(axis=1, keepdims=True)
    return result


def fit(kernel: Matrix, targets: Matrix) -> tuple[Matrix, Matrix]:
    """(a weight of every message for every tone, biases).

    Accelerated gradient descent (Nesterov, 1983) in the space of the messages: with `kernel` = X·Xᵀ the weights of the
    features are Xᵀ·A, and the gradient's step in A needs no X.
    """
    rate = 1 / (0.5 * np.abs(kernel).sum(axis=1).max() + PENALTY)
    weights, biases = np.zeros_like(targets), np.zeros(targets.shape[1])
    ahead, biases_ahead, momentum = weights, biases, 1.0
    for _ in range(STEPS):
        error = softmax(kernel @ ahead + biases_ahead) - targets
        stepped = ahead - rate * (error + PENALTY * ahead)
        biases_stepped = biases_ahead - rate * BIAS_RATE * error.sum(axis=0)
        faster = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        share = (momentum - 1) / faster
        ahead = stepped + share * (stepped - weights)
        biases_ahead = biases_stepped + share * (biases_stepped - biases)
        weights, biases, momentum = stepped, biases_stepped, faster
    return weights, biases


def folds(groups: Sequence[str], count: int) -> NDArray[np.int64]:
    """A fold for each message, every group spread evenly; the same on every run."""
    order = np.random.default_rng(1).permutation(len(groups))
    seen: dict[str, int] = {}
    result = np.zeros(len(groups), dtype=np.int64)
    for index in order:
        seen[groups[index]] = seen.get(groups[index], -1) + 1
        result[index] = seen[groups[index]] % count
    return result
