"""Whatever goes wrong while Python loads becomes a sentence with a Retry button within 15 s, and Retry works."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise
from conftest import SUB_PATH, OpenVisit, SubPathHandler, Visit

MESSAGE_MS = 15_000
FILES = [
    "worker.js",
    "runtime.json",
    "pyodide/pyodide.asm.wasm",
    "pyodide/stdlib-start.zip",
    "pyodide/numpy-libraries.pack",
    "pyodide/numpy-modules.pack",
    "grading.zip",
]


@dataclass
class Fault:
    """What the server does to one file, while it is on: `act` is handed the request and the file's true bytes."""

    file: str = ""
    act: Callable[[http.server.BaseHTTPRequestHandler, bytes], None] | None = None
    release: threading.Event = field(default_factory=threading.Event)


class FaultyHandler(SubPathHandler):
    """The site's server, with a fault in one file."""

    def __init__(self, *args: object, fault: Fault, directory: str) -> None:
        self.fault = fault
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 (the name is http.server’s)
        if self.fault.act and self.path.split("?")[0] == f"{SUB_PATH}assets/{self.fault.file}":
            self.fault.act(self, Path(self.translate_path(self.path)).read_bytes())
        else:
            super().do_GET()


def answer(handler: http.server.BaseHTTPRequestHandler, body: bytes, kind: str, length: int | None = None) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    handler.end_headers()
    handler.wfile.write(body)
    handler.wfile.flush()


def gone(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    handler.send_error(404)


def page_instead(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    answer(handler, b"<!doctype html><title>Sign in to the network</title>", "text/html")


def truncated(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    answer(handler, content[: len(content) // 2], "application/octet-stream", len(content))
    handler.close_connection = True


def altered(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    middle = len(content) // 2
    other = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    answer(handler, other, "application/octet-stream")


@pytest.fixture
def fault() -> Iterator[Fault]:
    fault = Fault()
    yield fault
    fault.release.set()


@pytest.fixture
def faulty(visit: OpenVisit, site: Path, fault: Fault) -> Iterator[Visit]:
    """A visit to the site as the faulty server serves it."""
    handler = functools.partial(FaultyHandler, fault=fault, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened = visit()
        opened.base_url = f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        yield opened
        fault.release.set()
        opened.page.context.close()
        opened.watch.complaints.clear()  # a failed load is a maintainer's business, too: the console has it
        opened.watch.foreign.clear()  # another port is another origin
        server.shutdown()


def expect_message_and_retry(exercise: Exercise, mend: Callable[[], None]) -> None:
    exercise.run("import numpy as np\nprint('sum', np.arange(5).sum())")
    retry = exercise.feedback.get_by_role("button", name="Retry")
    expect(retry).to_be_visible(timeout=MESSAGE_MS)
    expect(exercise.feedback).to_contain_text("Something went wrong on our side")
    expect(exercise.feedback).to_contain_text("Your code is kept")
    mend()
    retry.click()
    exercise.expect_output("sum 10")


def on_a_page(visit: Visit) -> Exercise:
    return Exercise(visit.open(PRACTICE), "joint-nll")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_gone(faulty: Visit, fault: Fault, file: str) -> None:
    fault.file, fault.act = file, gone
    expect_message_and_retry(on_a_page(faulty), lambda: setattr(fault, "act", None))


@pytest.mark.parametrize("file", ["worker.js", "runtime.json", "pyodide/pyodide.asm.wasm"])
def test_a_page_in_the_place_of_a_file(faulty: Visit, fault: Fault, file: str) -> None:
    fault.file, fault.act = file, page_instead
    expect_message_and_retry(on_a_page(faulty), lambda: setattr(fault, "act", None))


@pytest.mark.parametrize("file", ["pyodide/pyodide.asm.wasm", "pyodide/numpy-libraries.pack", "grading.zip"])
def test_a_file_that_breaks_off(faulty: Visit, fault: Fault, file: str) -> None:
    fault.file, fault.act = file, truncated
    expect_message_and_retry(on_a_page(faulty), lambda: setattr(fault, "act", None))


@pytest.mark.parametrize("file", [file for file in FILES if file != "runtime.json"])
def test_a_file_with_one_bit_altered(faulty: Visit, fault: Fault, file: str) -> None:
    fault.file, fault.act = file, altered
    exercise = on_a_page(faulty)
    expect_message_and_retry(exercise, lambda: setattr(fault, "act", None))


@pytest.mark.parametrize("file", ["worker.js", "runtime.json", "pyodide/pyodide.asm.wasm"])
def test_a_frozen_network(faulty: Visit, fault: Fault, file: str) -> None:
    def frozen(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
        fault.release.wait(60)

    fault.file, fault.act = file, frozen
    exercise = on_a_page(faulty)
    exercise.editor.focus()
    expect_message_and_retry(exercise, lambda: (setattr(fault, "act", None), fault.release.set())[0])


def test_no_connection(visit: OpenVisit) -> None:
    reader = visit()
    exercise = on_a_page(reader)
    reader.page.context.set_offline(True)
    expect_message_and_retry(exercise, lambda: reader.page.context.set_offline(False))
    reader.watch.complaints.clear()


def devtools(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def test_a_full_storage_costs_nothing_but_speed(visit: OpenVisit) -> None:
    reader = visit()
    exercise = on_a_page(reader)
    warnings: list[str] = []
    reader.page.on("console", lambda line: "fast start failed" in line.text and warnings.append(line.text))
    origin = reader.watch.origin.rstrip("/")
    devtools(reader.page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    exercise.run("print('runs')")
    exercise.expect_output("runs")
    expect(exercise.feedback).to_be_empty()
    deadline = PYTHON_STARTS_MS
    while not warnings and deadline > 0:
        reader.page.wait_for_timeout(100)
        deadline -= 100
    assert len(warnings) == 1
    assert "keeping the memory" in warnings[0]


def test_a_network_that_freezes_before_the_check_arrives(faulty: Visit, fault: Fault) -> None:
    def frozen(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
        fault.release.wait(60)

    fault.file, fault.act = "exercises/joint-nll.json", frozen
    exercise = on_a_page(faulty)
    exercise.button("Check").click()
    retry = exercise.feedback.get_by_role("button", name="Retry")
    expect(retry).to_be_visible(timeout=MESSAGE_MS)
    fault.act = None
    fault.release.set()
    retry.click()
    expect(exercise.feedback).to_contain_text("Not yet", timeout=PYTHON_STARTS_MS)
