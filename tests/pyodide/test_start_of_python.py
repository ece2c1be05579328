"""What Python starts with holds everything that an exercise imports: without a network there is nothing else."""

import ast
import sys
import zipfile
from pathlib import Path

import pytest

EXERCISES = Path(__file__).parents[2] / "exercises"
FOUND = sorted(EXERCISES.rglob("*.py"))


@pytest.fixture(scope="module")
def started_with(site: Path) -> set[str]:
    with zipfile.ZipFile(site / "assets/pyodide/stdlib-start.zip") as archive:
        paths = {name.removesuffix(".pyc").removesuffix("/__init__") for name in archive.namelist()}
    return {path.replace("/", ".") for path in paths}


def imported(source: str) -> set[str]:
    """The standard library's modules that a program names in its imports."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name for name in names if name.partition(".")[0] in sys.stdlib_module_names}


def test_every_import_of_every_exercise_is_there(started_with: set[str]) -> None:
    wanted = {name: path for path in FOUND for name in imported(path.read_text(encoding="utf-8"))}
    assert {"math", "random", "importlib.util"} <= wanted.keys()
    within_python = {"collections.abc", "itertools", "math", "time", *sys.builtin_module_names}
    missing = {name: path for name, path in wanted.items() if name not in started_with | within_python}
    assert missing == {}
