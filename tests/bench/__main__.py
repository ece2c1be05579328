"""`python -m bench`: each part that was asked for, its figures kept beside those of the other parts."""

import sys
from typing import Any

from bench import figures
from bench.about import about
from bench.lighthouse import measure_pages
from bench.options import Options, parse
from bench.scale import measure_scale
from bench.speed import measure_speed


def main(arguments: list[str]) -> None:
    options = parse(arguments)
    for part in options.parts:
        print(f"→ Bench: {part} …", flush=True)
        measured = {"about": about(), **_measure(part, options)}
        figures.write(figures.merged(figures.read(), part, measured, _conditions(options)))
    print(figures.MARKDOWN.read_text(encoding="utf-8"))
    print(f"Written: {figures.JSON.relative_to(figures.RESULTS.parents[2])} and {figures.MARKDOWN.name} beside it.")


def _measure(part: str, options: Options) -> dict[str, Any]:
    if part == "speed":
        return measure_speed(options)
    return measure_pages() if part == "pages" else measure_scale(options.lessons)


def _conditions(options: Options) -> str:
    return f"{options.network.name}-{options.cpu_times}".lower()


if __name__ == "__main__":
    main(sys.argv[1:])
