"""The usual slips with raster-order masks, as formulas: values tell which slip it was."""

from collections.abc import Callable

import numpy as np

from grading.bench import Floats
from grading.raster import Kind, raster_mask
from grading.slips import Slip

Formula = Callable[[int, Kind], Floats]
Above = Callable[[int], Floats | float]
OTHER: dict[Kind, Kind] = {"A": "B", "B": "A"}


def _drawn(above: Above, left: bool = True, right: bool = False) -> Formula:
    """A mask from its parts; `above` is given the centre c and says which of the cells [:c, :] are kept."""

    def mask(size: int, kind: Kind) -> Floats:
        centre = size // 2
        kept = np.zeros((size, size))
        kept[:centre] = above(centre)
        kept[centre, :centre] = left
        kept[centre, centre + 1 :] = right
        kept[centre, centre] = kind == "B"
        return kept

    return mask


def _changed(change: Callable[[Floats], Floats]) -> Formula:
    """What `change` makes of the right mask."""
    return lambda size, kind: change(raster_mask(size, kind))


def _columns(keep: Callable[[int, int], bool]) -> Above:
    """Rows above that keep a column by its offset from the centre c."""
    return lambda centre: np.array([float(keep(column, centre)) for column in range(2 * centre + 1)])


def _rows(keep: Callable[[int, int], bool]) -> Above:
    """Rows above, shape (c, 1), that are kept or not as a whole."""
    return lambda centre: np.array([[float(keep(row, centre))] for row in range(centre)]).reshape(centre, 1)


SLIPS = [
    Slip(
        _drawn(_columns(lambda column, centre: column <= centre)),
        "Above and to the right is missing. In raster order every row above comes first, all of it: `mask[:c, :] = 1`.",
    ),
    Slip(
        _drawn(_columns(lambda column, centre: column < centre)),
        "Of the rows above only the left part is kept. In raster order every row above comes first, all of it: "
        "`mask[:c, :] = 1`.",
    ),
    Slip(
        _drawn(_columns(lambda column, centre: column == centre)),
        "Of the rows above only the centre column is kept. In raster order all of every row above comes first.",
    ),
    Slip(
        lambda size, kind: np.tri(size, k=0 if kind == "B" else -1),
        "That is a triangle, the mask of attention, where row i stands for position i. Here the whole kernel stands "
        "around one pixel: keep every row above, and the left of its own row.",
    ),
    Slip(
        lambda size, kind: raster_mask(size, OTHER[kind]),
        'A and B are swapped. A, for the first layer, hides the centre; B shows it: `mask[c, c] = kind == "B"`.',
    ),
    Slip(
        lambda size, kind: raster_mask(size, "A"),
        'The centre is hidden for both kinds. B shows it: `mask[c, c] = kind == "B"`.',
    ),
    Slip(
        lambda size, kind: raster_mask(size, "B"),
        'The centre is shown for both kinds, so the first layer reads its own target. A hides it: `kind == "B"`.',
    ),
    Slip(
        _drawn(lambda centre: 1.0, right=True),
        "The right of the centre is kept too, and those pixels come later. In its own row keep `mask[c, :c]` only.",
    ),
    Slip(
        lambda size, kind: np.maximum(_drawn(lambda centre: 1.0, right=True)(size, kind), raster_mask(size, "B")),
        "The whole row of the centre is kept, whatever the kind. In that row keep `mask[c, :c]`, and the centre for B.",
    ),
    Slip(
        _changed(lambda mask: np.maximum(mask, np.flipud(mask))),
        "Rows below are kept too, and those pixels come later. Keep the rows above: `mask[:c, :]`.",
    ),
    Slip(
        lambda size, kind: np.where(raster_mask(size, "B") == raster_mask(size, "A"), 1.0, float(kind == "B")),
        "Everything is kept but the centre. Pixels to the right and below come later: keep only those before.",
    ),
    Slip(
        lambda size, kind: np.ones((size, size)),
        "Everything is kept. Start from zeros, and keep only what comes before.",
    ),
    Slip(
        lambda size, kind: np.zeros((size, size)), "Everything is hidden. Keep the rows above and the left of the row."
    ),
    Slip(_changed(np.transpose), "It is transposed: `mask[row, column]`, and raster order goes row by row."),
    Slip(
        _changed(np.flipud), "It is upside down: row 0 is the top row, so the past is `mask[:c]`, not `mask[c + 1:]`."
    ),
    Slip(_changed(np.fliplr), "Left and right are swapped: the past of its own row is `mask[c, :c]`."),
    Slip(
        lambda size, kind: np.rot90(raster_mask(size, kind), 2),
        "That keeps the future: rows below and the right. The past is `mask[:c, :]` and `mask[c, :c]`.",
    ),
    Slip(_changed(lambda mask: 1 - mask), "0 and 1 are swapped: 1 keeps a weight, 0 hides it."),
    Slip(_drawn(lambda centre: 0.0), "The rows above are missing. Every row above comes before: `mask[:c, :] = 1`."),
    Slip(
        _drawn(lambda centre: 1.0, left=False),
        "The left of its own row is missing, and comes before: `mask[c, :c] = 1`.",
    ),
    Slip(
        _drawn(_rows(lambda row, centre: row == centre - 1)),
        "Only the row just above is kept. Every row above comes before, however far: `mask[:c, :]`.",
    ),
    Slip(
        _drawn(_rows(lambda row, centre: row < centre - 1)),
        "The row just above is missing. A slice ends before its end: `mask[:c]` are the rows 0 … c − 1.",
    ),
    Slip(
        _drawn(_rows(lambda row, centre: row > 0)),
        "The top row is missing. Every row above comes before, from row 0 on: `mask[:c, :]`.",
    ),
]
