"""A term shows its definition under a pointer, at the keyboard's focus and after a tap, and is a link without any."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.axe import findings
from browser.paper import pages_of
from conftest import OpenVisit, Visit

LESSON = "autoregressive/"
SOFTMAX = "positive numbers that sum to 1"


def term(page: Page, name: str = "softmax") -> Locator:
    return page.get_by_role("article").first.get_by_role("link", name=name, exact=True).first


def definition(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def opened(reader: Visit) -> Page:
    page = reader.open(LESSON)
    term(page).scroll_into_view_if_needed()
    return page


def test_pointing_at_a_term_shows_its_definition_and_leaving_takes_it_away(visit: OpenVisit) -> None:
    page = opened(visit())
    expect(definition(page)).to_be_hidden()
    term(page).hover()
    expect(definition(page)).to_contain_text(SOFTMAX)
    page.get_by_role("heading", name="The model").hover()
    expect(definition(page)).to_be_hidden()


def test_the_definition_can_be_pointed_at_and_stays(visit: OpenVisit) -> None:
    page = opened(visit())
    term(page).hover()
    expect(definition(page)).to_be_visible()
    definition(page).hover()
    page.wait_for_timeout(600)  # longer than a definition waits for a pointer on its way to it
    expect(definition(page)).to_be_visible()


def test_the_keyboard_shows_it_with_the_focus_and_escape_takes_it_away(visit: OpenVisit) -> None:
    page = opened(visit())
    page.keyboard.press("Tab")
    term(page).focus()
    expect(definition(page)).to_contain_text(SOFTMAX)
    expect(term(page)).to_have_accessible_description(definition(page).inner_text())
    page.keyboard.press("Escape")
    expect(definition(page)).to_be_hidden()
    expect(term(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(definition(page)).to_be_visible()
    expect(definition(page)).not_to_contain_text(SOFTMAX)


def test_escape_takes_it_away_from_under_a_pointer_that_does_not_move(visit: OpenVisit) -> None:
    page = opened(visit())
    term(page).hover()
    expect(definition(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition(page)).to_be_hidden()


def test_a_tap_shows_it_a_tap_elsewhere_takes_it_away_and_a_second_tap_follows_the_link(visit: OpenVisit) -> None:
    page = opened(visit(has_touch=True, viewport={"width": 320, "height": 640}))
    term(page).tap()
    expect(definition(page)).to_contain_text(SOFTMAX)
    assert page.url.endswith(LESSON)
    page.get_by_role("heading", name="The model").tap()
    expect(definition(page)).to_be_hidden()
    term(page).tap()
    term(page).tap()
    expect(page).to_have_url(re.compile("#term-softmax$"))
    expect(page.locator("#term-softmax")).to_be_in_viewport()


def test_a_click_and_enter_follow_the_link(visit: OpenVisit) -> None:
    page = opened(visit())
    term(page).click()
    expect(page.locator("#term-softmax")).to_be_in_viewport()
    term(page, "surprise").press("Enter")
    expect(page.locator("#term-surprise")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_definition_is_inside_the_window_and_off_its_term(visit: OpenVisit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 640}).open(LESSON)
    page.keyboard.press("Tab")
    terms = page.locator("a.term")
    assert terms.count() > 40
    for one in terms.all():
        one.focus()
        shown, used = definition(page).bounding_box(), one.bounding_box()
        assert shown
        assert used
        assert shown["x"] >= 0
        assert shown["x"] + shown["width"] <= width
        assert shown["y"] >= used["y"] + used["height"] or shown["y"] + shown["height"] <= used["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_definition_is_free_of_what_axe_finds(visit: OpenVisit, scheme: str, width: int) -> None:
    page = opened(visit(color_scheme=scheme, viewport={"width": width, "height": 800}))
    page.keyboard.press("Tab")
    term(page).focus()
    expect(definition(page)).to_be_visible()
    assert findings(page) == []


def test_without_javascript_a_term_leads_to_the_glossary(visit: OpenVisit) -> None:
    page = visit(java_script_enabled=False).open(LESSON)
    term(page).click()
    expect(page.locator("#term-softmax")).to_be_in_viewport()
    expect(page.locator("#term-softmax + dd")).to_contain_text(SOFTMAX)


@pytest.mark.parametrize("path", [LESSON, "print_page/"])
def test_the_glossary_is_on_paper_and_its_marks_are_not(visit: OpenVisit, path: str) -> None:
    page = visit().open(path)
    text = " ".join(" ".join(sheet.extract_text() for sheet in pages_of(page.pdf())).split())
    assert "Turns scores into positive numbers that sum to 1" in text
    assert "underlined with dots" not in text
    page.emulate_media(media="print")
    lines = page.locator("a.term").evaluate_all("all => all.map(term => getComputedStyle(term).textDecorationLine)")
    assert set(lines) == {"none"}
