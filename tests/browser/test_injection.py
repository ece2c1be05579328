"""Markup through every way in stays text: nothing runs, no element is made. The page's policy is put out of force, so
that it is the page itself that is tested, not its second line of defence."""

import json
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise
from browser.payloads import PAYLOADS
from conftest import SUB_PATH

TRIED: Counter[str] = Counter()
WATCH = """
window.executed = 0;
window.hit = () => { window.executed += 1; };
window.made = [];
new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
        for (const node of addedNodes)
            if (node.matches?.("[zz]") || node.querySelector?.("[zz]")) window.made.push(node.outerHTML);
}).observe(document, { childList: true, subtree: true });
"""
WRITES = {
    "stdout": "import sys\nsys.stdout.write({payload})\n",
    "stderr": "import sys\nsys.stderr.write({payload})\n",
    "repr": "class R:\n    def __repr__(self):\n        return {payload}\nprint([R()])\n",
    "exception text": "raise ValueError({payload})\n",
    "name of an exception": "raise type({payload}, (Exception,), {{}})('x')\n",
    "note of an exception": "e = ValueError('x')\ne.add_note({payload})\nraise e\n",
    "source line": "x = 1 / 0  # {payload}\n",
}
ANSWERS = "def joint(c):\n    return {payload}\n\n\nclass R:\n    def __repr__(self):\n        return {payload}\n\n\n"
ANSWERS += "def nll(c):\n    return R()\n\n\ndef surprises(c):\n    return [R()]\n"


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(service_workers="block", bypass_csp=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(base_url + PRACTICE)
    yield page
    context.close()
    print("\npayloads tried, 0 executed and 0 elements made:", dict(TRIED), "in all", TRIED.total())


def assert_only_text(page: Page, way: str, payload: str) -> None:
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert page.evaluate("[executed, made, document.querySelectorAll('[zz]').length]") == [0, [], 0], (way, payload)
    TRIED[way] += 1


def literal(payload: str) -> str:
    """As Python source, in ASCII, so that every payload survives the editor."""
    return ascii(payload)


def test_there_are_a_hundred_and_they_would_run_as_markup(page: Page, base_url: str) -> None:
    """The control: put in as markup, each makes an element, and many run."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100
    control = page.context.new_page()
    control.add_init_script(WATCH)
    control.goto(base_url + "404.html")
    made = 0
    for payload in PAYLOADS:
        control.evaluate(
            "html => { const place = document.createElement('div'); document.body.append(place); "
            "place.innerHTML = html + '<p></p>'; }",
            payload,
        )
        made += bool(control.evaluate("document.querySelectorAll('[zz]').length > 0"))
        control.evaluate("document.body.lastElementChild?.remove()")
    control.wait_for_timeout(300)
    print(f"control: {made} of {len(PAYLOADS)} made an element, {control.evaluate('executed')} calls of hit()")
    assert made >= 0.95 * len(PAYLOADS)
    assert control.evaluate("executed") >= 30
    control.close()


@pytest.mark.parametrize("way", WRITES)
def test_what_python_says_stays_text(page: Page, way: str) -> None:
    exercise = Exercise(page, "joint-nll")
    for number, payload in enumerate(PAYLOADS):
        text = payload.replace("\n", " ") if way == "source line" else literal(payload)
        exercise.write(WRITES[way].format(payload=text))
        exercise.button("Run").click()
        expect(exercise.output).not_to_be_empty(timeout=PYTHON_STARTS_MS if number == 0 else 5_000)
        expect(exercise.button("Stop")).to_be_disabled()
        assert_only_text(page, way, payload)


def test_what_an_answer_is_stays_text_in_the_verdict(page: Page) -> None:
    exercise = Exercise(page, "joint-nll")
    for payload in PAYLOADS:
        exercise.write(ANSWERS.format(payload=literal(payload)))
        assert "Not yet" in exercise.check()
        assert_only_text(page, "verdict", payload)


def test_what_a_link_holds_stays_text(page: Page) -> None:
    exercise = Exercise(page, "joint-nll")
    for payload in PAYLOADS:
        exercise.write("")
        page.keyboard.insert_text(payload)
        exercise.button("Share").click()
        expect(exercise.region.get_by_role("status", name="Link to this code")).to_contain_text("copied")
        page.evaluate("navigator.clipboard.readText().then((link) => { location.href = link; })")
        page.get_by_role("region", name="Somebody else’s code").get_by_text("zz").first.wait_for()
        assert_only_text(page, "share link", payload)
        page.get_by_role("button", name="Dismiss").click()


def test_a_fragment_that_is_markup_stays_text(page: Page) -> None:
    for payload in PAYLOADS:
        page.evaluate("payload => { location.hash = `#code=1.${payload}.abc.AAAA`; }", payload)
        page.get_by_role("alert").filter(has_text="link").wait_for()
        assert_only_text(page, "malformed link", payload)
        page.evaluate("location.hash = ''")


def test_what_a_file_holds_stays_text(page: Page, base_url: str) -> None:
    page.goto(base_url + "your-work/")
    whole = {"kind": "autoregressive-by-doing/work", "version": 1, "exported": "2026-11-24T00:00:00Z"}
    for payload in PAYLOADS:
        for content in (
            payload,
            json.dumps(whole | {"entries": {payload: {"code": payload}}}),
            json.dumps(whole | {"entries": {}, "version": payload}),
            json.dumps(whole | {"entries": {"exercise/joint-nll": {"code": payload, "starter": payload}}}),
        ):
            file = {"name": "work.json", "mimeType": "application/json", "buffer": content.encode("utf-8", "replace")}
            page.get_by_label("Work file").set_input_files(files=[file])  # type: ignore[list-item]
            expect(page.get_by_role("status", name="Your work")).not_to_be_empty()
        assert_only_text(page, "imported file", payload)


@pytest.mark.parametrize("way", ["seed in the address", "stored data"])
def test_what_stands_in_the_address_or_in_storage_stays_text(page: Page, base_url: str, way: str) -> None:
    for payload in PAYLOADS:
        if way == "stored data":
            stored = {
                "exercise/joint-nll": {"code": payload, "starter": payload},
                "exercise/joint-nll/aside": [payload],
                "exercise/spot-the-leak/verdicts": {"masked-attention": payload, payload: payload},
                "by-hand/joint-nll-by-hand/0": {"values": {"joint": payload, payload: payload}},
                f"review/{'0' * 32}": {"kind": payload, "of": payload, "day": payload, "at": payload},
                "told/x": payload,
            }
            page.evaluate(
                "([path, stored]) => { for (const [name, value] of Object.entries(stored)) "
                "localStorage.setItem(`${path}#${name}`, JSON.stringify(value)); }",
                [SUB_PATH, stored],
            )
        page.goto(base_url + PRACTICE + (f"?seed={quote(payload, errors='replace')}" if way != "stored data" else ""))
        page.locator("#joint-nll").scroll_into_view_if_needed()
        page.get_by_role("textbox", name="Code editor").first.wait_for()
        assert_only_text(page, way, payload)
        page.evaluate("localStorage.clear()")
