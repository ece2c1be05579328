"""The raster-order masks of PixelCNN, and what a stack of them sees.

Raster order: row by row from the top, left to right within a row. A mask of odd size s covers the s × s pixels around
the one in question: 1 where the weight is kept. Mask A keeps what comes before the centre, mask B the centre too.
Sources: van den Oord et al. 2016a (arXiv:1601.06759) for the masks, 2016b (arXiv:1606.05328) for the blind spot.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from grading.bench import Floats

Kind = Literal["A", "B"]
Pixel = tuple[int, int]

KINDS: tuple[Kind, Kind] = ("A", "B")


def raster_mask(size: int, kind: Kind) -> Floats:
    """The reference, shape (size, size), from the definition: the number of a pixel in raster order decides."""
    centre = size * size // 2
    last = centre if kind == "B" else centre - 1
    return np.array([[float(row * size + column <= last) for column in range(size)] for row in range(size)])


def offsets(mask: Floats) -> list[Pixel]:
    """(rows down, columns right) of the pixels that a mask keeps, from its centre."""
    half = len(mask) // 2
    return [(int(row) - half, int(column) - half) for row, column in np.argwhere(mask != 0)]


def field(masks: Sequence[Floats], side: int) -> set[Pixel]:
    """The pixels of a side × side image that the output at its centre reads through a stack of masked layers.

    The first mask is that of the first layer, on the image itself.
    """
    pixels = {(side // 2, side // 2)}
    for mask in reversed(masks):
        pixels = _step(pixels, offsets(mask), side)
    return pixels


def deepest_field(first: Floats, later: Floats, side: int) -> set[Pixel]:
    """The same for a stack with any number of later layers."""
    centre = (side // 2, side // 2)
    reached, fresh = {centre}, {centre}
    while fresh:
        fresh = _step(fresh, offsets(later), side) - reached
        reached |= fresh
    return _step(reached, offsets(first), side)


def routes(pixel: Pixel, masks: Sequence[Floats], side: int) -> int:
    """The output at the centre of an image that is 1 at `pixel` and 0 elsewhere, the kernels being the masks."""
    image = np.zeros((side, side))
    image[pixel] = 1.0
    for mask in masks:
        half = len(mask) // 2
        padded = np.pad(image, half)
        image = np.array(
            [[np.sum(padded[r : r + len(mask), c : c + len(mask)] * mask) for c in range(side)] for r in range(side)]
        )
    return int(image[side // 2, side // 2])


def past(side: int) -> set[Pixel]:
    """The pixels before the centre, in raster order."""
    centre = side * side // 2
    return {divmod(number, side) for number in range(centre)}


def _step(pixels: Iterable[Pixel], steps: Iterable[Pixel], side: int) -> set[Pixel]:
    moved = {(row + down, column + right) for row, column in pixels for down, right in steps}
    return {(row, column) for row, column in moved if 0 <= row < side and 0 <= column < side}
