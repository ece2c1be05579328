"""The deck's files on the page: three links, in the toolbar with JavaScript and in the page without."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import OpenVisit

DECK = "autoregressive/flashcards/"
FILES = [
    ("Download for Anki", "autoregressive-models.apkg", "flashcards.apkg"),
    ("Download as CSV", "autoregressive-models.csv", "flashcards.csv"),
    ("Download as Markdown", "autoregressive-models.md", "flashcards.txt"),
]


@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize(("name", "saved_as", "file"), FILES)
def test_a_link_saves_the_file_under_a_name_of_its_own(
    visit: OpenVisit, site: Path, java_script_enabled: bool, name: str, saved_as: str, file: str
) -> None:
    page = visit(java_script_enabled=java_script_enabled).open(DECK)
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    assert download.value.suggested_filename == saved_as
    assert Path(download.value.path()).read_bytes() == (site / "autoregressive" / file).read_bytes()


def test_the_toolbar_offers_the_files_once(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    toolbar = page.get_by_role("group", name="Deck")
    for name, *_ in FILES:
        expect(toolbar.get_by_role("link", name=name, exact=True)).to_be_visible()
        expect(page.get_by_role("link", name=name, exact=True)).to_have_count(1)


def test_the_keyboard_reaches_the_anki_link_and_takes_the_file(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    link = page.get_by_role("link", name="Download for Anki")
    page.get_by_role("button", name="Shuffle").focus()
    for _ in range(4):
        if not link.evaluate("link => link === document.activeElement"):
            page.keyboard.press("Tab")
    expect(link).to_be_focused()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "autoregressive-models.apkg"


@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize("path", [DECK, "print_page/"])
def test_no_link_to_a_file_is_on_paper(visit: OpenVisit, path: str, java_script_enabled: bool) -> None:
    page = visit(java_script_enabled=java_script_enabled).open(path)
    page.emulate_media(media="print")
    expect(page.locator("a[download^='autoregressive-models']")).to_have_count(3)
    for link in page.locator("a[download^='autoregressive-models']").all():
        expect(link).to_be_hidden()


@pytest.mark.parametrize("path", [DECK, "print_page/"])
def test_every_page_that_links_to_the_files_finds_them(visit: OpenVisit, path: str) -> None:
    page = visit().open(path)
    addresses = page.locator("a[download^='autoregressive-models']").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert [page.request.get(address).status for address in addresses] == [200, 200, 200]
