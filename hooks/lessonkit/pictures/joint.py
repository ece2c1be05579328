"""All 27 sequences as areas of a square, cut by the chain rule in an order of the three places."""

import xml.etree.ElementTree as etree
from itertools import permutations, product

from lessonkit.pictures.picture import SUBSCRIPTS, Choice, Field, Group, Picture, drawing, fixed, svg

SYMBOLS = "DOG"
SEQUENCES = tuple("".join(letters) for letters in product(SYMBOLS, repeat=3))
THOUSANDTHS = (
    *(18, 30, 12, 45, 45, 60, 27, 18, 45),
    *(60, 80, 60, 8, 12, 20, 64, 16, 80),
    *(45, 18, 27, 36, 90, 54, 9, 15, 6),
)
"""The joint, in the order of SEQUENCES: DOG has 60, as p(D) = 0.3, p(O | D) = 0.5 and p(G | D, O) = 0.4 want it."""

JOINT = tuple(value / 1000 for value in THOUSANDTHS)
ORDERS = tuple(permutations(range(3)))
FOLLOWED, SIDE = "DOG", 300
LETTERED = (31, 13)
"""The least width and height of an area with room for its letters."""

Box = tuple[float, float, float, float]


def probability(joint: tuple[float, ...], known: dict[int, str]) -> float:
    """That the places have the letters that `known` gives them."""
    total = 0.0
    for sequence, value in zip(SEQUENCES, joint, strict=True):
        if all(sequence[place] == letter for place, letter in known.items()):
            total += value
    return total


def factors(joint: tuple[float, ...], sequence: str, order: tuple[int, ...]) -> list[float]:
    """One conditional for each place of `order`, given the places before it there."""
    known: dict[int, str] = {}
    found, before = [], probability(joint, known)
    for place in order:
        known[place] = sequence[place]
        after = probability(joint, known)
        found.append(after / before)
        before = after
    return found


def box(joint: tuple[float, ...], sequence: str, order: tuple[int, ...], depth: int) -> Box:
    """x, y, width and height in the unit square after `depth` cuts: across, down, across again."""
    left, top, width, height = 0.0, 0.0, 1.0, 1.0
    known: dict[int, str] = {}
    whole = probability(joint, known)
    for cut, place in enumerate(order[:depth]):
        parts = [probability(joint, {**known, place: letter}) / whole for letter in SYMBOLS]
        number = SYMBOLS.index(sequence[place])
        begin, share = sum(parts[:number]), parts[number]
        if cut == 1:
            top, height = top + begin * height, share * height
        else:
            left, width = left + begin * width, share * width
        known[place] = sequence[place]
        whole = probability(joint, known)
    return left, top, width, height


def picture() -> Picture:
    """Cut in the order x₁, x₂, x₃, nothing spread, DOG followed."""
    products, rows = [], []
    for order in ORDERS:
        found = factors(JOINT, FOLLOWED, order)
        products.append(found[0] * found[1] * found[2])
        rows.append((name(order), *map(short, found), short(products[-1])))
    first = " · ".join(rows[0][1:4])
    says = (
        f"In the order {name(ORDERS[0])} the factors of {FOLLOWED} are {first}, and its area is {rows[0][4]} (to four "
        f"decimals). In the other five orders the product is the same: the six differ by {difference(products)}. "
        f"All 27 areas add up to {fixed(sum(JOINT), 6)}."
    )
    controls = (
        Choice("order", "Order of the cuts", "select", tuple((str(n), name(order)) for n, order in enumerate(ORDERS))),
        Choice("followed", "Sequence", "select", tuple((sequence, sequence) for sequence in _followed_first())),
        Field("spread", "Spread evenly", "range", "0", "0", "100", "5", "0 %"),
    )
    head = ("order", "first factor", "second", "third", "product")
    says_drawing = "A square cut into 27 areas, one for each sequence"
    square = drawing(SIDE + 2, SIDE + 2, says_drawing, _areas(ORDERS[0]))
    return Picture((Group("Cuts", controls, "column"),), (square,), says, head, tuple(rows))


def name(order: tuple[int, ...]) -> str:
    """As "x₁, x₂, x₃"."""
    return ", ".join(f"x{place + 1}".translate(SUBSCRIPTS) for place in order)


def short(number: float) -> str:
    """Up to four decimals, without zeros at the end."""
    return fixed(number, 4).rstrip("0").rstrip(".")


def difference(products: list[float]) -> str:
    """Of the largest and the smallest; rounding leaves some 10⁻¹⁷."""
    return "less than 10⁻¹⁵" if max(products) - min(products) < 1e-15 else fixed(max(products) - min(products), 6)


def _followed_first() -> list[str]:
    return sorted(SEQUENCES, key=lambda sequence: sequence != FOLLOWED)


def _areas(order: tuple[int, ...]) -> list[etree.Element]:
    """The areas, then the borders of the first and second cuts, then the letters."""
    areas, letters = [], []
    for sequence in SEQUENCES:
        x, y, width, height = (SIDE * part for part in box(JOINT, sequence, order, 3))
        kind = f"picture__area picture__area--{sequence[order[0]]}"
        areas.append(svg("rect", **_placed((x, y, width, height)), class_=kind, data_area=sequence))
        content = sequence if width >= LETTERED[0] and height >= LETTERED[1] else ""
        place = {"x": fixed(x + width / 2 + 1, 1), "y": fixed(y + height / 2 + 5, 1)}
        kind = "picture__number picture__number--middle"
        letters.append(svg("text", content, **place, class_=kind, data_letters=sequence))
    cuts = [
        svg(
            "rect",
            **_placed(tuple(SIDE * part for part in box(JOINT, first + second + "D", (0, 1, 2), depth))),
            class_=f"picture__cut picture__cut--{depth}",
            data_cut=f"{depth},{first}{second}",
        )
        for depth in (2, 1)
        for first in SYMBOLS
        for second in (SYMBOLS if depth == 2 else "D")
    ]
    followed = tuple(SIDE * part for part in box(JOINT, FOLLOWED, order, 3))
    ring = svg("rect", **_placed(followed), class_="picture__followed", data_is="followed")
    return [*areas, *cuts, ring, *letters]


def _placed(place: tuple[float, ...]) -> dict[str, str]:
    x, y, width, height = place
    return {"x": fixed(x + 1, 1), "y": fixed(y + 1, 1), "width": fixed(width, 1), "height": fixed(height, 1)}
