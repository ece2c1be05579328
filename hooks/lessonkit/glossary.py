"""The glossary of a page, and a link to it from the first use of each term in each section.

The link is all that a page without JavaScript needs; `client/glossary.ts` shows the definition where the link is.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

SECTIONS = ("h1", "h2")
#: What has a text of its own, is written as it is, or asks the reader something.
LEFT_ALONE = {
    *("a", "button", "code", "details", "dfn", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "label", "math", "pre"),
    *("by-hand", "flash-card", "live-picture", "long-run", "py-exercise", "script", "svg"),
}

CLASSES_LEFT_ALONE = {"arithmatex", "section-cards"}


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest first, also in the plural and at the start of a sentence."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_written(name) for name in _longest_first(names))})(?:s|es)?(?![\w-])")


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _written(name: str) -> str:
    first, rest = name[0], r"\s+".join(re.escape(word) for word in name[1:].split(" "))
    return (f"[{first.upper()}{first.lower()}]" if first.isalpha() else re.escape(first)) + rest


class Glossary(Treeprocessor):
    """Gathers the terms that stand in a row into one list, by name, and links their uses to them."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            _gather(parent)
        self._ids = _ids_by_name(root)
        if not self._ids:
            return
        self._pattern = pattern(self._ids)
        seen: set[str] = set()
        for child in root:
            if child.tag in SECTIONS:
                seen = set()
            self._mark(child, seen)

    def _mark(self, element: etree.Element, seen: set[str]) -> None:
        if (target := element.get("href", "")).removeprefix("#") in self._ids.values():
            element.set("class", "term")  # an author's own link
            seen.add(target.removeprefix("#"))
        if element.tag in LEFT_ALONE or CLASSES_LEFT_ALONE & set(element.get("class", "").split()):
            return
        children = list(element)
        element.text, links = self._linked(element.text, seen)
        element[:0] = links
        for child in children:
            self._mark(child, seen)
            child.tail, links = self._linked(child.tail, seen)
            place = list(element).index(child) + 1
            element[place:place] = links

    def _linked(self, text: str | None, seen: set[str]) -> tuple[str | None, list[etree.Element]]:
        """The text before the first use of a term, and a link for each use with the text after it as its tail."""
        end, before, links = 0, text, list[etree.Element]()
        for use in self._pattern.finditer(text or ""):
            term = self._ids[_key(use[0], self._ids)]
            if term in seen:
                continue
            seen.add(term)
            between = (text or "")[end : use.start()]
            if links:
                links[-1].tail = between
            else:
                before = between
            links.append(etree.Element("a", {"class": "term", "href": f"#{term}"}))
            links[-1].text, end = use[0], use.end()
        if links:
            links[-1].tail = (text or "")[end:]
        return before, links


def _gather(parent: etree.Element) -> None:
    first: etree.Element | None = None
    for child in list(parent):
        if child.get("class") != "glossary":
            first = None
        elif first is None:
            first = child
        else:
            first.extend(child)
            parent.remove(child)
    for glossary in (child for child in parent if child.get("class") == "glossary"):
        pairs = sorted(zip(glossary[::2], glossary[1::2], strict=True), key=lambda pair: pair[0].get("id", ""))
        glossary[:] = [part for pair in pairs for part in pair]


def _ids_by_name(root: etree.Element) -> dict[str, str]:
    named = [term for term in root.iter("dt") if "data-names" in term.attrib]
    return {name: term.attrib["id"] for term in named for name in term.attrib.pop("data-names").split(",")}


def _key(use: str, names: Iterable[str]) -> str:
    """The name that was used."""
    return next(name for name in _longest_first(names) if pattern([name]).fullmatch(use))


class GlossaryExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.treeprocessors.register(Glossary(md), "glossary", 4)  # after formulas have become MathML


def makeExtension(**options: Any) -> GlossaryExtension:  # noqa: N802, the library's name
    return GlossaryExtension(**options)
