"""How much axe looked at and what it found, summed up as the run ends."""

import pytest

from told import take

LOOKS: set[tuple[str, str, str, int]] = set()
COUNTS = [0, 0, 0]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for look, counts in take(report, "axe"):
        LOOKS.add(tuple(look))
        COUNTS[:] = [one + more for one, more in zip(COUNTS, counts, strict=True)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if LOOKS:
        pages, states, schemes, widths = (len(set(kinds)) for kinds in zip(*LOOKS, strict=True))
        violations, left_open, explained = COUNTS
        terminalreporter.section("axe")
        terminalreporter.write_line(
            f"{len(LOOKS)} looks ({pages} pages, {states} states, {schemes} schemes, {widths} widths): "
            f"{violations} violations, {left_open} left open, {explained} explained"
        )
