"""A run longer than a reader should wait for without a sign: done in pieces, each of which gives back all its state.

The page calls for one piece after the other and shows the findings of each. Stop is not to call for the next; to
continue is to call with the state kept. So nothing is lost when a worker ends, for whatever reason.
"""

from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any, TypedDict

from grading.chart import Chart

RUNS = {"peeking-pays": "grading.peeking.run"}


class Sample(TypedDict):
    """Text that a model wrote, under the name it is shown by."""

    name: str
    text: str


class Findings(TypedDict):
    """What there is to show: a chart and what it says, a table, samples, and the verdict.

    `held` is None and `verdict` empty as long as there is nothing to decide. Rows begin with their name.
    """

    chart: Chart
    says: str
    head: list[str]
    rows: list[list[str]]
    samples: list[Sample]
    held: bool | None
    verdict: str


class Piece(TypedDict):
    """One piece: the `state` to go on from, `progress` from 0 to 1, and how far it is in words."""

    state: dict[str, Any]
    is_done: bool
    progress: float
    words: str
    findings: Findings


def advance(
    run: str, material: str, state: dict[str, Any] | None, seconds: Callable[[], float] = perf_counter
) -> Piece:
    """The next piece of the run of that id. `material` is the text it works on.

    Raises:
        KeyError: there is no such run.
    """
    piece: Piece = import_module(RUNS[run]).advance(material, state, seconds)
    return piece
