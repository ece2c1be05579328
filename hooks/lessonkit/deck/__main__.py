"""`python -m lessonkit.deck DOCS`: settle every deck under a folder of Markdown. `make cards` runs it."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from lessonkit import rules
from lessonkit.deck.read import deck_pages
from lessonkit.deck.settle import settle
from lessonkit.problems import report


def main(docs: Path, exercises: Path) -> int:
    if problems := rules.page_problems(docs, exercises):
        print(report(problems), file=sys.stderr)
        return 1
    for page in deck_pages(docs):
        changes = settle(page, datetime.now(UTC).date())
        print(f"{page}: {'nothing has changed' if not changes else ''}")
        for change in changes:
            print(f"  {change}")
    return 0


sys.exit(main(*map(Path, sys.argv[1:])))
