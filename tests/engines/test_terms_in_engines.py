"""A term's definition in every engine: shown under a pointer, taken away by Esc, drawn beside the term."""

import pytest

from engines.tab import Tab, wait_for

pytestmark = pytest.mark.feature("The definition of a term, pointed at")

SCRIPT_HAS_COME = "customElements.get('self-check') !== undefined"
#: What is shown, and whether it is within the window and clear of its term.
SHOWN = """(shown => {
    if (!shown?.matches(":popover-open")) return null;
    const [box, term] = [shown, document.querySelector("a.term[aria-describedby]")].map(e => e.getBoundingClientRect());
    const isClear = box.top >= term.bottom || box.bottom <= term.top;
    return { words: shown.textContent.trim(), isClear, isInside: box.left >= 0 && box.right <= innerWidth };
})(document.querySelector("[role=tooltip]"))"""


def test_pointing_at_a_term_shows_its_definition_and_escape_takes_it_away(tab: Tab, base_url: str) -> None:
    """By pointer: a Firefox without a window has no focus to show, whatever the keyboard does."""
    tab.open(base_url + "autoregressive/")
    wait_for(lambda: tab.evaluate(SCRIPT_HAS_COME), "script of the page")
    tab.point("link", "teacher forcing")
    shown = wait_for(lambda: tab.evaluate(SHOWN), "definition")
    assert shown["words"].startswith("Computing each conditional on the real prefix")
    assert shown["isClear"]
    assert shown["isInside"]
    tab.press("Escape")
    assert tab.evaluate(SHOWN) is None
