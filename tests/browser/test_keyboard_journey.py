"""Home, lesson, edit, run, stop, read the error, leave the editor, grade five cards, print: without a pointer.

Nothing here clicks or sets the focus. At every stop the ring around what has the focus is at least 2 px wide, has a
contrast of 3:1 with what is around it, and neither the header nor anything else hides it.
"""

import pytest
from playwright.sync_api import expect

from browser.deck import EVENTS
from browser.exercise import PYTHON_STARTS_MS, TITLES
from browser.keyboard import Keyboard
from browser.states import FAILS_ON_LINE_4, NEVER_ENDS
from browser.wait import wait_for_client, wait_until
from conftest import OpenVisit, Visit
from told import Tell

#: From here on the pages stand beside the text.
HAS_ROOM_PX = 1220
WINDOWS = {
    "light": ("light", {"width": 1280, "height": 800}),
    "dark, 320 px": ("dark", {"width": 320, "height": 640}),
}


def go_by_menu(keys: Keyboard, reader: Visit, page_name: str, path: str) -> None:
    """By the list of pages beside the text; where it has no room there, by the menu that holds it."""
    if reader.page.viewport_size["width"] < HAS_ROOM_PX:
        keys.go_to("Menu")
        keys.press("Enter")
    keys.go_to(page_name)
    keys.page.keyboard.press("Enter")
    keys.page.wait_for_url(reader.base_url + path)
    wait_for_client(keys.page)


@pytest.mark.parametrize("window", WINDOWS)
def test_the_whole_way_is_gone_with_a_keyboard_alone(visit: OpenVisit, window: str, tell: Tell) -> None:
    scheme, viewport = WINDOWS[window]
    reader = visit(color_scheme=scheme, viewport=viewport)
    page = reader.open("")
    page.add_init_script("window.print = () => { window.asked = true; };")
    keys = Keyboard(page)

    assert keys.press("Tab") == "Skip to content"
    keys.go_to("Lesson")
    page.keyboard.press("Enter")
    page.wait_for_url(reader.base_url + "autoregressive/**")
    wait_for_client(page)
    for _ in range(40):
        keys.press("Tab")

    page.reload()
    go_by_menu(keys, reader, "Practice", "autoregressive/practice/")
    exercise = page.get_by_role("region", name=TITLES["joint-nll"], exact=True)
    output = exercise.get_by_role("log", name="Output")
    keys.go_to("Code editor")
    keys.write(NEVER_ENDS)
    keys.press("ControlOrMeta+Enter")
    expect(output).to_contain_text("on", timeout=PYTHON_STARTS_MS)
    keys.press("Escape")
    assert keys.press("Tab") == "Run"
    keys.go_to("Stop")
    keys.press("Enter")
    expect(output).to_contain_text("Stopped. Your code is kept.")
    keys.go_to("Code editor", "Shift+Tab")
    keys.write(FAILS_ON_LINE_4)
    keys.press("ControlOrMeta+Enter")
    expect(output).to_contain_text("line 4", timeout=PYTHON_STARTS_MS)
    keys.press("Escape")
    keys.go_to("Output")
    assert "NameError" in page.evaluate("document.activeElement.textContent")
    keys.go_to("Code editor", "Shift+Tab")
    keys.press("Escape")
    keys.press("Shift+Tab")
    for _ in range(25):
        keys.press("Shift+Tab")

    page.reload()
    go_by_menu(keys, reader, "Flashcards", "autoregressive/flashcards/")
    keys.go_to("Review 10 cards")
    keys.press("Enter")
    for grade in ("Got it", "Missed it", "Got it", "Got it", "Missed it"):
        assert keys.look() == "Show answer"
        keys.press("Enter")
        keys.go_to(grade)
        keys.press("Enter")
    graded = [body["grade"] for _, body in page.evaluate(EVENTS)]
    assert sorted(graded) == ["got", "got", "got", "missed", "missed"]
    keys.go_to("End the review", "Shift+Tab")
    keys.press("Enter")
    keys.go_to("Print flashcards")
    keys.press("Enter")
    expect(page.get_by_role("dialog", name="Print flashcards")).to_be_visible()
    keys.go_to("Print")
    keys.press("Enter")
    wait_until(page, "window.asked")

    tell(f"keyboard alone, {window}: {keys.stops} stops, {len(keys.wrong)} of them not to be seen")
    assert not keys.wrong, "\n".join(dict.fromkeys(keys.wrong))
