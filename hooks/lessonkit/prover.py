"""Grade one exercise's own submissions, in a process of their own: `python -m lessonkit.prover`.

Reads `{"exercise", "check", "submissions": {name: source}}` on standard input and writes, before and after each
submission, one line of JSON: its name, then its name and verdict. A process, so that a submission that never ends can
be ended, and so that the grading library is always the one on disk.
"""

import contextlib
import io
import json
import sys
from typing import Any

from grading import entry


def main() -> None:
    grade(json.load(sys.stdin))


def grade(asked: dict[str, Any]) -> None:
    for name, source in asked["submissions"].items():
        print(json.dumps({"name": name}), flush=True)
        with contextlib.redirect_stdout(io.StringIO()):
            said = json.loads(entry.check(asked["exercise"], asked["check"], source, "{}"))
        print(json.dumps({"name": name, "said": said}), flush=True)


if __name__ == "__main__":
    main()
