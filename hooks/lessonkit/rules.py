"""What an author can get wrong on a page, checked before anything is rendered, all of it reported at once."""

import difflib
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lessonkit.blocks import BLOCKS
from lessonkit.card_rules import card_problems
from lessonkit.exercises import exercise_ids
from lessonkit.formula_rules import formula_problems
from lessonkit.glossary_rules import glossary_problems
from lessonkit.ids import repeated_ids
from lessonkit.made_rules import made_problems
from lessonkit.paper import FRAMES, paper_problems
from lessonkit.pictures import PICTURES
from lessonkit.problems import Problem
from lessonkit.run_rules import run_problems
from lessonkit.scan import Block, Page, scan

ROOT = Path(__file__).resolve().parents[2]
KINDS = {block.NAME: block for block in BLOCKS}
ID = re.compile(r"[a-z][a-z0-9-]*\Z")


def page_problems(docs: Path, exercises: Path, kept: Path | None = None) -> list[Problem]:
    """Every problem in every Markdown file under `docs`.

    A page whose formulas and cards were found without one is remembered in `kept`: to measure them takes long.
    """
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    known = exercise_ids(exercises)
    for path in sorted(docs.rglob("*.md")):
        file = f"{docs.name}/{path.relative_to(docs)}"
        markdown = path.read_text(encoding="utf-8")
        pages[file] = scan(markdown)
        problems += [*_page(file, pages[file], known), *made_problems(file, markdown)]
        passed = kept / hashlib.sha256((_version() + markdown).encode()).hexdigest() if kept else None
        if not passed or not passed.exists():
            slow = [*formula_problems(file, markdown), *paper_problems(file, markdown, pages[file])]
            if passed and not slow:
                passed.parent.mkdir(parents=True, exist_ok=True)
                passed.touch()
            problems += slow
    problems += [*repeated_ids(pages), *card_problems(pages), *run_problems(pages, docs, exercises)]
    problems += glossary_problems(pages, docs)
    return sorted(set(problems))


@cache
def _version() -> str:
    """Changes with whatever decides about formulas and cards: this library, what it uses, the fonts, the paper."""
    own = sorted((ROOT / "hooks/lessonkit").rglob("*.py"))
    digest = hashlib.sha256(sys.version.encode())
    for path in (*own, ROOT / "requirements.lock", ROOT / "package-lock.json", FRAMES):
        digest.update(path.read_bytes())
    return digest.hexdigest()


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
    elif block.name == "picture" and block.argument not in PICTURES:
        expected = f"the id of a picture in lessonkit/pictures: {', '.join(PICTURES)}"
        yield Problem(file, block.line, expected, block.argument, example)


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
        read = yaml.load(text, Loader=yaml.CSafeLoader)
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


def leftover_blocks(html: str) -> Iterable[str]:
    """Block syntax that reached the page as text: the Markdown library did not take it for a block."""
    return re.findall(r"<p>\s*(/{3,}[^<\n]*)", html)
