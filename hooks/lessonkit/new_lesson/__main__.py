"""`python -m lessonkit.new_lesson NAME`, in the project's folder. `make lesson` runs it."""

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from lessonkit.deck.settle import settle
from lessonkit.new_lesson import CannotLayOut, laid_out, write


def main(name: str) -> int:
    today = datetime.now(UTC).date()
    try:
        files = laid_out(name, today.isoformat(), random.SystemRandom().randrange(2**30, 2**31))
        write(Path(), files, name)
    except CannotLayOut as why:
        print(why, file=sys.stderr)
        return 1
    settle(Path("docs") / name / "flashcards.md", today)
    for path in files:
        print(f"  {path}")
    print(f"  mkdocs.yml: an entry in nav\n\nNow: make serve, and open http://127.0.0.1:8000/{name}/")
    return 0


sys.exit(main(sys.argv[1]))
