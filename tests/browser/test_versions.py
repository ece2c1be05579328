"""Deploys while readers are on the site: no page is ever a mixture, nothing typed is lost, old builds go."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.exercise import PRACTICE, Exercise
from browser.host import Site, serving
from browser.marked import LISTENS, letters, mark_build, marks
from browser.reader import Reader, deployed, reading
from browser.wait import wait_until
from browser.walk import Walk, half_deployed
from lessonkit import offline

MOVES = 200
PRIVATE_FILES = """async () => {
    let bytes = 0;
    const root = await navigator.storage.getDirectory();
    for await (const folder of root.values())
        for await (const file of folder.values())
            bytes += (await file.getFile().catch(() => ({ size: 0 }))).size; // it was just given its name
    return bytes;
}"""
IS_WAITING = "navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.waiting))"
SEED = 4


@pytest.fixture(scope="module")
def builds(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("builds")
    return {letter: mark_build(site, folder / letter, letter) for letter in "AB"}


@pytest.fixture
def hosted(builds: dict[str, Path]) -> Iterator[Site]:
    hosted = Site(builds["A"])
    with serving(hosted):
        yield hosted


@pytest.fixture
def reader(browser: Browser, hosted: Site) -> Iterator[Reader]:
    with reading(browser, hosted, LISTENS) as reader:
        yield reader


def offer(page: Page) -> str:
    return page.get_by_role("status", name="Version").inner_text()


def test_a_page_gets_marks_from_every_kind_of_file(reader: Reader) -> None:
    exercise = Exercise(reader.visit(PRACTICE), "joint-nll")
    exercise.run("print(40 + 2)")
    exercise.expect_output("42")
    exercise.check()
    reader.page.get_by_role("textbox", name="Search").click()
    reader.page.keyboard.type("perplexity")
    expect(reader.page.locator(".md-search-result__item").first).to_be_visible()
    seen = {mark.rpartition("=")[0] for mark in marks(reader.page)}
    for name in (
        "practice/index.html",
        "page.js",
        "part-",
        "site.css",
        "bundle.",
        "worker.js",
    ):
        assert any(name in mark for mark in seen), (name, seen)
    for name in ("runtime.json", "grading.zip", "exercises/joint-nll.json", "search_index.json", "workers/search."):
        assert any(name in mark for mark in seen), (name, seen)
    assert letters(reader.page) == {"A"}


def test_a_new_build_is_offered_and_only_the_tab_that_takes_it_changes(
    reader: Reader, hosted: Site, builds: dict[str, Path]
) -> None:
    first = reader.visit(PRACTICE)
    Exercise(first, "joint-nll").write("mine = 1\n")
    second = reader.context.new_page()
    second.goto(hosted.url + PRACTICE)
    hosted.root = builds["B"]
    first.reload()
    for page in (first, second):
        expect(page.get_by_role("status", name="Version")).to_contain_text("A new version is ready")
        assert letters(page) == {"A"}
    first.get_by_role("button", name="Load it").click()
    expect(first.locator("meta[name=mark]")).to_have_attribute("content", f"mark:{PRACTICE}index.html=B")
    exercise = Exercise(first, "joint-nll")
    assert exercise.editor.inner_text().strip() == "mine = 1"
    assert (letters(first), letters(second)) == ({"B"}, {"A"})
    # The other tab goes on with its own build: parts, exercises and Python that it had not asked for yet.
    reader.stop_service_worker()
    late = Exercise(second, "spot-the-leak")
    late.run("print(40 + 2)")
    late.expect_output("42")
    late.check()
    assert letters(second) == {"A"}
    assert "assets/worker.js=A" in marks(second)
    expect(second.get_by_role("status", name="Version")).to_contain_text("A new version is ready")
    assert len(reader.kept_builds()) == 2


def test_an_old_build_goes_when_its_last_page_has(reader: Reader, hosted: Site, builds: dict[str, Path]) -> None:
    page = reader.visit("")
    hosted.root = builds["B"]
    page.reload()
    page.get_by_role("button", name="Load it").click()
    expect(page.locator("meta[name=mark]")).to_have_attribute("content", "mark:index.html=B")

    def is_gone() -> bool:
        page.reload()
        return reader.kept_builds() == {deployed(hosted)}

    reader.wait_until(is_gone)
    listed = json.loads((hosted.root / "offline.json").read_text())["pages"]
    assert {key.removeprefix("files/") for key in reader.kept() if key.startswith("files/")} == {
        file["sha256"] for file in listed.values()
    }


def test_what_did_not_change_is_not_fetched_again(reader: Reader, hosted: Site, builds: dict[str, Path]) -> None:
    reader.visit("")
    hosted.root = builds["B"]
    hosted.asked.clear()
    reader.page.reload()
    expect(reader.page.get_by_role("button", name="Load it")).to_be_visible()
    same = {"assets/stix-two-math.woff2", "assets/icon-512.png", "assets/images/favicon.png"}
    assert same.isdisjoint(hosted.asked)
    assert "assets/page.js" in hosted.asked


def test_who_comes_back_gets_the_new_build_without_a_question(
    reader: Reader, hosted: Site, builds: dict[str, Path]
) -> None:
    page = reader.visit("")
    hosted.root = builds["B"]
    page.reload()
    expect(page.get_by_role("button", name="Load it")).to_be_visible()
    page.close()
    hosted.is_down = True
    reader.page = reader.context.new_page()
    Exercise(reader.open(PRACTICE), "joint-nll")
    assert letters(reader.page) == {"B"}
    assert offer(reader.page) == ""


def test_a_forced_reload_shows_what_is_deployed_and_the_reader_stays_there(
    reader: Reader, hosted: Site, builds: dict[str, Path]
) -> None:
    page = reader.visit("")
    hosted.root = builds["B"]
    reader.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})
    expect(page.locator("meta[name=mark]")).to_have_attribute("content", "mark:index.html=B")
    reader.wait_until(lambda: deployed(hosted) in reader.kept_builds())

    def is_there() -> bool:
        page.goto(hosted.url + "your-work/")
        return letters(page) == {"B"}

    reader.wait_until(is_there)
    assert offer(page) == ""


def test_old_python_goes_before_the_limit_is_passed(
    reader: Reader, hosted: Site, builds: dict[str, Path], tmp_path: Path
) -> None:
    exercise = Exercise(reader.visit(PRACTICE), "joint-nll")
    exercise.run("print(40 + 2)")
    exercise.expect_output("42")
    for letter in "CDE":
        hosted.root = with_other_python(mark_build(builds["A"], tmp_path / letter, letter))
        reader.page = reader.context.new_page()
        reader.visit("")
        reader.page.get_by_role("button", name="Load it").click()
        expect(reader.page.locator("meta[name=mark]").first).to_have_attribute("content", f"mark:index.html={letter}")
        assert len(reader.kept_builds()) == "ACDE".index(letter) + 1
        assert reader.kept_bytes() <= 22_000_000
    newest = json.loads((hosted.root / "offline.json").read_text())
    python = {f"files/{file['sha256']}" for file in newest["python"].values()}
    for page in reader.context.pages:  # four builds at once leave no room for anybody's Python
        if page != reader.page:
            page.close()
    reader.page.wait_for_timeout(11_000)  # a build is held for ten seconds after its page was made
    reader.page.reload()
    reader.wait_until(lambda: python <= reader.kept().keys())
    assert reader.kept_bytes() <= 22_000_000
    used: dict[str, int] = reader.page.evaluate("navigator.storage.estimate().then(({ usageDetails }) => usageDetails)")
    assert used["caches"] + used["fileSystem"] <= 41_000_000


def with_other_python(build: Path) -> Path:
    """Every runtime file differs from the other builds', which a release of Pyodide does once or twice a year."""
    for file in (build / "assets/pyodide").iterdir():
        file.write_bytes(file.read_bytes() + build.name.encode())
    offline.seal(build)
    return build


@pytest.mark.parametrize("damage", ["altered", "truncated", "missing", "list cut"])
def test_a_damaged_deploy_is_not_offered_until_it_is_whole(
    reader: Reader, hosted: Site, builds: dict[str, Path], damage: str
) -> None:
    page = reader.visit("")
    build = deployed(hosted)
    name = "offline.json" if damage == "list cut" else "assets/page.js"
    content = (builds["B"] / name).read_bytes()
    half = content[: len(content) // 2]
    hosted.altered = {name: {"altered": content.replace(b"=B", b"=C"), "missing": b""}.get(damage, half)}
    hosted.root = builds["B"]
    tried = len(hosted.asked)
    page.reload()
    reader.wait_until(lambda: name in hosted.asked[tried:])
    page.goto(hosted.url + PRACTICE)
    Exercise(page, "joint-nll")
    assert letters(page) == {"A"}
    assert offer(page) == ""
    assert reader.kept_builds() == {build}
    hosted.altered = {}
    page.reload()
    expect(page.get_by_role("status", name="Version")).to_contain_text("A new version is ready")
    assert letters(page) == {"A"}


def test_the_kill_switch_removes_everything_and_the_pages_go_on(reader: Reader, hosted: Site) -> None:
    page = reader.visit(PRACTICE)
    page.evaluate("caches.open('somebody else').then((cache) => cache.put('x', new Response('kept')))")
    exercise = Exercise(page, "joint-nll")
    exercise.run("mine = 1\nprint('ran')\n")
    exercise.expect_output("ran")
    reader.wait_until(lambda: page.evaluate(PRIVATE_FILES) > 1_000_000)
    hosted.altered = {"service.js": (hosted.root / "assets/off.js").read_bytes()}
    page.reload()
    offer_to_load = page.get_by_role("button", name="Load it")
    for _ in range(10):  # the new script takes over at once, or waits for the old one to be done with its work
        page.wait_for_timeout(500)
        if offer_to_load.is_visible():
            break
    if page.evaluate(IS_WAITING):
        reader.stop_service_worker()  # as a browser does by itself, but not with one that Playwright watches
    offer_to_load.click()
    wait_until(page, "navigator.serviceWorker.controller === null")
    assert page.evaluate("caches.keys()") == ["somebody else"]
    assert page.evaluate(PRIVATE_FILES) == 0
    exercise = Exercise(page, "joint-nll")
    assert exercise.editor.inner_text().strip().startswith("mine = 1")
    exercise.run("print(40 + 2)")
    exercise.expect_output("42")
    wait_until(page, "navigator.serviceWorker.getRegistrations().then(({ length }) => length === 0)")
    assert offer(page) == ""


def test_random_moves_across_a_deploy_mix_nothing_and_lose_nothing(
    reader: Reader, hosted: Site, builds: dict[str, Path], tmp_path: Path
) -> None:
    dice = random.Random(SEED)
    walk = Walk(reader, hosted, dice)
    halfway = builds["A"], half_deployed(builds, tmp_path / "half", dice)
    for move in range(MOVES):
        hosted.root = halfway[0] if move < MOVES * 3 // 10 else halfway[1] if move < MOVES // 2 else builds["B"]
        walk.move()
        if move == MOVES * 5 // 8 and not walk.taken:
            walk.take()
    walk.finish()
    print(walk.summary())
    assert walk.mixed == []
    assert walk.lost == []
    assert walk.seen["A"] > MOVES // 4
    assert walk.seen["B"] > MOVES // 8
    assert walk.most_bytes <= 22_000_000
