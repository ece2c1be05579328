"""The two labs with Python in every engine: a cache judged, a training stopped and gone on with."""

from typing import Any

import pytest

from browser.exercise import KV_CACHE, source
from engines.reader import PYTHON_STARTS_S, Exercise, Reader
from engines.tab import Tab, wait_for

pytestmark = pytest.mark.feature("Labs: a KV cache judged; a training stopped and gone on with")

PEEKING = "autoregressive/peeking-pays/"
TRAINED_S = 240
RUN = """(run => ({
    whose: run.querySelector(".long-run__whose").textContent,
    status: run.querySelector("[role=status]").textContent,
    points: run.querySelector("polyline").getAttribute("points").split(" ").length,
    verdict: run.querySelector(".long-run__verdict--held")?.textContent ?? "",
}))(document.querySelector("long-run"))"""


def test_a_cache_is_judged_in_each_engine(reader: Reader) -> None:
    lab = Exercise(reader, KV_CACHE, "kv-cache")
    lab.write(source("kv-cache", "mistakes/keys_and_values_again.py"))
    mistake = lab.check()
    assert mistake.startswith("Not yet")
    assert "multiplications" in mistake
    lab.write(source("kv-cache", "solution.py"))
    assert lab.check().startswith("Correct")


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
