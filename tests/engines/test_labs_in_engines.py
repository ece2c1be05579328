"""The two labs with Python in every engine: a cache judged, a training stopped and gone on with."""

import json
from typing import Any

from browser.exercise import KV_CACHE, source
from engines.tab import Tab, wait_for

PEEKING = "autoregressive/peeking-pays/"
PYTHON_STARTS_S = 90
TRAINED_S = 240
#: As a reader pastes: the text comes with the event, in place of what is selected. Firefox has other names for it.
PASTE = """(code => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", code);
    const given = { clipboardData, dataType: "text/plain", data: code, bubbles: true, cancelable: true };
    document.querySelector("#kv-cache [role=textbox]").dispatchEvent(new ClipboardEvent("paste", given));
})"""
FOCUS = "document.querySelector('#kv-cache [role=textbox]')?.focus() ?? null"
EDITOR = "document.querySelector('#kv-cache [role=textbox]') !== null"
FEEDBACK = "document.querySelector('#kv-cache [role=status][aria-label=Feedback]').textContent"
RUN = """(run => ({
    whose: run.querySelector(".long-run__whose").textContent,
    status: run.querySelector("[role=status]").textContent,
    points: run.querySelector("polyline").getAttribute("points").split(" ").length,
    verdict: run.querySelector(".long-run__verdict--held")?.textContent ?? "",
}))(document.querySelector("long-run"))"""


def checked(tab: Tab, code: str) -> str:
    """The verdict on `code`, written into the editor in place of what is there."""
    before = tab.evaluate(FEEDBACK)
    tab.evaluate(FOCUS)
    tab.press("Control+a")
    tab.evaluate(f"{PASTE}({json.dumps(code)})")
    tab.click("button", "Check")
    said: str = wait_for(
        lambda: words if (words := tab.evaluate(FEEDBACK)) != before and len(words) > 20 else None,
        "verdict",
        PYTHON_STARTS_S,
    )
    return said


def test_a_cache_is_judged_in_each_engine(tab: Tab, base_url: str) -> None:
    tab.open(base_url + KV_CACHE)
    tab.press("Tab")
    wait_for(lambda: tab.evaluate(EDITOR), "editor")
    mistake = checked(tab, source("kv-cache", "mistakes/keys_and_values_again.py"))
    assert mistake.startswith("Not yet")
    assert "multiplications" in mistake
    assert checked(tab, source("kv-cache", "solution.py")).startswith("Correct")


def shown(tab: Tab) -> dict[str, Any]:
    state: dict[str, Any] = tab.evaluate(RUN)
    return state


def test_a_training_starts_draws_stops_and_goes_on_in_each_engine(tab: Tab, base_url: str) -> None:
    def grown_to(points: int) -> bool:
        state = shown(tab)
        return str(state["whose"]).startswith("Your run") and int(state["points"]) >= points

    tab.open(base_url + PEEKING)
    tab.click("button", "Train")
    wait_for(lambda: grown_to(4), "curve of this run", PYTHON_STARTS_S)
    tab.click("button", "Stop")
    wait_for(lambda: "Continue goes on from there" in shown(tab)["status"], "stop")
    stopped = int(shown(tab)["points"])
    assert shown(tab)["verdict"] == ""
    tab.click("button", "Continue")
    wait_for(lambda: grown_to(stopped + 2), "further part of the curve", PYTHON_STARTS_S)
    wait_for(lambda: "Done" in shown(tab)["status"], "end of the training", TRAINED_S)
    assert "No causal model can get below 0.43" in shown(tab)["verdict"]
