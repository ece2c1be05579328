"""Writes `recorded.json`, the run that the page shows until a reader makes their own: `make record`."""

import hashlib
import json
import platform
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from grading.long_run import advance
from grading.peeking.training import SEED

HERE = Path(__file__).parent
TEXT = HERE.parents[1] / "docs/autoregressive/alice.txt"
CODE = [*sorted((HERE.parent / "grading/peeking").glob("*.py")), HERE.parent / "grading/chart.py", TEXT]


def whole_run() -> dict[str, Any]:
    """The last piece of a run from beginning to end."""
    material, state = TEXT.read_text(encoding="utf-8"), None
    while True:
        piece = advance("peeking-pays", material, state)
        if piece["is_done"]:
            return dict(piece)
        state = piece["state"]


def digest() -> str:
    """Of everything that a run depends on, apart from NumPy: a record of other code is out of date."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in CODE)).hexdigest()


def main() -> None:
    """Runs, and writes the record."""
    piece = whole_run()
    record = {
        "day": date.today().isoformat(),
        "code": digest(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "seed": SEED,
        "curves": piece["state"]["training"]["curves"],
        "findings": piece["findings"],
    }
    (HERE / "recorded.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
