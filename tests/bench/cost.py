"""What a thousand learners cost against GitHub Pages' limit, from the measured bytes."""

from typing import Any

from bench.markdown import size
from bench.verdicts import cold_bytes, middle

LEARNERS = 1000
LIMIT_BYTES = 100e9


def cost_words(run: dict[str, Any]) -> str:
    """One sentence for the first visit, one for a visit on another day."""
    site = run["samples"]["site"]
    first, later = cold_bytes(site), middle(site, "later_bytes")
    return (
        f"A first visit to the practice page with one run sends {size(first)}. A thousand learners: "
        f"{size(LEARNERS * first)}, {_share(LEARNERS * first)} of the 100 GB that GitHub Pages allows a month; "
        f"the limit is reached at {LIMIT_BYTES / first:,.0f} first visits.\n\n"
        f"A visit on another day, with one run, asks again for what may have changed and sends {size(later)}. "
        f"A thousand learners: {size(LEARNERS * later)}, {_share(LEARNERS * later)} of the month."
    )


def _share(value_bytes: float) -> str:
    return f"{100 * value_bytes / LIMIT_BYTES:.2g} %"
