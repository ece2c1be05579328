"""What a thousand learners cost against GitHub Pages' limit, from the measured bytes."""

from typing import Any

from bench.markdown import size
from bench.verdicts import cold_bytes, middle

LEARNERS = 1000
LIMIT_BYTES = 100e9
LIMIT_SOURCE = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"


def cost_words(run: dict[str, Any]) -> str:
    """One sentence for the first visit, one for a visit on another day."""
    site = run["samples"]["site"]
    first, later = cold_bytes(site), middle(site, "later_bytes")
    return (
        f"A first visit to the practice page with one run sends {size(first)}, the copy for offline use included. "
        f"A thousand learners: {size(LEARNERS * first)}, {_share(LEARNERS * first)} of the 100 GB a month that are "
        f"[GitHub Pages' soft limit]({LIMIT_SOURCE}); {LIMIT_BYTES / first:,.0f} first visits reach it.\n\n"
        f"A visit on another day, with one run, asks for the list of the site's files; where nothing was published "
        f"since, that is all, and sends {size(later)}. A thousand learners: {size(LEARNERS * later)}, "
        f"{_share(LEARNERS * later)} of the month. After a new build, the files that differ come too."
    )


def _share(value_bytes: float) -> str:
    return f"{100 * value_bytes / LIMIT_BYTES:.2g} %"
