"""What one step of generation multiplies, with and without a KV cache, by how many tokens there are."""

import xml.etree.ElementTree as etree
from math import floor, log10
from typing import NamedTuple

from lessonkit.pictures.picture import Choice, Field, Group, Picture, drawing, fixed, svg

WIDTH, HEIGHT = 300.0, 198.0
LEFT, TOP = 42, 8
DECADES_X, DECADES_Y, BELOW = 5, 9, 2
"""The axes: 1 to 10⁵ tokens, and nine powers of ten from two below what the weights take once."""

LABEL = 135
"""Room for the label of the border: below it on the right, else above it on the left, as here."""

STEP = 30
"""Of the slider, ten steps to a power of ten: t = 1,000."""

PRESETS = (
    ("768,12,50257", "GPT-2, the smallest"),
    ("12288,96,50257", "GPT-3 175B"),
    ("48,1,16", "the lab’s timed model"),
    ("own", "sizes of your own"),
)
LINES = (
    ("without", "one step without a cache"),
    ("cached", "one step with the cache"),
    ("weights", "of it, with weights"),
    ("attention", "of it, in attention"),
)
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Size(NamedTuple):
    """Width d, number of blocks L, size V of the vocabulary."""

    width: int
    blocks: int
    vocabulary: int

    @property
    def weights(self) -> int:
        """Multiplications of one token with every weight once: 12 L d² + d V."""
        return 12 * self.blocks * self.width**2 + self.width * self.vocabulary

    def attention(self, t: float) -> float:
        """Multiplications of one query with t keys and of as many weights with values, in all blocks: 2 t d L."""
        return 2 * t * self.width * self.blocks

    @property
    def border(self) -> float:
        """Tokens at which attention takes as much as everything else: 6 d + V / (2 L)."""
        return self.weights / self.attention(1)


class Work(NamedTuple):
    """Multiplications of step t, of all steps up to it, and numbers that the cache then holds."""

    weights: float
    attention: float
    total: float
    kept: float


def cached(size: Size, t: int) -> Work:
    """With the cache, one row is computed."""
    total = t * size.weights + size.attention(1) * t * (t + 1) / 2
    return Work(size.weights, size.attention(t), total, 2 * t * size.width * size.blocks)


def uncached(size: Size, t: int) -> Work:
    """Without, all t rows are."""
    total = size.weights * t * (t + 1) / 2 + size.attention(1) * t * (t + 1) * (2 * t + 1) / 6
    return Work(t * size.weights, t * size.attention(t), total, 0)


def picture() -> Picture:
    """GPT-2's smallest size, 1,000 tokens, two bytes a number."""
    size, t, number_bytes = Size(768, 12, 50257), 1000, 2
    held, anew = cached(size, t), uncached(size, t)
    share = 100 * held.attention / (held.weights + held.attention)
    says = (
        f"At t = {t:,}, one step takes {count(held.weights + held.attention)} multiplications with the cache, "
        f"{fixed(share, 1)} % of them in attention. Without it, the step takes {t:,} times as many. The cache holds "
        f"{in_bytes(held.kept * number_bytes)}. From t = {floor(size.border) + 1:,} on, attention takes more than "
        f"everything else; the blocks alone would have the border at 6d = {6 * size.width:,}."
    )
    rows = (
        ("multiplications in step t, with weights", count(held.weights), count(anew.weights)),
        ("multiplications in step t, in attention", count(held.attention), count(anew.attention)),
        ("multiplications in steps 1 to t", count(held.total), count(anew.total)),
        ("keys and values of a token", in_bytes(held.kept / t * number_bytes), "none kept"),
        ("keys and values of t tokens", in_bytes(held.kept * number_bytes), "none kept"),
    )
    key = tuple((f"picture__line picture__line--{name}", words) for name, words in LINES)
    return Picture(
        _groups(size, t),
        (chart(size, t),),
        says,
        ("", "with the cache", "without"),
        rows,
        key,
        is_open=True,
    )


def count(number: float) -> str:
    """Whole below a million, else three digits and a power of ten."""
    if number < 1e6:
        return f"{number:,.0f}"
    digits, power = f"{number:.2e}".split("e")
    return f"{digits} × 10{str(int(power)).translate(SUPERSCRIPTS)}"


def in_bytes(number: float) -> str:
    """In steps of a thousand: 1 MB is 10⁶ bytes."""
    power = min(max(floor(log10(number) / 3), 0), 4)
    return f"{fixed(number / 1000**power, 1 if power else 0)} {('bytes', 'kB', 'MB', 'GB', 'TB')[power]}"


def _groups(size: Size, t: int) -> tuple[Group, ...]:
    sizes = (
        Choice("preset", "Sizes of", "select", PRESETS),
        Field("width", "Width d", "number", str(size.width), "1", "100000", "1"),
        Field("blocks", "Blocks L", "number", str(size.blocks), "1", "1000", "1"),
        Field("vocabulary", "Vocabulary V", "number", str(size.vocabulary), "2", "1000000", "1"),
        Choice("bytes", "A number takes", "select", (("2", "2 bytes"), ("4", "4 bytes"), ("1", "1 byte"))),
    )
    tokens = Field("tokens", "Tokens t", "range", str(STEP), "0", str(10 * DECADES_X), "1", f"{t:,}")
    return (Group("Sizes of the model", sizes, "column"), Group("Length", (tokens,), "column"))


def chart(size: Size, t: int) -> etree.Element:
    """The four lines on axes of powers of ten, a line at t and a circle at the border."""
    bottom = floor(log10(size.weights)) - BELOW

    def x(value: float) -> float:
        return log10(value) / DECADES_X * WIDTH

    def y(value: float) -> float:
        return HEIGHT - (log10(value) - bottom) / DECADES_Y * HEIGHT

    plot = svg("svg", x=LEFT, y=TOP, width=WIDTH, height=HEIGHT, role="presentation")
    parts = [plot]
    for power in range(DECADES_X + 1):
        at = power / DECADES_X * WIDTH
        plot.append(svg("line", x1=at, y1=0, x2=at, y2=HEIGHT, class_="picture__grid"))
        label = str(10**power) if power < 3 else f"10{str(power).translate(SUPERSCRIPTS)}"
        parts.append(_label(LEFT + at, TOP + HEIGHT + 15, label, "end" if power == DECADES_X else "middle"))
    for power in range(DECADES_Y + 1):
        at = HEIGHT - power / DECADES_Y * HEIGHT
        plot.append(svg("line", x1=0, y1=at, x2=WIDTH, y2=at, class_="picture__grid"))
        name = f"10{str(bottom + power).translate(SUPERSCRIPTS)}"
        parts.append(
            svg(
                "text",
                name,
                x=LEFT - 5,
                y=TOP + at + 4,
                class_="picture__label picture__label--end",
                data_power=str(power),
            )
        )
    parts.append(
        _label(LEFT + WIDTH / 2, TOP + HEIGHT + 31, "tokens so far, t; upwards: multiplications in step t", "middle")
    )
    for name, _ in LINES:
        points = [(x(at), y(_work(size, at, name))) for at in (10 ** (k / 4) for k in range(4 * DECADES_X + 1))]
        path = " ".join(f"{fixed(left, 1)},{fixed(top, 1)}" for left, top in points)
        plot.append(svg("polyline", points=path, class_=f"picture__line picture__line--{name}", data_line=name))
    now, border = fixed(x(t), 1), fixed(x(size.border), 1)
    plot.append(svg("line", x1=now, y1=0, x2=now, y2=HEIGHT, class_="picture__now", data_is="now"))
    plot.append(_label(x(t) - 5, 12, f"t = {t:,}", "end", data_is="now-label"))
    plot.append(svg("circle", cx=border, cy=fixed(y(size.weights), 1), r=5, class_="picture__border", data_is="border"))
    words = f"{floor(size.border) + 1:,}: attention overtakes"
    place = min(x(size.border) + 10, WIDTH - 4)
    plot.append(_label(place, y(size.weights) - 16, words, "end", data_is="border-label"))
    return drawing(LEFT + WIDTH + 8, TOP + HEIGHT + 36, "Multiplications in one step by tokens so far", parts)


def _work(size: Size, t: float, line: str) -> float:
    parts = {"weights": float(size.weights), "attention": size.attention(t)}
    both = size.weights + size.attention(t)
    return (parts | {"cached": both, "without": t * both})[line]


def _label(x: float, y: float, content: str, anchor: str, **attributes: str) -> etree.Element:
    named = {"x": fixed(x, 1), "y": fixed(y, 1), "class_": f"picture__label picture__label--{anchor}"}
    return svg("text", content, **named, **attributes)
