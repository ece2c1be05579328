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
    "site": "This site",
    "proving": "This site, built for the first time",
    "plain_nav": "Plain Material, the lessons in its navigation",
    "plain": "Plain Material, no lesson in its navigation",
}
PLAIN = ("plain_nav", "plain")


def _scale(scale: Figures) -> str:
    builds = scale["builds"]
    site = builds["site"]["cpu_seconds"]
    rows = [
        [
            words,
            seconds(1000 * builds[kind]["seconds"]),
            seconds(1000 * builds[kind]["cpu_seconds"]),
            f"{site / builds[kind]['cpu_seconds']:.2f}" if kind in PLAIN else "",
            "≤ 1.25" if kind == "plain_nav" else "",
            size(builds[kind]["peak_bytes"]),
        ]
        for kind, words in KINDS.items()
    ]
    growth, few = scale["growth_bytes"], scale["small"]
    head = [f"{scale['lessons']:,} lessons", "clock", "processor", "this site, times that", "target", "peak memory"]
    less = [few["builds"]["site"]["cpu_seconds"] / few["builds"][kind]["cpu_seconds"] for kind in PLAIN]
    return (
        table(head, rows)
        + f"\n{measured(scale['about'])} Median of {scale['rounds']} alternating builds; the second and the third line "
        f"are one build each. With {few['lessons']:,} lessons this site takes {less[0]:.2f} times the processor of "
        f"plain Material with them in its navigation, {less[1]:.2f} times without. Between {few['lessons']:,} and "
        f"{scale['lessons']:,} lessons the peak grows by {size(growth['site'])} for each lesson here, and by "
        f"{size(growth['plain'])} in the plain build."
    )
