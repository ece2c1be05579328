"""What a worker started with it lets go of: beside Python's own memory it holds little."""

import json
from typing import Any

from playwright.sync_api import CDPSession, Page

from browser.test_fast_start import FOLDER, NAMES, opened, returning  # noqa: F401
from conftest import Visit
from told import Tell

KEPT_BYTES = f"""async () => {{
    const name = (await ({NAMES})()).find((name) => name.includes("-"));
    return (await (await (await ({FOLDER})()).getFileHandle(name)).getFile()).size;
}}"""
#: Twice, since what ends in the first may hold on to something else.
ASKED = ("HeapProfiler.collectGarbage", "HeapProfiler.collectGarbage", "Runtime.getHeapUsage")


def workers_heaps(page: Page) -> list[dict[str, Any]]:
    """What each worker of the page says of its heap after its garbage is collected, by the browser's own protocol."""
    session: CDPSession = page.context.new_cdp_session(page)
    workers: list[str] = []
    heard: dict[str, dict[str, Any]] = {}

    def attached(event: dict[str, Any]) -> None:
        if event["targetInfo"]["type"] == "worker":
            workers.append(event["sessionId"])

    def answered(event: dict[str, Any]) -> None:
        answer = json.loads(event["message"])
        if answer.get("id") == len(ASKED):
            heard[event["sessionId"]] = answer["result"]

    session.on("Target.attachedToTarget", attached)
    session.on("Target.receivedMessageFromTarget", answered)
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
    page.wait_for_timeout(500)
    for worker in workers:
        for number, method in enumerate(ASKED, start=1):
            message = json.dumps({"id": number, "method": method})
            session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
    for _ in range(200):
        if len(heard) == len(workers):
            break
        page.wait_for_timeout(50)
    assert len(heard) == len(workers)
    return list(heard.values())


def test_beside_pythons_memory_a_worker_holds_less_than_half_of_what_it_came_from(returning: Visit, tell: Tell) -> None:  # noqa: F811
    exercise = opened(returning)
    exercise.run("import numpy as np\nprint('sum', np.arange(4).sum())\n")
    exercise.expect_output("sum 6")
    kept_bytes: int = exercise.page.evaluate(KEPT_BYTES)
    held = settled(exercise.page)
    tell(f"held beside Python's memory: {[round(size / 1e6, 1) for size in held]} MB; kept: {kept_bytes / 1e6:.1f} MB")
    assert sum(size > 1e6 for size in held) >= 1, "none of them is a Python that runs"
    assert max(held) < kept_bytes / 2


def settled(page: Page) -> list[float]:
    """What each worker holds once no look differs from the one before it: a spare starts, and is held to the same."""
    before: list[float] = []
    for _ in range(20):
        page.wait_for_timeout(3_000)
        held = sorted(heap["backingStorageSize"] for heap in workers_heaps(page))
        same = [round(size / 1e5) for size in held] == [round(size / 1e5) for size in before]
        if same and sum(size > 1e6 for size in held) > 1:
            break
        before = held
    return held
