"""While learner code runs, the checker's own library is not there to be imported: it holds the answers."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

OWN = "grading"


class _Refusal(MetaPathFinder):
    """Finds nothing; for our own library it says why."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] == OWN:
            raise ImportError("the checker's own library is not for import: write it yourself", name=name)
        return None


@contextmanager
def curtain() -> Iterator[None]:
    """Takes our modules out of `sys.modules` and refuses to import them; afterwards they are back.

    What it needs itself it holds, so that learner code may do what it likes to `sys`.
    """
    modules, finders, refusal = sys.modules, sys.meta_path, _Refusal()
    hidden: dict[str, Any] = {name: modules[name] for name in list(modules) if name.partition(".")[0] == OWN}
    for name in hidden:
        del modules[name]
    finders.insert(0, refusal)
    try:
        yield
    finally:
        if refusal in finders:
            finders.remove(refusal)
        modules.update(hidden)
