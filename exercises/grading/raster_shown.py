"""What the page shows of a learner's masks: the receptive field of a stack of them, blind spot and all."""

from grading.bench import Floats
from grading.bench_report import Evidence, Test
from grading.raster import Pixel, deepest_field, field, past, routes

SIDE = 11
STACK = "A, B, B, B"

_MAY_READ = "It may read only rows above, and what is left of it in its own row."


def field_shown(mask_a: Floats, mask_b: Floats) -> Test:
    """The field of A, B, B, B, masks of one size, at the centre of an 11 × 11 image.

    Cells: "self"; "seen"; "unread", past that more layers would reach; "blind", past that no number of layers reaches;
    "future"; "leak", what is read and must not be.
    """
    stack = [mask_a, mask_b, mask_b, mask_b]
    seen = field(stack, SIDE)
    allowed = past(SIDE)
    blind = allowed - deepest_field(mask_a, mask_b, SIDE) - seen
    leaking = seen - allowed

    def cell(pixel: Pixel) -> str:
        if pixel in leaking:
            return "leak"
        if pixel == (SIDE // 2, SIDE // 2):
            return "self"
        if pixel not in allowed:
            return "future"
        return "seen" if pixel in seen else "blind" if pixel in blind else "unread"

    pixels = [[(row, column) for column in range(SIDE)] for row in range(SIDE)]
    return {
        "id": "receptive-field",
        "title": f"What the centre pixel reads through the layers {STACK}",
        "passed": not leaking and bool(seen),
        "sentence": _sentence(len(allowed), len(allowed & seen), blind, leaking),
        "lesson": "pixelcnn",
        "picture": {
            "kind": "grid",
            "row_label": "row of the image",
            "column_label": "column of the image",
            "cells": [[cell(pixel) for pixel in row] for row in pixels],
            "proofs": [_proof(pixel, stack) for pixel in sorted(leaking)],
        },
    }


def _proof(pixel: Pixel, stack: list[Floats]) -> Evidence:
    """Linear layers whose kernels are the masks themselves: the output at the centre counts the ways from a pixel."""
    row, column = pixel
    ways = routes(pixel, stack, SIDE)
    return {
        "cell": pixel,
        "name": f"pixel at row {row + 1}, column {column + 1}",
        "sentence": (
            f"Two images, all 0 but for one pixel at row {row + 1}, column {column + 1}. It does not come before the "
            "centre; yet through layers with your masks for kernels, the output at the centre moves."
        ),
        "rows": [
            (f"pixel ({row + 1}, {column + 1})", "0 → 1"),
            ("output at the centre", f"0 → {ways}"),
        ],
    }


def _sentence(allowed: int, seen: int, blind: set[Pixel], leaking: set[Pixel]) -> str:
    if (SIDE // 2, SIDE // 2) in leaking:
        return f"Leaks: the pixel reads itself, and {len(leaking) - 1} later ones. {_MAY_READ}"
    if leaking:
        return f"Leaks: the pixel reads {len(leaking)} later ones. {_MAY_READ}"
    counts = f"Of the {allowed} pixels of its past, the centre reads {seen}"
    if not seen:
        return f"{counts}: these masks keep nothing of it."
    far = allowed - seen - len(blind)
    where = "to the right above" if all(row < SIDE // 2 < column for row, column in blind) else "of the past"
    rest = f"{counts}; {far} more would come with more layers."
    if not blind:
        return rest
    return (
        f"{rest} The other {len(blind)}, {where}, lie in the blind spot: no number of such layers reaches them. "
        "No future is leaked, but allowed past is lost; the two stacks of the gated PixelCNN win it back."
    )
