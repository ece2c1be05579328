"""What a page costs before anybody runs anything."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, ViewportSize, expect

from browser.exercise import PRACTICE, Exercise
from browser.held import held, release
from browser.wait import wait_for_client, wait_until
from conftest import OpenVisit, Visit

MOST_BYTES = 200_000
#: Of a page that opens with an editor in sight, which fetches its parts at once.
MOST_BYTES_WITH_EDITOR = 240_000
OPEN_WITH_EDITOR = ("autoregressive/kv-cache/",)
MOST_REQUESTS = 25
MOST_SHIFT = 0.02
#: One line of one paragraph, known: in another font the formulas of the lesson's beginning need a line more.
MOST_SHIFT_BY_FONT = 0.12
FONT = "stix-two-math"
PHONE = ViewportSize(width=412, height=823)
DESKTOP = ViewportSize(width=1280, height=900)
ADD_UP_SHIFTS = """
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".webmanifest")
PAGES = [
    "",
    "autoregressive/",
    PRACTICE,
    "autoregressive/lab/",
    "autoregressive/kv-cache/",
    "autoregressive/peeking-pays/",
    "autoregressive/flashcards/",
    "your-work/",
]
WITH_FORMULAS_IN_SIGHT = ("autoregressive/", "autoregressive/practice/")
OF_PYTHON = re.compile(r"pyodide|runtime\.json|grading\.zip|\.wasm|\.whl|worker\.js|assets/exercises/")
INDEX = "search/search_index.json"


def opened(reader: Visit, path: str) -> list[str]:
    """Open a page; paths below the site of everything it fetched."""
    reader.open(path)
    reader.page.wait_for_load_state("networkidle")
    own = [url for url in reader.watch.requested if url.startswith(reader.base_url)]
    return [url.removeprefix(reader.base_url).partition("?")[0] or "index.html" for url in own]


def sent_bytes(site: Path, name: str) -> int:
    """As GitHub Pages sends it: text is compressed, fonts and pictures are compressed already."""
    path = site / name
    path = path / "index.html" if path.is_dir() else path
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in COMPRESSED else len(content)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_within_its_weight(visit: OpenVisit, site: Path, path: str) -> None:
    fetched = opened(visit(viewport=PHONE), path)
    weights = {name: sent_bytes(site, name) for name in fetched}
    assert any("javascripts/bundle." in name for name in fetched)  # fetched ahead, and counted
    assert len(fetched) <= MOST_REQUESTS, fetched
    most_bytes = MOST_BYTES_WITH_EDITOR if path in OPEN_WITH_EDITOR else MOST_BYTES
    assert sum(weights.values()) <= most_bytes, weights


def test_the_workers_script_is_one_byte_a_letter(site: Path) -> None:
    """A browser reads and compiles it on every start; with any other letter, all of it takes two bytes a letter."""
    assert (site / "assets" / "worker.js").read_bytes().isascii()


def when_drawn(page: Page) -> None:
    wait_until(page, "performance.getEntriesByName('first-contentful-paint').length")
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_when_the_script_comes_after_the_page_was_drawn(
    visit: OpenVisit, site: Path, path: str, viewport: ViewportSize
) -> None:
    """The font is here before the styles, so that the first frame is drawn in it; a late one is another test's."""
    reader = visit(viewport=viewport)
    page = reader.page
    client, styles = held(page, "**/assets/page.js"), held(page, "**/assets/site.css")
    fonts = list[Request]()
    page.on("requestfinished", lambda request: fonts.append(request) if FONT in request.url else None)
    page.add_init_script(ADD_UP_SHIFTS)
    page.goto(reader.base_url + path, wait_until="commit")
    if f"{FONT}.woff2" in (site / path / "index.html").read_text():
        for _ in range(200):
            page.wait_for_timeout(0 if fonts else 50)
        assert fonts
    release(page, styles, "the styles")
    when_drawn(page)
    release(page, client, "the client")
    page.wait_for_load_state("networkidle")
    wait_until(page, "customElements.get('card-review') !== undefined")
    when_drawn(page)
    assert page.evaluate("shifted") <= MOST_SHIFT


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", WITH_FORMULAS_IN_SIGHT)
def test_a_font_that_comes_late_moves_little(visit: OpenVisit, path: str, viewport: ViewportSize) -> None:
    reader = visit(viewport=viewport)
    page = reader.page
    font = held(page, f"**/{FONT}*")
    page.add_init_script(ADD_UP_SHIFTS)
    page.goto(reader.base_url + path, wait_until="commit")
    when_drawn(page)
    wait_for_client(page)
    before: float = page.evaluate("shifted")
    release(page, font, "the font")
    wait_until(page, "document.fonts.check('16px \"STIX Two Math\"', 'x')")
    when_drawn(page)
    after: float = page.evaluate("shifted")
    print(f"{path} {viewport['width']} px: the late font moved {after - before:.3f}")
    assert after <= MOST_SHIFT_BY_FONT


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fetches_nothing_of_python_and_no_search_index(visit: OpenVisit, path: str) -> None:
    fetched = opened(visit(), path)
    assert [name for name in fetched if OF_PYTHON.search(name) or INDEX in name] == []


def test_the_search_index_comes_when_somebody_searches(visit: OpenVisit) -> None:
    reader = visit()
    reader.open("autoregressive/")
    reader.page.get_by_role("textbox", name="Search").focus()
    reader.page.keyboard.type("perplexity")
    expect(reader.page.locator(".md-search-result__link").first).to_be_visible()
    assert any(url.endswith(INDEX) for url in reader.watch.requested)


def test_materials_switches_work_at_the_first_touch(visit: OpenVisit) -> None:
    page = visit(color_scheme="light").open("")
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_a_reader_changes_before_the_client_is_there_is_not_lost(visit: OpenVisit) -> None:
    reader = visit(color_scheme="light")
    page = reader.page
    client = held(page, "**/assets/page.js")
    page.goto(reader.base_url, wait_until="domcontentloaded")  # "load" may wait for what is held
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    release(page, client, "the client")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_materials_script_starts_with_the_first_thing_a_reader_does(visit: OpenVisit) -> None:
    page = visit().open("autoregressive/")
    page.wait_for_load_state("networkidle")
    wrapped = page.locator(".md-typeset__scrollwrap")
    assert wrapped.count() == 0
    page.mouse.move(200, 200)
    expect(wrapped).to_have_count(page.locator(".md-typeset table:not([class])").count())


def test_an_exercise_out_of_sight_waits_and_is_ready_when_it_comes_near(visit: OpenVisit) -> None:
    page = visit(viewport={"width": 400, "height": 700}).open(PRACTICE)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("textbox", name="Code editor").count() == 0
    Exercise(page, "joint-nll")


@pytest.mark.parametrize("sign", ["#joint-nll", "Tab"])
def test_an_exercise_does_not_wait_for_a_reader_who_jumps_or_uses_the_keyboard(visit: OpenVisit, sign: str) -> None:
    reader = visit(viewport={"width": 400, "height": 700})
    page = reader.open(PRACTICE + (sign if sign.startswith("#") else ""))
    if sign == "Tab":
        page.keyboard.press(sign)
    expect(page.get_by_role("textbox", name="Code editor").first).to_be_attached()


def test_what_the_pages_use_of_materials_styles_is_kept(site: Path) -> None:
    import material

    styles = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    styled = classes_in("".join(path.read_text() for path in styles.glob("*.css")))
    used = {
        name
        for page in site.rglob("*.html")
        for names in re.findall(r'class="([^"]*)"', page.read_text())
        for name in names.split()
    }
    kept = classes_in((site / "assets" / "site.css").read_text())
    assert len(used & styled) > 50
    assert used & styled - kept == set()


def classes_in(css: str) -> set[str]:
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"url\([^)]*\)", "", css)))


def test_nothing_of_material_that_no_page_uses_is_published(site: Path) -> None:
    published = [str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()]
    assert [name for name in published if name.endswith(".map") or "lunr/" in name or "stylesheets/" in name] == []
