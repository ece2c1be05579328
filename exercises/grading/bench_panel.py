"""The whole bench on one sequence model: the dependency matrix and the four other tests."""

from typing import NamedTuple

from grading.bench import Model, dependencies
from grading.bench_live import liveness
from grading.bench_meter import leak_meter
from grading.bench_report import Test
from grading.bench_sum import sum_to_one
from grading.bench_ways import two_ways
from grading.probes import Probe, Subject, report

SUMMED = 3  # pieces: with V = 3 there are 27 sequences


class Panel(NamedTuple):
    """What the bench found."""

    probe: Probe
    tests: list[Test]


def panel(model: Model, subject: Subject, seed: int) -> Panel:
    """Measures `model`, which takes any length up to that of `subject` and returns (T, V) probabilities.

    Raises:
        UnusableModelError: see `bench`.
    """
    (longest,), vocabulary = subject.shape, subject.vocabulary
    depends = dependencies(model, subject.inputs(seed), vocabulary)
    tests = [
        liveness(depends.change, subject.predicts),
        sum_to_one(model, SUMMED, vocabulary),
        two_ways(model, longest, vocabulary, seed, takes_shorter=True),
        leak_meter(model, longest, vocabulary, seed),
    ]
    return Panel(report(subject, depends), tests)
