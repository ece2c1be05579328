"""The deck printed in every engine that is installed, and the table of what was read back."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from engines.chromium import ChromiumTab
from engines.firefox import FirefoxTab
from engines.tab import Tab
from engines.webkit import WebKitTab
from make import engines

FOUND = engines.found()
NAMES = ["Chromium", *FOUND]
DRIVEN_BY: dict[str, Callable[..., Tab]] = {"Firefox": FirefoxTab, "WebKitGTK": WebKitTab}

Record = Callable[[str, int, int], None]
TABLE: dict[str, dict[str, str]] = {}
VERSIONS: dict[str, str] = {}


@pytest.fixture(scope="session", params=NAMES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def started(engine: str, request: pytest.FixtureRequest, *, scripts: bool) -> Iterator[Tab]:
    if engine == "Chromium":
        browser: Browser = request.getfixturevalue("browser")
        tab: Tab = ChromiumTab(browser, scripts=scripts)
    else:
        tab = DRIVEN_BY[engine](FOUND[engine], scripts=scripts)
    VERSIONS[engine] = f"{engine} {tab.version}"
    yield tab
    tab.close()


@pytest.fixture(scope="session")
def tab(engine: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    yield from started(engine, request, scripts=True)


@pytest.fixture(scope="session")
def tab_without_scripts(engine: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    yield from started(engine, request, scripts=False)


@pytest.fixture
def record(engine: str) -> Record:
    """Enter what was read back into the table that ends the run: pages, and whole cards found on them."""

    def enter(row: str, pages: int, cards: int) -> None:
        TABLE.setdefault(row, {})[engine] = f"{pages} / {cards}"

    return enter


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
