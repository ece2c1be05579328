"""The tasks: one function each, and `TASKS`, which names them."""

import os
import socket
from collections.abc import Callable

from make import audit, chromium, engines, environment, links, node, numpy_wheel
from make.steps import ROOT, StepFailed, run, step

VENV_BIN = environment.VENV / "bin"
NPM_BIN = node.NODE_MODULES / ".bin"
BENCH = ROOT / "tests" / "bench"
HOST = "127.0.0.1"
PYTHON_ROOMS = ("hooks", "exercises", "tests")
WORDS = ("README.md", ".github", "docs", "hooks", "overrides")
OTHERS_WORDS = ("--skip", "*.lock,docs/autoregressive/alice.txt,hooks/lessonkit/third_party/texts")
#: The files that take long come early in the alphabet; sorted by their number of tests, one of them would come last.
ON_ALL_PROCESSORS = ("--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder")
CLIENT_ROOMS = (
    *("overrides/client", "overrides/styles", "tests/client", "tests/pyodide"),
    *("tests/bench/stock", "tests/bench/stopwatch.js", "tests/bench/package.json"),
)


def main(arguments: list[str]) -> int:
    first, *rest = arguments or [""]
    if first in WITH_ARGUMENTS:
        WITH_ARGUMENTS[first](rest)
        return 0
    task = None if rest else TASKS.get(first)
    if task is None:
        expected = ", ".join([*TASKS, *WITH_ARGUMENTS])
        raise StepFailed(f"expected one of: {expected}; found: {' '.join(arguments) or 'nothing'}")
    task()
    return 0


def set_up() -> None:
    """All that comes over the network; a build after it needs none."""
    environment.prepare()
    node.prepare()
    numpy_wheel.prepare()


def build() -> None:
    set_up()
    browser = chromium.found()
    with step("The site, built with --strict into site/") as running:
        _mkdocs("build", "--strict", "--clean", env={"CHROMIUM": browser or ""})
        if browser is None:
            running.note("without the cards as PDF, which need Chromium: install it, or run `make test`, which does")
        files = [file for file in (ROOT / "site").rglob("*") if file.is_file()]
        running.note(f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")


def zensical() -> None:
    """The same site by the builder that follows Material."""
    set_up()
    with step("The site, built with Zensical into site/"):
        run(
            [environment.PYTHON, "-m", "lessonkit.builders.zensical", "site"],
            advice="Mend what it names, then run `make zensical` again.",
            env={**environment.tool_environment(), "CHROMIUM": chromium.found() or ""},
        )


def serve() -> None:
    port = int(os.environ.get("PORT", "8000"))
    _expect_free(port)
    set_up()
    print(f"→ Building the site with --strict, then serving it on http://{HOST}:{port}/ (Ctrl+C stops)", flush=True)
    _mkdocs("serve", "--strict", "--livereload", "--dev-addr", f"{HOST}:{port}")


def _expect_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise StepFailed(
                f"Port {port} cannot be used: {error.strerror}.\n"
                f"  Is `make serve` running elsewhere? Stop it, or choose another port: make serve PORT={port + 1}"
            ) from error


def test() -> None:
    set_up()
    browser = chromium.prepare()
    engines.prepare()
    _check("Python format", VENV_BIN / "ruff", "format", "--check", *PYTHON_ROOMS)
    _check("Python lint", VENV_BIN / "ruff", "check", *PYTHON_ROOMS)
    _check("Python types", VENV_BIN / "mypy")
    _check("workflows", VENV_BIN / "zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github")
    _check("spelling", VENV_BIN / "codespell", *WORDS, *OTHERS_WORDS)
    _check("client format", NPM_BIN / "prettier", "--check", *CLIENT_ROOMS)
    _check("client types", NPM_BIN / "tsc", "--project", "overrides/client")
    _check("client unit tests", NPM_BIN / "vitest", "run", "--dir", "tests/client")
    _check(
        "pytest: hooks, exercises, the built site, real browsers", VENV_BIN / "pytest", *ON_ALL_PROCESSORS, env=browser
    )


def test_engines() -> None:
    """Of the tests, those in all three engines; what was run where is recorded, for the page that shows it."""
    set_up()
    browser = chromium.prepare()
    engines.prepare()
    options = ("tests/engines", "--record-engines", *ON_ALL_PROCESSORS)
    _check("pytest: three engines", VENV_BIN / "pytest", *options, env=browser)


def bench(options: list[str]) -> None:
    """Measure the built site against a stock page; `options` are those of `python -m bench`."""
    build()
    browser = chromium.prepare()
    node.install(BENCH, "npm packages of the bench (Lighthouse), locked by hash")
    run(
        [environment.PYTHON, "-m", "bench", *options],
        advice="What was measured before it stopped is kept; `make bench BENCH=--help` lists the options.",
        env={**environment.tool_environment(), **browser, "PYTHONPATH": str(ROOT / "tests")},
    )


def cards() -> None:
    """Give every flashcard that changed its day, and record its text: what Anki needs to know of an update."""
    environment.prepare()
    settle = (environment.PYTHON, "-m", "lessonkit.deck", "docs", "exercises")
    run(settle, advice="Mend what it names, then run `make cards` again.")


def lesson(names: list[str]) -> None:
    """Lay out a new lesson in docs/, exercises/ and mkdocs.yml, which builds and passes at once."""
    environment.prepare()
    name = " ".join(names)
    run((environment.PYTHON, "-m", "lessonkit.new_lesson", name), advice="Nothing was written.")


def record() -> None:
    """Run the long runs once, from the commit that is checked out, and keep what they find for the pages to show."""
    environment.prepare()
    run((environment.PYTHON, "-m", "peeking_pays.record"), advice="Mend what it names, then run `make record` again.")


def ask_links() -> None:
    """Ask for every link that leads out of the site; the tests never do."""
    places = links.external_links(ROOT / "docs")
    hosts = {link.split("/")[2] for link in places}
    with step(f"{len(places)} links to {len(hosts)} hosts, one at a time to each"):
        told, is_well = links.report(links.ask_all(places), places)
        print(told, flush=True)
    if not is_well:
        raise StepFailed("Mend the links named above, or run `make links` again where the network is open.")


def lock() -> None:
    """Write the lock files anew from pyproject.toml and package.json; needs `uv` on the PATH."""
    advice = "Install uv, then run `make lock` again."
    compile_lock = ["uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11"]
    compile_lock += ["--no-header", "--no-annotate", "--quiet"]
    run([*compile_lock, "pyproject.toml", "--group", "dev", "-o", "requirements.lock"], advice=advice)
    for group in ("node", "audit"):
        run([*compile_lock, "--group", group, "-o", f"requirements-{group}.lock"], advice=advice)
    for folder in (ROOT, BENCH):
        command = ["npm", "install", "--prefix", str(folder), "--package-lock-only", "--ignore-scripts"]
        run(command, advice="Is Node.js installed?")


def _check(title: str, *command: object, env: dict[str, str] | None = None) -> None:
    with step(f"Check: {title}"):
        run(
            [str(word) for word in command],
            advice="Mend what it names, then run `make test` again.",
            env={**environment.tool_environment(), **(env or {})},
        )


def _mkdocs(*words: str, env: dict[str, str] | None = None) -> None:
    run(
        [VENV_BIN / "mkdocs", *words],
        advice="The lines above name the file, the line and what was expected. Mend them and run again.",
        env={**environment.tool_environment(), **(env or {})},
    )


TASKS: dict[str, Callable[[], None]] = {
    "fetch": set_up,
    "serve": serve,
    "build": build,
    "zensical": zensical,
    "test": test,
    "test-engines": test_engines,
    "cards": cards,
    "record": record,
    "links": ask_links,
    "lock": lock,
    "audit": audit.audit,
}
WITH_ARGUMENTS: dict[str, Callable[[list[str]], None]] = {"bench": bench, "lesson": lesson}
