"""The build's measure against a real browser: what it lets pass fits everywhere, what it refuses was near the limit."""

import itertools
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from playwright.sync_api import Page

from browser.paper import BACKED, DECK, EIGHT, EIGHT_BACKED, ONE, PAPERS_MM
from browser.test_paper import choose
from conftest import ROOT, OpenVisit
from lessonkit.formula_rules import CODE, MATH
from lessonkit.mathml import to_mathml
from lessonkit.paper import EXTENSIONS, SETTINGS, frames
from lessonkit.paper_math import formula
from lessonkit.rules import page_problems

DOCS = ROOT / "docs"
QUESTION = "What does a language model learn, and how does the joint distribution return from what it has learned?"
SENTENCE = "the network learns every conditional distribution over its next piece given all of the earlier pieces"
LAYOUTS = [(ONE, *PAPERS_MM), (BACKED, *PAPERS_MM), (EIGHT, "A4", "Letter"), (EIGHT_BACKED, "A4", "Letter")]


def words(count: int) -> str:
    return " ".join(itertools.islice(itertools.cycle(SENTENCE.split()), count))


KINDS: dict[str, Callable[[int], tuple[str, str]]] = {
    "words": lambda n: (QUESTION, words(n)),
    "capitals": lambda n: (QUESTION.upper(), words(n).upper()),
    "bold and italic": lambda n: (QUESTION, f"**{words(n)}** *and* *{words(n)}*"),
    "paragraphs": lambda n: (QUESTION, "\n\n".join(words(7) for _ in range(n))),
    "long words": lambda n: (QUESTION, " ".join(["autoregressive-transformer-decoders"] * n)),
    "formulas in lines": lambda n: (
        QUESTION,
        " ".join([r"then $\sum_{i=1}^{n} \log\, p_\theta(x_i \mid x_{<i})$"] * n),
    ),
    "small formulas": lambda n: (QUESTION, " ".join([r"so $x_i^2$ or $\frac{a}{b}$ and"] * n)),
    "formulas apart": lambda n: ("Why?", "\n\n".join([r"$$p(x) = \prod_{i=1}^{n} p(x_i \mid x_{<i})$$"] * n)),
    "list": lambda n: (QUESTION, "\n".join([f"- {words(9)}"] * n)),
    "code": lambda n: (QUESTION, "```python\n" + "total = sum(values)\n" * n + "```"),
    "names in code": lambda n: (QUESTION, " ".join(["`p_theta(x)` is"] * n)),
    "long question": lambda n: (words(n).capitalize() + "?", "Yes."),
}


def refused(folder: Path, question: str, answer: str) -> bool:
    card = '/// flashcard | a-card\n    topic: t\n    lesson: l\n    changed: "2026-11-24"\n\n'
    (folder / "index.md").write_text("# A lesson {#l}\n")
    (folder / "page.md").write_text(f"# A page\n\n{card}{question}\n\n---\n\n{answer}\n///\n")
    problems = page_problems(folder, folder)
    assert all("fits on paper" in problem.expected for problem in problems), problems
    return problems != []


def limits(folder: Path, kind: Callable[[int], tuple[str, str]]) -> tuple[tuple[str, str], tuple[str, str]]:
    """The longest card that the build takes, and the shortest that it refuses."""
    size = next(n for n in range(1, 400) if refused(folder, *kind(n)))
    assert size > 1
    return kind(size - 1), kind(size)


def put_on_page(page: Page, card: tuple[str, str]) -> None:
    """In place of the first card of the deck, and no other card."""
    parts = [Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS).convert(part) for part in card]
    page.evaluate(
        """parts => {
          const [first, ...others] = document.querySelectorAll('flash-card');
          others.forEach(card => card.remove());
          first.querySelector('.flashcard__question').innerHTML = parts[0];
          first.querySelector('.flashcard__answer').innerHTML = parts[1];
        }""",
        parts,
    )


def used(page: Page) -> Iterator[dict[str, Any]]:
    """Of each face in the preview, which part of its frame the text takes, in height and in width."""
    yield from page.locator(".paper__face").evaluate_all(
        """faces => faces.map(face => {
          const box = face.getBoundingClientRect();
          const scale = box.width / face.offsetWidth;
          const style = getComputedStyle(face);
          const inner = side => parseFloat(style[side]) * scale;
          const boxes = elements => [...elements].map(element => element.getBoundingClientRect());
          const parts = boxes(face.querySelectorAll('p, ul, ol, math, pre, .arithmatex'));
          const range = document.createRange();
          range.selectNodeContents(face);
          const text = [...range.getClientRects(), ...parts];
          const high = Math.max(...parts.map(r => r.bottom)) - Math.min(...parts.map(r => r.top));
          const left = Math.min(...text.map(r => r.left)) - box.left;
          const right = Math.max(...text.map(r => r.right)) - box.left;
          return {
            height: high / (box.height - inner('paddingTop') - inner('paddingBottom')),
            left: left - inner('paddingLeft'),
            right: box.width - inner('paddingRight') - right,
            name: face.className,
          };
        })"""
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_card_that_is_taken_fits_every_layout(visit: OpenVisit, tmp_path: Path, kind: str) -> None:
    longest, _ = limits(tmp_path, KINDS[kind])
    page = visit().open(DECK)
    put_on_page(page, longest)
    for layout, *papers in LAYOUTS:
        for paper in papers:
            choose(page, layout, paper, None)
            faces = list(used(page))
            assert faces
            for face in faces:
                assert face["height"] <= 1, (layout, paper, face)
                assert min(face["left"], face["right"]) > -0.5, (layout, paper, face)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("kind", ["words", "capitals", "bold and italic", "paragraphs", "list", "long question"])
def test_what_is_refused_was_near_the_limit(visit: OpenVisit, tmp_path: Path, kind: str) -> None:
    _, shortest = limits(tmp_path, KINDS[kind])
    page = visit().open(DECK)
    put_on_page(page, shortest)
    choose(page, EIGHT_BACKED if kind == "long question" else EIGHT, "A4", None)
    assert max(face["height"] for face in used(page)) > 0.85


def test_the_frame_that_cards_are_measured_by_is_the_tightest() -> None:
    measured, *others = frames()
    for frame in others:
        assert frame.width_mm / frame.em_mm > measured.width_mm / measured.em_mm
        assert frame.height_mm / frame.em_mm > measured.height_mm / measured.em_mm


OTHER_FORMULAS = [
    r"\frac{a}{b}",
    r"\sqrt{x^2 + y^2}",
    r"\hat{x} + \bar{x}",
    r"\left(\frac{a}{b}\right)",
    r"\int_0^1 f(x)\,dx",
    r"\begin{pmatrix}a & b\\ c & d\end{pmatrix}",
    r"\frac{\sum_{i=1}^n x_i}{n}",
    r"x_{i_j}",
    r"\max_{x} f(x)",
    r"\lVert x \rVert_2",
    r"\mathbb{E}_{x \sim p}[x]",
    r"\lim_{n \to \infty} a_n",
    r"\nabla_\theta \mathcal{L}",
    r"\text{loss} = 3.2",
]


def formulas() -> set[tuple[str, bool]]:
    """Every formula of the lessons, and some that lessons may come to use."""
    written = {
        ((match["block"] or match["inline"]).strip(), match["block"] is not None)
        for path in DOCS.rglob("*.md")
        for match in MATH.finditer(CODE.sub("", path.read_text()))
    }
    return written | {(latex, block) for latex in OTHER_FORMULAS for block in (True, False)}


def test_no_formula_is_larger_than_measured(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    page.keyboard.press("Shift")  # nothing is left out any more, whether in view or not
    listed = sorted(formulas())
    drawn = [to_mathml(latex, block=block) for latex, block in listed]
    sizes = page.evaluate(
        """async formulas => {
          const ruler = document.createElement('div');
          ruler.style = 'font-size: 100px; white-space: nowrap; position: absolute';
          document.querySelector('.md-content__inner').append(ruler);
          ruler.innerHTML = formulas.map(math => `<p><span></span>${math}</p>`).join('');
          ruler.querySelectorAll('span').forEach(span => span.style = 'display: inline-block');
          ruler.querySelectorAll('math').forEach(math => math.style = 'font-size: 100px; display: inline math');
          await document.fonts.ready;
          return [...ruler.children].map(p => {
            const line = p.querySelector('span').getBoundingClientRect().bottom;
            const box = p.querySelector('math').getBoundingClientRect();
            return [box.width / 100, (line - box.top) / 100, (box.bottom - line) / 100];
          });
        }""",
        [etree.tostring(math, encoding="unicode") for math in drawn],
    )
    assert len(listed) > 100
    for (latex, _), math, (width, ascent, descent) in zip(listed, drawn, sizes, strict=True):
        measured = formula(math)
        assert measured.width >= width, latex
        assert measured.ascent >= ascent, latex
        assert measured.descent >= descent, latex
