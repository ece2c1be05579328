"""What is far out of view is not laid out until the reader does something; whoever goes there arrives all the same."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.wait import wait_until
from conftest import OpenVisit, Visit

LESSON = "autoregressive/"
NARROW: ViewportSize = {"width": 320, "height": 640}
PHONE: ViewportSize = {"width": 412, "height": 823}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
#: Of every displayed formula.
LAID_OUT = """() => [...document.querySelectorAll('article > div.arithmatex')].map(
  formula => formula.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))"""
ALL = f"({LAID_OUT})().every(Boolean)"
#: The block at the window's upper third, and where it begins.
READ = """() => { const block = [...document.querySelector('article').children].find(
  ({ offsetTop, offsetHeight }) => offsetTop + offsetHeight > scrollY + innerHeight / 3);
  return [[...block.parentElement.children].indexOf(block), Math.round(block.getBoundingClientRect().top)]; }"""

#: What of the text ends below the footer's beginning; a closed answer is nowhere.
OVER_THE_FOOTER = """() => [...document.querySelectorAll('article *')].filter(element => {
  const { width, bottom } = element.getBoundingClientRect();
  const closed = element.parentElement.closest('details:not([open])');
  return width && !closed && !element.closest('svg, math, [popover]')
    && bottom > document.querySelector('footer').getBoundingClientRect().top + 1;
}).map(element => element.outerHTML.slice(0, 80))"""


def headings(page: Page) -> list[str]:
    ids: list[str] = page.evaluate("[...document.querySelectorAll('article > :is(h2, h3)')].map(({ id }) => id)")
    assert len(ids) > 15
    return ids


def follow(page: Page, heading: str) -> float:
    """Press a link to the heading, as the contents have it; where the heading then stands, once nothing moves."""
    link = f".md-nav a[href$='#{heading}'], article a[href$='#{heading}']"
    page.evaluate("([link, id]) => document.querySelector(link).click()", [link, heading])
    wait_until(page, "id => location.hash === '#' + id", heading)
    page.wait_for_timeout(300)
    top: float = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", heading)
    return top


def at_lesson(visit: OpenVisit, viewport: ViewportSize) -> tuple[Visit, Page]:
    reader = visit(viewport=viewport)
    return reader, reader.open(LESSON)


def test_only_what_is_nearly_in_view_is_laid_out_at_first(visit: OpenVisit) -> None:
    _, page = at_lesson(visit, PHONE)
    laid_out = page.evaluate(LAID_OUT)
    assert len(laid_out) > 8
    assert not any(laid_out[2:])
    page.locator("article > div.arithmatex").last.scroll_into_view_if_needed()
    wait_until(page, f"({LAID_OUT})().at(-1)")
    assert not all(page.evaluate(LAID_OUT))


def test_of_a_picture_far_away_the_drawings_are_left_out_and_the_controls_are_there(visit: OpenVisit) -> None:
    _, page = at_lesson(visit, PHONE)
    last = page.locator(".picture").last
    drawing, controls = last.locator(".picture__drawings > *"), last.locator(".picture__controls input")
    laid_out = "element => element.checkVisibility({ contentVisibilityAuto: true })"
    assert not drawing.evaluate(laid_out)
    assert all(control.evaluate(laid_out) for control in controls.all())
    expect(controls).not_to_have_count(0)
    drawing.scroll_into_view_if_needed()
    wait_until(page, f"({laid_out})(document.querySelector('#{last.get_attribute('id')} .picture__drawings > *'))")


@pytest.mark.parametrize("viewport", [NARROW, PHONE, DESKTOP], ids=["narrow", "phone", "desktop"])
def test_what_is_left_out_lies_nowhere_over_the_footer(visit: OpenVisit, site: Path, viewport: ViewportSize) -> None:
    """Where the browser is asked for places it lays out what is left out, into the room that was guessed."""
    reader = visit(viewport=viewport)
    paths = sorted(str(page.parent.relative_to(site)) + "/" for page in site.rglob("index.html"))
    paths.remove("print_page/")  # has no footer
    assert len(paths) > 10
    over = {}
    for path in paths:
        page = reader.open(path)
        assert page.evaluate("document.documentElement.classList.contains('skips-unseen')"), path
        over[path] = page.evaluate(OVER_THE_FOOTER)
    assert {path: elements for path, elements in over.items() if elements} == {}


def test_a_key_has_all_of_it_laid_out_before_it_does_anything(visit: OpenVisit) -> None:
    _, page = at_lesson(visit, DESKTOP)
    page.evaluate("addEventListener('keydown', () => { window.then = " + ALL + "; })")
    page.keyboard.press("Tab")
    assert page.evaluate("window.then") is True


def test_a_key_moves_nothing_of_what_is_read(visit: OpenVisit) -> None:
    _, page = at_lesson(visit, PHONE)
    page.locator("#attention-mask").evaluate("picture => picture.scrollIntoView()")
    page.wait_for_timeout(500)
    block, top = page.evaluate(READ)
    assert not all(page.evaluate(LAID_OUT))
    page.keyboard.press("Shift")
    assert all(page.evaluate(LAID_OUT))
    block_after, top_after = page.evaluate(READ)
    assert block_after == block
    assert abs(top_after - top) <= 2


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_link_of_the_contents_leads_to_its_heading_from_wherever_it_is_pressed(
    visit: OpenVisit, viewport: ViewportSize
) -> None:
    reader, page = at_lesson(visit, viewport)
    ids = headings(page)
    for first in (ids[-1], ids[len(ids) // 2], ids[3]):
        page.goto("about:blank")
        reader.open(LESSON)
        tops = [follow(page, heading) for heading in (first, ids[1], ids[-1])]
        assert max(tops) - min(tops) <= 1
        assert 0 <= tops[0] <= 100


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_end_key_leads_to_the_end(visit: OpenVisit, viewport: ViewportSize) -> None:
    _, page = at_lesson(visit, viewport)
    page.keyboard.press("End")
    wait_until(page, "scrollY > 5000 && document.documentElement.scrollHeight - innerHeight - scrollY < 20")


def test_a_reload_returns_to_what_was_read(visit: OpenVisit) -> None:
    _, page = at_lesson(visit, PHONE)
    for _ in range(30):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(30)
    page.wait_for_timeout(500)
    block, top = page.evaluate(READ)
    assert block > 20
    page.reload()
    wait_until(page, "scrollY > 1000")
    page.wait_for_timeout(500)
    block_after, top_after = page.evaluate(READ)
    assert block_after == block
    assert abs(top_after - top) <= 2


def test_who_comes_for_a_place_in_the_page_has_all_of_it_laid_out(visit: OpenVisit) -> None:
    page = visit(viewport=PHONE).open(LESSON + "#glossary")
    assert all(page.evaluate(LAID_OUT))


def test_on_paper_all_of_it_is_laid_out(visit: OpenVisit) -> None:
    _, page = at_lesson(visit, PHONE)
    page.emulate_media(media="print")
    wait_until(page, ALL)
