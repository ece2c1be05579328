"""Code shared by a link: shown as somebody else's, run only when told to, where nothing of the reader's exists."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from browser.axe import findings
from browser.escapes import OF_A_SCRIPT, OF_PYTHON
from browser.exercise import LAB, PRACTICE, PYTHON_STARTS_MS, Exercise, source
from conftest import OpenVisit, Visit

SECRETS = """async () => {
    localStorage.secret = sessionStorage.secret = document.cookie = "secret=1";
    window.secret = 1;
    await caches.open("secret");
    await new Promise((made) => { indexedDB.open("secret").onsuccess = made; });
    await (await navigator.storage.getDirectory()).getFileHandle("secret", { create: true });
}"""
TRY = """async ([body, site]) => {
    const tried = new (async () => {}).constructor("SITE", body)(site);
    const late = new Promise((_, lost) => setTimeout(() => lost(new Error("nothing")), 1500));
    try {
        return { found: String(await Promise.race([tried, late])) };
    } catch (error) {
        return { refused: String(error) };
    }
}"""
DAMAGED = [
    ("#code=", "damaged"),
    ("#code=1.joint-nll.abc.AAAA", "damaged"),
    ("#code=1.<img src=x onerror=alert(1)>.abc.AAAA", "damaged"),
    ("#code=7.joint-nll.abc.AAAA", "version 7"),
    ("#code=1.joint-nll.abc." + "A" * 40_000, "more code than"),
]


class Received:
    """What a link brought, on an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.region = page.get_by_role("region", name="Somebody else’s code")
        self.region.wait_for()
        self.output = self.region.get_by_role("log", name="Output of somebody else’s code")

    def press(self, name: str) -> None:
        self.region.get_by_role("button", name=name, exact=True).click()

    def run(self) -> None:
        self.press("Run it in a closed frame")
        expect(self.region.get_by_role("heading")).to_contain_text("run in a closed frame", timeout=PYTHON_STARTS_MS)


def link_to(reader: Visit, code: str, exercise_id: str = "joint-nll", path: str = PRACTICE) -> str:
    """As a reader gets it: by Share, from the clipboard."""
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    exercise = Exercise(reader.open(path), exercise_id)
    exercise.write(code)
    exercise.button("Share").click()
    expect(exercise.region.get_by_role("status", name="Link to this code")).to_contain_text("copied")
    link: str = reader.page.evaluate("navigator.clipboard.readText()")
    return link


def received(visit: OpenVisit, link: str, **options: object) -> Received:
    page = visit(**options).page
    page.goto(link)
    return Received(page)


def test_a_shared_link_holds_the_code_and_nothing_of_it_reaches_a_server(visit: OpenVisit) -> None:
    code = "print('sent by a link', 6 * 7)\n"
    reader = visit()
    link = link_to(reader, code)
    assert re.fullmatch(re.escape(reader.base_url + PRACTICE) + r"#code=1\.joint-nll\.\w+\.[\w-]+", link)
    there = received(visit, link)
    assert there.region.get_by_role("heading").inner_text() == "Somebody else’s code, not run yet"
    assert there.region.locator("code").inner_text() == code
    assert there.page.frames == [there.page.main_frame]
    there.run()
    assert there.output.inner_text().strip() == "sent by a link 42"
    assert [url for url in reader.watch.requested if "code=" in url or "joint-nll." in url] == [
        url for url in reader.watch.requested if url.endswith("joint-nll.json")
    ]


def test_it_says_where_the_code_stopped(visit: OpenVisit) -> None:
    there = received(visit, link_to(visit(), "x = 1\nraise ValueError('theirs')\n"))
    there.run()
    expect(there.output).to_contain_text("line 2")
    expect(there.output).to_contain_text("theirs")


def test_stop_ends_what_runs_in_the_frame(visit: OpenVisit) -> None:
    there = received(visit, link_to(visit(), "print('on', flush=True)\nwhile True:\n    pass\n"))
    there.press("Run it in a closed frame")
    expect(there.output).to_contain_text("on", timeout=PYTHON_STARTS_MS)
    there.press("Stop")
    expect(there.output).to_contain_text("Stopped.")
    there.press("Dismiss")
    expect(there.region).to_have_count(0)
    assert there.page.frames == [there.page.main_frame]
    assert "#" not in there.page.url


def test_the_readers_own_code_is_kept_when_somebody_elses_takes_its_place(visit: OpenVisit) -> None:
    reader = visit()
    link = link_to(reader, "theirs = 1\n")
    exercise = Exercise(reader.page, "joint-nll")
    exercise.write("mine = 1\n")
    reader.page.goto("about:blank")
    reader.page.goto(link)
    Received(reader.page).press("Put it into my editor")
    expect(exercise.editor).to_contain_text("theirs = 1")
    reader.page.reload()
    exercise = Exercise(reader.page, "joint-nll")
    assert exercise.written() == "theirs = 1\n"
    exercise.button("Share").click()
    expect(exercise.region.get_by_role("status", name="Link to this code")).to_contain_text("copied")
    exercise.button("Bring mine back").click()
    assert exercise.written() == "mine = 1\n"
    reader.page.reload()
    assert Exercise(reader.page, "joint-nll").written() == "mine = 1\n"
    expect(exercise.button("Bring mine back")).to_have_count(0)


TAKES_THE_FRAME = """async (byMessage) => {
    const heard = new Promise((resolve) => {
        new BroadcastChannel("heard").onmessage = () => resolve("its script ran here");
        setTimeout(() => resolve("nothing"), 2000);
    });
    const frame = document.createElement("iframe");
    frame.src = "assets/frame.html";
    const loaded = new Promise((resolve) => { frame.onload = resolve; });
    document.body.append(frame);
    await loaded;
    const script = "new BroadcastChannel('heard').postMessage(1)";
    if (byMessage) frame.contentWindow.postMessage({ script, files: [] }, "*");
    else new frame.contentWindow.Worker(URL.createObjectURL(new Blob([script])));
    return heard;
}"""


def test_the_frames_page_runs_nothing_for_whoever_frames_it_without_a_sandbox(visit: OpenVisit) -> None:
    reader = visit()
    page = reader.page
    page.route("**/framing.html", lambda route: route.fulfill(body="<!doctype html><body>", content_type="text/html"))
    page.goto(reader.base_url + "framing.html")
    assert page.evaluate(TAKES_THE_FRAME, False) == "its script ran here"  # what would be heard
    assert page.evaluate(TAKES_THE_FRAME, True) == "nothing"


def test_a_run_that_is_stopped_while_python_comes_leaves_no_frame(visit: OpenVisit) -> None:
    reader = visit()
    link = link_to(reader, "print('never')\n")
    page = visit().page
    page.route("**/*.wasm", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.goto(link)
    received = Received(page)
    received.press("Run it in a closed frame")
    received.press("Stop")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    assert page.locator("iframe").count() == 0


def test_without_code_of_ones_own_nothing_is_set_aside(visit: OpenVisit) -> None:
    link = link_to(visit(), "theirs = 1\n")
    there = received(visit, link)
    there.press("Put it into my editor")
    exercise = Exercise(there.page, "joint-nll")
    expect(exercise.editor).to_contain_text("theirs = 1")
    expect(exercise.button("Bring mine back")).to_have_count(0)
    exercise.button("Reset").click()
    assert exercise.written() == source("joint-nll", "starter.py")


@pytest.mark.parametrize(("fragment", "words"), DAMAGED, ids=range(len(DAMAGED)))
def test_a_link_that_cannot_be_used_gets_a_sentence(visit: OpenVisit, fragment: str, words: str) -> None:
    page = visit().open(PRACTICE + fragment)
    told = page.get_by_role("alert").filter(has_text="link")
    expect(told).to_contain_text(words)
    assert told.locator("*").evaluate_all("nodes => nodes.map((node) => node.tagName)") == ["P"]
    Exercise(page, "joint-nll")


def test_a_link_for_another_page_says_so(visit: OpenVisit) -> None:
    link = link_to(visit(), "x = 1\n")
    page = visit().open(LAB + "#" + link.partition("#")[2])
    expect(page.get_by_role("alert")).to_contain_text("“joint-nll”, which is not on this page")


@pytest.fixture(scope="module")
def running(browser: Browser, base_url: str) -> Iterator[tuple[Page, Frame]]:
    """A page with secrets of the reader's, and the frame in which somebody else's code has run."""
    context = browser.new_context(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(base_url)
    page.evaluate(SECRETS)
    page.goto(base_url + PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("print('there')\n")
    exercise.button("Share").click()
    expect(exercise.region.get_by_role("status", name="Link to this code")).to_contain_text("copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    there = Received(page)
    there.run()
    expect(there.output).to_contain_text("there")
    page.evaluate("window.secret = 1")
    yield page, next(frame for frame in page.frames if frame.url == "about:srcdoc")
    context.close()


@pytest.mark.parametrize("name", OF_A_SCRIPT)
def test_a_script_in_the_frame_or_its_worker_reaches_nothing(
    running: tuple[Page, Frame], base_url: str, name: str
) -> None:
    page, frame = running
    worker = next(worker for worker in page.workers if worker.url.startswith("blob:null/"))
    address = page.url
    for place in (frame, worker):
        tried = place.evaluate(TRY, [OF_A_SCRIPT[name], base_url])
        assert "found" not in tried or tried["found"] in ("undefined", "null"), (name, tried)
    assert page.url == address
    assert frame.evaluate("origin") == "null"
    assert worker.evaluate("typeof origin") == "undefined"  # behind the wall, as much else


def test_the_same_looks_find_the_secrets_in_the_page_itself(visit: OpenVisit, base_url: str) -> None:
    """Else a look that always fails would pass above."""
    page = visit().open("")
    page.evaluate(SECRETS)
    looks = ["localStorage", "sessionStorage", "cookies", "IndexedDB", "Cache Storage", "variables of the page"]
    looks += ["document of the page", "fetch of the site", "XMLHttpRequest", "module of the site", "picture"]
    for name in looks:
        tried = page.evaluate(TRY, [OF_A_SCRIPT[name], base_url])
        assert tried.get("found", "") not in ("", "0", "undefined"), (name, tried)


@pytest.mark.parametrize("name", OF_PYTHON)
def test_python_in_the_frame_reaches_nothing(visit: OpenVisit, name: str) -> None:
    there = received(visit, link_to(visit(), OF_PYTHON[name]))
    there.run()
    expect(there.output).not_to_be_empty()
    expect(there.output).not_to_contain_text("reached")
    expect(there.output).to_contain_text("Error")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sharing_and_receiving_are_free_of_what_axe_finds(visit: OpenVisit, scheme: str, width: int) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    reader = visit(**options)
    link = link_to(
        reader, "print('a line that is rather longer than a phone is wide, to see it scroll', '\u202e')\n1 / 0\n"
    )
    assert findings(reader.page) == []
    there = received(visit, link, **options)
    assert findings(there.page) == []
    there.run()
    assert findings(there.page) == []
    assert there.page.evaluate("document.documentElement.scrollWidth") <= width
    there.press("Put it into my editor")
    assert findings(there.page) == []
    refused = visit(**options).open(PRACTICE + DAMAGED[1][0])
    expect(refused.get_by_role("alert")).to_contain_text("damaged")
    assert findings(refused) == []
