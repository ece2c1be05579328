"""What a glossary must keep: each term is used on its page, by a name of its own; each link leads to a term."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lessonkit.blocks.term import ID, NO_OTHER, Term, names_of
from lessonkit.card_links import LESSON
from lessonkit.formula_rules import CODE
from lessonkit.glossary import pattern
from lessonkit.problems import Problem
from lessonkit.prose import blank, prose
from lessonkit.scan import Block, Page, options_of

LINK = re.compile(rf"\]\((?P<page>[^)#\s]*)#{ID}(?P<term>[\w-]+)\)")


def glossary_problems(pages: dict[str, Page], docs: Path) -> Iterator[Problem]:
    """Every breach; `pages` are scanned pages by file name."""
    terms = {file: [block for block in page.blocks if block.name == Term.NAME] for file, page in pages.items()}
    for file in pages:
        markdown = (docs.parent / file).read_text(encoding="utf-8")
        yield from _unused(file, terms[file], markdown)
        yield from _of_two(file, terms[file])
        yield from _unknown(file, markdown, terms)


def _names(block: Block) -> list[str]:
    given = {name: value for name, value, _ in options_of(block)}
    return names_of(given.get("name", ""), given.get("also", NO_OTHER))


def _unused(file: str, terms: list[Block], markdown: str) -> Iterator[Problem]:
    if not terms:
        return
    text = prose(markdown)
    for block in terms:
        names = _names(block)
        if names and not pattern(names).search(text):
            expected = f"a use of {' or '.join(names)} in the running text of this page"
            yield Problem(file, block.line, expected, "none, so that nobody is led to this term", Term.EXAMPLE)


def _of_two(file: str, terms: list[Block]) -> Iterator[Problem]:
    first: dict[str, Block] = {}
    for block in terms:
        for name in _names(block):
            if (other := first.setdefault(name, block)) is not block:
                found = f"{name}, which is a name of {other.argument} (line {other.line}) already"
                yield Problem(file, block.line, "a name that no other term has", found, Term.EXAMPLE)


def _unknown(file: str, markdown: str, terms: dict[str, list[Block]]) -> Iterator[Problem]:
    for link in LINK.finditer(CODE.sub(lambda code: blank(code[0]), markdown)):
        target = str(PurePosixPath(file).parent / link["page"]) if link["page"] else file
        known = sorted(block.argument for block in terms.get(target, []))
        if link["term"] not in known:
            line = markdown.count("\n", 0, link.start()) + 1
            expected = f"the id of a term in {target}: {', '.join(known) or 'it has none'}"
            near = (difflib.get_close_matches(link["term"], known, n=1) or known or ["kv-cache"])[0]
            yield Problem(file, line, expected, link["term"], f"[words]({link['page'] or LESSON}#{ID}{near})")
