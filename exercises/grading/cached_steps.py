"""Calls a learner's `step(params, token, cache)`, and reads what comes back."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from grading.answers import vector
from grading.bench import Floats, Ints
from grading.block import Params
from grading.judge import NotYet
from grading.learner import Answer, Function, watched
from grading.plain import describe


class Step(NamedTuple):
    """The logits of the next piece, shape (V,), and whatever the learner keeps in the cache."""

    logits: Floats
    cache: Any


def stepped(step: Function, params: Params, token: int, cache: Any, number: int) -> Step:
    """One step; `number` counts from 1 and is for the messages only.

    Raises:
        NotYet: what came back is no pair of logits and cache.
        LearnerError: the learner's code raised.
    """
    call = f"step(params, {token}, {'None' if cache is None else 'cache'})  # step {number}"
    value, printed = watched(step, call)(params, token, cache)
    if value is None:
        hint = "Did you print instead of return?" if printed.strip() else "Its last line has no value after `return`."
        raise NotYet(f"Your `step` returned None; `logits, cache` was expected. {hint}", f"The call was `{call}`.")
    if not isinstance(value, tuple | list) or len(value) != 2:
        came = describe(value)
        raise NotYet(f"Your `step` returned {came}; a pair, `logits, cache`, was expected.", f"The call was `{call}`.")
    row, kept = value
    size = params["logits"].shape[1]
    if isinstance(row, np.ndarray) and row.shape == (1, size):
        words = f"the logits in an array of shape (1, {size}); shape ({size},) was expected."
        raise NotYet(f"Your `step` returned {words}", f"The call was `{call}`. One row of logits is `rows[0]`.")
    if _holds_logits(kept, size) and not _holds_logits(row, size):
        raise NotYet("Your `step` returned the cache first. Return `logits, cache`, in this order.")
    answer = Answer("step", np.asarray(row) if isinstance(row, np.ndarray) else row, printed, call)
    return Step(np.array(vector(answer, size, "one logit for each piece", "Check the shapes.")), kept)


def steps(step: Function, params: Params, tokens: Ints | Sequence[int], cache: Any = None, done: int = 0) -> list[Step]:
    """A step for each token, each with the cache of the one before; `done` steps came before the first."""
    found: list[Step] = []
    for token in tokens:
        found.append(stepped(step, params, int(token), found[-1].cache if found else cache, done + len(found) + 1))
    return found


def _holds_logits(value: Any, size: int) -> bool:
    return isinstance(value, np.ndarray | list) and np.shape(value) == (size,)
