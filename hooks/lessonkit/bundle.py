"""Bundle the browser client and the styles with esbuild."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from make.steps import is_fresh, mark_fresh

PAGE = ("client/page.ts", "styles/site.css", "styles/deck.css", "styles/paper.css")
# Each apart, since each is one file: a service worker's script, what a frame of no origin is handed, Python's worker.
FRAME = "client/sandbox/frame.ts"
SERVICE = "client/offline/service.ts"
OFF = "client/offline/off.ts"
WORKER = "client/worker.ts"
AS_MODULE = ("--format=esm", "--splitting")
# Pyodide's scripts are in it, which look for Node's modules and for their own address where a module has one.
AS_SCRIPT = ("--format=iife", "--external:node:*", "--external:ws", "--define:import.meta.url=location.href")

PACKAGE = re.compile(r"(?:^|/)node_modules/((?:@[^/]+/)?[^/]+)/")


class BundleError(Exception):
    """esbuild refused the client; the text is its report."""


def bundle(root: Path, out: Path) -> list[Path]:
    """Write the bundled files into `out` and return them; those of the same sources stay as they are.

    Parts that are loaded on demand carry a hash.
    """
    stamp, sources = out.with_name(f"{out.name}-sources"), list(_sources(root))
    if not (out.exists() and is_fresh(stamp, *sources)):
        stamp.unlink(missing_ok=True)
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(_told(out), ignore_errors=True)
        for entries in (PAGE, (SERVICE,), (OFF,), (FRAME,)):
            _esbuild(root, out, entries, AS_MODULE)
        _esbuild(root, out, (WORKER,), AS_SCRIPT)
        mark_fresh(stamp, *sources)
    return sorted(path for path in out.iterdir() if path.is_file())


def packages_in(out: Path) -> dict[str, frozenset[str]]:
    """Of every bundled file that holds code of npm packages, which; as esbuild tells, by the file's name."""
    found: dict[str, frozenset[str]] = {}
    for told in _told(out).glob("*.json"):
        for file, output in json.loads(told.read_text(encoding="utf-8"))["outputs"].items():
            inputs = (source for source, share in output["inputs"].items() if share["bytesInOutput"])
            packages = frozenset(match[1] for match in map(PACKAGE.search, inputs) if match)
            if packages:
                found[Path(file).name] = packages
    return found


def parts_of(script: Path) -> list[str]:
    """Names of the parts that a bundled script needs before it runs: a browser finds them only once it has read it."""
    return re.findall(r'\b(?:from|import)"\./(part-\w+\.js)"', script.read_text(encoding="utf-8"))


def _told(out: Path) -> Path:
    """Where esbuild tells what it put into which file."""
    return out.with_name(f"{out.name}-told")


def _sources(root: Path) -> Iterator[str | bytes]:
    """Names and contents of all that a bundle is made from, the bundler's version included."""
    rooms = (root / "overrides" / room for room in ("client", "styles"))
    files = sorted(path for room in rooms for path in room.rglob("*") if path.is_file())
    for path in (*files, root / "package.json", root / "package-lock.json", Path(__file__)):
        yield from (os.path.relpath(path, root), path.read_bytes())


def _esbuild(root: Path, out: Path, entries: Sequence[str], form: Sequence[str]) -> None:
    command = [str(root / "node_modules/.bin/esbuild"), *(str(root / "overrides" / entry) for entry in entries)]
    # In ASCII, esbuild's default: a single ellipsis makes a script two bytes a letter, and Python's is a megabyte.
    command += ["--bundle", *form, "--minify", "--target=es2022"]
    command += ["--entry-names=[name]", "--chunk-names=part-[hash]", f"--outdir={out}", "--log-level=warning"]
    command += ["--external:*.woff2", f"--metafile={_told(out) / Path(entries[0]).stem}.json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise BundleError(done.stderr or done.stdout)
