"""The cards beside practice and lesson: what was missed comes first, search and topics, links there and back."""

import pytest
from playwright.sync_api import expect

from browser.deck import DECK, IDS, Deck
from browser.exercise import PRACTICE, Exercise, source
from conftest import OpenVisit


def test_a_missed_question_brings_its_card_first_and_the_page_says_why(visit: OpenVisit) -> None:
    reader = visit()
    page = reader.open(PRACTICE + "#self-check-log")
    question = page.locator("#self-check-log")
    question.get_by_role("button", name="Missed it").click()
    expect(question.get_by_role("status")).to_contain_text("will come first when you review: log splits")
    deck = Deck(reader)
    expect(deck.panel).to_contain_text("First comes 1 card that you missed in practice.")
    deck.start()
    assert deck.current() == "log-splits"
    expect(deck.panel).to_contain_text("This card comes first because you missed a self-check question.")
    assert deck.panel.get_by_role("link", name="a self-check question").get_attribute("href") == (
        "../practice/#self-check-log"
    )
    page = reader.open(PRACTICE + "#self-check-log")
    question.get_by_role("button", name="Had it").click()
    deck = Deck(reader)
    deck.start()
    assert deck.current() == IDS[0]
    expect(deck.panel.get_by_text("comes first")).to_be_hidden()


def test_a_failed_check_brings_its_cards_until_it_succeeds(visit: OpenVisit) -> None:
    reader = visit()
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    assert exercise.check().startswith("Not yet")
    deck = Deck(reader)
    expect(deck.panel).to_contain_text("First come 3 cards that you missed in practice.")
    deck.start()
    expect(deck.panel.get_by_role("link", name="Joint probability and NLL")).to_be_visible()
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    exercise.write(source("joint-nll", "solution.py"))
    assert exercise.check().startswith("Correct")
    deck = Deck(reader)
    expect(deck.panel).to_contain_text("Due today: 10 cards")
    expect(deck.panel.get_by_text("missed in practice")).to_be_hidden()


def test_search_and_topic_narrow_the_list_and_not_the_paper(visit: OpenVisit) -> None:
    deck = Deck(visit())
    shown = deck.page.locator("flash-card:visible")
    deck.page.get_by_label("Topic").select_option("causality")
    expect(shown).to_have_count(3)
    deck.page.get_by_role("searchbox", name="Search the cards").fill("MASK pixel")
    expect(shown).to_have_count(1)
    expect(deck.page.get_by_text("1 of 10 cards")).to_be_visible()
    deck.start()
    assert deck.current() == IDS[0]
    deck.page.keyboard.press("Space")
    deck.page.emulate_media(media="print")
    expect(shown).to_have_count(10)
    ours = deck.page.locator("card-review, card-finder, .flashcard__grades, .flashcard__links")
    expect(ours.filter(visible=True)).to_have_count(0)


def test_a_link_to_a_card_leads_to_it_even_through_a_filter(visit: OpenVisit) -> None:
    reader = visit(viewport={"width": 800, "height": 600})
    page = reader.open(DECK + "#kv-cache")
    card = page.locator("#kv-cache")
    page.get_by_role("region", name="Review", exact=True).wait_for()
    expect(card).to_be_in_viewport()
    expect(card.get_by_role("button", name="Show answer")).to_be_focused()
    expect(card.locator(".flashcard__answer")).to_be_hidden()
    link = card.get_by_role("link", name="Link to this card")
    assert link.evaluate("link => link.href") == page.url
    page.get_by_label("Topic").select_option("training")
    expect(card).to_be_hidden()
    page.evaluate("location.hash = '#pixelcnn'")
    expect(page.locator("#pixelcnn")).to_be_in_viewport()
    expect(page.locator("flash-card:visible")).to_have_count(10)


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_cards_and_lesson_link_to_each_other(visit: OpenVisit, java_script_enabled: bool) -> None:
    page = visit(java_script_enabled=java_script_enabled).open(DECK)
    for card in page.locator("flash-card").all():
        link = card.get_by_role("link", name="Read it in the lesson")
        assert link.get_attribute("href") == f"../#{card.get_attribute('data-lesson')}"
    page.locator("#log-splits").get_by_role("link", name="Read it in the lesson").click()
    expect(page.locator("#training")).to_be_in_viewport()
    lines = page.locator(".section-cards")
    assert sorted(
        link.get_attribute("href") or "" for line in lines.all() for link in line.get_by_role("link").all()
    ) == sorted(f"flashcards/#{card_id}" for card_id in IDS)
    lines.get_by_role("link", name="signature trade-off").click()
    expect(page.locator("#trade-off")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["", "autoregressive/", PRACTICE])
def test_the_scheduler_is_loaded_with_the_cards_only(visit: OpenVisit, path: str) -> None:
    reader = visit()
    reader.open(path).wait_for_load_state("networkidle")
    texts = [
        reader.page.request.get(url).text()
        for url in reader.watch.requested
        if url.startswith(reader.base_url) and url.endswith(".js") and "/assets/" in url
    ]
    assert texts
    assert [text for text in texts if "FSRS" in text] == []
