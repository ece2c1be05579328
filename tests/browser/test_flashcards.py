"""The deck on screen and on paper: ten cards, each with its own answer, one per page."""

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser.cards import DECK as DECK_SOURCE
from browser.cards import Card, cards, runs_of_words, squeeze
from browser.wait import wait_until
from conftest import OpenVisit

DECK = "autoregressive/flashcards/"
DOCS = DECK_SOURCE.parents[1]
PUBLISHED_IDS = [
    "chain-rule",
    "what-is-modelled",
    "training-objective",
    "log-splits",
    "causality-in-architecture",
    "causal-transformer",
    "pixelcnn",
    "sampling-cost",
    "kv-cache",
    "trade-off",
]

IDS = [card.id for card in cards()]
NOT_OF_A_SENTENCE = r"(?<=[.:?])\s|\"|\n/{3,}|^!!! \w+|^(?:#+|[*-]|\d\.) +|\{(?:: )?#[\w-]+ ?\}"


def printed_pages(page: Page) -> list[str]:
    """What the browser's print command puts on each page."""
    pdf = page.pdf(prefer_css_page_size=True)
    return [squeeze(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def cards_on(sheet: str) -> list[Card]:
    return [card for card in cards() if card.question in sheet or card.answer in sheet]


def assert_one_card_a_page(sheets: list[str]) -> list[str]:
    """Each sheet holds exactly one card, question and answer; the ids in the order of the sheets."""
    ids = []
    for sheet in sheets:
        (card,) = cards_on(sheet)
        assert [words for words in card.words if words not in sheet] == []
        ids.append(card.id)
    return ids


def test_every_published_id_still_names_a_card(visit: OpenVisit) -> None:
    """Readers' links and progress go by these ids: a card may be added or reworded, never renamed."""
    page = visit().open(DECK)
    assert page.locator("flash-card").evaluate_all("cards => cards.map(card => card.id)") == IDS
    assert set(PUBLISHED_IDS) <= set(IDS)
    assert len(PUBLISHED_IDS) == 10


def test_a_click_reveals_one_answer_and_only_that(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    cards_shown = page.locator("flash-card")
    for place in range(len(IDS)):
        expect(cards_shown.nth(place).locator(".flashcard__answer")).to_be_hidden()
    button = cards_shown.nth(3).get_by_role("button", name="Show answer")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(cards_shown.nth(3).locator(".flashcard__answer")).to_be_visible()
    expect(cards_shown.nth(3).get_by_role("button", name="Show answer")).to_have_attribute("aria-expanded", "true")
    expect(cards_shown.nth(4).locator(".flashcard__answer")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_reveals_an_answer(visit: OpenVisit, key: str) -> None:
    page = visit().open(DECK)
    card = page.locator("#kv-cache")
    card.get_by_role("button", name="Show answer").focus()
    page.keyboard.press(key)
    expect(card.locator(".flashcard__answer")).to_be_visible()


def test_shuffle_keeps_every_card(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    page.get_by_role("button", name="Shuffle").click()
    assert sorted(page.locator("flash-card").evaluate_all("cards => cards.map(card => card.id)")) == sorted(IDS)


def untouched(page: Page) -> None:
    pass


def used(page: Page) -> None:
    page.get_by_role("button", name="Show answer").first.click()
    page.get_by_role("button", name="Show answer").nth(4).click()
    page.get_by_role("button", name="Shuffle").click()


@pytest.mark.parametrize("use", [untouched, used])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_print_command_gives_ten_pages_one_card_each(
    visit: OpenVisit, use: Callable[[Page], None], scheme: str
) -> None:
    page = visit(color_scheme=scheme).open(DECK)
    use(page)
    sheets = printed_pages(page)
    assert len(sheets) == len(IDS)
    assert sorted(assert_one_card_a_page(sheets)) == sorted(IDS)
    for sheet in sheets:
        for other in (
            "Showanswer",
            "Printflashcards",
            "Tencards,aboutfiveminutes",
            "Nothingyoutype",
            "Previous",
        ):
            assert other not in sheet
        assert not re.search(r"Page\d", sheet)


def test_paper_is_white_though_the_screen_is_dark(visit: OpenVisit) -> None:
    page = visit(color_scheme="dark").open(DECK)
    page.emulate_media(media="print", color_scheme="dark")
    for selector in ("html", "body", ".flashcard"):
        background, scheme = page.locator(selector).first.evaluate(
            "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).colorScheme]"
        )
        assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
        assert scheme != "dark"


def test_the_print_button_gives_one_card_a_page_unless_told_otherwise(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.get_by_role("button", name="Print flashcards").click()
    page.get_by_role("button", name="Print", exact=True).click()
    wait_until(page, "window.printed === 1")
    sheets = printed_pages(page)
    assert assert_one_card_a_page(sheets) == IDS


def test_without_javascript_the_deck_prints_the_same(visit: OpenVisit) -> None:
    page = visit(java_script_enabled=False).open(DECK)
    assert assert_one_card_a_page(printed_pages(page)) == IDS


@pytest.mark.parametrize("path", [DECK, "print_page/"])
def test_every_formula_of_a_card_is_drawn_on_paper(visit: OpenVisit, path: str) -> None:
    page = visit().open(path)
    page.emulate_media(media="print")
    for card in cards():
        formulas = page.locator(f"#{card.id}.flashcard math")
        assert formulas.count() == card.formulas
        for formula in formulas.all():
            box = formula.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) > 4


#: What to try with a picture and what to do with a term, which paper cannot follow.
TO_TRY = re.compile(r"(/// picture \|(?:(?!\n///).)*?\n)---\n.*?\n(?=///)", re.DOTALL)
PARAGRAPHS = [
    (page, paragraph)
    for page in ("index", "autoregressive/index", "autoregressive/practice")
    for paragraph in re.split(r"\n\s*\n", TO_TRY.sub(r"\1", (DOCS / f"{page}.md").read_text()))
    if not paragraph.startswith(("---", "///", "    ", "|", "$$", "<")) and ".glossary-use" not in paragraph
]


def is_printed(words: str, everything: str) -> bool:
    """True if the words stand there, or stand there in two pieces: a page may end in between."""
    return any(words[:cut] in everything and words[cut:] in everything for cut in range(len(words)))


def test_the_print_page_carries_the_lesson_the_questions_and_one_card_a_page(visit: OpenVisit) -> None:
    page = visit().open("print_page/")
    sheets = printed_pages(page)
    everything = re.sub(r"Page\d+", "", "".join(sheets))
    missing = [
        words
        for _, paragraph in PARAGRAPHS
        for sentence in re.split(NOT_OF_A_SENTENCE, paragraph)
        for words in runs_of_words(sentence)
        if len(words) > 30 and not is_printed(words, everything)
    ]
    assert missing == []
    assert len(PARAGRAPHS) > 150
    with_cards = [sheet for sheet in sheets if any(card.question in sheet for card in cards())]
    assert assert_one_card_a_page(with_cards) == IDS
