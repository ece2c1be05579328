"""The room that a card takes on paper, by the lengths of overrides/styles/card-text.css and paper.css, in ems."""

import xml.etree.ElementTree as etree
from dataclasses import dataclass

from lessonkit.paper_fonts import MONOSPACE_WIDTH
from lessonkit.paper_math import Unmeasured, formula
from lessonkit.paper_text import CODE_SIZE, MATH_SIZE, Line, lines

LINE = 1.4
BETWEEN = 0.6
QUESTION_SIZE, QUESTION_ALONE, QUESTION_LINE = 1.2, 1.5, 1.3
RULE = 0.8 + 0.6 + 0.1  # from the question to the answer, with the line between them
FORMULA_PADDING = 0.3
LIST_INDENT, ITEM_AFTER = 1.875, 0.5
CODE_BLOCK_PADDING = (1.18, 0.78)  # beside and above its text, in ems of the code


@dataclass(frozen=True)
class Room:
    """In ems: the height of the text, and the width of its widest word or formula."""

    height: float
    width: float


def whole_card(question: etree.Element, answer: etree.Element, width: float) -> Room:
    """Question and answer under each other."""
    above, below = _question(question, width, QUESTION_SIZE), _blocks(list(answer), width)
    return Room(above.height + RULE + below.height, max(above.width, below.width))


def question_alone(question: etree.Element, width: float) -> Room:
    """The front of a card whose answer is on its back; there it is set larger."""
    return _question(question, width, QUESTION_ALONE)


def _question(question: etree.Element, width: float, size: float) -> Room:
    rooms = [
        _scaled(_lines(lines(block, width / size, QUESTION_LINE, bold=True)), size)
        if block.tag == "p"
        else _block(block, width)
        for block in question
    ]
    return _stacked(rooms, BETWEEN * size)


def _blocks(blocks: list[etree.Element], width: float) -> Room:
    return _stacked([_block(block, width) for block in blocks])


def _block(block: etree.Element, width: float) -> Room:
    """Raises Unmeasured for a block whose room is not known."""
    classes = block.get("class", "").split()
    if block.tag == "p":
        return _lines(lines(block, width, LINE))
    if block.tag in ("ul", "ol"):
        return _list(list(block), width - LIST_INDENT)
    if block.tag == "div" and "arithmatex" in classes:
        ink = formula(block[0])
        return Room(max(LINE, (ink.ascent + ink.descent) * MATH_SIZE) + FORMULA_PADDING, ink.width * MATH_SIZE)
    if block.tag == "pre" or (block.tag == "div" and "highlight" in classes):
        return _code("".join(block.itertext()))
    raise Unmeasured(f"<{block.tag}>")


def _list(items: list[etree.Element], width: float) -> Room:
    rooms = []
    for item in items:
        blocks = [child for child in item if child.tag in ("p", "ul", "ol", "div", "pre")]
        if blocks and not (item.text or "").strip():
            inside = _blocks(blocks, width)
        else:
            text = etree.Element("p")
            text.text = item.text
            text.extend(child for child in item if child not in blocks)
            inside = _stacked([_lines(lines(text, width, LINE)), *(_block(child, width) for child in blocks)])
        rooms.append(Room(inside.height + ITEM_AFTER, inside.width + LIST_INDENT))
    return Room(sum(room.height for room in rooms), max((room.width for room in rooms), default=0.0))


def _code(code: str) -> Room:
    written = code.rstrip("\n").split("\n")
    beside, above = CODE_BLOCK_PADDING
    height = len(written) * LINE + 2 * above
    return _scaled(Room(height, max(map(len, written)) * MONOSPACE_WIDTH + 2 * beside), CODE_SIZE)


def _lines(broken: list[Line]) -> Room:
    return Room(sum(line.height for line in broken), max((line.width for line in broken), default=0.0))


def _stacked(rooms: list[Room], between: float = BETWEEN) -> Room:
    height = sum(room.height for room in rooms) + between * max(len(rooms) - 1, 0)
    return Room(height, max((room.width for room in rooms), default=0.0))


def _scaled(room: Room, size: float) -> Room:
    return Room(room.height * size, room.width * size)
