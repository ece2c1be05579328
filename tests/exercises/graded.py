"""Grades many programs of one exercise in a process of their own, each with a time limit: some never end."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 5.0  # for one program; grading one takes some 20 ms
RAN_ON = {"verdict": "ran on", "text": []}


def graded(exercise: str, check_source: str, sources: dict[str, str]) -> dict[str, dict]:
    """What the page's checker says of each source, by name; RAN_ON where it had to be ended."""
    answers: dict[str, dict] = {}
    while left := {name: source for name, source in sources.items() if name not in answers}:
        answers |= _until_one_hangs({"exercise": exercise, "check": check_source, "submissions": left})
    return answers


def _until_one_hangs(asked: dict) -> dict[str, dict]:
    command = [sys.executable, "-m", "lessonkit.prover"]
    environment = {"PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT / 'exercises'}", "PATH": ""}
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    answers: dict[str, dict] = {}
    with subprocess.Popen(command, env=environment, **options) as process:
        lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
        process.stdin.write(json.dumps(asked))
        process.stdin.close()
        started = next(iter(asked["submissions"]))
        try:
            while line := lines.get(timeout=LIMIT_S):
                answer = json.loads(line)
                started = answer["name"]
                if "said" in answer:
                    answers[started] = answer["said"]
        except queue.Empty:
            process.kill()
        if len(answers) < len(asked["submissions"]):
            answers[started] = RAN_ON
    return answers


def _read(stream: IO[str], lines: "queue.SimpleQueue[str | None]") -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
