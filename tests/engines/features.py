"""What the tests of the engines show: the words of `pytest.mark.feature`, on a test or on all of a module."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def features() -> list[str]:
    """Of every test beside this file, once each; those of single tests come first, as the steps of one way."""
    found = [words for path in sorted(HERE.glob("test_*.py")) for words in _of_module(path.stem)]
    of_tests, of_modules = ([words for is_own, words in found if is_own == own] for own in (True, False))
    return list(dict.fromkeys([*of_tests, *of_modules]))


def _of_module(name: str) -> Iterator[tuple[bool, str]]:
    """Whether the words stand on the test itself, and the words. Raises AssertionError if a test has none."""
    module = importlib.import_module(f"engines.{name}")
    for test_name, test in vars(module).items():
        if test_name.startswith("test_"):
            own, shared = _words(test), _words(module)
            assert own or shared, f"{name}.py::{test_name} says no feature: @pytest.mark.feature(…) on it or its module"
            yield bool(own), own or shared


def _words(marked: Any) -> str:
    marks = getattr(marked, "pytestmark", [])
    named = [mark.args[0] for mark in (marks if isinstance(marks, list) else [marks]) if mark.name == "feature"]
    return str(named[0]) if named else ""
