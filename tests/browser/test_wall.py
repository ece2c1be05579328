"""Behind Python's wall: even who has all of JavaScript in the worker finds no way out of it."""

import subprocess

import pytest
from playwright.sync_api import Page, Worker

from browser.escapes import OF_A_SCRIPT
from browser.exercise import PRACTICE, Exercise
from browser.test_share import SECRETS, TRY
from conftest import OpenVisit

#: What ECMAScript defines, as an engine that has nothing else says.
OF_THE_LANGUAGE = frozenset(
    subprocess.run(
        ["node", "-p", "require('vm').runInNewContext('Object.getOwnPropertyNames(globalThis)').join(' ')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
)
NEWER = {"Iterator", "Float16Array"}
STAY = frozenset(
    [
        "self",
        "console",
        "performance",
        "crypto",
        "setTimeout",
        "clearTimeout",
        "setInterval",
        "clearInterval",
        "queueMicrotask",
        "TextEncoder",
        "TextDecoder",
        "URL",
        "DOMException",
        "WorkerGlobalScope",
        "AbortController",
        "AbortSignal",
        "Event",
        "EventTarget",
        "MessageChannel",
        "MessagePort",
        "Request",
        "Response",
    ]
)
COMPUTES = ("console", "crypto", "performance", "setTimeout", "WebAssembly", "TextEncoder", "Promise", "Map")


@pytest.fixture
def python(visit: OpenVisit) -> tuple[Page, Worker]:
    page = visit().open(PRACTICE)
    page.evaluate(SECRETS)
    exercise = Exercise(page, "joint-nll")
    exercise.run("print('ran')")
    exercise.expect_output("ran")
    return page, next(worker for worker in page.workers if worker.url.startswith("blob:http"))


def test_no_script_in_the_worker_reaches_the_network_or_what_the_site_keeps(
    python: tuple[Page, Worker], base_url: str
) -> None:
    _, worker = python
    for name, code in OF_A_SCRIPT.items():
        tried = worker.evaluate(TRY, [code, base_url])
        assert "found" not in tried or tried["found"] in ("undefined", "null"), (name, tried)


def test_the_worker_has_the_names_that_compute_and_no_others(python: tuple[Page, Worker]) -> None:
    _, worker = python
    names = set(worker.evaluate("Object.getOwnPropertyNames(globalThis)"))
    inherited = worker.evaluate(
        """() => { const names = []; for (let place = Object.getPrototypeOf(globalThis); place !== Object.prototype;
        place = Object.getPrototypeOf(place)) names.push(...Object.getOwnPropertyNames(place)); return names; }"""
    )
    print(f"{len(names)} own names, {len(inherited)} inherited: {sorted(set(inherited))}")
    assert names.union(inherited).issuperset(COMPUTES)
    assert names.union(inherited) - {"constructor", "TEMPORARY", "PERSISTENT"} <= OF_THE_LANGUAGE | NEWER | STAY
    for name in ("fetch", "caches", "indexedDB", "navigator", "Worker", "postMessage", "XMLHttpRequest"):
        assert worker.evaluate(f"typeof {name}") == "undefined"
