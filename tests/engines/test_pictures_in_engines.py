"""Every picture of the lesson, driven by keyboard in every engine: as the build drew it, then as in Chromium."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser.pictures import DRAWN, LESSON
from engines.chromium import ChromiumTab
from engines.tab import Tab, wait_for
from lessonkit.pictures import PICTURES

pytestmark = pytest.mark.feature("Pictures of the lesson, as built and by keyboard")

LIVE = "document.querySelectorAll('.picture--live').length"
SHOWN = """(id => {
    const picture = document.getElementById(id);
    const words = selector => [...picture.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
    return [words(".picture__says")[0], words(".picture__drawings text"), words("tbody td")];
})"""
SCRIPT_HAS_COME = "customElements.get('self-check') !== undefined"
SENT = "(id => document.getElementById(id).dispatchEvent(new Event('input')))"

# a picture; its controls in turn, each with the keys pressed there; words of the sentence that this must give
DRIVEN: dict[str, tuple[list[tuple[str, list[str]]], str]] = {
    "joint-factored": (
        [("select[name=order]", ["End"]), ("input[type=range]", ["End"])],
        "0.3333 · 0.3333 · 0.3333, and its area is 0.037 ",
    ),
    "surprise-adds-up": (
        [(f"[id='surprise-adds-up-{name}']", ["Home", *["ArrowRight"] * 5]) for name in ("p0", "p1", "p2")],
        "For 400 pieces the product is 0.0, whose −ln is ∞, and the sum 921.03 nats.",
    ),
    "attention-mask": (
        [("[id='attention-mask-s01']", ["ArrowDown", "ArrowDown"])],
        "−∞: no row moves. −10⁴: no row moves. Zeroed after: row 1 moves by a future score alone",
    ),
    "raster-mask": ([("input[type=range]", ["End"])], "reads 34 of the 40 pixels before it. 6 lie in the blind spot"),
    "step-cost": ([("input[type=range]", ["End"])], "At t = 100,000"),
}


def bring_to_life(tab: Tab) -> None:
    """The first key does, once the page's script has come."""
    wait_for(lambda: tab.evaluate(SCRIPT_HAS_COME), "script of the page")
    tab.press("Tab")
    wait_for(lambda: tab.evaluate(LIVE) == len(PICTURES), "picture brought to life")


def driven(tab: Tab, base_url: str, picture: str) -> list[Any]:
    """What stands in the picture after its keys: its sentence, the words drawn, the numbers."""
    tab.open(base_url + LESSON)
    bring_to_life(tab)
    for control, keys in DRIVEN[picture][0]:
        tab.evaluate(f"document.getElementById('{picture}').querySelector(`{control}`).focus()")
        tab.press(*keys)
    shown: list[Any] = tab.evaluate(f"{SHOWN}('{picture}')")
    return shown


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Iterator[Tab]:
    tab = ChromiumTab(browser, scripts=True)
    yield tab
    tab.close()


@pytest.mark.parametrize("picture", PICTURES)
def test_each_engine_draws_what_the_build_drew(tab: Tab, base_url: str, picture: str) -> None:
    tab.open(base_url + LESSON)
    before = tab.evaluate(f"({DRAWN})('{picture}')")
    built = PICTURES[picture]()
    says, _, cells = tab.evaluate(f"{SHOWN}('{picture}')")
    assert says == built.says
    assert cells == [cell for row in built.rows for cell in row[1:]]
    bring_to_life(tab)
    tab.evaluate(f"{SENT}('{picture}')")
    assert tab.evaluate(f"({DRAWN})('{picture}')") == before


@pytest.mark.parametrize("picture", PICTURES)
def test_the_keyboard_gives_the_same_in_each_engine(tab: Tab, chromium: Tab, base_url: str, picture: str) -> None:
    shown = driven(tab, base_url, picture)
    assert DRIVEN[picture][1] in shown[0]
    assert shown[0] != PICTURES[picture]().says
    assert shown == driven(chromium, base_url, picture)
