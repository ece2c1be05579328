"""Three ways to mask attention: what enters the softmax, the weights that come out, the sum of each row."""

import xml.etree.ElementTree as etree

import numpy as np
import numpy.typing as npt

from lessonkit.pictures.picture import SUBSCRIPTS, Choice, Field, Group, Picture, drawing, fixed, svg

Floats = npt.NDArray[np.float64]

SCORES = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 2.0], [1.0, 0.0, 1.0]])
WAYS = {"infinite": "−∞, then softmax", "finite": "−10⁴, then softmax", "after": "softmax, then zero"}
LOWERED = (0, 2500, 5000, 7500, 9000, 9990, 9995, 9998, 10000, 10002, 10005, 10010)
"""Steps of the slider: close together where −10⁴ begins to fail."""

MASK = {"infinite": -np.inf, "finite": -1e4, "after": 0.0}
CELL, ROW, LEFT, RIGHT, TOP = 39, 28, 13, 150, 34
SUM = RIGHT + 3 * CELL + 5


def entering(scores: Floats, way: str) -> Floats:
    """What the softmax is given, shape (T, T): the scores, with the mask of `way` added above the diagonal."""
    return np.asarray(scores + np.where(np.tri(len(scores)) > 0, 0.0, MASK[way]))


def weights(scores: Floats, way: str) -> Floats:
    """Attention weights, shape (T, T), in float64; row i is position i's."""
    entered = entering(scores, way)
    shares = np.exp(entered - entered.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return np.asarray(np.tril(shares) if way == "after" else shares)


def picture() -> Picture:
    """The lesson's scores, nothing changed."""
    sums = [fixed(value, 3) for value in weights(SCORES, "after").sum(axis=1)]
    says = (
        "−∞: every row of weights sums to 1. −10⁴: the same weights here. Zeroed after: row 1 sums to "
        f"{sums[0]} and row 2 to {sums[1]}, because their denominators still hold the future."
    )
    drawings = tuple(_panel(way, title) for way, title in WAYS.items())
    position = (("0", "none"), *((str(i), str(i)) for i in (1, 2, 3)))
    groups = (
        Group("Raw scores", tuple(_score(i, j) for i in range(3) for j in range(3)), "grid"),
        Group("Mask and position", (_lowered(), Choice("position", "Look from position", "radio", position)), "column"),
    )
    key = (
        ("picture__cell picture__cell--past", "past and present, which a position may read"),
        ("picture__cell picture__cell--future", "future, which it may not"),
    )
    rows = tuple(
        (f"{title}: i = {i + 1}", *map(shown, row), fixed(row.sum(), 3))
        for way, title in WAYS.items()
        for i, row in enumerate(weights(SCORES, way))
    )
    return Picture(groups, drawings, says, ("weights", "j = 1", "j = 2", "j = 3", "row sum"), rows, key)


def shown(weight: float) -> str:
    """Three decimals, an exact 0 told apart from a small number."""
    return "0" if weight == 0 else "≈ 0" if weight < 0.0005 else fixed(weight, 3)


def _score(i: int, j: int) -> Field:
    name = f"s{i + 1}{j + 1}".translate(SUBSCRIPTS)
    spoken = f"{name}, score of position {i + 1} for position {j + 1}"
    return Field(f"s{i}{j}", name, "number", fixed(SCORES[i, j], 0), "-9", "9", "1", spoken=spoken)


def _lowered() -> Field:
    return Field("lowered", "Lower every allowed score by", "range", "0", "0", str(len(LOWERED) - 1), "1", "0")


def _panel(way: str, title: str) -> etree.Element:
    parts = [svg("text", title, x=LEFT, y=12, class_="picture__label picture__label--title")]
    for j in range(3):
        for left in (LEFT, RIGHT):
            parts.append(_label(left + (j + 0.5) * CELL, TOP - 6, f"j = {j + 1}"))
    parts.append(svg("text", "row sum", x=SUM - 2, y=TOP - 6, class_="picture__label"))
    parts.append(svg("path", d=f"M{LEFT + 3 * CELL + 3} {TOP + 42}h12m-4 -4l4 4l-4 4", class_="picture__arrow"))
    entered, result = entering(SCORES, way), weights(SCORES, way)
    for i in range(3):
        row = svg("g", class_="picture__row", data_row=str(i))
        y = TOP + i * ROW
        row.append(_label(LEFT - 7, y + 18, str(i + 1)))
        for j in range(3):
            before = fixed(entered[i, j], 0).replace("-", "−") if np.isfinite(entered[i, j]) else "−∞"
            row.extend(_cell(LEFT + j * CELL, y, j > i, before, f"before-{j}"))
            row.extend(_cell(RIGHT + j * CELL, y, j > i, shown(result[i, j]), f"weight-{j}", result[i, j]))
        row.append(svg("text", fixed(result[i].sum(), 3), x=SUM, y=y + 13, class_="picture__number", data_is="sum"))
        row.append(svg("text", x=SUM, y=y + 25, class_="picture__mark picture__mark--fine", data_is="mark"))
        row.append(svg("rect", x=LEFT, y=y + 1, width=3 * CELL + RIGHT - LEFT, height=ROW - 2, class_="picture__ring"))
        parts.append(row)
    return drawing(SUM + 48, TOP + 3 * ROW + 2, f"{title}: scores and weights", parts, data_way=way)


def _label(x: float, y: float, content: str) -> etree.Element:
    return svg("text", content, x=x, y=y, class_="picture__label picture__label--middle")


def _cell(x: float, y: float, is_future: bool, content: str, name: str, share: float = 0.0) -> list[etree.Element]:
    kind = "future" if is_future else "past"
    bar = max(0.0, share) * (ROW - 4)
    return [
        svg("rect", x=x + 1, y=y + 1, width=CELL - 2, height=ROW - 2, class_=f"picture__cell picture__cell--{kind}"),
        svg(
            "rect",
            x=x + 2,
            y=fixed(y + ROW - 2 - bar, 1),
            width=CELL - 4,
            height=fixed(bar, 1),
            class_="picture__bar",
            data_is=f"bar-{name}",
        ),
        svg(
            "text",
            content,
            x=x + CELL / 2,
            y=y + 18,
            class_=f"picture__number picture__number--middle picture__number--{name.partition('-')[0]}",
            data_is=name,
        ),
    ]
