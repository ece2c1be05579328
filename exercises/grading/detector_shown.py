"""What the page shows of a learner's leak detector: how many models of the zoo it judges right."""

from collections.abc import Sequence
from typing import NamedTuple

from grading.bench_report import Test, bars


class Ruling(NamedTuple):
    """What a detector said about one model, and what is true of it by construction."""

    says_leaks: bool
    leaks: bool


def detector_shown(rulings: Sequence[Ruling], benched: str) -> Test:
    """Counts the four kinds of ruling; `benched` is the title of the model that the page shows next."""
    caught = sum(ruling.says_leaks and ruling.leaks for ruling in rulings)
    missed = sum(not ruling.says_leaks and ruling.leaks for ruling in rulings)
    spared = sum(not ruling.says_leaks and not ruling.leaks for ruling in rulings)
    accused = sum(ruling.says_leaks and not ruling.leaks for ruling in rulings)
    wrong = missed + accused
    which = "one that it is wrong about" if wrong else "one that it caught"
    return {
        "id": "detector",
        "title": "Your detector on the zoo",
        "passed": wrong == 0,
        "sentence": (
            f"Of {caught + missed} leaking models it caught {caught}; of {spared + accused} causal ones it accused "
            f"{accused}. On the bench below is {which}: “{benched}”."
        ),
        "lesson": "dependency-matrix",
        "picture": bars(
            "models",
            {
                "leaking, caught": caught,
                "leaking, missed": missed,
                "causal, left alone": spared,
                "causal, accused": accused,
            },
        ),
    }
