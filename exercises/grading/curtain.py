"""While learner code runs, the checker's own library is not there to be imported: it holds the answers.

Afterwards the import system is as it was, whatever that code did to it.
"""

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


def _is_own(finder: object) -> bool:
    return type(finder).__module__.partition(".")[0] == OWN


@contextmanager
def curtain() -> Iterator[None]:
    """Takes our modules out of `sys.modules` and refuses to import them; then puts everything back."""
    modules, before = sys.modules, dict(sys.modules)
    lists: list[tuple[str, list[Any], list[Any]]] = [
        (name, getattr(sys, name), list(getattr(sys, name))) for name in ("meta_path", "path_hooks", "path")
    ]
    for name in before:
        if name.partition(".")[0] == OWN:
            del modules[name]
    sys.meta_path[:] = [_Refusal(), *(finder for finder in sys.meta_path if not _is_own(finder))]
    try:
        yield
    finally:
        sys.settrace(None)
        sys.setprofile(None)
        sys.modules = modules
        modules.update(before)
        for name, owned, content in lists:
            owned[:] = content
            setattr(sys, name, owned)
