"""The Markdown that the docs include, from the figures alone."""

from typing import Any

from bench.cost import cost_words
from bench.markdown import measured, seconds, section, size, table
from bench.verdicts import MEMORY, TIMES, Comparison, cold_bytes, middle, ratio

Figures = dict[str, Any]


def render(figures: Figures) -> str:
    """All sections, in the order of the page; a part that was not measured says so."""
    parts = {
        "speed": "\n\n".join(_speed(run) for run in figures.get("speed", {}).values()),
        "pages": _pages(figures["pages"]) if "pages" in figures else "",
        "scale": _scale(figures["scale"]) if "scale" in figures else "",
        "cost": cost_words(figures["speed"]["none-1"]) if "none-1" in figures.get("speed", {}) else "",
    }
    return "\n".join(section(name, content or "Not measured yet.") for name, content in parts.items())


def _speed(run: Figures) -> str:
    samples, about = run["samples"], run["about"]
    site, stock = samples["site"], samples["stock"]
    processor = "full speed" if run["cpu_times"] == 1 else f"{run['cpu_times']} times slower"
    rows = [_line(comparison, run) for comparison in TIMES]
    for words, name in (
        ("Bytes before the click", "cold_before_bytes"),
        ("Bytes after the click", "cold_settled_bytes"),
    ):
        rows.append([words, size(middle(site, name)), size(middle(stock, name)), "", ""])
    both = cold_bytes(site), cold_bytes(stock)
    rows.append(["Bytes of a cold visit", size(both[0]), size(both[1]), f"{both[0] / both[1]:.2f}", "≤ 1"])
    rows += [
        [c.words, size(middle(site, c.site)), size(middle(stock, c.stock)), f"{ratio(c, samples):.2f}", ""]
        for c in MEMORY
        if c.site in site
    ]
    count = len(site["cold_ms"])
    return (
        f"**Connection {run['network_words']}; processor at {processor}.**\n\n"
        + table(["From the click to the answer", "this site", "stock", "ratio", "target"], rows)
        + f"\n{measured(about)} Median of {count} alternating rounds; Pyodide {run['pyodide']}; "
        f"a first visit stays open for {run['settle_s']:g} s after its first answer."
    )


def _line(comparison: Comparison, run: Figures) -> list[str]:
    samples, target = run["samples"], comparison.target_on(run)
    return [
        comparison.words.format(**run),
        seconds(middle(samples["site"], comparison.site)),
        seconds(middle(samples["stock"], comparison.stock)),
        f"{ratio(comparison, samples):.3f}",
        f"≤ {target:.2f}" if target else "",
    ]


def _pages(pages: Figures) -> str:
    rows = [
        [
            name,
            " / ".join(f"{score:.0f}" for score in page["scores"].values()),
            seconds(page["lcp_ms"]),
            f"{page['cls']:.3f}",
            f"{page['tbt_ms']:.0f} ms",
            size(page["bytes"]),
            str(page["requests"]),
        ]
        for name, page in pages["pages"].items()
    ]
    head = ["Page", "Lighthouse", "LCP", "CLS", "TBT", "bytes", "requests"]
    targets = ["*target*", "100 / 100 / 100 / 100", "≤ 1.50 s", "≤ 0.020", "≤ 50 ms", "≤ 200 KB", "≤ 25"]
    return (
        table(head, [*rows, targets])
        + f"\n{measured(pages['about'])} Lighthouse {pages['lighthouse']}, its mobile profile, "
        f"median of {pages['runs']} loads of each page. Lighthouse: performance, accessibility, best practices, SEO."
    )


KINDS = {
    "plain": "Plain Material",
    "site": "This site",
    "proving": "This site, no exercise proved yet",
}


def _scale(scale: Figures) -> str:
    builds, plain = scale["builds"], scale["builds"]["plain"]
    rows = [
        [
            words,
            seconds(1000 * builds[kind]["seconds"]),
            seconds(1000 * builds[kind]["cpu_seconds"]),
            f"{builds[kind]['cpu_seconds'] / plain['cpu_seconds']:.2f}",
            "≤ 1.25" if kind == "site" else "",
            size(builds[kind]["peak_bytes"]),
        ]
        for kind, words in KINDS.items()
    ]
    growth = scale["growth_bytes"]
    head = [f"{scale['lessons']:,} lessons", "clock", "processor", "ratio of processor", "target", "peak memory"]
    return (
        table(head, rows)
        + f"\n{measured(scale['about'])} Median of {scale['rounds']} alternating builds; the last line is one build. "
        f"Between {scale['small']['lessons']:,} and {scale['lessons']:,} lessons the peak grows by "
        f"{size(growth['site'])} for each lesson here, and by {size(growth['plain'])} in the plain build."
        + _with_nav(scale["small"])
    )


def _with_nav(small: Figures) -> str:
    """What the plain build takes with a navigation; measured with fewer lessons, since it grows with their square."""
    builds = small["builds"]
    if "plain_nav" not in builds:
        return ""
    plain, ours = builds["plain_nav"]["cpu_seconds"], builds["site"]["cpu_seconds"]
    return (
        f" With {small['lessons']:,} lessons in its navigation, pruned, plain Material takes {plain:.1f} s of "
        f"processor; this site with the same lessons takes {ours:.1f} s, {ours / plain:.2f} times that."
    )
