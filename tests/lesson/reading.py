"""How hard a page's text is to read: Flesch-Kincaid grade and length of sentences.

J. P. Kincaid et al. (1975), Derivation of New Readability Formulas for Navy Enlisted Personnel:
grade = 0.39 words / sentences + 11.8 syllables / words - 15.59. It counts how long words and sentences are, and
nothing else. Syllables are counted as places where Pyphen would part a word, which are at times one too few.
"""

import re
from dataclasses import dataclass

import pyphen

from lessonkit.formula_rules import CODE, MATH
from lessonkit.scan import scan

SYLLABLES = pyphen.Pyphen(lang="en_US", left=1, right=2)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NOT_READ = re.compile(r"^(?:\||#{1,6} |--8<--|!!! | *\{:| */{3,}|---$).*$|<[^>]*>|\{ ?[:#.][^}]*\}", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
WORD = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*")
PART = re.compile(r"\n\s*\n|\n(?=\s*[*-] )")
#: A sentence ends with its sign, what closes it, and a blank before a capital; "et al." ends none.
END = re.compile(r"(?<!\bet al)[.!?][\"*)]*\s+(?=[\"*(]*[A-Z0-9x])")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is read, in words and syllables; a formula or a piece of code is one word, `x`."""

    text: str
    words: int
    syllables: int


def sentences(markdown: str) -> list[Sentence]:
    """The sentences of a page, in order: no code, tables, headings or options of blocks."""
    lines = markdown.splitlines(keepends=True)
    for block in scan(markdown).blocks:
        for _, line in block.options:
            lines[line - 1] = "\n"
    text = "".join(lines).partition("\n## Sources")[0]
    text = CODE.sub(lambda code: "" if "\n" in code[0] else "x", text)
    text = MATH.sub(lambda formula: "x" if formula["inline"] else "\n\n", text)
    text = LINK.sub(r"\1", NOT_READ.sub(" ", FRONT_MATTER.sub("", text)))
    parts = [" ".join(part.split()).lstrip("* ") for part in PART.split(text)]
    return [counted for part in parts for one in END.split(part) if (counted := _counted(one)).words > 1]


def grade(read: list[Sentence]) -> float:
    """The school year of the United States in which such a text can be read."""
    words = sum(sentence.words for sentence in read)
    return 0.39 * words / len(read) + 11.8 * sum(sentence.syllables for sentence in read) / words - 15.59


def _counted(text: str) -> Sentence:
    words = WORD.findall(text)
    return Sentence(text, len(words), sum(len(SYLLABLES.positions(word)) + 1 for word in words))
