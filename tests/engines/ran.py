"""What was run in which engine, counted while pytest goes on; `--record-engines` keeps it and prints it as a table."""

import datetime
import json
import platform
from collections.abc import Generator
from pathlib import Path
from typing import cast

import pytest

from engines.features import features
from engines.started import VERSIONS
from lessonkit.browsers import ENGINES, Count, Record, table

RECORDED = Path(__file__).parent / "recorded.json"
COUNTS: dict[str, dict[str, Count]] = {}
SECONDS: dict[str, float] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-engines", action="store_true", help=f"write what was run where into {RECORDED.name}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    feature = item.get_closest_marker("feature")
    if feature:
        engine = str(item.callspec.params["engine"])
        report.user_properties.append(("engine", [feature.args[0], engine, VERSIONS.get(engine, "")]))
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for name, value in report.user_properties:
        if name == "engine":
            _count(report, *cast("list[str]", value))


def _count(report: pytest.TestReport, feature: str, engine: str, version: str) -> None:
    VERSIONS[engine] = version or VERSIONS.get(engine, "")
    count = COUNTS.setdefault(feature, {}).setdefault(engine, {"passed": 0, "failed": 0})
    count["passed"] += report.when == "call" and report.passed
    count["failed"] += report.failed
    SECONDS[engine] = SECONDS.get(engine, 0) + report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not COUNTS:
        return
    terminalreporter.section("features in each engine")
    for engine, seconds in SECONDS.items():
        counts = [by_engine[engine] for by_engine in COUNTS.values() if engine in by_engine]
        passed, failed = (sum(count[outcome] for count in counts) for outcome in ("passed", "failed"))
        said = f"{engine}: {len(counts)} features, {passed} tests passed, {failed} failed, {seconds:.0f} s"
        terminalreporter.write_line(said)
    if config.getoption("record_engines"):
        terminalreporter.write_line(recorded())


def recorded() -> str:
    """Write the record; or say why there is none."""
    missing = [
        f"{feature} in {engine}"
        for feature in features()
        for engine in ENGINES
        if engine not in COUNTS.get(feature, {})
    ]
    if missing:
        return f"Not recorded, since not all was run: {'; '.join(missing)}"
    record: Record = {
        "day": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "engines": {
            name: {"version": VERSIONS[name].removeprefix(f"{name} "), "seconds": round(SECONDS[name])}
            for name in ENGINES
        },
        "features": {feature: {name: COUNTS[feature][name] for name in ENGINES} for feature in features()},
    }
    RECORDED.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return f"{table(record)}\nRecorded in {RECORDED.name}."
