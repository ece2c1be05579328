"""The deck printed in every engine that is installed, and the table of what was read back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.host import Site, serving
from engines.chromium import ChromiumTab
from engines.firefox import FirefoxTab
from engines.reader import Reader
from engines.tab import Tab
from engines.webkit import WebKitTab
from make import engines
from told import take

FOUND = engines.found()
NAMES = ["Chromium", *FOUND]
DRIVEN_BY: dict[str, Callable[..., Tab]] = {"Firefox": FirefoxTab, "WebKitGTK": WebKitTab}

Record = Callable[[str, int, int], None]
TABLE: dict[str, dict[str, str]] = {}
VERSIONS: dict[str, str] = {}


@pytest.fixture(scope="session", params=NAMES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def started(
    engine: str, request: pytest.FixtureRequest, *, scripts: bool = True, offline: bool = False
) -> Iterator[Tab]:
    if engine == "Chromium":
        browser: Browser = request.getfixturevalue("browser")
        tab: Tab = ChromiumTab(browser, scripts=scripts, offline=offline)
    else:
        tab = DRIVEN_BY[engine](FOUND[engine], scripts=scripts, offline=offline)
    VERSIONS[engine] = f"{engine} {tab.version}"
    yield tab
    tab.close()


@pytest.fixture(scope="session")
def tab(engine: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    yield from started(engine, request)


@pytest.fixture(scope="session")
def tab_without_scripts(engine: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    yield from started(engine, request, scripts=False)


@pytest.fixture(scope="session")
def hosted(site: Path) -> Iterator[Site]:
    hosted = Site(site)
    with serving(hosted):
        yield hosted


@pytest.fixture(scope="session")
def tab_that_keeps(engine: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    yield from started(engine, request, offline=True)


@pytest.fixture
def reader(tab_that_keeps: Tab, hosted: Site) -> Reader:
    """Whose browser has the site for offline use, but nothing of the reader's work."""
    reader = Reader(tab_that_keeps, hosted)
    reader.open()
    reader.tab.evaluate("localStorage.clear() ?? null")
    return reader


@pytest.fixture
def new_reader(engine: str, hosted: Site, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Who comes for the first time."""
    for tab in started(engine, request, offline=True):
        yield Reader(tab, hosted)


@pytest.fixture
def record(engine: str, record_property: Callable[[str, object], None]) -> Record:
    """Enter what was read back into the table that ends the run: pages, and whole cards found on them."""
    return lambda row, pages, cards: record_property("cards", [row, engine, f"{pages} / {cards}"])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for row, engine, read in take(report, "cards"):
        TABLE.setdefault(row, {})[engine] = read


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not TABLE:
        return
    terminalreporter.section("cards on paper: pages / cards read back")
    names = [name for name in NAMES if any(name in row for row in TABLE.values())]
    terminalreporter.write_line("".join([f"{'':<78}", *(f"{VERSIONS.get(name, name):<24}" for name in names)]))
    for row, read in TABLE.items():
        terminalreporter.write_line("".join([f"{row:<78}", *(f"{read.get(name, '-'):<24}" for name in names)]))
    for sentence in engines.missing():
        terminalreporter.write_line(sentence)
