"""Writes `recorded.json`, the run that the page shows until a reader makes their own: `make record`."""

import json
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from grading.long_run import advance
from grading.peeking.training import SEED

HERE = Path(__file__).parent
TEXT = HERE.parents[1] / "docs/autoregressive/alice.txt"


def whole_run() -> dict[str, Any]:
    """The last piece of a run from beginning to end."""
    material, state = TEXT.read_text(encoding="utf-8"), None
    while True:
        piece = advance("peeking-pays", material, state)
        if piece["is_done"]:
            return dict(piece)
        state = piece["state"]


def main() -> None:
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True).stdout
    piece = whole_run()
    record = {
        "day": date.today().isoformat(),
        "commit": commit.strip(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "seed": SEED,
        "curves": piece["state"]["training"]["curves"],
        "findings": piece["findings"],
    }
    (HERE / "recorded.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
