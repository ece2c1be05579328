"""The one JSON with every figure, and the Markdown made from it."""

import json
from pathlib import Path
from typing import Any

from bench.tables import render

RESULTS = Path(__file__).parent / "results"
JSON = RESULTS / "figures.json"
MARKDOWN = RESULTS / "tables.md"


def read(path: Path = JSON) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return figures


def merged(figures: dict[str, Any], part: str, measured: dict[str, Any], conditions: str) -> dict[str, Any]:
    """The figures with those of one part renewed; of `speed`, with those under the same conditions."""
    return figures | {part: figures.get(part, {}) | {conditions: measured} if part == "speed" else measured}


def write(figures: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    JSON.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    MARKDOWN.write_text(render(figures), encoding="utf-8")
