"""The states of the pages, each with the way that a reader gets there: what accessibility is looked through in."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from browser.deck import DECK, IDS, Deck
from browser.exercise import KV_CACHE, LAB, PRACTICE, PYTHON_STARTS_MS, Exercise, source
from browser.paper import EIGHT_BACKED
from browser.test_paper import choose
from conftest import Visit

WIDTHS = (320, 768, 1280)
LESSON = "autoregressive/"
FAILS_ON_LINE_4 = "def f():\n    pass\n\nprint(missing)\n"
NEVER_ENDS = "print('on', flush=True)\nwhile True:\n    pass\n"
NEW_VERSION = """() => navigator.serviceWorker.dispatchEvent(
    new MessageEvent("message", { data: { kind: "ready", build: "another" } }))"""


@dataclass(frozen=True)
class State:
    """`enter` is given an open visit; a state that resizing ends is entered `afresh` at each width."""

    name: str
    path: str
    enter: Callable[[Visit], None]
    widths: tuple[int, ...] = WIDTHS
    afresh: bool = False


def _search(words: str, found: str) -> Callable[[Visit], None]:
    def enter(reader: Visit) -> None:
        page = reader.page
        page.get_by_role("textbox", name="Search").click()
        expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start searching")
        page.keyboard.type(words)
        expect(page.locator(".md-search-result__meta")).to_contain_text(found)

    return enter


def _drawer(reader: Visit) -> None:
    reader.page.get_by_role("button", name="Menu").click()
    expect(reader.page.locator(".md-nav--primary .md-nav__link").first).to_be_in_viewport()


def _version(reader: Visit) -> None:
    reader.page.get_by_role("status", name="Version").wait_for(state="attached")
    reader.page.evaluate(NEW_VERSION)
    expect(reader.page.get_by_role("button", name="Load it")).to_be_visible()


def _numbers(reader: Visit) -> None:
    live_pictures(reader.page)
    reader.page.locator("details").evaluate_all("all => all.forEach(details => (details.open = true))")


def _definition(reader: Visit) -> None:
    page = reader.page
    page.keyboard.press("Tab")
    page.get_by_role("article").first.get_by_role("link", name="softmax", exact=True).first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def live_pictures(page: Page) -> None:
    """With the keyboard in use, everything is brought to life."""
    page.keyboard.press("Tab")
    expect(page.locator("live-picture:not(.picture--live)")).to_have_count(0)


def _loading(reader: Visit) -> None:
    reader.page.route("**/*.wasm", lambda route: None)
    exercise = Exercise(reader.page, "joint-nll")
    exercise.run("print('never')")
    expect(exercise.region.get_by_role("progressbar", name="Loading Python")).to_be_visible()


def _running(reader: Visit) -> None:
    other = Exercise(reader.page, "spot-the-leak")
    other.button("Reset").click()
    expect(other.button("Undo")).to_be_visible()
    exercise = Exercise(reader.page, "joint-nll")
    exercise.region.evaluate("exercise => { exercise.dataset.limitS = '300'; }")
    exercise.run(NEVER_ENDS)
    exercise.expect_output("on")
    expect(exercise.button("Stop")).to_be_enabled()


def _error(reader: Visit) -> None:
    exercise = Exercise(reader.page, "joint-nll")
    exercise.run(FAILS_ON_LINE_4)
    exercise.expect_output("line 4")
    other = Exercise(reader.page, "spot-the-leak")
    for group in other.region.get_by_role("group", name="(").all():
        group.get_by_role("radio", name="Leaks").check()
    probe(other)
    other.region.get_by_text("What proves it for").first.click()
    other.region.get_by_text("The other tests of (b)").click()


def _graded(reader: Visit) -> None:
    page = reader.page
    page.locator("details.question summary").first.click()
    page.get_by_role("group", name="Did you have it?").first.get_by_role("button", name="Missed it").click()
    for step, answer in (("Step 1", "0.06"), ("Step 2", "4.059"), ("Step 3", "six")):
        page.get_by_label(step).fill(answer)
    page.get_by_role("button", name="Mark my answers").click()
    exercise = Exercise(page, "joint-nll")
    assert exercise.check().startswith("Not yet")
    for name in ("Hint", "Hint", "Solution", "Share"):
        exercise.button(name).click()
    expect(exercise.region.locator(".exercise__solution code")).to_contain_text("def joint")
    other = Exercise(page, "spot-the-leak")
    for letter, verdict in zip("abcd", ("Enforces causality", "Leaks") * 2, strict=True):
        other.region.get_by_role("group", name=f"({letter})").get_by_role("radio", name=verdict).check()
    assert other.check().startswith("Correct")


def _not_tried(reader: Visit) -> None:
    Exercise(reader.page, "joint-nll").button("Solution").click()
    expect(reader.page.get_by_role("dialog", name="You have not tried yet")).to_be_visible()


def _our_fault(reader: Visit) -> None:
    reader.page.route("**/*.wasm", lambda route: route.fulfill(status=200, body="not it"))
    exercise = Exercise(reader.page, "joint-nll")
    exercise.run("print('never')")
    expect(exercise.button("Retry")).to_be_visible(timeout=PYTHON_STARTS_MS)
    reader.watch.complaints.clear()


def _refused_link(reader: Visit) -> None:
    reader.page.evaluate("location.hash = '#code=1.joint-nll.abc.AAAA'")
    expect(reader.page.get_by_role("alert").filter(has_text="damaged")).to_be_visible()


def _shared_code(reader: Visit) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    exercise = Exercise(page, "joint-nll")
    exercise.write(FAILS_ON_LINE_4)
    exercise.button("Share").click()
    expect(exercise.region.get_by_role("status", name="Link to this code")).to_contain_text("copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    received = page.get_by_role("region", name="Somebody else’s code")
    received.get_by_role("button", name="Run it in a closed frame").click()
    expect(received.get_by_role("log")).to_contain_text("line 4", timeout=PYTHON_STARTS_MS)


def probe(exercise: Exercise) -> None:
    exercise.button("Probe").click()
    summary = exercise.region.get_by_role("status", name="Probe summary")
    expect(summary).to_contain_text("Measured", timeout=PYTHON_STARTS_MS)


def _bench(reader: Visit) -> None:
    exercise = Exercise(reader.page, "model-bench")
    probe(exercise)
    numbers = exercise.region.get_by_text("The numbers")
    for place in range(numbers.count()):
        numbers.nth(place).click()


def _cache(reader: Visit) -> None:
    exercise = Exercise(reader.page, "kv-cache")
    exercise.write(source("kv-cache", "solution.py"))
    probe(exercise)


def _training(reader: Visit) -> None:
    region = reader.page.get_by_role("region", name="One model, trained twice")
    region.get_by_role("button", name="Train", exact=True).click()
    expect(region).not_to_contain_text("recorded run, not yours", timeout=PYTHON_STARTS_MS)
    region.get_by_role("button", name="Stop").click()
    expect(region.get_by_role("status", name="Training")).to_contain_text("Continue goes on from there")


def _filtered(reader: Visit) -> None:
    cards = reader.page.get_by_role("search", name="Cards")
    cards.get_by_label("Topic").select_option(index=1)
    expect(cards.get_by_role("status")).to_contain_text("of 10 cards")


def _nothing_found(reader: Visit) -> None:
    reader.page.get_by_role("searchbox", name="Search the cards").fill("zebra")
    expect(reader.page.locator("flash-card:visible")).to_have_count(0)


def _question(reader: Visit) -> None:
    deck = Deck(reader)
    deck.start()
    expect(deck.page.locator("flash-card:visible")).to_have_count(1)


def _answer(reader: Visit) -> None:
    deck = Deck(reader)
    deck.start()
    deck.card(IDS[0]).get_by_role("button", name="Show answer").click()
    expect(deck.card(IDS[0]).get_by_role("button", name="Got it")).to_be_visible()


def _list(reader: Visit) -> None:
    deck = Deck(reader)
    deck.grade("Got it", IDS[0])
    deck.card(IDS[1]).get_by_role("button", name="Show answer").click()


def _missed(reader: Visit) -> None:
    deck = Deck(reader)
    deck.start()
    deck.grade("Missed it")


def _done(reader: Visit) -> None:
    deck = Deck(reader)
    deck.start()
    for _ in IDS:
        deck.grade("Got it")
    expect(deck.status).to_have_text("Done for today.")
    deck.panel.get_by_text("Export or import your reviews").click()
    _import_nothing(deck.page)


def _import_nothing(page: Page) -> None:
    no_work = {"name": "work.json", "mimeType": "application/json", "buffer": b"[]"}
    page.get_by_label("Work file").set_input_files(files=[no_work])  # type: ignore[list-item]
    expect(page.get_by_role("status", name="Your work")).to_contain_text("Nothing was changed")


STATES = [
    State("search open", "", _search("", "Type to start searching")),
    State("search with results", "", _search("softmax", "matching document")),
    State("search without", "", _search("zzzz", "No matching documents")),
    State("menu open", LESSON, _drawer, widths=(320, 768), afresh=True),
    State("new version offered", "", _version),
    State("everything unfolded", LESSON, _numbers),
    State("definition shown", LESSON, _definition, afresh=True),
    State("loading", PRACTICE, _loading, afresh=True),
    State("running; reset", PRACTICE, _running),
    State("error; verdicts; probe", PRACTICE, _error),
    State("graded; marked; hints, solution, link", PRACTICE, _graded),
    State("dialog: not tried", PRACTICE, _not_tried),
    State("our fault", PRACTICE, _our_fault),
    State("link refused", LAB, _refused_link),
    State("somebody else’s code", PRACTICE, _shared_code),
    State("bench", LAB, _bench),
    State("cache measured", KV_CACHE, _cache),
    State("training stopped", "autoregressive/peeking-pays/", _training),
    State("cards of a topic", DECK, _filtered),
    State("no card found", DECK, _nothing_found),
    State("card hidden", DECK, _question),
    State("card shown", DECK, _answer),
    State("cards in the list", DECK, _list),
    State("card missed", DECK, _missed),
    State("review done; import refused", DECK, _done),
    State("dialog: print", DECK, lambda reader: choose(reader.page, EIGHT_BACKED, "Letter", None)),
    State("import refused", "your-work/", lambda reader: _import_nothing(reader.page)),
]
