"""What tests count, told once the run ends, whichever process ran them: `tell` for a line, `take` for figures."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], None]
LINES: list[str] = []


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Enter a line for the end of the run."""
    return lambda line: record_property("told", line)


def take(report: pytest.TestReport, name: str) -> list[Any]:
    """What a test recorded under `name`, once: a report of each phase carries all that came before it."""
    return [value for key, value in report.user_properties if key == name] if report.when == "teardown" else []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    LINES.extend(take(report, "told"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if LINES:
        terminalreporter.section("counted")
        for line in LINES:
            terminalreporter.write_line(line)
