"""What the tests share: the site built once, served under a sub-path as GitHub Pages would, and a real Chromium."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

pytest_plugins = ["hooks.author_project", "deck.collection", "engines.started", "engines.ran", "supply.fetched"]

ROOT = Path(__file__).resolve().parents[1]
SUB_PATH = "/some/sub-path/"
#: Elements that a page fetches by themselves, until they are there.
COMING = "by-hand:not(:defined), long-run:not(:defined), your-work:not(:defined)"


def mkdocs(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs of this environment, as the tasks do; `environment` holds further variables."""
    command = [sys.executable, "-m", "mkdocs", *words]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's folder."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = mkdocs("build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


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
            expect(self.page.locator("html.js")).to_be_attached()
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
