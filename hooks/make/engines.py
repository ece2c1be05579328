"""Firefox and WebKitGTK, in which the suite goes a reader's way beside Chromium: found, or said to be missing."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from make.steps import StepFailed, run, step

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian and Ubuntu build the bindings of GTK for this one
BINDINGS = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"


@dataclass(frozen=True)
class Engine:
    """`find` gives the program that starts it, or None; `packages` are Debian's."""

    name: str
    find: Callable[[], str | None]
    packages: tuple[str, ...]


def _firefox() -> str | None:
    """A Firefox that reads a profile of ours; one from a snap sees another /tmp."""
    named = os.environ.get("FIREFOX")
    found = shutil.which(named) if named else shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None or "snap" in Path(found).resolve().parts:
        return None
    with Path(found).open("rb") as program:
        return None if b"/snap/" in program.read(2_000) else found


def _webkit() -> str | None:
    if not shutil.which("Xvfb") or not Path(SYSTEM_PYTHON).exists():
        return None
    return None if subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True).returncode else SYSTEM_PYTHON


ENGINES = (
    Engine("Firefox", _firefox, ("firefox-esr",)),
    Engine("WebKitGTK", _webkit, ("gir1.2-webkit2-4.1", "python3-gi", "xvfb")),
)


def found() -> dict[str, str]:
    """The program that starts each engine that is installed, by the engine's name."""
    return {engine.name: program for engine in ENGINES if (program := engine.find())}


def missing() -> list[str]:
    """A sentence for each engine that is not installed."""
    there = found()
    return [
        f"{engine.name} is not installed, so not tested; on Debian: apt install {' '.join(engine.packages)}"
        for engine in ENGINES
        if engine.name not in there
    ]


def prepare() -> None:
    """Say which engines are missing. Where `CI` is set, install them, or raise StepFailed: there all must be tested."""
    with step("Firefox and WebKitGTK, in which a reader's way is gone, too") as running:
        if missing() and os.environ.get("CI"):
            _from_debian()
        for sentence in missing():
            print(f"  {sentence}", flush=True)
        running.note(f"{len(found())} of {len(ENGINES)} installed")
    if missing() and os.environ.get("CI"):
        raise StepFailed("CI is set, so no engine may be missing; install what the lines above name.")


def _from_debian() -> None:
    if os.geteuid() or not shutil.which("apt-get"):
        return
    there = found()
    packages = [package for engine in ENGINES if engine.name not in there for package in engine.packages]
    advice = "Debian's packages could not be installed; install them by hand."
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], advice=advice, env=quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], advice=advice, env=quiet)
