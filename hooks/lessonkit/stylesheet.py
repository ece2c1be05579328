"""What Material's stylesheets hold and this site cannot use is left out: features that are off, other palettes.

Selectors are dropped by the names of features, not by what today's pages hold: an author may use an admonition
tomorrow. Custom properties that nothing refers to any more go too; most are drawings of icons.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNUSED = re.compile(
    r"\.(?:md-(?:annotation|author|banner|blog|clipboard|code__|consent|feedback|meta|nav--(?:lifted|integrated)|pagination"
    r"|path|post|profile|progress|search__suggest|select|social|source|status|tabs|tag|tooltip|version)"
    r"|tabbed-|task-list|critic|keys|footnote|mermaid|twemoji|emojione|gemoji|giscus|glightbox|linenos|linenodiv|highlighttable)"
    r"|\[dir=rtl\]"
    r"|\[data-md-color-(?:primary|accent)=(?!custom)"
)
NEGATION = re.compile(r":not\([^()]*\)")
NESTING = ("@media", "@supports", "@layer", "@container")
PROPERTY = re.compile(r"(--[\w-]+):")


@dataclass(frozen=True)
class Rule:
    """Text before the braces, and text between them; `body` is None for a statement such as @charset."""

    prelude: str
    body: str | None


def pruned(css: str) -> str:
    """The same rules in the same order, without those that can match nothing here."""
    kept = _without_unused(css)
    while (slimmer := _without_unused_properties(kept)) != kept:
        kept = slimmer
    return kept


def rules(css: str) -> Iterator[Rule]:
    """The rules of one level. Raises ValueError if braces do not match."""
    begin, prelude, depth = 0, "", 0
    for place, character in _outside_strings(css):
        if character == "{":
            depth += 1
            if depth == 1:
                prelude, begin = css[begin:place].strip(), place + 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield Rule(prelude, css[begin:place])
                begin = place + 1
        elif character == ";" and depth == 0:
            yield Rule(css[begin:place].strip(), None)
            begin = place + 1
    if depth:
        raise ValueError(f"expected balanced braces in the stylesheet; found {depth} open at its end")


def split(text: str, separator: str) -> list[str]:
    """Parts between separators that stand outside brackets and strings."""
    parts, begin, depth = [], 0, 0
    for place, character in _outside_strings(text):
        depth += (character in "([") - (character in ")]")
        if character == separator and depth == 0:
            parts.append(text[begin:place])
            begin = place + 1
    return [*parts, text[begin:]]


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|/\*.*?\*/|\\.|[{}()\[\];,]", text, re.DOTALL):
        if len(match[0]) == 1:
            yield match.start(), match[0]


def _without_unused(css: str) -> str:
    written = []
    for rule in rules(css):
        if rule.body is None:
            written.append(f"{rule.prelude};")
        elif rule.prelude.startswith(NESTING):
            if inner := _without_unused(rule.body):
                written.append(f"{rule.prelude}{{{inner}}}")
        elif rule.prelude.startswith("@"):
            written.append(f"{rule.prelude}{{{rule.body}}}")
        elif selectors := [part for part in split(rule.prelude, ",") if not UNUSED.search(NEGATION.sub("", part))]:
            written.append(f"{','.join(selectors)}{{{rule.body}}}")
    return "".join(written)


def _without_unused_properties(css: str) -> str:
    used = set(re.findall(r"var\(\s*(--[\w-]+)", css))

    def keep(declaration: str) -> bool:
        named = PROPERTY.match(declaration.strip())
        return named is None or named[1] in used or not named[1].startswith("--md-")

    def slim(css: str) -> Iterator[str]:
        for rule in rules(css):
            if rule.body is None:
                yield f"{rule.prelude};"
            elif rule.prelude.startswith(NESTING):
                yield f"{rule.prelude}{{{''.join(slim(rule.body))}}}"
            elif rule.prelude.startswith("@"):
                yield f"{rule.prelude}{{{rule.body}}}"
            elif declarations := [part for part in split(rule.body, ";") if part.strip() and keep(part)]:
                yield f"{rule.prelude}{{{';'.join(declarations)}}}"

    return "".join(slim(css))
