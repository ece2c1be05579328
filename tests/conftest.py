"""What the tests share: the site built once, served under a sub-path as GitHub Pages would, and a real Chromium."""

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

from browser.wait import wait_for_client

pytest_plugins = [
    *("told", "browser.looked", "hooks.author_project", "deck.collection"),
    *("engines.started", "engines.ran", "supply.fetched"),
]

ROOT = Path(__file__).resolve().parents[1]
SUB_PATH = "/some/sub-path/"
#: Elements that a page fetches by themselves, until they are there.
COMING = "by-hand:not(:defined), long-run:not(:defined), your-work:not(:defined)"


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """While no other process of this run has the same lock."""
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def builder(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a builder of this environment, one at a time: all keep what they made in .cache."""
    command = [sys.executable, "-m", *words]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    with alone(ROOT / ".cache" / "tests-build"):
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def mkdocs(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs, as the tasks do; `environment` holds further variables."""
    return builder("mkdocs", *words, **environment)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled, for all processes of this run."""
    shared = factory.getbasetemp().parent if os.environ.get("PYTEST_XDIST_WORKER") else factory.getbasetemp()
    folder, whole = shared / name, shared / f"{name}-whole"
    with alone(shared / f"{name}-making"):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's folder."""

    def build(folder: Path) -> None:
        done = mkdocs("build", "--strict", "--site-dir", str(folder))
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "site", build)


class SubPathHandler(http.server.SimpleHTTPRequestHandler):
    """Serves `directory` below SUB_PATH, and nothing above it."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "not-below-the-sub-path")
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    handler = functools.partial(SubPathHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert executable, "the browser tests need Chromium: run `make test`, which finds or installs one"
    # Without these, Chromium looks up its maker's hosts at every start.
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=[*quiet, *sandbox])
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """Everything that must not happen on a page: complaints, and requests to somebody else."""

    origin: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        self.requested.append(request.url)
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.foreign.append(request.url)

    def line(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.complaints.append(line.text)

    def answer(self, answer: Response) -> None:
        if answer.status >= 400:
            self.complaints.append(answer.url)


@dataclass
class Visit:
    """One reader's browser: a page, and what was seen to go wrong on it."""

    page: Page
    watch: Watch
    base_url: str
    has_scripts: bool = True

    def open(self, path: str) -> Page:
        """Open a page, and wait until its client is there, which begins after the page was drawn."""
        self.page.goto(self.base_url + path)
        if self.has_scripts:
            wait_for_client(self.page)
            expect(self.page.locator(COMING)).to_have_count(0)
        return self.page


OpenVisit = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, base_url: str) -> Iterator[OpenVisit]:
    """Opens visits in fresh profiles; at the end no page may have complained or called out."""
    opened: list[Visit] = []

    def open_visit(**context_options: object) -> Visit:
        # What a service worker answers is not seen on the network; its own tests let it in.
        context_options.setdefault("service_workers", "block")
        context = browser.new_context(**context_options)  # type: ignore[arg-type]
        page = context.new_page()
        watch = Watch(origin=base_url.removesuffix(SUB_PATH) + "/")
        context.on("request", watch.request)
        page.on("pageerror", lambda error: watch.complaints.append(f"error: {error}"))
        page.on("console", watch.line)
        page.on("response", watch.answer)
        opened.append(Visit(page, watch, base_url, bool(context_options.get("java_script_enabled", True))))
        return opened[-1]

    yield open_visit
    for finished in opened:
        finished.page.context.close()
        assert finished.watch.foreign == []
        assert finished.watch.complaints == []
