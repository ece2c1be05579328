"""What a learner reads when their code stops: one sentence, a traceback of their own lines, the line."""

import traceback
from typing import TypedDict

from grading.guard import NoKeyboardError

FILENAME = "your_code.py"
LONGEST_MESSAGE = 300
MOST_FRAMES = 12


class Stop(TypedDict):
    """`line` is 1-based, and None where no line of the learner's is to blame."""

    sentence: str
    traceback: str
    line: int | None


def explain(error: BaseException) -> Stop:
    """Describes an exception that learner code (compiled under FILENAME) raised. Raises nothing itself."""
    try:
        return _explain(error)
    except BaseException:  # an exception class of the learner's own may do anything
        return {
            "sentence": "Your code stopped with an error that cannot be shown.",
            "traceback": "",
            "line": None,
        }


def _explain(error: BaseException) -> Stop:
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        return {
            "sentence": _syntax_sentence(error),
            "traceback": "".join(traceback.format_exception_only(error)),
            "line": error.lineno,
        }
    frames = learner_frames(error)
    line = frames[-1].lineno if frames else None
    return {"sentence": _sentence(error, line), "traceback": _traceback(error, frames), "line": line}


def learner_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """The frames of `error` that lie in the learner's code, outermost first."""
    return [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILENAME]


def _sentence(error: BaseException, line: int | None) -> str:
    where = f" on line {line}" if line is not None else ""
    match error:
        case NoKeyboardError():
            return (
                f"Your code waited for typed input{where}, and this page has no keyboard for it: "
                "put the value into the code instead of calling input() or breakpoint()."
            )
        case SystemExit():
            return f"Your code ended itself{where} with exit() or sys.exit(): remove that call."
        case RecursionError():
            return (
                f"Your code stopped{where}: RecursionError, a function kept calling itself. "
                "Give it a case in which it returns without another call."
            )
        case MemoryError():
            return f"Your code ran out of memory{where}: make the arrays or lists smaller."
        case KeyboardInterrupt():
            return f"Your code was interrupted{where}."
    return f"Your code stopped{where}: {_name_and_message(error)}"


def _syntax_sentence(error: SyntaxError) -> str:
    where = f"line {error.lineno}" if error.lineno is not None else "your code"
    match error:
        case TabError():
            return f"Python cannot read {where}: its indentation mixes tabs and spaces. Use four spaces a level."
        case IndentationError():
            return f"Python cannot read {where} because of its indentation: {_full_stop(str(error.msg))}"
    return f"Python cannot read {where}: {_full_stop(str(error.msg))}"


def _name_and_message(error: BaseException) -> str:
    name = type.__getattribute__(type(error), "__name__")
    try:
        message = " ".join(str(error).split())
    except BaseException:  # the learner's own __str__ may do anything
        message = "(its message cannot be shown)"
    if len(message) > LONGEST_MESSAGE:
        message = message[:LONGEST_MESSAGE] + " …"
    return _full_stop(f"{name}: {message}" if message else str(name))


def _traceback(error: BaseException, frames: list[traceback.FrameSummary]) -> str:
    entries = traceback.format_list(frames)
    if len(entries) > MOST_FRAMES:
        left_out = f"  … {len(entries) - MOST_FRAMES} more calls …\n"
        entries = [*entries[: MOST_FRAMES // 2], left_out, *entries[-MOST_FRAMES // 2 :]]
    try:
        last = "".join(traceback.format_exception_only(error))
    except BaseException:  # as above
        last = _name_and_message(error) + "\n"
    head = ["Traceback (most recent call last):\n"] if entries else []
    return "".join([*head, *entries, last])


def _full_stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else text + "."
