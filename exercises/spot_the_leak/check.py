"""Grades four verdicts, causal or leaks, against measurements of the four models that the page describes."""

from typing import Any

from grading import zoo
from grading.bench import UnusableModelError
from grading.judge import Judge, NotYet
from grading.learner import Learner, LearnerError, watched
from grading.plain import plain
from grading.probes import Probe, measure
from grading.stops import explain

VERDICTS = ("causal", "leaks")
GIVEN = {"seed": 0, "verdicts": None}


def probe(learner: Learner, given: dict[str, Any]) -> list[Probe]:
    """Measures the learner's current `models`, one Probe for each of a to d."""
    return [_measure_edited(learner, specimen, given["seed"]) for specimen in zoo.SPECIMENS]


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges the verdicts of the page, or else `verdicts = {"a": "causal", …}` in the learner's code."""
    verdicts = _verdicts(learner, given)
    judge = Judge()
    measured = {specimen.id: measure(specimen, specimen.model, given["seed"]) for specimen in zoo.SPECIMENS}
    wrong = [name for name, found in measured.items() if verdicts[name] != _truth(found)]
    remarks = _edited(learner, given, measured)
    for name, found in measured.items():
        judge.expect(
            name not in wrong,
            lambda: [
                f"{_names(wrong)} {'is' if len(wrong) == 1 else 'are'} the other way round; "
                f"{len(measured) - len(wrong)} of 4 verdicts are right.",
                *(_reason(measured[name], verdicts[name]) for name in wrong),
                "Ask of each model: can the output that predicts a piece read that piece, or a later one?",
                *remarks,
            ],
        )
        judge.note(f"({name}) {found['title']}: {verdicts[name]}. Measured: {found['sentence']}")
    judge.note("The pattern: a network that can read position i or later while predicting piece i has the bug.")
    for remark in remarks:
        judge.note(remark)
    return judge


def _verdicts(learner: Learner, given: dict[str, Any]) -> dict[str, str]:
    verdicts = given.get("verdicts")
    if verdicts is None:
        verdicts = learner.namespace.get("verdicts", {})
    if not isinstance(verdicts, dict):
        raise NotYet(f"`verdicts` is {plain(verdicts)}; a dictionary {{'a': 'causal' or 'leaks', …}} was expected.")
    names = [specimen.id for specimen in zoo.SPECIMENS]
    missing = [name for name in names if verdicts.get(name) is None]
    if missing:
        raise NotYet(f"Choose a verdict for each of (a) to (d) first. Without one so far: {_names(missing)}.")
    for name in names:
        if not isinstance(verdicts[name], str) or verdicts[name] not in VERDICTS:
            raise NotYet(f"The verdict for ({name}) is {plain(verdicts[name])}; 'causal' or 'leaks' was expected.")
    return {name: str(verdicts[name]) for name in names}


def _truth(found: Probe) -> str:
    return "leaks" if found["leaks"] else "causal"


def _reason(found: Probe, verdict: str) -> str:
    return f"({found['id']}) {found['title']}: you chose {verdict}. Measured: {found['sentence']}"


def _edited(learner: Learner, given: dict[str, Any], measured: dict[str, Probe]) -> list[str]:
    """One remark for each model in the editor that no longer behaves as the page describes it."""
    models = learner.namespace.get("models")
    edited = models if isinstance(models, dict) else {}
    remarks = []
    for specimen in zoo.SPECIMENS:
        if specimen.id not in edited:
            continue
        try:
            now = _measure_edited(learner, specimen, given["seed"])
        except (NotYet, LearnerError) as unusable:
            why = unusable.paragraphs[0] if isinstance(unusable, NotYet) else explain(unusable.error)["sentence"]
            remarks.append(f"Your edited ({specimen.id}) was not measured. {why} The description was judged.")
            continue
        truth = _truth(measured[specimen.id])
        if _truth(now) != truth:
            remarks.append(
                f"Your edited ({specimen.id}) {_behaves(_truth(now))}; the description above "
                f"{_behaves(truth)}, and the verdict is about the description."
            )
    return remarks


def _measure_edited(learner: Learner, specimen: zoo.Specimen, seed: int) -> Probe:
    models = learner.namespace.get("models")
    if not isinstance(models, dict):
        raise NotYet('Your code defines no dictionary `models`. Keep the line `models = {"a": …, …}` of the starter.')
    model = models.get(specimen.id)
    if not callable(model):
        raise NotYet(f'`models["{specimen.id}"]` is {plain(model)} in your code; a function was expected.')
    run = watched(model, f'models["{specimen.id}"](x)')
    try:
        return measure(specimen, lambda x: run(x)[0], seed)
    except UnusableModelError as unusable:
        raise NotYet(f"Your model ({specimen.id}) cannot be measured: {unusable}.") from None


def _behaves(truth: str) -> str:
    return "is causal" if truth == "causal" else "leaks"


def _names(names: list[str]) -> str:
    *others, last = [f"({name})" for name in names]
    return f"{', '.join(others)} and {last}" if others else last
