"""The whole bench on one model: the dependency matrix and the four other tests. Every causality exercise shows it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from grading.bench import Ints, Model, UnusableModelError, dependencies
from grading.bench_line import Line
from grading.bench_live import liveness
from grading.bench_meter import leak_meter
from grading.bench_report import Test, TestId
from grading.bench_sum import sum_to_one
from grading.bench_ways import two_ways
from grading.learner import LearnerError
from grading.probes import Probe, Subject, report
from grading.stops import explain

SUMMED = {1: (3,), 2: (2, 3)}  # shapes small enough to add up all sequences and all images


class Panel(NamedTuple):
    """What the bench found."""

    probe: Probe
    tests: list[Test]

    def together(self) -> Probe:
        """The probe with its tests inside, for a page that shows several models."""
        return {**self.probe, "tests": self.tests}


def panel(model: Model, subject: Subject, seed: int, inputs: Sequence[Ints] | None = None) -> Panel:
    """Measures `model`, which takes inputs of the shape of `subject`, shorter sequences too, and smaller images.

    The dependency matrix is measured on random inputs, or else on `inputs`.

    Raises:
        UnusableModelError: the model cannot be measured on inputs of its shape. A test that fails to measure it on
            others says so in its own sentence.
    """
    depends = dependencies(model, inputs or subject.inputs(seed), subject.vocabulary)
    line = Line(model, subject.shape, subject.vocabulary, subject.predicts)
    small = line._replace(shape=SUMMED[len(subject.shape)])
    tests = [
        liveness(depends.change, subject.predicts, line.piece),
        _attempt("sum-to-one", "Sum to one", lambda: sum_to_one(small)),
        _attempt("two-ways", "Two ways, one number", lambda: two_ways(line, seed, takes_shorter=not line.is_image)),
        leak_meter(line, seed),
    ]
    return Panel(report(subject, depends), tests)


def _attempt(id: TestId, title: str, test: Callable[[], Test]) -> Test:
    """A model that a learner has changed may take inputs of one shape only."""
    try:
        return test()
    except UnusableModelError as unusable:
        why = f"{unusable}"
    except LearnerError as stopped:
        why = explain(stopped.error)["sentence"]
    return {
        "id": id,
        "title": title,
        "passed": None,
        "sentence": f"Not measured: this test needs smaller inputs too. There {why}",
        "lesson": id,
        "picture": None,
    }
