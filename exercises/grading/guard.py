"""The wall around learner code: what it changes in the interpreter is put back when it ends."""

import builtins
import io
import linecache
import math
import random
import sys
import traceback
from collections.abc import Callable
from types import ModuleType
from typing import Any, NoReturn, TextIO, TypeVar

import numpy as np

from grading.curtain import curtain
from grading.sealed import Seal, Veto, sealed_modules

T = TypeVar("T")

# At the default of 1000 an endless recursion kills Pyodide before Python notices it.
PYODIDE_RECURSION_LIMIT = 200

_MISSING = object()
_SHARED = (builtins, io, linecache, math, random, traceback, np, np.random, np.linalg)
_VETO = Veto()
_VETO.install()
_own: dict[int, tuple[list[ModuleType], Seal]] = {}
"""What is sealed, by the number of all modules that there are: looked for again only when more are loaded."""


class NoKeyboardError(RuntimeError):
    """Learner code asked for typed input, and a page has no keyboard to read from."""

    __module__ = "builtins"  # so a traceback shows the bare name


def guarded(action: Callable[[], T]) -> T:
    """Runs `action`, which may run learner code, and returns its result.

    NumPy scalars print as plain numbers meanwhile. Afterwards print options, floating-point error handling, the
    recursion limit, the standard streams, the names in the modules of `_SHARED` and of the checker's library, and its
    classes are as before. Whatever `action` raises passes through.
    """
    limit, streams = sys.getrecursionlimit(), (sys.stdin, sys.stdout, sys.stderr)
    own, seal = _sealed()
    names = [(module.__dict__, dict(module.__dict__)) for module in (*_SHARED, *own)]
    with np.printoptions(legacy="1.25"), np.errstate(), curtain():
        try:
            if sys.platform == "emscripten":
                sys.setrecursionlimit(PYODIDE_RECURSION_LIMIT)
                sys.stdout, sys.stderr = _unbuffered(1), _unbuffered(2)
            _VETO.is_on = True
            return action()
        finally:
            _VETO.is_on = False
            for current, original in names:
                for name, value in original.items():
                    if current.get(name, _MISSING) is not value:
                        current[name] = value
            seal.put_back()
            sys.setrecursionlimit(limit)
            sys.stdin, sys.stdout, sys.stderr = streams


def _unbuffered(descriptor: int) -> TextIO:
    """A stream of one run's own: nothing stays behind in it, and closing it closes nothing else."""
    raw = io.FileIO(descriptor, "w", closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", write_through=True)


def _sealed() -> tuple[list[ModuleType], Seal]:
    count = len(sys.modules)
    if count not in _own:
        modules = sealed_modules()
        _own.clear()
        _own[count] = (modules, Seal(modules))
    return _own[count]


def fresh_namespace() -> dict[str, Any]:
    """Globals for one run: `__name__` is "__main__", and builtins are a private copy without a keyboard."""
    names = dict(vars(builtins))
    names.update(input=_no_keyboard, breakpoint=_no_keyboard, exit=_leave, quit=_leave)
    return {"__name__": "__main__", "__builtins__": names}


def reseed() -> None:
    """Seeds `random` and `numpy.random` from entropy: a restored memory snapshot would repeat itself."""
    random.seed()
    np.random.seed()


def _no_keyboard(*_: object, **__: object) -> NoReturn:
    raise NoKeyboardError("there is no keyboard to read from on this page")


def _leave(code: object = None) -> NoReturn:
    raise SystemExit(code)
