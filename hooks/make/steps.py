"""One line for every step: what is done, what came of it, in how long; and a way out when it fails."""

import hashlib
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"


class StepFailed(Exception):
    """A step could not be done; the text says what happened and what to do."""


class Step:
    """A running step; `note` adds a fact to the line that closes it."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, fact: str) -> None:
        self.notes.append(fact)


@contextmanager
def step(title: str) -> Iterator[Step]:
    print(f"→ {title} …", flush=True)
    begun_s = time.monotonic()
    running = Step()
    yield running
    facts = "".join(f", {note}" for note in running.notes)
    print(f"  done in {time.monotonic() - begun_s:.1f} s{facts}", flush=True)


def run(command: Sequence[str | Path], *, advice: str, env: Mapping[str, str] | None = None) -> None:
    """Run a program in the project's root; if it fails, say which, and what to do (`advice`)."""
    words = [str(word) for word in command]
    try:
        code = subprocess.run(words, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode
    except OSError as error:
        raise StepFailed(f"`{words[0]}` could not be started: {error}.\n  {advice}") from error
    if code:
        raise StepFailed(f"`{' '.join(words)}` ended with code {code}.\n  {advice}")


def is_fresh(stamp: Path, *inputs: str | bytes) -> bool:
    """True if `stamp` was written by `mark_fresh` from the same inputs."""
    return stamp.exists() and stamp.read_text() == _digest(inputs)


def mark_fresh(stamp: Path, *inputs: str | bytes) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_digest(inputs))


def _digest(inputs: Sequence[str | bytes]) -> str:
    parts = (part.encode() if isinstance(part, str) else part for part in inputs)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.1f} MB"
