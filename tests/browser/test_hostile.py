"""Nothing a learner types takes the page down, loses their text, or spoils the next run. One page for all of it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Worker, expect

from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise
from browser.hostile import HOSTILE, Hostile
from told import Tell

CYCLES = 50
#: Chromium keeps for its driver what a page has fetched, in the page's own process: 100 MB, and no more.
UNTIL_THE_RECORD_IS_FULL = 40
READINGS_UNCHANGED = 10
MOST_READINGS = 100
SURVIVED: list[str] = []
HEAP_PROGRAM = """
blocks = []
try:
    while True:
        blocks.append(bytearray(8 * 2**20))
except MemoryError:
    held = len(blocks)
    blocks.clear()
    print("held", held * 8, "MiB")
"""


@pytest.fixture(scope="module")
def exercise(browser: Browser, base_url: str) -> Iterator[Exercise]:
    """One page, never reloaded, through every program in this file."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script("""
        window.executed = 0;
        window.alert = () => { window.executed += 1; };
        window.longTasks = [];
        new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) window.longTasks.push(duration);
        }).observe({ type: "longtask" });
    """)
    page.goto(base_url + PRACTICE)
    yield Exercise(page, "joint-nll")
    context.close()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_ends_in_a_message_and_the_next_run_works(exercise: Exercise, hostile: Hostile) -> None:
    exercise.run(hostile.code)
    exercise.expect_output(hostile.says)
    expect(exercise.output).not_to_be_empty(timeout=PYTHON_STARTS_MS)
    if hostile.stop:
        exercise.button("Stop").click()
        exercise.expect_output("Stopped")
    expect(exercise.button("Stop")).to_be_disabled(timeout=PYTHON_STARTS_MS)
    assert exercise.output.locator("img, script, b").count() == 0
    assert exercise.page.evaluate("window.executed") == 0
    assert len(exercise.output.inner_text()) < 300_000
    exercise.run("print(1 + 1)")
    expect(exercise.output).to_have_text("2", timeout=PYTHON_STARTS_MS)
    expect(exercise.feedback).to_be_empty()
    SURVIVED.append(hostile.name)


def test_the_checkers_files_are_nowhere_to_be_read(exercise: Exercise) -> None:
    exercise.run(
        "import os\nfound = [name for folder, _, names in os.walk('/') for name in names if 'slips' in name or "
        "name == 'guard.py']\nprint('read:', found)\nimport grading.nll_slips\n"
    )
    exercise.expect_output("read: []")
    exercise.expect_output("not for import")
    assert exercise.check().startswith("Not yet")


def test_the_heap_ends_at_512_mib(exercise: Exercise, tell: Tell) -> None:
    exercise.run(HEAP_PROGRAM)
    exercise.expect_output("held")
    held = re.search(r"held (\d+) MiB", exercise.output.inner_text())
    assert held
    tell(f"hostile programs survived: {len(SURVIVED)} of {len(HOSTILE)}; heap peak: {held[1]} MiB held by Python")
    assert 200 < int(held[1]) <= 512


def test_a_flood_leaves_the_page_usable(exercise: Exercise, tell: Tell) -> None:
    exercise.page.evaluate("window.longTasks.length = 0")
    exercise.run("for i in range(1_000_000):\n    print(i, 'x' * 60)\n")
    exercise.expect_output("the output is cut here")
    expect(exercise.button("Stop")).to_be_disabled(timeout=PYTHON_STARTS_MS)
    longest_ms = exercise.page.evaluate("Math.max(0, ...window.longTasks)")
    tell(f"longest task of the page during a flood: {longest_ms:.0f} ms (tasks under 50 ms are not counted)")
    assert exercise.output.locator(".exercise__printed").count() > 5


def test_fifty_stops_and_starts_leave_no_worker_and_no_memory_behind(exercise: Exercise, tell: Tell) -> None:
    stop_and_start(exercise, UNTIL_THE_RECORD_IS_FULL)
    early_mb = settled_memory_mb(exercise)
    stop_and_start(exercise, CYCLES)
    late_mb = settled_memory_mb(exercise)
    workers = python_workers(exercise.page)
    tell(f"{CYCLES} stops and starts: {early_mb:.0f} MB before, {late_mb:.0f} MB after, {len(workers)} workers")
    assert len(workers) == 2  # one, and the spare that takes over when it is stopped
    assert late_mb <= 1.1 * early_mb


def stop_and_start(exercise: Exercise, times: int) -> None:
    for _ in range(times):
        exercise.run("print('on')\nwhile True:\n    pass\n")
        exercise.expect_output("on")
        exercise.button("Stop").click()
        exercise.expect_output("Stopped")


def python_workers(page: Page) -> list[Worker]:
    return [worker for worker in page.workers if worker.url.startswith("blob:")]


def settled_memory_mb(exercise: Exercise) -> float:
    """With one worker that has run something and a spare that has started."""
    for program in ("while True:\n    pass\n", "print(1 + 1)"):  # the first makes both workers new
        exercise.run(program)
        exercise.page.wait_for_timeout(6_000)
        if program.startswith("while"):
            exercise.button("Stop").click()
            exercise.expect_output("Stopped")
    exercise.expect_output("2")
    assert len(python_workers(exercise.page)) == 2
    return least_memory_mb(exercise.page)


def least_memory_mb(page: Page) -> float:
    """Of readings until four seconds brought no lower one: a worker that was ended lets go of memory in its time."""
    least, unchanged = float("inf"), 0
    for _ in range(MOST_READINGS):
        page.request_gc()
        page.wait_for_timeout(400)
        now = chromium_memory_mb()
        unchanged = 0 if now < least - 1 else unchanged + 1
        least = min(least, now)
        if unchanged == READINGS_UNCHANGED:
            break
    return least


def chromium_memory_mb() -> float:
    """Of the Chromium that this process started, from the kernel's own account: what it allocated, and not its
    program, whose share changes when another Chromium of this machine starts or ends.
    """
    folders = {int(folder.name): folder for folder in Path("/proc").glob("[0-9]*")}
    parents = {pid: parent for pid, folder in folders.items() if (parent := _parent(folder)) is not None}
    total_kb = 0
    for pid, folder in folders.items():
        try:
            if _descends(pid, os.getpid(), parents) and "chrom" in (folder / "comm").read_text():
                rollup = (folder / "smaps_rollup").read_text()
                total_kb += sum(map(int, re.findall(r"^Pss_(?:Anon|Shmem):\s+(\d+)", rollup, re.MULTILINE)))
        except OSError:
            continue  # the process has ended meanwhile
    assert total_kb > 0
    return total_kb / 1024


def _parent(folder: Path) -> int | None:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        if pid == ancestor:
            return True
        pid = parents[pid]
    return False
