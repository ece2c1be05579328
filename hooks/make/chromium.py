"""A real Chromium for the browser tests: an installed one, else Playwright's own, else Debian's package."""

import os
import shutil
import subprocess

from make.environment import PYTHON
from make.steps import StepFailed, run, step

INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def prepare() -> dict[str, str]:
    """Return the environment variable that tells the tests which browser to drive.

    Raises StepFailed if there is none and none can be had: browser tests are never skipped.
    """
    browser = _installed() or _playwrights_own() or _from_debian()
    if browser is None:
        raise StepFailed(
            "The browser tests need Chromium and none could be had: none is installed, Playwright could not "
            "download its own, and Debian's package could not be installed.\n"
            "  Install Chromium or Chrome, put it on the PATH, and run `make test` again."
        )
    return {"CHROMIUM": browser}


def found() -> str | None:
    """A browser that is there already: an installed one, or what `make test` has fetched. Nothing is downloaded."""
    return _installed() or _playwrights_path()


def _installed() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, INSTALLED)), None)


def _playwrights_own() -> str | None:
    with step("Chromium: none is installed, so Playwright's own is tried"):
        subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], check=False)
    return _playwrights_path()


def _playwrights_path() -> str | None:
    asked = subprocess.run(
        [
            PYTHON,
            "-c",
            "from playwright.sync_api import sync_playwright as p\n"
            "with p() as play: print(play.chromium.executable_path)",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    path = asked.stdout.strip()
    return path if path and os.access(path, os.X_OK) else None


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    with step("Chromium: Debian's package"):
        advice = "Debian's package could not be installed; install Chromium by hand."
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], advice=advice, env=quiet)
        run(["apt-get", "install", "-y", "-qq", "chromium"], advice=advice, env=quiet)
    return _installed()
