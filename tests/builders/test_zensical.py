"""The site after MkDocs: Zensical ignores hooks and unknown plugins in silence, so every piece is counted."""

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from browser.drills import decide, expect_drill_1_graded
from browser.exercise import PRACTICE, Exercise
from browser.wait import wait_for_client
from builders.pieces import KINDS, Made, counted, missing, written
from conftest import ROOT, SUB_PATH, SubPathHandler, builder, made_once
from told import Tell

DOCS = ROOT / "docs"
NOT_PRINTED = {"authors.md", "moving.md", "licences.md"}


@pytest.fixture(scope="session")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that Zensical and the steps around it built."""

    def build(folder: Path) -> None:
        paths = os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "exercises")])
        done = builder("lessonkit.builders.zensical", str(folder), PYTHONPATH=paths)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "zensical", build)


@pytest.fixture(params=["MkDocs", "Zensical"])
def built(request: pytest.FixtureRequest, site: Path, zensical: Path) -> Path:
    return {"MkDocs": site, "Zensical": zensical}[request.param]


def test_every_piece_that_was_written_is_on_its_page_and_on_the_page_to_print(built: Path, tell: Tell) -> None:
    assert missing(DOCS, built, NOT_PRINTED) == []
    counts = counted(DOCS)
    assert min(counts[kind] for kind in KINDS) > 0
    tell(", ".join(f"{kind}: {counts[kind]}" for kind in KINDS))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", ["the page", "the page to print"])
def test_a_piece_that_is_gone_is_missed(zensical: Path, tmp_path: Path, kind: str, page: str) -> None:
    where = next(path for path in sorted(DOCS.rglob("*.md")) if any(one == kind for one, _ in of(path)))
    name = next(name for one, name in sorted(of(where)) if one == kind)
    copy = tmp_path / "site"
    for path in zensical.rglob("*.html"):
        (copy / path.relative_to(zensical)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy / path.relative_to(zensical))
    below = where.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index").strip("/")
    file = copy / ("print_page" if page == "the page to print" else below) / "index.html"
    held = re.compile(rf'(id|data-verdict)="((?:term-|{below.replace("/", "-") or "index"}-)?{re.escape(name)})"')
    file.write_text(held.sub(r'\1="gone-\2-gone"', file.read_text()))
    assert any(f"{kind} {name}" in one for one in missing(DOCS, copy, NOT_PRINTED))


def of(page: Path) -> set[tuple[str, str]]:
    return written(page.read_text())


def test_every_link_of_the_page_to_print_leads_somewhere(site: Path, zensical: Path) -> None:
    page, of_mkdocs = (Made((folder / "print_page/index.html").read_text()) for folder in (zensical, site))
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []
    inside = [link for link in page.links if not re.match(r"#|\w+:", link)]
    gone = [link for link in inside if not (zensical / "print_page" / link.partition("#")[0]).resolve().exists()]
    assert gone == []
    assert {name for name, times in page.ids.items() if times > 1} <= {
        name for name, times in of_mkdocs.ids.items() if times > 1
    }


def test_both_builders_carry_the_same_files_beside_the_pages(site: Path, zensical: Path) -> None:
    """Those that the theme and the builder bring along are their own."""
    theirs = re.compile(
        r"assets/(javascripts|images|stylesheets)/|search|sitemap|css/print|js/print|offline\.json|sbom"
    )
    one, other = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix not in (".html", ".css", ".pdf")
            if not theirs.match(path.relative_to(folder).as_posix())
        }
        for folder in (site, zensical)
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.fixture(scope="module")
def reader(browser: Browser, zensical: Path) -> Iterator[Page]:
    """A reader of the site that Zensical built; nothing may be complained of."""
    handler = functools.partial(SubPathHandler, directory=str(zensical))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{server.server_port}{SUB_PATH}", service_workers="block"
        )
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)
        yield page
        context.close()
        server.shutdown()
    assert complaints == []


def arrive(page: Page, path: str) -> None:
    page.goto(path)
    wait_for_client(page)


def test_drill_1_takes_the_right_answer_and_names_a_slip(reader: Page) -> None:
    arrive(reader, PRACTICE)
    exercise = Exercise(reader, "joint-nll")
    expect_drill_1_graded(exercise)


def test_drill_2_takes_the_right_verdicts_and_refuses_wrong_ones(reader: Page) -> None:
    arrive(reader, PRACTICE)
    exercise = Exercise(reader, "spot-the-leak")
    for verdicts, begins in ((("Leaks",) * 4, "Not yet"), (("Enforces causality", "Leaks") * 2, "Correct")):
        for letter, verdict in zip("abcd", verdicts, strict=True):
            decide(exercise, letter, verdict)
        assert exercise.check().startswith(begins)


def test_the_cards_are_reviewed(reader: Page) -> None:
    arrive(reader, "autoregressive/flashcards/")
    reader.get_by_role("button", name="Review 10 cards").click()
    card = reader.locator("flash-card:visible")
    card.get_by_role("button", name="Show answer").click()
    card.get_by_role("button", name="Got it").click()
    expect(reader.get_by_role("status").filter(has_text="Got it")).to_be_visible()


def test_the_search_finds_a_word_of_the_lesson(reader: Page) -> None:
    arrive(reader, "")
    with reader.expect_response(lambda answer: "javascripts/bundle" in answer.url):
        reader.mouse.move(5, 5)  # the theme's script comes with the first sign of a reader
    search = reader.get_by_role("button", name="Search").first
    field = reader.locator("input:focus")
    for _ in range(30):
        search.click()
        if opens(field):
            break
    reader.keyboard.type("softmax")
    expect(reader.get_by_text("Sampling with a temperature")).to_be_visible()


def opens(field: Locator) -> bool:
    """False where the script that opens it has not run yet."""
    try:
        field.wait_for(timeout=1_000)
    except TimeoutError:
        return False
    return True
