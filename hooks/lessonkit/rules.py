"""What an author can get wrong on a page, checked before anything is rendered, all of it reported at once."""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from lessonkit.blocks import BLOCKS
from lessonkit.card_rules import card_problems
from lessonkit.exercises import exercise_ids
from lessonkit.ids import repeated_ids
from lessonkit.mathml import MathError, to_mathml
from lessonkit.paper import paper_problems
from lessonkit.problems import Problem
from lessonkit.scan import Block, Page, scan

KINDS = {block.NAME: block for block in BLOCKS}
ID = re.compile(r"[a-z][a-z0-9-]*\Z")
CODE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[`~]* *$|`+[^`\n]+`+", re.DOTALL | re.MULTILINE)
MATH = re.compile(r"(?<![\\$])\$\$(?P<block>.+?)\$\$|(?<![\\$])\$(?!\s)(?P<inline>[^$\n]+?)(?<!\s)\$(?!\d)", re.DOTALL)


def page_problems(docs: Path, exercises: Path) -> list[Problem]:
    """Every problem in every Markdown file under `docs`."""
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    known = exercise_ids(exercises)
    for path in sorted(docs.rglob("*.md")):
        file = f"{docs.name}/{path.relative_to(docs)}"
        markdown = path.read_text(encoding="utf-8")
        pages[file] = scan(markdown)
        problems += _page(file, pages[file], known)
        problems += _mathematics(file, markdown)
        problems += paper_problems(file, markdown, pages[file])
    problems += [*repeated_ids(pages), *card_problems(pages)]
    return sorted(set(problems))


def _page(file: str, page: Page, known: list[str]) -> Iterator[Problem]:
    for text, line in page.malformed:
        yield Problem(file, line, "/// name | id", text, "/// flashcard | my-card")
    for line in page.stray_ends:
        expected = "a closing with as many slashes as an open block; a block that holds others has four"
        yield Problem(
            file, line, expected, "nothing open with so many", "//// exercise | …\n/// by-hand | …\n///\n////"
        )
    for block in page.blocks:
        kind = KINDS.get(block.name)
        if kind is None:
            expected = f"one of the blocks {', '.join(KINDS)}"
            near = difflib.get_close_matches(block.name, KINDS, n=1) or ["question"]
            yield Problem(file, block.line, expected, block.name, KINDS[near[0]].EXAMPLE)
            continue
        if not block.closed:
            closing = "/" * block.slashes
            expected = f"a closing line {closing} for the block opened here"
            yield Problem(file, block.line, expected, "the end of the file, or of the block around it", kind.EXAMPLE)
        yield from _argument(file, block, kind.EXAMPLE, known)
        yield from _options(file, block)
        yield from _parts(file, block)


def _argument(file: str, block: Block, example: str, known: list[str]) -> Iterator[Problem]:
    if not ID.match(block.argument):
        expected = f"an id after `{block.name} |`: small letters, digits and hyphens"
        yield Problem(file, block.line, expected, block.argument or "no id", example)
    elif block.name == "exercise" and block.argument not in known:
        expected = f"the id of a folder in exercises/: {', '.join(known)}"
        near = difflib.get_close_matches(block.argument, known, n=1) or known[:1] or ["joint-nll"]
        yield Problem(file, block.line, expected, block.argument, f"/// exercise | {near[0]}")


def _options(file: str, block: Block) -> Iterator[Problem]:
    kind = KINDS[block.name]
    given: dict[str, Any] = {}
    for text, line in block.options:
        name = text.partition(":")[0].strip()
        try:
            given |= _read_option(text)
            if name not in kind.OPTIONS:
                expected = f"an option of {block.name}: {', '.join(kind.OPTIONS) or 'it has none'}"
                yield Problem(file, line, expected, name, kind.EXAMPLE)
                continue
            kind.OPTIONS[name][1](given[name])
        except (ValueError, TypeError) as error:
            yield Problem(file, line, f"{name}: {error}", text.partition(":")[2].strip() or "nothing", kind.EXAMPLE)
    for name in (name for name, (default, _) in kind.OPTIONS.items() if not default and name not in given):
        yield Problem(file, block.line, f"the option {name}", "no such option", kind.EXAMPLE)
    counts = [len(given[name].split()) for name in ("symbols", "conditionals") if name in given]
    if len(counts) == 2 and counts[0] != counts[1]:
        found = f"{counts[0]} symbols, {counts[1]} conditionals"
        yield Problem(file, block.line, "one conditional for each symbol", found, kind.EXAMPLE)


def _read_option(text: str) -> dict[str, str]:
    """One option line as the Markdown library reads it, in YAML. Raises ValueError for what it would refuse."""
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError:
        read = None
    if not isinstance(read, dict):
        raise ValueError('text after "name: ", in quotes if it holds a colon or begins with a sign')
    (value,) = read.values()
    if not isinstance(value, str):
        raise ValueError("text; numbers, yes and no need quotes")
    return read


def _parts(file: str, block: Block) -> Iterator[Problem]:
    kind = KINDS[block.name]
    for line in block.underlined:
        yield Problem(file, line, "a blank line above ---", "text, which --- turns into a heading", kind.EXAMPLE)
    expected, found = kind.PARTS - 1, len(block.separators) + len(block.underlined)
    if found != expected:
        words = f"{expected} line{'s' * (expected != 1)} --- in a block {block.name}, between its {kind.PARTS} parts"
        words = words if expected else f"no line --- in a block {block.name}"
        yield Problem(file, block.line, words, str(found), kind.EXAMPLE)
    elif 0 in block.parts:
        empty = f"part {block.parts.index(0) + 1} is empty"
        yield Problem(file, block.line, f"text in every part of a block {block.name}", empty, kind.EXAMPLE)
    elif block.name == "question" and block.parts[0] != 1:
        paragraphs = f"{block.parts[0]} paragraphs above ---"
        expected_words = "the question in one paragraph, since it is the line to click"
        yield Problem(file, block.line, expected_words, paragraphs, kind.EXAMPLE)


def _mathematics(file: str, markdown: str) -> Iterator[Problem]:
    for match in MATH.finditer(_without_code(markdown)):
        latex = match["block"] or match["inline"]
        try:
            to_mathml(latex.strip(), block=match["block"] is not None)
        except MathError as error:
            line = markdown.count("\n", 0, match.start()) + 1
            yield Problem(file, line, "LaTeX that can be made into MathML", str(error), r"$p(x_i \mid x_{<i})$")


def _without_code(markdown: str) -> str:
    """The same text with every character of code blanked, so that places stay the same."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), markdown)


def leftover_blocks(html: str) -> Iterable[str]:
    """Block syntax that reached the page as text: the Markdown library did not take it for a block."""
    return re.findall(r"<p>\s*(/{3,}[^<\n]*)", html)
