"""Python is fetched on intent only, comes back from kept memory, and is none the worse for it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise
from browser.test_hostile import HEAP_PROGRAM
from conftest import OpenVisit, Visit

OF_PYTHON = ("worker.js", "runtime.json", "/pyodide/", "grading.zip")
RANDOM = "import random\nimport numpy as np\nprint('drew', random.random(), np.random.rand(), 'end')\n"
FOLDER = """async () => {
    const root = await navigator.storage.getDirectory();
    for await (const folder of root.values()) if (folder.name.startsWith("python-memory")) return folder;
}"""
NAMES = f"""async () => {{
    const names = [];
    for await (const name of (await ({FOLDER})())?.keys() ?? []) names.push(name);
    return names;
}}"""
ALTER = f"""async (change) => {{
    const name = (await ({NAMES})()).find((name) => name.includes("-"));
    const file = await (await ({FOLDER})()).getFileHandle(name);
    const content = new Uint8Array(await (await file.getFile()).arrayBuffer());
    const bytes = content.subarray(64);
    if (change === "one bit") bytes[bytes.length >> 1] ^= 1;
    else {{
        bytes.fill(7, 8 + 4 * new Uint32Array(bytes.buffer, bytes.byteOffset + 4, 1)[0]);
        const hash = async (of) => Array.from(
            new Uint8Array(await crypto.subtle.digest("SHA-256", of)), (byte) => byte.toString(16).padStart(2, "0")
        ).join("");
        let hashes = "";
        for (let at = 0; at < bytes.length; at += 262144) hashes += await hash(bytes.subarray(at, at + 262144));
        content.set(new TextEncoder().encode(await hash(new TextEncoder().encode(hashes))));
    }}
    const stream = await file.createWritable();
    await stream.write(content);
    await stream.close();
}}"""
RENAME = f"""async (old) => {{
    const name = (await ({NAMES})()).find((name) => name.includes("-"));
    const folder = await ({FOLDER})();
    await folder.getFileHandle(old, {{ create: true }});
    await folder.removeEntry(name);
}}"""


def of_python(visit: Visit) -> list[str]:
    return [url for url in visit.watch.requested if any(part in url for part in OF_PYTHON)]


def names_kept(page: Page) -> list[str]:
    names: list[str] = page.evaluate(NAMES)
    return sorted(names)


def wait_until_kept(page: Page, *, name: str = "") -> str:
    """The name of the kept memory, once there is this one alone; what is still being written has no dash."""
    for _ in range(PYTHON_STARTS_MS // 100):
        names = names_kept(page)
        if len(names) == 1 and "-" in names[0] and names[0].startswith(name):
            return names[0]
        page.wait_for_timeout(100)
    raise AssertionError(f"kept: {names_kept(page)}")


def drawn(exercise: Exercise) -> str:
    exercise.run(RANDOM)
    expect(exercise.output).to_contain_text("end", timeout=PYTHON_STARTS_MS)
    return exercise.output.inner_text()


def opened(visit: Visit) -> Exercise:
    return Exercise(visit.open(PRACTICE), "joint-nll")


@pytest.fixture
def returning(visit: OpenVisit) -> Visit:
    """A reader who has run something before, on a page opened anew."""
    reader = visit()
    first = opened(reader)
    first.run("print('first')")
    first.expect_output("first")
    wait_until_kept(reader.page)
    reader.page.goto("about:blank")
    reader.watch.requested.clear()
    return reader


def warnings_of(page: Page) -> list[str]:
    heard: list[str] = []
    page.on("console", lambda line: "fast start failed" in line.text and heard.append(line.text))
    return heard


def test_opening_a_page_fetches_nothing_of_python_and_focus_begins_to(visit: OpenVisit) -> None:
    reader = visit()
    exercise = opened(reader)
    reader.page.wait_for_timeout(1_000)
    assert of_python(reader) == []
    exercise.editor.focus()
    reader.page.wait_for_timeout(1_000)
    assert of_python(reader) != []


def test_who_asked_to_save_data_fetches_python_by_a_click_only(visit: OpenVisit) -> None:
    reader = visit()
    reader.page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    exercise = opened(reader)
    exercise.editor.focus()
    exercise.button("Run").hover()
    reader.page.wait_for_timeout(1_000)
    assert of_python(reader) == []
    exercise.run("print('asked')")
    exercise.expect_output("asked")


def test_a_return_visit_starts_from_kept_memory_and_repeats_no_random_numbers(returning: Visit) -> None:
    warnings = warnings_of(returning.page)
    draws = [drawn(opened(returning)), drawn(opened(returning))]
    assert not [url for url in of_python(returning) if "numpy-modules" in url or "grading.zip" in url]
    assert warnings == []
    numbers = [number for draw in draws for number in re.findall(r"0\.\d+", draw)]
    assert len(numbers) == len(set(numbers)) == 4


def test_what_was_left_behind_is_brought_when_it_is_imported(returning: Visit) -> None:
    exercise = opened(returning)
    exercise.run("print('before')")
    exercise.expect_output("before")
    assert not [url for url in of_python(returning) if "stdlib-rest" in url]
    exercise.run("import unittest.mock, numpy.polynomial as p\nprint('value', p.Polynomial([1, 2])(3))")
    exercise.expect_output("value 7.0")
    exercise.run("import no_such_module")
    exercise.expect_output("No module named 'no_such_module'")


def test_what_is_brought_later_is_checked_too(returning: Visit, site: Path) -> None:
    behind = (site / "assets/pyodide/stdlib-rest.zip").read_bytes()
    pattern = "**/assets/pyodide/stdlib-rest.zip?*"

    def alter(route: Route) -> None:
        route.fulfill(body=behind[:-1] + b"x", content_type="application/zip")

    exercise = opened(returning)
    returning.page.context.route(pattern, alter)
    exercise.run("import unittest\nprint('came')")
    exercise.expect_output("did not arrive whole")
    returning.page.context.unroute(pattern)
    exercise.run("import unittest\nprint('came')")
    exercise.expect_output("came")


@pytest.mark.parametrize(("change", "is_told_by_its_hash"), [("one bit", True), ("all of it, with its hash", False)])
def test_altered_memory_falls_back_within_the_click_and_is_counted(
    returning: Visit, change: str, is_told_by_its_hash: bool
) -> None:
    exercise = opened(returning)
    warnings = warnings_of(returning.page)
    returning.page.evaluate(ALTER, change)
    exercise.run("import numpy as np\nprint('sum', np.arange(5).sum())")
    exercise.expect_output("sum 10")
    expect(exercise.feedback).to_be_empty()
    (counted,) = (line for line in warnings if "fast start failed (1)" in line)
    assert ("the kept memory was altered" in counted) is is_told_by_its_hash
    returning.watch.complaints.clear()  # an interpreter that dies says so itself


def test_what_a_stopped_worker_left_half_written_is_removed(returning: Visit) -> None:
    page = opened(returning).page
    name = wait_until_kept(page)
    page.evaluate(f"async () => (await ({FOLDER})()).getFileHandle('half', {{ create: true }})")
    exercise = Exercise(page, "joint-nll")
    exercise.run("print('again')")
    exercise.expect_output("again")
    assert wait_until_kept(page, name=name) == name


def test_memory_of_an_earlier_build_is_removed(returning: Visit) -> None:
    page = opened(returning).page
    name = wait_until_kept(page)
    page.evaluate(RENAME, "0" * 64)
    exercise = Exercise(page, "joint-nll")
    exercise.run("print('anew')")
    exercise.expect_output("anew")
    assert wait_until_kept(page, name=name) == name


def test_after_a_restore_the_heap_still_ends_at_512_mib_and_recursion_is_caught(returning: Visit) -> None:
    exercise = opened(returning)
    exercise.run(HEAP_PROGRAM)
    exercise.expect_output("held")
    held = re.search(r"held (\d+) MiB", exercise.output.inner_text())
    assert held
    assert 200 < int(held[1]) <= 512
    exercise.run("class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())\n")
    exercise.expect_output("kept calling itself")
    exercise.run("import js\nprint(js.document)")
    exercise.expect_output("AttributeError")
    exercise.run(
        "import numpy as np\nprint(np.linalg.det(np.eye(3)), np.fft.fft([1, 0])[0].real, np.random.default_rng())"
    )
    exercise.expect_output("1.0 1.0 Generator")


def test_a_second_exercise_uses_the_python_that_runs_already(visit: OpenVisit) -> None:
    reader = visit()
    first = opened(reader)
    first.run("leftover = 1\nprint('first')")
    first.expect_output("first")
    workers = sum("worker.js" in url for url in reader.watch.requested)
    second = Exercise(reader.page, "spot-the-leak")
    second.run("print('leftover' in globals())")
    second.expect_output("False")
    assert workers == 1


def test_after_stop_a_spare_is_there_already(returning: Visit) -> None:
    exercise = opened(returning)
    exercise.run("print('on')\nwhile True:\n    pass\n")
    exercise.expect_output("on")
    returning.page.wait_for_timeout(6_000)
    exercise.button("Stop").click()
    exercise.expect_output("Stopped")
    before = len(of_python(returning))
    exercise.run("print('off')")
    exercise.expect_output("off")
    assert len(of_python(returning)) == before
