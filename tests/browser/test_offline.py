"""The site without a network, and the browsers that keep nothing."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.exercise import PRACTICE, Exercise, source
from browser.host import Site, serving
from browser.reader import Reader, reading
from browser.wait import wait_until

PAGES = [
    "",
    "autoregressive/",
    PRACTICE,
    "autoregressive/lab/",
    "autoregressive/kv-cache/",
    "autoregressive/peeking-pays/",
    "autoregressive/flashcards/",
    "your-work/",
    "print_page/",
]
REFUSALS = {
    "no service workers": "delete Navigator.prototype.serviceWorker",
    "registration refused": """ServiceWorkerContainer.prototype.register =
        () => Promise.reject(new DOMException("no", "SecurityError"))""",
    "an API that throws": """Object.defineProperty(Navigator.prototype, "serviceWorker",
        { get() { throw new DOMException("no", "SecurityError"); } })""",
}
SAVES_DATA = 'Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) })'


@pytest.fixture
def hosted(site: Path) -> Iterator[Site]:
    hosted = Site(site)
    with serving(hosted):
        yield hosted


@pytest.fixture
def reader(browser: Browser, hosted: Site) -> Iterator[Reader]:
    with reading(browser, hosted) as reader:
        yield reader


def run_and_check(page: Page) -> None:
    exercise = Exercise(page, "joint-nll")
    exercise.run("import numpy; print(numpy.arange(3).sum() + 39)")
    exercise.expect_output("42")
    exercise.write(source("joint-nll", "solution.py"))
    assert "Correct" in exercise.check()


def search_for(page: Page, word: str) -> None:
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(word)
    expect(page.locator(".md-search-result__item").first).to_contain_text(word)


def test_after_one_visit_and_one_run_everything_works_without_a_network(reader: Reader, hosted: Site) -> None:
    run_and_check(reader.visit(PRACTICE))
    runtime = json.loads((hosted.root / "offline.json").read_text())["python"].values()
    reader.wait_until(lambda: {f"files/{file['sha256']}" for file in runtime} <= reader.kept().keys())
    hosted.is_down = True
    errors: list[str] = []
    reader.page.on("pageerror", lambda error: errors.append(str(error)))
    for path in PAGES:
        page = reader.open(path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    run_and_check(reader.open(PRACTICE))
    page = reader.open("autoregressive/flashcards/")
    page.get_by_role("button", name="Show answer").first.click()
    expect(page.locator(".flashcard__answer").first).to_be_visible()
    search_for(page, "perplexity")
    answer = page.goto(hosted.url + "no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert errors == []


def test_one_visit_is_enough_for_the_pages_and_brings_no_python(reader: Reader, hosted: Site) -> None:
    reader.visit("")
    assert [name for name in hosted.asked if "pyodide" in name] == []
    assert reader.kept_bytes() < 3_000_000
    hosted.is_down = True
    page = reader.open(PRACTICE)
    Exercise(page, "joint-nll")
    assert page.evaluate("document.fonts.load('1em \"STIX Two Math\"').then((fonts) => fonts.length)") == 1


def test_who_comes_back_to_python_has_the_rest_of_its_library_offline_too(reader: Reader, hosted: Site) -> None:
    rest = [file["sha256"] for file in json.loads((hosted.root / "offline.json").read_text())["rest"].values()]
    run_and_check(reader.visit(PRACTICE))
    reader.wait_until(lambda: reader.kept_bytes() > 10_000_000)
    assert not {f"files/{sha256}" for sha256 in rest} & reader.kept().keys()
    run_and_check(reader.open(PRACTICE))
    reader.wait_until(lambda: {f"files/{sha256}" for sha256 in rest} <= reader.kept().keys())
    hosted.is_down = True
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    exercise.run("import unittest\nprint('found', unittest.__name__)")
    exercise.expect_output("found unittest")


def test_the_page_that_was_open_first_goes_on_when_the_network_goes(reader: Reader, hosted: Site) -> None:
    page = reader.visit("autoregressive/flashcards/")
    hosted.is_down = True
    search_for(page, "perplexity")


def test_python_that_ran_before_the_worker_came_is_kept(browser: Browser, hosted: Site) -> None:
    late = "globalThis.whenIdle = []; globalThis.requestIdleCallback = (begin) => whenIdle.push(begin)"
    with reading(browser, hosted, late) as reader:
        exercise = Exercise(reader.open(PRACTICE), "joint-nll")
        exercise.run("print(40 + 2)")
        exercise.expect_output("42")
        assert reader.kept() == {}
        reader.page.evaluate("whenIdle.forEach((begin) => begin())")
        reader.wait_until(lambda: reader.kept_bytes() > 10_000_000)
        hosted.is_down = True
        reader.open(PRACTICE)
        run_and_check(reader.page)


def test_an_address_without_its_last_slash_leads_to_the_page(reader: Reader, hosted: Site) -> None:
    reader.visit("")
    hosted.is_down = True
    page = reader.open("autoregressive/practice?seed=5")
    assert page.url == hosted.url + "autoregressive/practice/?seed=5"


def test_nothing_opaque_and_nothing_of_others_is_kept(reader: Reader, hosted: Site) -> None:
    page = reader.visit("")
    # No page of the site may ask another: its policy is put out of force, so that what is kept is tested by itself.
    reader.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.reload()
    other = hosted.url.replace("127.0.0.1", "localhost")
    kind = page.evaluate("url => fetch(url, { mode: 'no-cors' }).then(answer => answer.type)", other)
    assert kind == "opaque"
    page.evaluate("url => fetch(url).then(answer => answer.status)", hosted.url + "no/such/file.json")
    run_and_check(reader.open(PRACTICE))
    kept = reader.kept()
    assert {entry["type"] for entry in kept.values()} == {"default"}
    listed = json.loads((hosted.root / "offline.json").read_text())
    hashes = {file["sha256"] for part in ("pages", "python", "rest") for file in listed[part].values()}
    assert {key.removeprefix("files/") for key in kept if key.startswith("files/")} <= hashes


@pytest.mark.parametrize("script", REFUSALS.values(), ids=REFUSALS)
def test_where_service_workers_are_refused_everything_works_online(browser: Browser, hosted: Site, script: str) -> None:
    with reading(browser, hosted, script) as reader:
        complaints: list[str] = []
        reader.page.on("pageerror", lambda error: complaints.append(str(error)))
        reader.page.on("console", lambda line: line.type == "error" and complaints.append(line.text))
        run_and_check(reader.open(PRACTICE))
        reader.open("")
        assert complaints == []
        assert reader.kept() == {}


def test_where_the_worker_may_keep_nothing_everything_works_online(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    refusing = Site(site, altered={"service.js": _refusing((site / "service.js").read_bytes())})
    with serving(refusing), reading(browser, refusing) as reader:
        page = reader.open("")
        wait_until(page, "navigator.serviceWorker.controller !== null")
        run_and_check(reader.open(PRACTICE))
        assert reader.kept() == {}


def _refusing(script: bytes) -> bytes:
    return b'CacheStorage.prototype.open = async () => { throw new DOMException("no", "SecurityError"); };' + script


def test_who_saves_data_is_sent_nothing_unasked(browser: Browser, hosted: Site) -> None:
    with reading(browser, hosted, SAVES_DATA) as reader:
        page = reader.open("")
        page.wait_for_load_state("networkidle")
        page.evaluate("new Promise(requestIdleCallback)")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)") == 0
        assert {"service.js", "offline.json"}.isdisjoint(hosted.asked)


def test_two_sites_of_one_origin_leave_each_other_alone(browser: Browser, site: Path) -> None:
    outer, inner = Site(site, "/a/"), Site(site, "/a/b/")
    with serving(inner, outer), reading(browser, outer) as reader:
        reader.visit("")
        reader.page.evaluate(
            "caches.open('/a/ PYODIDE snapshot').then((cache) => cache.put('x', new Response('kept')))"
        )
        reader.site = inner
        reader.visit("")
        assert reader.page.evaluate("navigator.serviceWorker.controller.scriptURL") == inner.url + "service.js"
        names = reader.page.evaluate("caches.keys()")
        assert {name.split(" ")[0] for name in names} == {"/a/", "/a/b/"}
        inner.altered["service.js"] = (site / "assets/off.js").read_bytes()
        reader.open("")
        reader.wait_until(lambda: reader.kept() == {})
        reader.site = outer
        assert len(reader.kept_builds()) == 1
        assert "/a/ PYODIDE snapshot" in reader.page.evaluate("caches.keys()")


def test_the_site_can_be_installed_from_any_path(reader: Reader, hosted: Site) -> None:
    page = reader.visit("autoregressive/")
    session = reader.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )
    manifest = json.loads(found["data"])
    address = "url => new URL(url, document.querySelector('link[rel=manifest]').href).href"
    assert page.evaluate(address, manifest["start_url"]) == hosted.url
    for icon in manifest["icons"]:
        body = page.request.get(page.evaluate(address, icon["src"])).body()
        assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", body[16:24]))
