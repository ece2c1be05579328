"""What a thousand learners cost against GitHub Pages' limit, from the measured bytes."""

from typing import Any

from bench.markdown import size
from bench.verdicts import cold_bytes, middle

LEARNERS = 1000
LIMIT_BYTES = 100e9
LIMIT_SOURCE = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"


def cost_words(run: dict[str, Any]) -> str:
    """The first visit, the second, and those after it."""
    site = run["samples"]["site"]
    first, later = cold_bytes(site), middle(site, "later_bytes")
    return (
        f"A first visit to the practice page with one run sends {size(first)}, the copy for offline use included. "
        f"A thousand learners: {size(LEARNERS * first)}, {_share(LEARNERS * first)} of the 100 GB a month that are "
        f"[GitHub Pages' soft limit]({LIMIT_SOURCE}); {LIMIT_BYTES / first:,.0f} first visits reach it.\n\n"
        f"A second visit with one run, on another day, asks for the list of the site's files and brings the part of "
        f"Python that the first did without, for offline use: {size(later)}. A thousand learners: "
        f"{size(LEARNERS * later)}, {_share(LEARNERS * later)} of the month. Where nothing was published since, later "
        f"visits ask for the list alone; after a new build, the files that differ come too."
    )


def _share(value_bytes: float) -> str:
    return f"{100 * value_bytes / LIMIT_BYTES:.2g} %"
