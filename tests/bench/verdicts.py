"""Medians, ratios to stock, and the targets they are held against."""

from dataclasses import dataclass
from statistics import median
from typing import Any

Measures = dict[str, list[float]]


@dataclass(frozen=True)
class Comparison:
    """One line: the site's measure against stock's. `stock` is the measure of stock that answers the same question."""

    words: str
    site: str
    stock: str
    target: float | None = None
    target_4g: float | None = None

    def target_on(self, conditions: dict[str, Any]) -> float | None:
        """The target under these conditions; they are set for a full-speed processor only."""
        if conditions["cpu_times"] != 1:
            return None
        return {"none": self.target, "4G": self.target_4g}.get(conditions["network"])


TIMES = (
    Comparison("Cold: empty cache", "cold_ms", "cold_ms", 0.60, 0.90),
    Comparison("Return visit", "return_ms", "return_ms", 0.20),
    Comparison("Return visit, editor focused {focus_s:g} s before", "focused_ms", "return_ms", 0.05),
    Comparison("Second exercise of the same visit", "second_ms", "second_ms", 0.05),
    Comparison("After Stop", "after_stop_ms", "after_stop_ms", 0.15),
)
MEMORY = (
    Comparison("Peak memory, first visit", "cold_peak_bytes", "cold_peak_bytes"),
    Comparison("Peak memory, return visit", "return_peak_bytes", "return_peak_bytes"),
)


def middle(measures: Measures, name: str) -> float:
    return median(measures[name])


def ratio(comparison: Comparison, samples: dict[str, Measures]) -> float:
    return middle(samples["site"], comparison.site) / middle(samples["stock"], comparison.stock)


def cold_bytes(measures: Measures) -> float:
    """Everything that a first visit with one run fetches, its idle work included."""
    return middle(measures, "cold_before_bytes") + middle(measures, "cold_settled_bytes")
