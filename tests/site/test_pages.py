"""The built pages: complete without JavaScript, silent towards the rest of the world, at home under any path."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.exercise import PRACTICE, Exercise, source
from conftest import OpenVisit

PAGES = ["", "autoregressive/", PRACTICE, "autoregressive/flashcards/", "print_page/"]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_names_a_foreign_resource(site: Path, path: str) -> None:
    html = (site / path / "index.html").read_text()
    loaded = re.findall(
        r"""<(?:script|link|img|iframe|source|use)\b[^>]*?\b(?:src|href)=["']?(https?:[^"'\s>]+)""", html
    )
    assert loaded == []


def test_a_whole_visit_asks_nobody_else(visit: OpenVisit) -> None:
    reader = visit()
    for path in PAGES:
        reader.open(path)
        reader.page.wait_for_load_state("networkidle")
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    exercise.run("import numpy; print(numpy.__version__)")
    exercise.expect_output("2.")
    exercise.check()
    exercise.button("Hint").click()
    exercise.button("Solution").click()
    expect(exercise.region.locator(".exercise__solution code")).to_contain_text("def joint")
    assert len(reader.watch.requested) > 40
    assert reader.watch.foreign == []


def test_everything_is_served_from_below_the_sub_path(visit: OpenVisit) -> None:
    reader = visit()
    Exercise(reader.open(PRACTICE), "joint-nll").run("print('here')")
    Exercise(reader.page, "joint-nll").expect_output("here")
    assert [url for url in reader.watch.requested if not url.startswith((reader.base_url, "data:", "blob:"))] == []


def test_without_javascript_all_text_can_be_read(visit: OpenVisit) -> None:
    page = visit(java_script_enabled=False).open(PRACTICE)
    question = page.locator("#self-check-log")
    answer = question.locator(".question__answer")
    expect(answer).to_be_hidden()
    question.locator("summary").click()
    expect(answer).to_be_visible()
    for exercise_id in ("joint-nll", "spot-the-leak"):
        starter = page.locator(f"#{exercise_id} .exercise__starter code")
        expect(starter).to_be_visible()
        assert starter.inner_text().strip() == source(exercise_id, "starter.py").strip()
        hints = page.locator(f"#{exercise_id} .exercise__hints")
        hints.locator("summary").click()
        assert hints.locator("li").count() == 3
        expect(hints.locator("li").first).to_be_visible()
    page.locator(".verdict-zoo > summary").click()
    for details in page.locator(".verdict__why").all():
        details.locator("summary").click()
        expect(details.locator(".verdict__explanation").nth(1)).to_be_visible()
    page.goto(page.url.replace("practice", "flashcards"))
    assert page.locator(".flashcard__answer").count() >= 10
    for answer in page.locator(".flashcard__answer").all():
        expect(answer).to_be_visible()


def test_a_link_to_a_question_opens_its_answer(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "#self-check-masks")
    expect(page.locator("#self-check-masks .question__answer")).to_be_visible()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_answers_are_on_paper_though_closed_on_screen(visit: OpenVisit, java_script_enabled: bool) -> None:
    page = visit(java_script_enabled=java_script_enabled).open(PRACTICE)
    page.emulate_media(media="print")
    for answer in page.locator(".question__answer").all():
        assert answer.bounding_box() is not None
        assert answer.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")


def test_mathematics_is_mathml_in_a_font_of_the_sites_own(visit: OpenVisit, site: Path) -> None:
    page = visit().open("autoregressive/")
    assert page.locator("math").count() > 80
    loaded = page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(font => [font.family, font.status]))")
    # The second file holds characters that this page does not use.
    assert [status for family, status in loaded if "STIX Two Math" in family] == ["loaded", "unloaded"]
    for path in PAGES:
        assert not re.search(
            r"\\\(|\\\[|\$\$",
            re.sub(r"<(script|pre)\b.*?</\1>", "", (site / path / "index.html").read_text(), flags=re.DOTALL),
        )


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(visit: OpenVisit, path: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800}).open(path)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Shift")  # with the first key all of it is laid out
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_home_says_what_for_whom_how_long_and_where_to_start(visit: OpenVisit) -> None:
    content = visit().open("").get_by_role("article").first
    for words in ("autoregressive", "for readers who", "minutes", "Where to start", "no account"):
        expect(content).to_contain_text(re.compile(words, re.IGNORECASE))
    for part in ("Lesson", "Self-check", "Drill 1", "Drill 2", "Flashcards"):
        link = content.get_by_role("link", name=re.compile(part)).first
        address = link.evaluate("link => link.href")
        assert content.page.request.get(address).ok


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "autoregressive/", PRACTICE, "autoregressive/flashcards/"])
def test_text_stands_out_from_its_background(visit: OpenVisit, path: str, scheme: str) -> None:
    page = visit(color_scheme=scheme).open(path)
    colours = page.locator(".md-content p, .md-content li").evaluate_all(
        "nodes => [...new Set(nodes.map(node => getComputedStyle(node).color))]"
    )
    background = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert (luminance(background) < 0.2) == (scheme == "dark")
    for colour in colours:
        lighter, darker = sorted([luminance(colour), luminance(background)], reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (colour, background)


def luminance(colour: str) -> float:
    """Relative luminance of an opaque `rgb()`, as WCAG 2.2 defines it."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_sources_of_the_client_and_answers_to_nothing_are_not_published(site: Path) -> None:
    published = [str(file.relative_to(site)) for file in site.rglob("*") if file.is_file()]
    assert [name for name in published if name.endswith((".ts", "site.css.map"))] == []
    assert [name for name in published if "mistakes" in name] == []
