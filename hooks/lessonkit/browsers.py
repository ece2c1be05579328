"""A table of what was run in which engine, from what `make test-engines` recorded."""

from typing import TypedDict

ENGINES = ("Chromium", "Firefox", "WebKitGTK")


class Engine(TypedDict):
    version: str
    seconds: float


class Count(TypedDict):
    """Of the tests of one feature in one engine."""

    passed: int
    failed: int


class Record(TypedDict):
    """`features` by their words, then by the engine's name; `system` is what the engines ran on."""

    day: str
    system: str
    engines: dict[str, Engine]
    features: dict[str, dict[str, Count]]


def table(record: Record) -> str:
    """Markdown: a row for each feature, a column for each engine, and when and where that was."""
    names = [f"{name} {engine['version']}" for name, engine in record["engines"].items()]
    rows = [["What a reader does, or what must hold", *names], ["---"] * (1 + len(names))]
    rows += [
        [feature, *(_said(counts.get(name)) for name in record["engines"])]
        for feature, counts in record["features"].items()
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    took = ", ".join(f"{name} {engine['seconds'] / 60:.1f}" for name, engine in record["engines"].items())
    return "\n".join([*lines, "", f"Run on {record['day']} on {record['system']}. Minutes it took: {took}."])


def _said(count: Count | None) -> str:
    if count is None:
        return "not run"
    if count["failed"]:
        return f"{count['failed']} failed"
    return "passed" if count["passed"] == 1 else f"{count['passed']} passed"
