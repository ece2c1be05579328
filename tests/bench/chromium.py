"""Chromium with a profile that outlives it, as a reader's does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright

from bench.processes import slowed_down

# Without these, Chromium looks up its maker's hosts at every start.
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def flags() -> list[str]:
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def executable() -> str:
    return os.environ["CHROMIUM"]


@contextmanager
def opened(playwright: Playwright, profile: Path, cpu_times: int) -> Iterator[Page]:
    """A browser on this profile; closing it keeps what it stored. Its processor is `cpu_times` slower."""
    with slowed_down(profile, cpu_times):
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=executable(),
            args=flags(),
            viewport={"width": 1280, "height": 900},
            timeout=120_000,
        )
        try:
            yield context.pages[0]
        finally:
            context.close()
