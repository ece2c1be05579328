"""Every page and every state looked through by axe-core: no breach of WCAG 2.2 AA or good practice, nothing left open.

One visit serves all widths and both schemes, as long as the state outlives them.
"""

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from browser.axe import Looked, findings, look
from browser.states import STATES, WIDTHS, State
from browser.wait import wait_until
from conftest import OpenVisit

SCHEMES = {"default": "light", "slate": "dark"}
CHOOSE = "name => { document.body.dataset.mdColorScheme = name; }"
#: Paper is as wide as it is, whatever the window.
MEDIA: dict[str, tuple[Literal["screen", "print"], tuple[int, ...]]] = {
    "as opened": ("screen", WIDTHS),
    "on paper": ("print", (768,)),
}
#: Never shown by itself: the closed frame in which somebody else's code runs.
NO_PAGE = ["assets/frame.html"]
NOT_FOUND = "404.html"
TOO_NEAR = """() => {
    const place = document.createElement("div");
    place.innerHTML = "<button class=near>a</button><button class=near>b</button>";
    document.querySelector("article").prepend(place);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".near { width: 14px; height: 14px; display: inline-block; }");
    document.adoptedStyleSheets.push(sheet);
}"""


def paths(site: Path) -> list[str]:
    """Of every page of the built site."""
    found = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [path.removesuffix("index.html") for path in found if path not in NO_PAGE]


def from_below(base_url: str, route: Route) -> None:
    """The page for what is not found names its files from the root of the host, where this site does not stand."""
    route.continue_(url=urljoin(base_url, urlsplit(route.request.url).path.removeprefix("/")))


Note = Callable[..., list[str]]


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Note:
    """What is wrong with what was looked at, which is counted for the end of the run."""

    def told(page: str, state: str, scheme: str, width: int, seen: Looked) -> list[str]:
        counts = [len(seen.violations), len(seen.unexplained), seen.explained]
        record_property("axe", [[page, state, scheme, width], counts])
        return [f"{state}, {scheme}, {width} px: {one}" for one in seen.violations + seen.unexplained]

    return told


def schemes_found(note: Note, page: Page, path: str, state: str, width: int) -> list[str]:
    """What is wrong with the page as it stands, in both schemes."""
    found = []
    for name, scheme in SCHEMES.items():
        page.evaluate(CHOOSE, name)
        found += note(path, state, scheme, width, look(page, on_paper=state == "on paper"))
    return found


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wait_until(page, "width => innerWidth === width", width)


def test_no_page_has_what_axe_finds(visit: OpenVisit, site: Path, note: Note) -> None:
    found = []
    for path in paths(site):
        reader = visit()
        if path == NOT_FOUND:
            reader.page.route(re.compile(r"://[^/]+/(?!some/)"), functools.partial(from_below, reader.base_url))
        page = reader.open(path)
        page.keyboard.press("Tab")  # whatever waits for a reader is there
        page.wait_for_load_state("networkidle")
        for state, (media, widths) in MEDIA.items():
            page.emulate_media(media=media)
            for width in widths:
                resize(page, width)
                found += [f"{path}: {one}" for one in schemes_found(note, page, path, state, width)]
        page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_no_state_has_what_axe_finds(visit: OpenVisit, note: Note, state: State) -> None:
    reader = visit(viewport={"width": state.widths[-1], "height": 800})
    reader.open(state.path)
    if not state.afresh:
        state.enter(reader)
    found = []
    for width in reversed(state.widths):
        resize(reader.page, width)
        if state.afresh:
            reader.page.goto("about:blank")
            reader.open(state.path)
            state.enter(reader)
        found += schemes_found(note, reader.page, state.path, state.name, width)
    assert not found, "\n".join(found)


def test_the_choice_of_a_scheme_here_is_that_of_the_button(visit: OpenVisit) -> None:
    page = visit(color_scheme="light").open("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_small_target_beside_another_is_found(visit: OpenVisit) -> None:
    page = visit().open("")
    assert findings(page) == []
    page.evaluate(TOO_NEAR)
    assert sum("too small a target" in one for one in findings(page)) == 2
