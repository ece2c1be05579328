"""Grades four verdicts, causal or leaks, against measurements of four models drawn from the zoo."""

from collections.abc import Callable
from typing import Any

from grading import zoo
from grading.bench import Model, UnusableModelError
from grading.bench_panel import panel
from grading.judge import Judge, NotYet
from grading.learner import Learner, LearnerError, watched
from grading.plain import plain
from grading.probes import Probe, Subject, measure
from grading.stops import explain

VERDICTS = ("causal", "leaks")
LETTERS = ("a", "b", "c", "d")
BRIEF = list(zoo.BRIEF)  # the four that the starter holds
GIVEN = {"seed": 0, "items": BRIEF, "verdicts": None}

Bench = Callable[[Subject, Model, int], Probe]


def probe(learner: Learner, given: dict[str, Any]) -> list[Probe]:
    """The whole bench for each of a to d: of the learner's `models`, or of the zoo's where the starter has none."""
    if given["items"] == BRIEF:
        return [_edited_on(_benched, learner, letter, given) for letter in LETTERS]
    return [
        _benched(_subject(letter, specimen), specimen.model(given["seed"]), given["seed"])
        for letter, specimen in _specimens(given).items()
    ]


def _benched(subject: Subject, model: Model, seed: int) -> Probe:
    return panel(model, subject, seed).together()


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges the verdicts of the page, or else `verdicts = {"a": "causal", …}` in the learner's code."""
    verdicts = _verdicts(learner, given)
    judge = Judge()
    measured = _measured(given)
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
        measurement = f"Measured: {found['sentence']}{_incident(name, given)}"
        judge.note(f"({name}) {found['title']}: {verdicts[name]}. {measurement}")
    judge.note("The pattern: a network that can read position i or later while predicting piece i has the bug.")
    for remark in remarks:
        judge.note(remark)
    return judge


def _specimens(given: dict[str, Any]) -> dict[str, zoo.Specimen]:
    items = given["items"]
    if len(set(items)) != len(LETTERS) or len(items) != len(LETTERS):
        raise ValueError(f"items are {items!r}; four different ids of the zoo were expected")
    return dict(zip(LETTERS, map(zoo.find, items), strict=True))


def _subject(letter: str, specimen: zoo.Specimen) -> Subject:
    return Subject(letter, specimen.title, specimen.shape, specimen.vocabulary, specimen.predicts)


def _measured(given: dict[str, Any]) -> dict[str, Probe]:
    """The zoo's models; the brief's four with the starter's weights, whatever the seed."""
    weights_seed = 0 if given["items"] == BRIEF else given["seed"]
    return {
        letter: measure(_subject(letter, specimen), specimen.model(weights_seed), given["seed"])
        for letter, specimen in _specimens(given).items()
    }


def _incident(letter: str, given: dict[str, Any]) -> str:
    incident = _specimens(given)[letter].incident
    return f" Met in {incident.name}." if incident else ""


def _verdicts(learner: Learner, given: dict[str, Any]) -> dict[str, str]:
    verdicts = given.get("verdicts")
    if verdicts is None:
        verdicts = learner.namespace.get("verdicts", {})
    if not isinstance(verdicts, dict):
        raise NotYet(f"`verdicts` is {plain(verdicts)}; a dictionary {{'a': 'causal' or 'leaks', …}} was expected.")
    missing = [name for name in LETTERS if verdicts.get(name) is None]
    if missing:
        raise NotYet(f"Choose a verdict for each of (a) to (d) first. Without one so far: {_names(missing)}.")
    for name in LETTERS:
        if not isinstance(verdicts[name], str) or verdicts[name] not in VERDICTS:
            raise NotYet(f"The verdict for ({name}) is {plain(verdicts[name])}; 'causal' or 'leaks' was expected.")
    return {name: str(verdicts[name]) for name in LETTERS}


def _truth(found: Probe) -> str:
    return "leaks" if found["leaks"] else "causal"


def _reason(found: Probe, verdict: str) -> str:
    return f"({found['id']}) {found['title']}: you chose {verdict}. Measured: {found['sentence']}"


def _edited(learner: Learner, given: dict[str, Any], measured: dict[str, Probe]) -> list[str]:
    """One remark for each model in the editor that no longer behaves as the page describes it."""
    models = learner.namespace.get("models")
    if given["items"] != BRIEF or not isinstance(models, dict):
        return []
    remarks = []
    for letter in LETTERS:
        if letter not in models:
            continue
        try:
            now = _edited_on(measure, learner, letter, given)
        except (NotYet, LearnerError) as unusable:
            why = unusable.paragraphs[0] if isinstance(unusable, NotYet) else explain(unusable.error)["sentence"]
            remarks.append(f"Your edited ({letter}) was not measured. {why} The description was judged.")
            continue
        truth = _truth(measured[letter])
        if _truth(now) != truth:
            remarks.append(
                f"Your edited ({letter}) {_behaves(_truth(now))}; the description above "
                f"{_behaves(truth)}, and the verdict is about the description."
            )
    return remarks


def _edited_on(bench: Bench, learner: Learner, letter: str, given: dict[str, Any]) -> Probe:
    models = learner.namespace.get("models")
    if not isinstance(models, dict):
        raise NotYet('Your code defines no dictionary `models`. Keep the line `models = {"a": …, …}` of the starter.')
    model = models.get(letter)
    if not callable(model):
        raise NotYet(f'`models["{letter}"]` is {plain(model)} in your code; a function was expected.')
    run = watched(model, f'models["{letter}"](x)')
    try:
        return bench(_subject(letter, _specimens(given)[letter]), lambda x: run(x)[0], given["seed"])
    except UnusableModelError as unusable:
        raise NotYet(f"Your model ({letter}) cannot be measured: {unusable}.") from None


def _behaves(truth: str) -> str:
    return "is causal" if truth == "causal" else "leaks"


def _names(names: list[str]) -> str:
    *others, last = [f"({name})" for name in names]
    return f"{', '.join(others)} and {last}" if others else last
