"""Where and when a figure was measured."""

import datetime
import os
import platform
import re
import subprocess
from pathlib import Path

from bench.chromium import executable

ROOT = Path(__file__).resolve().parents[2]


def about() -> dict[str, str]:
    return {
        "machine": f"{os.cpu_count()} processors ({_processor()}), {_memory_gib():.0f} GiB, {platform.system()}",
        "browser": re.sub(r" built on.*", "", _said(executable(), "--version")),
        "commit": _commit(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }


def _commit() -> str:
    changed = _said("git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!tests/bench/results")
    return _said("git", "rev-parse", "--short=10", "HEAD") + (" with changes" if changed else "")


def _processor() -> str:
    names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return names[0] if names else platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
