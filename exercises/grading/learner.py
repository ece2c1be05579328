"""Runs learner code and calls the functions it defines."""

import io
import linecache
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from typing import Any, NamedTuple

import numpy as np

from grading.guard import fresh_namespace, guarded, reseed
from grading.judge import NotYet
from grading.plain import plain
from grading.stops import FILENAME

Function = Callable[..., Any]


class LearnerError(Exception):
    """Learner code raised `error`, at top level or while computing `call` ("nll([0.3, 0.5])")."""

    def __init__(self, error: BaseException, call: str | None = None) -> None:
        super().__init__(call)
        self.error = error
        self.call = call


class Answer(NamedTuple):
    """What one call gave: its `value`, what it `printed` meanwhile, and the `call` as text."""

    name: str
    value: Any
    printed: str
    call: str


class Learner:
    """The names that learner code defined at top level."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self.namespace = namespace

    def function(self, name: str) -> Function:
        """The learner's function `name`, to be called behind `watched`.

        Raises:
            NotYet: there is no such function.
        """
        function = self.namespace.get(name)
        if function is None:
            raise NotYet(f"Your code defines no function `{name}`. Keep the name that the starter gives it.")
        if not callable(function):
            raise NotYet(f"`{name}` is {plain(function)} in your code; a function of that name was expected.")
        wanted: Function = function
        return wanted

    def call(self, name: str, *arguments: Any) -> Answer:
        """Calls the learner's function `name`; its prints are captured, not shown.

        Raises:
            NotYet: there is no such function.
            LearnerError: it raised.
        """
        function = self.function(name)
        call = f"{name}({', '.join(plain(argument) for argument in arguments)})"
        value, printed = watched(function, call)(*arguments)
        return Answer(name, value, printed, call)


def watched(function: Function, call: str) -> Callable[..., tuple[Any, str]]:
    """`function` behind the guard: returns its value and what it printed.

    Raises:
        LearnerError: for whatever `function` raises, BaseException included.
    """

    def run(*arguments: Any) -> tuple[Any, str]:
        printed = io.StringIO()

        def action() -> Any:
            with redirect_stdout(printed), np.errstate(all="ignore"):
                return function(*arguments)

        try:
            return guarded(action), printed.getvalue()
        except BaseException as error:
            raise LearnerError(error, call) from None

    return run


def run_learner(source: str) -> Learner:
    """Executes `source` as a program in a fresh namespace; prints go to the real sys.stdout.

    Raises:
        LearnerError: for whatever the code raises, syntax errors and BaseException included.
    """
    register(FILENAME, source)
    namespace = fresh_namespace()

    def action() -> None:
        exec(compile(source, FILENAME, "exec", dont_inherit=True), namespace)

    reseed()
    try:
        guarded(action)
    except BaseException as error:
        raise LearnerError(error) from None
    return Learner(namespace)


def register(filename: str, source: str) -> None:
    """Lets tracebacks show the lines of `source`, which lies in no file."""
    lines = io.StringIO(source, newline=None).readlines()
    linecache.cache[filename] = (len(source), None, lines, filename)
