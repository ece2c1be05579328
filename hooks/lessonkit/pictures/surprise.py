"""Three conditionals: their product shrinks as their surprises add up; in a long sequence the product becomes 0.0."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from itertools import accumulate, cycle, islice
from math import exp, log, prod
from operator import mul

from lessonkit.pictures.picture import Choice, Field, Group, Picture, drawing, fixed, svg

PIECES, CONDITIONALS, LENGTH = "DOG", (0.3, 0.5, 0.4), 400
NAMES = ("p(D)", "p(O | D)", "p(G | D, O)")
MOST_NATS, MOST_LONG_NATS, VANISHES_NATS = 9.0, 1200.0, 745.0
"""Where the bars end; below exp(−745) a double is 0.0, since the smallest above it is 5 × 10⁻³²⁴."""

LEFT, LONG, ROW, TOP, WIDTH = 38, 180, 26, 24, 330
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def surprises(conditionals: Sequence[float]) -> list[float]:
    """In nats, one for each conditional."""
    return [-log(p) for p in conditionals]


def in_turn(conditionals: Sequence[float], length: int) -> list[float]:
    """So many conditionals, the given ones over and over."""
    return list(islice(cycle(conditionals), length))


def picture() -> Picture:
    """The lesson's conditionals, in nats; 400 pieces for the long sequence."""
    products, nats = list(accumulate(CONDITIONALS, mul)), surprises(CONDITIONALS)
    total, terms = sum(nats), " + ".join(fixed(value, 3) for value in nats)
    many = in_turn(CONDITIONALS, LENGTH)
    says = (
        f"{' · '.join(map(str, CONDITIONALS))} = {short(products[-1])}. The surprises add up to "
        f"{terms} ≈ {fixed(total, 3)} nats, and −ln {short(products[-1])} ≈ {fixed(-log(products[-1]), 3)}: "
        f"the same number. Perplexity: {fixed(exp(total / 3), 3)}. For {LENGTH} pieces the product is "
        f"{power(prod(many))} and the sum {fixed(sum(surprises(many)), 2)} nats."
    )
    rows = [
        (piece, fixed(p, 2), short(product), fixed(value, 3), fixed(value / log(2), 3))
        for piece, p, product, value in zip(PIECES, CONDITIONALS, products, nats, strict=True)
    ]
    rows.append(("DOG", "", short(products[-1]), fixed(total, 3), fixed(total / log(2), 3)))
    sliders = tuple(
        Field(f"p{n}", name, "range", fixed(p, 2), "0.05", "1", "0.01", fixed(p, 2))
        for n, (name, p) in enumerate(zip(NAMES, CONDITIONALS, strict=True))
    )
    others = (
        Choice("unit", "Unit", "radio", (("nats", "nats"), ("bits", "bits"))),
        Field("length", "Pieces of the long sequence", "number", str(LENGTH), "1", "2000", "1"),
    )
    drawings = (_products(products), _sums(nats), _long(sum(surprises(many)), power(prod(many))))
    head = ("piece", "conditional", "product", "surprise (nats)", "surprise (bits)")
    groups = (Group("Conditionals", sliders, "column"), Group("Unit and length", others, "column"))
    return Picture(groups, drawings, says, head, tuple(rows), is_open=True)


def short(number: float) -> str:
    """Up to six decimals, without zeros at the end: all there are in a product of three numbers of two decimals."""
    return fixed(number, 6).rstrip("0").rstrip(".")


def power(number: float) -> str:
    """Two digits and a power of ten; an exact zero as Python writes it."""
    if number == 0:
        return "0.0"
    digits, exponent = f"{number:.1e}".split("e")
    return f"{digits} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}"


def _products(products: list[float]) -> etree.Element:
    parts = [_title("The product shrinks (bar to the end: 1)")]
    for n, product in enumerate(products):
        parts.append(_label(LEFT - 6, n, PIECES[: n + 1], "end"))
        parts.append(svg("rect", x=LEFT, y=_top(n), width=LONG, height=ROW - 6, class_="picture__cell"))
        width = fixed(LONG * product, 1)
        parts.append(
            svg("rect", x=LEFT, y=_top(n), width=width, height=ROW - 6, class_="picture__bar", data_bar=f"product-{n}")
        )
        parts.append(_label(LEFT + LONG + 8, n, short(product), "start", data_is=f"product-{n}"))
    return drawing(WIDTH, TOP + 3 * ROW, "The product after each piece", parts)


def _sums(nats: list[float]) -> etree.Element:
    parts = [_title("The surprises add up (bar to the end: 9 nats)", data_is="sum-title")]
    for n in range(len(nats)):
        parts.append(_label(LEFT - 6, n, PIECES[: n + 1], "end"))
        left = float(LEFT)
        for k in range(n + 1):
            width = nats[k] / MOST_NATS * LONG
            place = {"x": fixed(left, 1), "width": fixed(width, 1)}
            parts.append(
                svg(
                    "rect",
                    **place,
                    y=_top(n),
                    height=ROW - 6,
                    class_="picture__cell picture__cell--read",
                    data_bar=f"sum-{n}-{k}",
                )
            )
            letter = PIECES[k] if width > 12 else ""
            parts.append(_label(left + width / 2, n, letter, "middle", data_is=f"letter-{n}-{k}"))
            left += width
        parts.append(_label(LEFT + LONG + 8, n, f"{fixed(sum(nats[: n + 1]), 3)} nats", "start", data_is=f"sum-{n}"))
    return drawing(WIDTH, TOP + 3 * ROW, "The sum of surprises after each piece", parts)


def _long(nats: float, product: str) -> etree.Element:
    mark = LEFT + VANISHES_NATS / MOST_LONG_NATS * LONG
    width = fixed(min(nats / MOST_LONG_NATS, 1) * LONG, 1)
    parts = [
        _title(f"{LENGTH} pieces, the three conditionals in turn", data_is="long-title"),
        svg(
            "rect",
            x=LEFT,
            y=_top(0),
            width=width,
            height=ROW - 6,
            class_="picture__cell picture__cell--read",
            data_bar="long",
        ),
        svg("line", x1=mark, x2=mark, y1=_top(0) - 4, y2=_top(1), class_="picture__line picture__line--without"),
        _label(LEFT + LONG + 8, 0, f"{fixed(nats, 2)} nats", "start", data_is="long"),
        _label(mark, 1, "beyond this line: 0.0 in float64", "middle"),
        _label(LEFT, 2, f"product: {product}", "start", data_is="long-product"),
    ]
    return drawing(WIDTH, TOP + 3 * ROW, "A long sequence: the sum of its surprises, and its product", parts)


def _top(row: int) -> int:
    return TOP + row * ROW


def _title(content: str, **attributes: str) -> etree.Element:
    return svg("text", content, x=0, y=13, class_="picture__label picture__label--title", **attributes)


def _label(x: float, row: int, content: str, anchor: str, **attributes: str) -> etree.Element:
    named = {"x": fixed(x, 1), "y": str(_top(row) + 14), "class_": f"picture__label picture__label--{anchor}"}
    return svg("text", content, **named, **attributes)
