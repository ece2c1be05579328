"""Why a detector was fooled by one model, read off the calls that it made."""

from grading.detector_calls import ROUNDING, Call, cuts, largest_shown, values_tried
from grading.detector_cases import Case
from grading.plain import plain

SMALL = 1e-2


def missed(case: Case, calls: list[Call]) -> str:
    """Why the leak of `case` was called causal."""
    tried = cuts(calls, case.x)
    if nothing := _nothing_compared(calls, tried):
        return nothing
    shown = largest_shown(calls)
    if shown and shown.change > ROUNDING:
        seen = (
            f"Its own calls show the leak: {plain(shown.a.x)} and {plain(shown.b.x)} agree before piece "
            f"{shown.first + 1}, yet output {shown.output + 1} moves by {shown.change:.2g}."
        )
        if shown.change < SMALL:
            return f"{seen} Your tolerance is too loose: a causal model moves by 0.0, so 1e-9 is enough."
        return f"{seen} Compare `after[:j]` with `before[:j]`: all rows, every entry, by absolute difference."
    last = len(case.x) - 1
    if tried <= {0, last}:
        return "You changed only the last piece, and here the leak comes from another one. Change every piece in turn."
    if len(tried - {0}) == 1:
        return (
            f"You cut only once: every change begins at piece {max(tried) + 1} of {last + 1}, and this leak does not "
            "cross that border. Try every cut."
        )
    left_out = sorted(set(range(1, last + 1)) - tried)
    if left_out:
        return (
            f"No change of yours begins at piece {_numbers(left_out)} of {last + 1}; this leak shows only there. "
            "Change every piece in turn."
        )
    others = case.vocabulary - 1
    if values_tried(calls, case.x) < others:
        return (
            f"You tried at most {values_tried(calls, case.x)} of the {others} other values of a piece, and here only "
            "one of them moves an output. Try every value for every piece."
        )
    return "Your calls never held two inputs that show it. Change one piece of x at a time, to every other value."


def false_alarm(case: Case, calls: list[Call]) -> str:
    """Why the causal model of `case` was called leaky."""
    if nothing := _nothing_compared(calls, cuts(calls, case.x)):
        return nothing
    shown = largest_shown(calls)
    if shown:
        return (
            f"In your calls no output before a change moves by more than {shown.change:.1g}, which is rounding: "
            "inputs of another length are summed in another order. Allow 1e-9."
        )
    return (
        "In your calls no output before the changed piece moves at all. The output at that piece and the later ones "
        "may move, since each predicts the piece after it. Compare only `after[:j]` with `before[:j]`."
    )


def _nothing_compared(calls: list[Call], tried: set[int]) -> str | None:
    """What to say where the calls could not tell anything about any model."""
    if not calls:
        return "Your detector never called `model`, so it cannot know. Change a piece of x and compare the outputs."
    if not tried:
        return (
            "You called `model` with x itself only. Change a piece of a copy of x, and compare the outputs before it."
        )
    if tried == {0}:
        return (
            "Every input you tried differs from x in its very first piece, which each output may read. "
            "Change `x[j]` alone, for every j from 1 on, and compare the rows before it: `after[:j]` with `before[:j]`."
        )
    return None


def _numbers(pieces: list[int]) -> str:
    *others, last = [str(piece + 1) for piece in pieces]
    return f"{', '.join(others)} or {last}" if others else last
