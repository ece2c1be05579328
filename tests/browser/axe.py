"""axe-core in a page: what it finds, and what it leaves open, which has to be explained by a second look.

The size of what is pressed is measured here, too: axe judges an element, not its label, and leaves much of it open.
"""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from conftest import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
TARGETS = (Path(__file__).parent / "targets.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: By rule and axe's own word for why it cannot tell: why that is so, and the second look that every such place has to
#: pass: the contrast as contrast.js measures it, a line under a link, a list with nothing in it.
EXPLAINED = {
    ("color-contrast", "nonBmp"): ("axe judges letters, and this is a sign of a formula", "contrast"),
    ("color-contrast", "shortTextContent"): ("axe judges words, and this is one letter or digit", "contrast"),
    ("color-contrast", "emptyValue"): ("a field holds nothing yet; what is typed will have this contrast", "contrast"),
    ("color-contrast", "imgNode"): ("a label stands in a drawing, which axe takes for a photograph", "contrast"),
    ("color-contrast", "bgOverlap"): ("a label stands on a shape of its drawing", "contrast"),
    ("color-contrast", "pseudoContent"): ("an icon is painted beside the words, as content of their box", "contrast"),
    ("color-contrast", "elmPartiallyObscured"): ("the words are scrolled, and partly out of their frame", "contrast"),
    ("color-contrast", "elmPartiallyObscuring"): ("the words are scrolled, and partly out of their frame", "contrast"),
    ("aria-required-children", ""): ("a list of results waits for the first of them", "empty"),
    ("link-in-text-block", "elmPartiallyObscuring"): ("the words are scrolled out of their frame", "underlined"),
}
#: Rules about what nobody does on paper: scroll, go by headings, follow a link.
NOT_ON_PAPER = ["scrollable-region-focusable", "page-has-heading-one", "link-in-text-block"]

LOOK = """async ({ tags, off }) => {
    const rules = Object.fromEntries(off.map(rule => [rule, { enabled: false }]));
    const runOnly = { type: "tag", values: tags };
    const { violations, incomplete, passes } = await axe.run({ runOnly, rules, elementRef: true });
    const looks = {
        contrast: element => contrast.leastContrast(element) >= contrast.neededContrast(element),
        empty: element => element.childElementCount === 0,
        underlined: element => getComputedStyle(element).textDecorationLine.includes("underline"),
    };
    const passed = element => Object.keys(looks).filter(look => looks[look](element));
    const why = ({ any, all, none }) => [...any, ...all, ...none].map(check => check.data?.messageKey ?? "");
    return {
        violations: violations.flatMap(({ id, nodes }) => nodes.map(n => `${id}: ${n.html} ${n.failureSummary}`)),
        open: incomplete.flatMap(({ id, nodes }) =>
            nodes.map(n => ({ rule: id, html: n.html, why: why(n), passed: passed(n.element) }))),
        passes: passes.length,
    };
}"""
#: Colours that are on their way from one scheme to another are none of either.
SETTLED = """() => Promise.race([
    new Promise(done => setTimeout(done, 3000)),
    Promise.allSettled(document.getAnimations().filter(({ playState, effect }) =>
        playState === "running" && effect.getComputedTiming().endTime < 3000).map(one => one.finished)),
])"""


@dataclass(frozen=True)
class Looked:
    """What axe found, what it left open without an explanation that holds, and how often one held."""

    violations: list[str]
    unexplained: list[str]
    explained: int


def look(page: Page, *, on_paper: bool = False) -> Looked:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
        page.evaluate(CONTRAST)
        page.evaluate(TARGETS)
    page.keyboard.press("Shift")  # with the first key all of the page is laid out
    page.evaluate(SETTLED)
    seen = page.evaluate(LOOK, {"tags": TAGS, "off": NOT_ON_PAPER if on_paper else []})
    assert seen["passes"] > 10
    unexplained = [place for place in seen["open"] if not is_explained(place)]
    told = [f"{place['rule']} {place['why']}: {place['html'][:200]}" for place in unexplained]
    small = [] if on_paper else page.evaluate("smallTargets()")
    return Looked(seen["violations"] + small, told, len(seen["open"]) - len(unexplained))


def is_explained(place: dict[str, object]) -> bool:
    """True if for each reason there is an explanation, and its second look was passed."""
    why, passed = place["why"], place["passed"]
    assert isinstance(why, list)
    assert isinstance(passed, list)
    looks = [EXPLAINED.get((str(place["rule"]), reason), ("", ""))[1] for reason in why]
    return bool(looks) and all(look in passed for look in looks)


def findings(page: Page) -> list[str]:
    seen = look(page)
    return seen.violations + seen.unexplained
