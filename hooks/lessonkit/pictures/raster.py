"""What a pixel reads through a stack of masked 3 × 3 kernels, and the past that no number of layers reaches."""

import xml.etree.ElementTree as etree

from grading.raster import KINDS, Pixel, field, past, raster_mask
from lessonkit.pictures.picture import Choice, Field, Group, Picture, drawing, svg

SIDE, LAYERS, MOST_LAYERS = 9, 3, 8
DEEP = 3 * SIDE
"""As many layers as bring everything that layers can."""

CENTRE: Pixel = (SIDE // 2, SIDE // 2)
CELL, EDGE = 28, 18
KERNEL_CELL, KERNEL_LEFT, KERNEL_TOP = 18, 48, 22
MARKS = {"blind": "×", "self": "?", "leak": "!"}
KEY = (
    ("picture__cell picture__cell--read", "read; the number says how many layers it takes"),
    ("picture__cell picture__cell--later", "past that takes more layers"),
    ("picture__cell picture__cell--blind", "× blind spot: past that no number of layers reaches"),
    ("picture__cell picture__cell--future", "future"),
    ("picture__cell picture__cell--self", "? the pixel that is predicted"),
    ("picture__cell picture__cell--leak", "! the pixel itself is read: a leak"),
)


def depths() -> dict[Pixel, int]:
    """For each pixel that the centre reads through mask A, then B, the fewest layers that it takes."""
    mask_a, mask_b = (raster_mask(3, kind) for kind in KINDS)
    fields = [field([mask_a] + [mask_b] * (layers - 1), SIDE) for layers in range(1, DEEP + 1)]
    return {pixel: next(n for n, seen in enumerate(fields, 1) if pixel in seen) for pixel in fields[-1]}


def kind_of(pixel: Pixel, depth: dict[Pixel, int], layers: int) -> str:
    """ "read", "later", "blind", "future" or "self", for the centre as the one that reads."""
    if pixel == CENTRE:
        return "self"
    if pixel not in past(SIDE):
        return "future"
    return "blind" if pixel not in depth else "read" if depth[pixel] <= layers else "later"


def picture() -> Picture:
    """The centre of the image, three layers, mask A first."""
    depth = depths()
    pixels = [(row, column) for row in range(SIDE) for column in range(SIDE)]
    kinds = {pixel: kind_of(pixel, depth, LAYERS) for pixel in pixels}
    counted = {kind: list(kinds.values()).count(kind) for kind in ("read", "later", "blind")}
    says = (
        f"The pixel in row 5, column 5 reads {counted['read']} of the {len(past(SIDE))} pixels before it. "
        f"{counted['later']} more come with more layers. {counted['blind']} lie in the blind spot: no number of layers "
        "reaches them."
    )
    groups = (
        Group(
            "Layers and masks",
            (
                Field("layers", "Layers", "range", str(LAYERS), "1", str(MOST_LAYERS), "1", str(LAYERS)),
                Choice("first", "Mask of the first layer", "radio", (("A", "A"), ("B", "B"))),
                Choice("stacks", "Stacks", "radio", (("1", "one"), ("2", "two (gated)"))),
            ),
            "column",
        ),
        Group(
            "Pixel that is predicted",
            tuple(
                Field(name, name.capitalize(), "range", str(CENTRE[0] + 1), "1", str(SIDE), "1", str(CENTRE[0] + 1))
                for name in ("row", "column")
            ),
            "column",
        ),
    )
    cells = [part for pixel in pixels for part in _cell(pixel, kinds[pixel], depth)]
    labels = [_label(EDGE + (n + 0.5) * CELL, 13, str(n + 1)) for n in range(SIDE)]
    labels += [_label(8, EDGE + (n + 0.5) * CELL + 4, str(n + 1)) for n in range(SIDE)]
    size = EDGE + SIDE * CELL + 2
    image = drawing(size, size, "Image of 9 by 9 pixels: what is read", labels + cells, data_is="image")
    counts = tuple(
        (name, str(counted[kind]))
        for kind, name in zip(counted, ("read", "with more layers", "blind spot"), strict=True)
    )
    return Picture(groups, (image, _kernels()), says, ("pixels before it", "how many"), counts, KEY)


def _cell(pixel: Pixel, kind: str, depth: dict[Pixel, int]) -> list[etree.Element]:
    row, column = pixel
    x, y = EDGE + column * CELL, EDGE + row * CELL
    mark = MARKS.get(kind, str(depth.get(pixel, "")))
    name = f"{row},{column}"
    return [
        svg(
            "rect",
            x=x + 1,
            y=y + 1,
            width=CELL - 2,
            height=CELL - 2,
            class_=f"picture__cell picture__cell--{kind}",
            data_cell=name,
        ),
        svg("text", mark, x=x + CELL / 2, y=y + 18, class_="picture__number picture__number--middle", data_mark=name),
    ]


def _kernels() -> etree.Element:
    """The first layer's mask above the others'; the second stack's are hidden until there are two."""
    mask_a, mask_b = (raster_mask(3, kind) for kind in KINDS)
    parts = []
    for stack, title in enumerate(("kernel", "horizontal")):
        group = svg("g", data_stack=str(stack), **({"class_": "picture__hidden"} if stack else {}))
        left = KERNEL_LEFT + stack * 3.7 * KERNEL_CELL
        group.append(svg("text", title, x=left, y=13, class_="picture__label", data_is="title"))
        for place, mask in enumerate((mask_a, mask_b)):
            top = KERNEL_TOP + place * 3.6 * KERNEL_CELL
            for number, kept in enumerate(mask.ravel().astype(int)):
                row, column = divmod(number, 3)
                x, y = left + column * KERNEL_CELL, top + row * KERNEL_CELL
                group.append(
                    svg(
                        "rect",
                        x=x,
                        y=y,
                        width=KERNEL_CELL,
                        height=KERNEL_CELL,
                        data_kernel=f"{place},{number}",
                        class_=f"picture__cell picture__cell--{'read' if kept else 'future'}",
                    )
                )
                group.append(
                    svg(
                        "text",
                        str(kept),
                        x=x + KERNEL_CELL / 2,
                        y=y + 13,
                        data_weight=f"{place},{number}",
                        class_="picture__number picture__number--middle",
                    )
                )
        parts.append(group)
    for place, words in enumerate(("layer 1", f"2 to {LAYERS}")):
        y = KERNEL_TOP + (place * 3.6 + 1.7) * KERNEL_CELL
        parts.append(svg("text", words, x=0, y=y, class_="picture__label", data_is=f"layers-{place}"))
    size = (KERNEL_LEFT + 6.7 * KERNEL_CELL + 2, KERNEL_TOP + 6.6 * KERNEL_CELL + 2)
    return drawing(*size, "Kernels: 1 where a weight is kept", parts, data_is="kernels")


def _label(x: float, y: float, content: str) -> etree.Element:
    return svg("text", content, x=x, y=y, class_="picture__label picture__label--middle")
