"""Grades a leak detector on models whose causality is known by construction."""

from typing import Any, NamedTuple

from numpy import array_equal, bool_

from grading import zoo
from grading.bench_panel import panel
from grading.detector_calls import Call, recorded
from grading.detector_cases import Case, draw_cases
from grading.detector_shown import Ruling, detector_shown
from grading.detector_slips import false_alarm, missed
from grading.judge import Judge, NotYet
from grading.learner import Learner
from grading.plain import describe
from grading.probes import Subject

GIVEN = {"seed": 0}
ROUNDS = 3
RERUNS = 3  # of every case once one was judged wrong: does chance decide?
MOST_NAMED = 4


class Verdict(NamedTuple):
    """What the detector said about one case (True: leaks), and the calls it made to find out."""

    case: Case
    leaks: bool
    calls: list[Call]

    @property
    def right(self) -> bool:
        """Whether it is the truth."""
        return self.leaks != self.case.specimen.causal


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges every case three times: a detector that draws at random must not depend on its luck."""
    judge = Judge()
    cases = draw_cases(given["seed"])
    verdicts = [_ask(learner, case) for case in cases]
    wrong = [verdict for verdict in verdicts if not verdict.right]
    judge.expect(not wrong, lambda: _explain(learner, verdicts, wrong))
    for case in cases * (ROUNDS - 1):
        judge.expect(_ask(learner, case).right, lambda case=case: _by_chance(case))
    leaky = sum(verdict.leaks for verdict in verdicts)
    incidents = sorted({case.specimen.incident.name for case in cases if case.specimen.incident})
    judge.note(
        f"Your detector judged {len(cases)} models and was right about each: {leaky} leak, "
        f"{len(cases) - leaky} are causal. Judged three times, with the same result."
    )
    judge.note(f"Among them, bugs met in public code: {'; '.join(incidents)}.")
    judge.note("A detector says “causal” for the inputs that it tried. Other inputs, or other weights, may still leak.")
    return judge


def probe(learner: Learner, given: dict[str, Any]) -> dict[str, Any]:
    """How many models the detector tells apart, and the whole bench on the one it is most telling to be wrong about.

    If it is wrong about none, on a leaking model that it caught.
    """
    verdicts = [_ask(learner, case) for case in draw_cases(given["seed"])]
    wrong = [verdict for verdict in verdicts if not verdict.right]
    misses = [verdict for verdict in wrong if not verdict.leaks]
    caught = [verdict for verdict in verdicts if verdict.leaks]
    told = min(misses or wrong or caught, key=_telling)
    case, says = told.case, "leaks" if told.leaks else "causal"
    title = case.specimen.title
    subject = Subject("zoo", f"{title}. Your detector says: {says}", case.x.shape, case.vocabulary, "next")
    found = panel(case.model, subject, given["seed"], inputs=[case.x, *subject.inputs(given["seed"])])
    rulings = [Ruling(verdict.leaks, not verdict.case.specimen.causal) for verdict in verdicts]
    return {"first": [detector_shown(rulings, title)], "probes": [found.probe], "tests": found.tests}


def _ask(learner: Learner, case: Case) -> Verdict:
    model, calls = recorded(case.model, len(case.x), case.vocabulary)
    x = case.x.copy()
    answer = learner.call("leaks", model, x)
    if answer.value is None:
        hint = "Did you print instead of return?" if answer.printed.strip() else "Write `return` before the result."
        raise NotYet("Your `leaks` returned None; True or False was expected.", hint)
    if not isinstance(answer.value, bool | bool_):
        raise NotYet(
            f"Your `leaks` returned {describe(answer.value)}; True or False was expected.",
            "Compare what you measured with a tolerance, and return the result of the comparison.",
        )
    if not array_equal(x, case.x):
        raise NotYet(
            f"Your `leaks` changed the x it was given: {case.x.tolist()} became {x.tolist()}.",
            "Change a copy: `changed = x.copy()`, then `changed[j] = value`.",
        )
    return Verdict(case, bool(answer.value), calls)


def _explain(learner: Learner, verdicts: list[Verdict], wrong: list[Verdict]) -> list[str]:
    # All of them, for one alone may fall the same way four times.
    for verdict in [*wrong, *(verdict for verdict in verdicts if verdict.right)]:
        if any(_ask(learner, verdict.case).leaks != verdict.leaks for _ in range(RERUNS)):
            return _by_chance(verdict.case)
    count = f"{len(verdicts) - len(wrong)} of {len(verdicts)} models judged right."
    if len({verdict.leaks for verdict in verdicts}) == 1:
        says = "leaky" if verdicts[0].leaks else "causal"
        count = f"Your detector calls every model {says}. {count}"
    alarms = [verdict for verdict in wrong if verdict.leaks]
    misses = [verdict for verdict in wrong if not verdict.leaks]
    told = [*sorted(misses, key=_telling)[:1], *alarms[:1]]
    others = [verdict.case.specimen.title for verdict in wrong if verdict not in told]
    rest = f"Also fooled by: {_listed(others)}." if others else ""
    return [count, *map(_reason, told), *([rest] if rest else [])]


def _telling(verdict: Verdict) -> tuple[int, bool, int]:
    """Long inputs first, then real incidents, then the order of the zoo."""
    case = verdict.case
    return -len(case.x), case.specimen.incident is None, zoo.SPECIMENS.index(case.specimen)


def _reason(verdict: Verdict) -> str:
    specimen = verdict.case.specimen
    incident = f" (met in {specimen.incident.name})" if specimen.incident else ""
    said, why = ("leaky", false_alarm) if verdict.leaks else ("causal", missed)
    return (
        f"Your detector called “{specimen.title}”{incident} {said}. {specimen.mechanism} "
        f"{why(verdict.case, verdict.calls)}"
    )


def _by_chance(case: Case) -> list[str]:
    return [
        f"On the model “{case.specimen.title}” your detector says now this, now that, for one and the same x.",
        "Random changes decide. Try every piece and every value in turn, so that nothing is left to chance.",
    ]


def _listed(titles: list[str]) -> str:
    names = list(dict.fromkeys(f"“{title}”" for title in titles))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
