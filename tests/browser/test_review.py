"""Reviewing the deck in a real browser: grades, days, keys, undo, two tabs, refused and wiped storage, one file."""

import datetime
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.cards import cards
from browser.exercise import PRACTICE, Exercise, source
from conftest import OpenVisit, Visit

DECK = "autoregressive/flashcards/"
WORK = "your-work/"
IDS = [card.id for card in cards()]
TUESDAY = datetime.datetime(2026, 11, 24, 10, 0)
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
EVENTS = """() => Object.entries(localStorage).filter(([name]) => name.includes("#review/"))
    .map(([name, value]) => [name.split("#review/")[1], JSON.parse(value)])"""


class Deck:
    """The flashcards page on a given day."""

    def __init__(self, reader: Visit, now: datetime.datetime = TUESDAY, page: Page | None = None) -> None:
        self.page = page or reader.page
        self.page.clock.set_fixed_time(now)
        self.page.goto(reader.base_url + DECK)
        self.panel = self.page.get_by_role("region", name="Review", exact=True)
        self.status = self.panel.get_by_role("status", name="Review", exact=True)
        self.panel.wait_for()

    def card(self, card_id: str) -> Locator:
        return self.page.locator(f"article#{card_id}, #{card_id}[role=article]")

    def start(self) -> None:
        self.panel.get_by_role("button", name=re.compile(r"^Review \d+ cards?$")).click()

    def current(self) -> str:
        (shown,) = self.page.locator("flash-card:visible").all()
        card_id = shown.get_attribute("id")
        assert card_id
        return card_id

    def grade(self, name: str, card_id: str | None = None) -> str:
        card = self.card(card_id or self.current())
        card.get_by_role("button", name="Show answer").click()
        button = card.get_by_role("button", name=name, exact=True)
        described = f"#{button.get_attribute('aria-describedby')}"
        when = self.page.locator(described)
        expect(when).not_to_be_empty()
        said = when.inner_text()
        button.click()
        return said

    def events(self) -> dict[str, dict[str, object]]:
        return dict(self.page.evaluate(EVENTS))


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
    expect(deck.card(IDS[1]).locator(".flashcard__answer")).to_be_visible()


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
    expect(deck.card("kv-cache").get_by_role("status")).to_have_text("Got it: in 2 days, Thu 26 Nov.")
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


def test_two_tabs_that_grade_at_once_lose_nothing(visit: OpenVisit) -> None:
    reader = visit()
    here = Deck(reader)
    there = Deck(reader, page=reader.page.context.new_page())
    for tab in (here, there):
        tab.start()
        for _ in range(3):
            tab.page.keyboard.press("Space")
            expect(tab.page.locator(".flashcard--open .flashcard__when").first).not_to_be_empty()
            tab.page.keyboard.press("2" if tab is here else "1")
    for tab in (here, there):
        for card_id in IDS[6:9]:
            tab.page.evaluate(
                """(id) => document.getElementById(id).turn(true)""",
                card_id,
            )
    here.page.evaluate("ids => ids.forEach(id => document.getElementById(id).grade('got'))", IDS[6:9])
    there.page.evaluate("ids => ids.forEach(id => document.getElementById(id).grade('missed'))", IDS[6:9])
    for tab in (here, there):  # a tab hears of another's writing a moment later
        tab.page.wait_for_function(f"() => ({EVENTS})().length >= 12")
    assert here.events() == there.events()
    assert len(here.events()) == 12
    graded = [(body["of"], body["grade"]) for body in here.events().values()]
    assert len(set(graded)) == len(graded)


def test_another_tab_sees_what_this_one_graded(visit: OpenVisit) -> None:
    reader = visit()
    here = Deck(reader)
    there = Deck(reader, page=reader.page.context.new_page())
    here.grade("Got it", IDS[0])
    expect(there.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    here.page.evaluate("localStorage.clear()")
    expect(there.panel).to_contain_text("Due today: 10 cards. Learned: 0 of 10.")
    expect(there.panel).to_contain_text("This browser remembers no review yet")


def test_a_clock_set_back_a_year_and_put_right_again(visit: OpenVisit) -> None:
    reader = visit()
    deck = Deck(reader)
    deck.grade("Got it", IDS[0])
    deck = Deck(reader, TUESDAY - datetime.timedelta(days=365))
    deck.start()
    deck.grade("Got it", IDS[0])
    deck = Deck(reader, TUESDAY)
    expect(deck.panel).to_contain_text("Learned: 1 of 10.")
    deck.start()
    while deck.current() != IDS[0]:
        deck.grade("Got it")
    assert deck.grade("Got it").startswith("in ")
    assert [body["day"] for body in deck.events().values() if body["of"] == IDS[0]].count("2026-11-24") == 2


@pytest.mark.parametrize("script", [REFUSES, BLOCKED], ids=["full", "blocked"])
def test_refused_storage_leaves_a_page_that_works_says_so_and_imports(
    visit: OpenVisit, script: str, tmp_path: Path
) -> None:
    elsewhere = visit()
    Deck(elsewhere).grade("Got it", IDS[0])
    file = exported(elsewhere, tmp_path)

    reader = visit()
    reader.page.add_init_script(script)
    deck = Deck(reader)
    deck.start()
    deck.grade("Got it")
    deck.grade("Missed it")
    deck.panel.get_by_role("button", name="End the review").click()
    expect(deck.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    expect(deck.panel).to_contain_text("refuses to keep your reviews")
    deck.panel.get_by_text("Export or import your reviews").click()
    deck.panel.get_by_label("Work file").set_input_files(file)
    expect(deck.panel.get_by_role("status", name="Your work")).to_contain_text("Imported 1 entry")
    reader.watch.complaints.clear()


def test_wiped_storage_is_restored_from_a_file_on_the_cards_page(visit: OpenVisit, tmp_path: Path) -> None:
    reader = visit()
    deck = Deck(reader)
    deck.start()
    deck.grade("Got it")
    deck.grade("Missed it")
    deck.page.keyboard.press("u")
    before = deck.events()
    file = exported(reader, tmp_path)
    reader.page.evaluate("localStorage.clear()")
    deck = Deck(reader)
    expect(deck.panel).to_contain_text("import your file below")
    deck.panel.get_by_text("Export or import your reviews").click()
    deck.panel.get_by_label("Work file").set_input_files(file)
    expect(deck.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    assert deck.events() == before


def exported(reader: Visit, folder: Path) -> Path:
    page = reader.open(WORK)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export to a file").click()
    target = folder / "work.json"
    download.value.save_as(target)
    return target


def test_two_browsers_merge_by_event_and_a_second_import_changes_nothing(visit: OpenVisit, tmp_path: Path) -> None:
    one, other = visit(), visit()
    Deck(one).grade("Got it", IDS[0])
    Deck(other).grade("Missed it", IDS[1])
    file = exported(one, tmp_path)
    page = other.open(WORK)
    page.get_by_label("Work file").set_input_files(file)
    status = page.get_by_role("status", name="Your work")
    expect(status).to_contain_text("Imported")
    merged = dict(page.evaluate(EVENTS))
    assert sorted(str(body["of"]) for body in merged.values()) == sorted(IDS[:2])
    page.get_by_label("Work file").set_input_files(file)
    expect(status).to_contain_text("1 review event was here already")
    assert dict(page.evaluate(EVENTS)) == merged
    entries = json.loads(exported(other, tmp_path).read_text())["entries"]
    assert {name.removeprefix("review/"): body for name, body in entries.items() if "review/" in name} == merged


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
