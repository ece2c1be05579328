"""The virtual environment (`.venv`) with every package locked by hash, and the way to the project's own modules."""

import os
import shutil
import sys
import venv
from pathlib import Path

from make.steps import ROOT, StepFailed, is_fresh, mark_fresh, run, step

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")
WHEELS_ONLY = ("--no-deps", "--only-binary", ":all:")
IMPORTABLE = ("hooks", "exercises")


def prepare() -> None:
    """Make `.venv` hold exactly what `requirements.lock` names. Does nothing when it already does."""
    inputs = (LOCK.read_bytes(), sys.version, str(ROOT))
    if is_fresh(VENV / "locked", *inputs) and PYTHON.exists():
        return
    with step(f"Python packages, locked by hash, into .venv (Python {sys.version.split()[0]})") as running:
        shutil.rmtree(VENV, ignore_errors=True)
        _create()
        install_locked(LOCK)
        _make_importable()
        running.note(f"{LOCK.read_text().count('==')} packages")
    mark_fresh(VENV / "locked", *inputs)


def install_locked(lock: Path, python: Path = PYTHON) -> None:
    run(
        [python, *PIP, "install", *WHEELS_ONLY, "--require-hashes", "-r", lock],
        advice="Is the network reachable, and is this a platform with wheels for these packages? "
        "Then run the same command again: nothing is lost.",
    )


def tool_environment() -> dict[str, str]:
    """Environment variables in which the programs of `.venv` come first."""
    return {
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        # Material prints a notice about MkDocs 2 on every build; pyproject.toml says how we deal with it.
        "NO_MKDOCS_2_WARNING": "1",
    }


def _create() -> None:
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except Exception as error:
        raise StepFailed(
            f"The virtual environment could not be made: {error}.\n"
            "  On Debian and Ubuntu: apt install python3-venv. Then run the same command again."
        ) from error


def _make_importable() -> None:
    site_packages = next((VENV / "lib").glob("python*/site-packages"))
    (site_packages / "project.pth").write_text("".join(f"{ROOT / room}\n" for room in IMPORTABLE))
