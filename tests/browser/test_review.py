"""Reviewing the deck: grades, days, keys, undo, narrow screens."""

import datetime
import re

import pytest
from playwright.sync_api import Page, expect

from browser.deck import IDS, TUESDAY, Deck
from conftest import OpenVisit


def test_the_whole_deck_in_one_sitting_and_when_to_come_back(visit: OpenVisit) -> None:
    deck = Deck(visit())
    expect(deck.panel).to_contain_text("Due today: 10 cards. Learned: 0 of 10.")
    deck.start()
    seen = []
    for _ in IDS:
        seen.append(deck.current())
        expect(deck.card(seen[-1]).get_by_role("button", name="Show answer")).to_be_focused()
        expect(deck.card(seen[-1]).get_by_role("button", name="Got it")).to_have_count(0)
        assert deck.grade("Got it") == "in 2 days, Thu 26 Nov"
    assert seen == IDS
    expect(deck.status).to_have_text("Done for today.")
    come_back = "Nothing is due today. Come back in 2 days, Thu 26 Nov: 10 cards are due then. Learned: 10 of 10."
    expect(deck.panel.get_by_text(come_back)).to_be_focused()
    expect(deck.panel.get_by_role("row", name="Thu 26 Nov 10 cards")).to_be_visible()
    expect(deck.panel.get_by_role("button", name=re.compile("^Review"))).to_have_count(0)
    expect(deck.page.locator("flash-card:visible")).to_have_count(10)
    deck.page.keyboard.press("u")
    assert deck.current() == IDS[-1]
    deck.page.keyboard.press("2")
    expect(deck.status).to_contain_text("Done for today.")


def test_what_was_promised_is_kept_on_later_days(visit: OpenVisit) -> None:
    reader = visit()
    deck = Deck(reader)
    deck.start()
    deck.grade("Got it")
    assert deck.grade("Missed it") == "again today"
    expect(deck.status).to_have_text("Missed it: again today.")
    deck = Deck(reader, TUESDAY + datetime.timedelta(days=2, hours=-9))
    deck.start()
    assert deck.current() == "what-is-modelled"
    assert deck.grade("Got it") == "in 2 days, Sat 28 Nov"
    assert deck.current() == "chain-rule"
    assert re.fullmatch(r"in \d\d? days, \w{3} \d\d? Dec", deck.grade("Got it"))


def test_a_missed_card_is_the_last_of_today_and_comes_until_it_is_known(visit: OpenVisit) -> None:
    deck = Deck(visit())
    deck.start()
    deck.grade("Missed it")
    for _ in IDS[1:]:
        deck.grade("Got it")
    assert deck.current() == IDS[0]
    deck.grade("Missed it")
    assert deck.current() == IDS[0]
    deck.grade("Got it")
    expect(deck.status).to_contain_text("Done for today.")


def test_a_review_by_keyboard_alone(visit: OpenVisit) -> None:
    deck = Deck(visit())
    keys = deck.page.keyboard
    expect(deck.panel).to_contain_text("Space shows the answer, 1 is Missed it, 2 is Got it, U undoes")
    deck.panel.get_by_role("button", name="Review 10 cards").focus()
    keys.press("Enter")
    keys.press("2")
    assert deck.events() == {}
    keys.press("Space")
    expect(deck.card(IDS[0]).locator(".flashcard__answer")).to_be_visible()
    expect(deck.card(IDS[0])).to_contain_text("in 2 days")
    keys.press("2")
    keys.press("Space")
    expect(deck.card(IDS[1])).to_contain_text("in 2 days")
    keys.press("1")
    expect(deck.status).to_have_text("Missed it: again today.")
    assert [body["grade"] for body in deck.events().values() if body["of"] == IDS[1]] == ["missed"]
    keys.press("u")
    expect(deck.status).to_contain_text("Undone")
    assert deck.current() == IDS[1]
    expect(deck.card(IDS[1]).locator(".flashcard__answer")).to_be_visible()
    keys.press("2")
    keys.press("u")
    keys.press("u")
    assert deck.current() == IDS[0]
    assert len(deck.events()) == 6
    deck.page.evaluate("document.activeElement.blur()")
    keys.press("2")
    keys.press("Space")
    assert deck.current() == IDS[0]
    assert len(deck.events()) == 6
    deck.card(IDS[0]).get_by_role("button", name="Got it").focus()
    keys.press("2")
    assert deck.current() == IDS[1]


def test_keys_rest_while_typing_and_outside_a_review(visit: OpenVisit) -> None:
    deck = Deck(visit())
    deck.card(IDS[0]).get_by_role("button", name="Show answer").click()
    deck.page.keyboard.press("2")
    deck.page.get_by_role("searchbox", name="Search the cards").press_sequentially("1 2 u")
    assert deck.events() == {}
    expect(deck.page.get_by_role("searchbox", name="Search the cards")).to_have_value("1 2 u")


def test_a_card_in_the_list_is_graded_and_undone(visit: OpenVisit) -> None:
    deck = Deck(visit())
    assert deck.grade("Got it", "kv-cache") == "in 2 days, Thu 26 Nov"
    graded = deck.card("kv-cache").get_by_role("status").filter(has_text="Got it")
    expect(graded).to_have_text("Got it: in 2 days, Thu 26 Nov.")
    expect(deck.card("trade-off").get_by_role("button", name="Show answer")).to_be_focused()
    expect(deck.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    deck.card("kv-cache").get_by_role("button", name="Undo").click()
    expect(deck.card("kv-cache").get_by_role("button", name="Missed it")).to_be_visible()
    expect(deck.panel).to_contain_text("Due today: 10 cards. Learned: 0 of 10.")


def test_the_browser_is_asked_once_to_keep_and_safari_is_told_of_once(visit: OpenVisit) -> None:
    reader = visit()
    reader.page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persist = async () => { window.asked += 1; return true; };"
    )
    deck = Deck(reader)
    told = deck.panel.get_by_text("Safari forgets")
    expect(told).to_be_hidden()
    deck.grade("Got it", IDS[0])
    deck.grade("Got it", IDS[1])
    assert deck.page.evaluate("window.asked") == 1
    expect(told).to_be_visible()
    deck = Deck(reader)
    expect(deck.panel).to_contain_text("Due today: 8 cards")
    expect(deck.panel.get_by_text("Safari forgets")).to_be_hidden()
    deck.grade("Got it", IDS[2])
    assert deck.page.evaluate("window.asked") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_review_fits_narrow_screens_and_fingers(visit: OpenVisit, width: int, scheme: str) -> None:
    deck = Deck(visit(viewport={"width": width, "height": 700}, color_scheme=scheme))
    deck.grade("Got it", IDS[0])
    assert small_targets(deck.page) == []
    deck.start()
    deck.card(deck.current()).get_by_role("button", name="Show answer").click()
    expect(deck.page.get_by_role("button", name="Got it")).to_be_visible()
    assert small_targets(deck.page) == []
    assert deck.page.evaluate("document.documentElement.scrollWidth") <= width


def small_targets(page: Page) -> list[str]:
    found: list[str] = page.locator(
        "card-review :is(button, summary), card-finder :is(input, select), flash-card :is(button, a)"
    ).evaluate_all("""nodes => nodes.filter(node => node.checkVisibility()).filter(node => {
            const { width, height } = node.getBoundingClientRect();
            return width < 24 || height < 24;
        }).map(node => node.outerHTML)""")
    return found
