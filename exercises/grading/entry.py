"""The way in, for the browser's worker and for the tests. Every function returns JSON and raises nothing."""

import sys
import traceback
from json import dumps, loads
from pathlib import Path
from typing import Any

from grading import long_run
from grading.forbidden import reaches_inside
from grading.judge import Judge, NotYet
from grading.kept import keep_in_memory
from grading.learner import LearnerError, register, run_learner
from grading.stops import Stop, explain, learner_frames

OUR_FAULT = [
    "The checker itself failed, so this is not your fault, and your code is kept.",
    "Reload the page and check again. If that does not help, please report it: the console has the details.",
]


if sys.platform == "emscripten":
    keep_in_memory(Path(__file__).parent)


def run(source: str) -> str:
    """Runs learner code as a program.

    Returns:
        `{"ok": true}` or `{"ok": false, "error": {"sentence", "traceback", "line"}, "ours": bool}`. `ours` is
        true if it was not the learner's code that failed: the interpreter is not to be trusted any more.
    """
    try:
        run_learner(source)
    except BaseException as error:
        return dumps({"ok": False, "error": _stop(error), "ours": not _is_learners(error)})
    return dumps({"ok": True})


def check(exercise_id: str, check_source: str, source: str, given_json: str) -> str:
    """Grades learner code with `check(learner, given) -> Judge` of check_source.

    `given_json` is what the page knows (seed, numbers shown, verdicts chosen); what it leaves out, `GIVEN` of
    check_source supplies, if there is one.

    Returns:
        `{"verdict": "correct" | "not-yet" | "our-fault", "text": [paragraph], "line": int | null,
        "maintainer": traceback | null}`.
    """
    try:
        # The checker is loaded first: what the learner's code patches cannot reach its imports.
        _refuse_insides(source)
        checker = _checker(exercise_id, check_source)
        judge = checker["check"](run_learner(source), checker.get("GIVEN", {}) | loads(given_json))
        if not isinstance(judge, Judge):
            raise TypeError(f"{exercise_id}/check.py: check() must return a Judge, not {type(judge).__name__}")
        if judge.cases == 0:
            raise RuntimeError(f"{exercise_id}/check.py: check() judged no case, so nothing can pass")
        return _verdict("correct", judge.notes)
    except NotYet as wrong:
        return _verdict("not-yet", wrong.paragraphs)
    except BaseException as error:
        if not _is_learners(error):
            return _verdict("our-fault", OUR_FAULT, maintainer="".join(traceback.format_exception(error)))
        stop = _stop(error)
        return _verdict("not-yet", _paragraphs(stop, error), line=stop["line"])


def probe(exercise_id: str, check_source: str, source: str, given_json: str) -> str:
    """Measures the learner's models with `probe(learner, given)` of check_source.

    That returns a list of Probe, or `{"first": [Test], "probes": [Probe], "tests": [Test]}` in the order of the page,
    any of which may be left out.

    Returns:
        `{"ok": true, "first": [Test], "probes": [Probe], "tests": [Test]}` or
        `{"ok": false, "error": {"sentence", "traceback", "line"}}`.
    """
    try:
        checker = _checker(exercise_id, check_source)
        measured = checker["probe"](run_learner(source), checker.get("GIVEN", {}) | loads(given_json))
        report = measured if isinstance(measured, dict) else {"probes": measured}
        return dumps({"ok": True, "first": [], "probes": [], "tests": []} | report, allow_nan=False)
    except NotYet as wrong:
        stop = Stop(sentence=" ".join(wrong.paragraphs), traceback="", line=None)
        return dumps({"ok": False, "error": stop})
    except BaseException as error:
        return dumps({"ok": False, "error": _stop(error), "ours": not _is_learners(error)})


def advance(run_id: str, material: str, state_json: str) -> str:
    """Does the next piece of a long run, which is code of ours: see `grading.long_run`.

    Returns:
        `{"ok": true, "state": text, "piece": Piece without its state}` or
        `{"ok": false, "error": {"sentence", "traceback", "line"}, "ours": true}`. The state is the page's to keep and
        to hand back; it is empty at the beginning.
    """
    try:
        piece = dict(long_run.advance(run_id, material, loads(state_json) if state_json else None))
        state = dumps(piece.pop("state"))
        return dumps({"ok": True, "state": state, "piece": piece}, allow_nan=False)
    except BaseException as error:
        return dumps({"ok": False, "error": _stop(error), "ours": True})


def _refuse_insides(source: str) -> None:
    reached = reaches_inside(source)
    if reached is not None:
        name, line = reached
        raise NotYet(
            f"Your code reaches into the interpreter: `{name}` on line {line}.",
            "What is asked for needs nothing of that. Leave it out, and compute the answer from the arguments.",
        )


def _checker(exercise_id: str, check_source: str) -> dict[str, Any]:
    filename = f"{exercise_id}/check.py"
    register(filename, check_source)
    namespace: dict[str, Any] = {"__name__": f"{exercise_id}.check"}
    exec(compile(check_source, filename, "exec", dont_inherit=True), namespace)
    return namespace


def _is_learners(error: BaseException) -> bool:
    """Whether learner code raised it, be it in a call or through an object that it returned."""
    try:
        return _began_with_the_learner(error) if isinstance(error, LearnerError) else bool(learner_frames(error))
    except BaseException:  # an earlier run may have broken what this needs
        return False


def _began_with_the_learner(stopped: LearnerError) -> bool:
    """Not so for what an earlier run left behind, such as an audit hook: it strikes from outside."""
    if stopped.call is not None or isinstance(stopped.error, SyntaxError | MemoryError | RecursionError):
        return True
    frames = learner_frames(stopped.error)
    return bool(frames) and frames[0].name == "<module>"


def _stop(error: BaseException) -> Stop:
    if isinstance(error, LearnerError):
        return explain(error.error)
    if _is_learners(error):
        return explain(error)
    return Stop(sentence=" ".join(OUR_FAULT), traceback="".join(traceback.format_exception(error)), line=None)


def _paragraphs(stop: Stop, error: BaseException) -> list[str]:
    if isinstance(error, LearnerError) and error.call is not None:
        return [stop["sentence"], f"The call was `{error.call}`."]
    return [stop["sentence"]]


def _verdict(verdict: str, text: list[str], line: int | None = None, maintainer: str | None = None) -> str:
    return dumps({"verdict": verdict, "text": text, "line": line, "maintainer": maintainer})
