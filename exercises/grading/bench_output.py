"""One next step for an output that is no array of distributions: what it looks like instead."""

from typing import Any

from numpy import abs as absolute
from numpy import asarray, exp, isnan, ndarray

NEAR = 1e-4


def output_hint(output: Any, length: int, vocabulary: int) -> str:
    """What to try where `output` is not probabilities of shape (length, vocabulary)."""
    if output is None:
        return "Write `return` before the result."
    if not isinstance(output, ndarray):
        return "Return a NumPy array, with one row for each piece of x."
    output = asarray(output)
    if output.shape != (length, vocabulary):
        return _shape_hint(output, length, vocabulary)
    if output.dtype.kind not in "fiu":
        return "Return floats."
    if isnan(output).any():
        return "A softmax over scores that are all −∞ gives nan: every position keeps itself, so mask only j > i."
    if (output <= 0).all() and (absolute(exp(output).sum(axis=1) - 1) < NEAR).all():
        return "These are log-probabilities. Return the probabilities themselves."
    if (output >= 0).all() and (absolute(output.sum(axis=0) - 1) < NEAR).all():
        return "Your columns add up to 1 instead: take the softmax over the last axis, `axis=-1`."
    return "If these are scores, take the softmax over the last axis, so that each row adds up to 1."


def _shape_hint(output: ndarray[Any, Any], length: int, vocabulary: int) -> str:
    if output.shape == (vocabulary,):
        return "That is one distribution. Return a row for each piece of x: row i predicts piece i + 1."
    if output.shape == (vocabulary, length):
        return "Rows and columns are swapped: one row for each piece, one column for each value."
    if output.shape == (length - 1, vocabulary):
        return "One row is missing. The last row counts too: it predicts the piece after the end."
    if output.shape == (length + 1, vocabulary):
        return "One row too many. Row 0 predicts the second piece; nothing predicts the first."
    return "Return one row for each piece of x, for any length up to 6, and one column for each value."
