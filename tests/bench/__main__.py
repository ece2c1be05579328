"""`python -m bench`: each part that was asked for, its figures kept beside those of the other parts."""

import sys

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
        kept = figures.read()
        _measure(part, options, kept)
        figures.write(kept)
    print(figures.MARKDOWN.read_text(encoding="utf-8"))
    print(f"Written: {figures.JSON.relative_to(figures.RESULTS.parents[2])} and {figures.MARKDOWN.name} beside it.")


def _measure(part: str, options: Options, kept: dict[str, object]) -> None:
    if part == "speed":
        conditions = f"{options.network.name}-{options.cpu_times}".lower()
        speeds = kept.setdefault("speed", {})
        assert isinstance(speeds, dict)
        speeds[conditions] = {"about": about(), **measure_speed(options)}
    elif part == "pages":
        kept["pages"] = {"about": about(), **measure_pages()}
    else:
        kept["scale"] = {"about": about(), **measure_scale(options.lessons)}


if __name__ == "__main__":
    main(sys.argv[1:])
