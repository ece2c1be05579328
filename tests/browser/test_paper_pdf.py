"""The ready PDF of the deck: what it holds, and what it is made of."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.cards import cards
from browser.paper import DECK, ONE, assert_paper, assert_whole, places, text_in
from browser.printed import Reader
from conftest import OpenVisit

FILE = "autoregressive-flashcards.pdf"


@pytest.fixture
def deck(site: Path) -> PdfReader:
    return PdfReader(site / DECK / FILE)


def test_it_holds_the_deck_one_card_a_page_on_a4(deck: PdfReader) -> None:
    sheets = list(deck.pages)
    assert_paper(sheets, "A4")
    for card, sheet in zip(cards(), sheets, strict=True):
        assert_whole(card, text_in(Reader(sheet).spots, places(ONE, "A4")[0]))


def test_it_is_tagged_and_says_its_title_and_language(deck: PdfReader) -> None:
    root: Any = deck.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert deck.metadata is not None
    assert deck.metadata.title is not None
    assert deck.metadata.title.startswith("Flashcards: autoregressive models")
    tags = [tag for tag in roles(root["/StructTreeRoot"]) if tag]
    assert tags.count("/P") >= 2 * len(cards())


def roles(element: Any) -> list[str]:
    element = element.get_object()
    if not isinstance(element, dict):
        return [role for child in element for role in roles(child)] if isinstance(element, list) else []
    return [str(element.get("/S", "")), *(roles(element["/K"]) if "/K" in element else [])]


def test_every_font_is_embedded(deck: PdfReader) -> None:
    fonts = {
        str(font["/BaseFont"]): font
        for sheet in deck.pages
        for font in (entry.get_object() for entry in sheet["/Resources"]["/Font"].values())
    }
    assert len(fonts) >= 3
    for name, font in fonts.items():
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", {})
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor) or font["/Subtype"] == "/Type3", name


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_it_is_linked_from_the_deck(visit: OpenVisit, java_script_enabled: bool) -> None:
    page = visit(java_script_enabled=java_script_enabled).open(DECK)
    link = page.locator("card-toolbar").get_by_role("link", name="Cards as PDF")
    expect(link).to_be_visible()
    answer = page.request.get(page.url + (link.get_attribute("href") or ""))
    assert answer.ok
    assert answer.body().startswith(b"%PDF")
