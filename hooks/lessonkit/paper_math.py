"""The room that a formula takes, from the metrics of its font: MathML Core's rules, each rounded up.

Source: https://www.w3.org/TR/mathml-core/ sections 3.2 to 3.5. All lengths are in ems of the formula's own font size.
"""

import re
import xml.etree.ElementTree as etree

from lessonkit.paper_fonts import Ink, mathematics_font

THICK = 5 / 18  # the widest space that MathML's operator dictionary puts on a side of an operator
UNSPACED = frozenset("()[]{}|‖∥⟨⟩!\u2061\u2062\u2063^~¯⃗˙¨.")
STRETCHED = frozenset("()[]{}|‖∥⟨⟩/")
LARGE = frozenset("∑∏∐∫∮⋃⋂")
SCRIPT = 0.71
CLEARANCE = 0.03  # browsers round ink to whole pixels
GROWS_BEYOND = 0.52  # what a bracket reaches from the axis as it is
STRETCH = 0.3  # a grown bracket comes in steps
CELL = (1.2, 0.4)  # what a cell of a table adds to its content
ITALIC = {"h": "ℎ"}
ROWS = ("math", "mrow", "mstyle", "mpadded", "mphantom", "semantics", "menclose")
TOKENS = ("mi", "mn", "mtext", "ms")


class Unmeasured(ValueError):
    """An element whose room is not known; the text names it."""


def formula(element: etree.Element) -> Ink:
    """Raises Unmeasured for elements that `lessonkit.mathml` does not normally make."""
    return _room(element, display=element.get("display") == "block")


def _room(element: etree.Element, *, display: bool) -> Ink:
    tag = element.tag
    display = (display and element.get("displaystyle") != "false") or element.get("displaystyle") == "true"
    if tag in ROWS:
        return _row(list(element), display=display)
    if tag in TOKENS:
        return _token(element)
    if tag == "mo":
        return _operator(element, display=display)
    if tag == "mspace":
        return Ink(_em(element.get("width", "0")))
    if tag in ("msub", "msup", "msubsup"):
        return _scripts(list(element), tag, display=display)
    if tag in ("munder", "mover", "munderover"):
        return _limits(list(element), tag, display=display)
    if tag == "mfrac":
        return _fraction(list(element), display=display)
    if tag in ("msqrt", "mroot"):
        inside = _row(list(element), display=display)
        return Ink(inside.width + 1.3, inside.ascent + 0.45, inside.descent + 0.6)
    if tag == "mtable":
        return _table(element)
    raise Unmeasured(f"<{tag}>")


def _row(children: list[etree.Element], *, display: bool) -> Ink:
    if not children:
        return Ink(0)
    parts = [_room(child, display=display) for child in children]
    ascent, descent = max(part.ascent for part in parts), max(part.descent for part in parts)
    width = sum(part.width for part in parts)
    stretched = [child.text for child in children if _stretches(child) and child.text]
    if not stretched:
        return Ink(width, ascent, descent)
    axis = mathematics_font().constant("AxisHeight")
    reach = max(ascent - axis, descent + axis) + CLEARANCE
    if reach > GROWS_BEYOND:
        width += sum(mathematics_font().ink(fence, largest=True).width for fence in stretched)
        reach += STRETCH
    return Ink(width, max(ascent, axis + reach), max(descent, reach - axis))


def _stretches(element: etree.Element) -> bool:
    return element.tag == "mo" and (element.text or "") in STRETCHED and element.get("stretchy") != "false"


def _token(element: etree.Element) -> Ink:
    text = (element.text or "").strip()
    if element.tag == "mi" and len(text) == 1 and element.get("mathvariant") != "normal":
        text = _italic(text)
    inks = [mathematics_font().ink(character) for character in text]
    if not inks:
        return Ink(0)
    ascent, descent = max(ink.ascent for ink in inks), max(ink.descent for ink in inks)
    return Ink(sum(ink.width for ink in inks) + CLEARANCE, ascent + CLEARANCE, descent + CLEARANCE)


def _italic(letter: str) -> str:
    for first, last, italic in (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("Α", "Ω", 0x1D6E2), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            return ITALIC.get(letter, chr(italic + ord(letter) - ord(first)))
    return letter


def _operator(element: etree.Element, *, display: bool) -> Ink:
    text = (element.text or "").strip()
    inks = [mathematics_font().ink(character, largest=display and character in LARGE) for character in text]
    default = f"{0 if not text or text in UNSPACED else THICK}em"
    space = sum(_em(element.get(side, default)) for side in ("lspace", "rspace"))
    ascent, descent = (max((getattr(ink, side) for ink in inks), default=0.0) for side in ("ascent", "descent"))
    return Ink(sum(ink.width for ink in inks) + space, ascent + CLEARANCE, descent + CLEARANCE)


def _scripts(children: list[etree.Element], tag: str, *, display: bool) -> Ink:
    constant = mathematics_font().constant
    base, *scripts = (_room(child, display=display and place == 0) for place, child in enumerate(children))
    scripts = [_scaled(script) for script in scripts]
    lower, upper = (Ink(0), scripts[0]) if tag == "msup" else (scripts[0], scripts[1] if len(scripts) > 1 else Ink(0))
    down = max(constant("SubscriptShiftDown"), base.descent + constant("SubscriptBaselineDropMin"))
    down = max(down, lower.ascent - constant("SubscriptTopMax"))
    up = max(constant("SuperscriptShiftUp"), base.ascent - constant("SuperscriptBaselineDropMax"))
    up = max(up, upper.descent + constant("SuperscriptBottomMin")) + constant("SubSuperscriptGapMin")
    width = base.width + max(lower.width, upper.width) + constant("SpaceAfterScript") + 2 * CLEARANCE
    return Ink(
        width,
        max(base.ascent, up + upper.ascent if upper.width else 0),
        max(base.descent, down + lower.descent + CLEARANCE if lower.width else 0),
    )


def _limits(children: list[etree.Element], tag: str, *, display: bool) -> Ink:
    constant = mathematics_font().constant
    if not display and tag == "munderover":
        return _scripts(children, "msubsup", display=False)
    base, *limits = (_room(child, display=display and place == 0) for place, child in enumerate(children))
    limits = [_scaled(limit) for limit in limits]
    under = limits[0] if tag != "mover" else Ink(0)
    over = limits[-1] if tag != "munder" else Ink(0)
    ascent, descent = base.ascent, base.descent
    if over.width:
        rise = max(constant("UpperLimitBaselineRiseMin"), constant("UpperLimitGapMin") + over.descent)
        ascent += rise + max(over.ascent, 0) + CLEARANCE
    if under.width:
        drop = max(constant("LowerLimitBaselineDropMin"), constant("LowerLimitGapMin") + under.ascent)
        descent += drop + max(under.descent, 0) + CLEARANCE
    spaces = 2 * THICK if children[0].tag == "mo" else 0.0
    return Ink(max(base.width, over.width, under.width) + spaces, ascent, descent)


def _fraction(children: list[etree.Element], *, display: bool) -> Ink:
    constant = mathematics_font().constant
    above, below = (_room(child, display=False) for child in children)
    if not display:
        above, below = _scaled(above), _scaled(below)
    axis, rule = constant("AxisHeight"), constant("FractionRuleThickness")
    gap = constant("FractionNumDisplayStyleGapMin") + rule
    up = max(constant("FractionNumeratorDisplayStyleShiftUp"), axis + gap + above.descent)
    down = max(constant("FractionDenominatorDisplayStyleShiftDown"), below.ascent + gap - axis)
    return Ink(max(above.width, below.width) + 0.1, up + above.ascent, down + below.descent)


def _table(table: etree.Element) -> Ink:
    rows = [[_row(list(cell), display=False) for cell in row] for row in table]
    columns = [[row[place] for row in rows if place < len(row)] for place in range(max(map(len, rows), default=0))]
    width = sum(max(cell.width for cell in column) + CELL[0] for column in columns)
    high = sum(max(max(c.ascent for c in row), 0.8) + max(max(c.descent for c in row), 0.3) + CELL[1] for row in rows)
    axis = mathematics_font().constant("AxisHeight")
    return Ink(width, high / 2 + axis, high / 2)


def _scaled(ink: Ink) -> Ink:
    return Ink(ink.width * SCRIPT, ink.ascent * SCRIPT, ink.descent * SCRIPT)


def _em(length: str) -> float:
    number = re.match(r"([\d.]+)em$", length.strip())
    return float(number[1]) if number else {"0": 0.0}.get(length, 2.0)
