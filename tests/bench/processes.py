"""The processes of one browser, found by its profile folder: their memory, and a slower processor for them."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], None]

PROC = Path("/proc")
MEMORY_EVERY_S = 0.05
SLICE_S = 0.01
LOOK_AGAIN_S = 0.2


def family(profile: Path) -> list[int]:
    """Ids of the browser's first process and of all its descendants."""
    parents: dict[int, int] = {}
    members: set[int] = set()
    for entry in PROC.iterdir():
        if not entry.name.isdecimal():
            continue
        with contextlib.suppress(OSError, IndexError, ValueError):
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if f"--user-data-dir={profile}".encode() in (entry / "cmdline").read_bytes().split(b"\0"):
                members.add(int(entry.name))
    while added := {child for child, parent in parents.items() if parent in members} - members:
        members |= added
    return sorted(members)


def memory_bytes(processes: list[int]) -> int:
    """Their memory, what they share counted once (proportional set size)."""
    total = 0
    for process in processes:
        with contextlib.suppress(OSError, IndexError, ValueError):
            lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
            total += 1024 * int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return total


@dataclass
class Peak:
    """The most that was seen so far."""

    bytes: int = 0


@contextmanager
def watching_memory(profile: Path) -> Iterator[Peak]:
    peak, done = Peak(), threading.Event()

    def look() -> None:
        while not done.wait(MEMORY_EVERY_S):
            peak.bytes = max(peak.bytes, memory_bytes(family(profile)))

    with _thread(look, done):
        yield peak


@contextmanager
def slowed_down(profile: Path, times: int) -> Iterator[None]:
    """Let the browser's processes run for one part in `times`: its workers too, which its own throttle leaves out."""
    done = threading.Event()
    members: list[int] = []

    def alternate() -> None:
        looked_s = 0.0
        while not done.wait(SLICE_S):
            if time.monotonic() - looked_s > LOOK_AGAIN_S:
                members[:], looked_s = family(profile), time.monotonic()
            _signal(members, signal.SIGSTOP)
            done.wait(SLICE_S * (times - 1))
            _signal(members, signal.SIGCONT)

    if times == 1:
        yield
        return
    try:
        with _thread(alternate, done):
            yield
    finally:
        _signal(members, signal.SIGCONT)


@contextmanager
def _thread(work: Work, done: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _signal(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(OSError):
            os.kill(process, number)
