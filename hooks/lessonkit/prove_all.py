"""Grade the submissions of many exercises: `python -m lessonkit.prove_all LIMIT_S`.

Reads one line for each exercise, as `lessonkit.prover` does, and writes for each the line `{"exercise": id}` and then
what that writes. NumPy and the grading library are loaded once; every exercise gets a copy of this process, so that
none can disturb another, and is ended after LIMIT_S seconds of processor time: a busy machine is no endless loop. What
waits for something takes none, so there is a limit of the clock, too, many times as long.
"""

import json
import os
import resource
import signal
import sys
import time
from typing import Any

import numpy.random  # noqa: F401, reseeded before every submission: loaded here, once

from lessonkit import prover

LOOK_EVERY_S = 0.002
PATIENCE = 10


def main() -> None:
    limit_s = int(sys.argv[1])
    for line in sys.stdin.readlines():
        asked = json.loads(line)
        print("\n" + json.dumps({"exercise": asked["exercise"]}), flush=True)
        _grade_apart(asked, limit_s)


def _grade_apart(asked: dict[str, Any], limit_s: int) -> None:
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s + 1))
            prover.grade(asked)
        finally:
            os._exit(0)
    late_s = time.monotonic() + PATIENCE * limit_s
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > late_s:
            os.kill(child, signal.SIGKILL)
        time.sleep(LOOK_EVERY_S)


if __name__ == "__main__":
    main()
