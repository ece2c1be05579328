"""As many lessons as asked for, each with text, mathematics, an exercise, questions and cards, none the same."""

import shutil
from pathlib import Path

LESSON = """# Lesson {n}: a chain of {n} factors

Language models write one token after another, and number {n} in this series asks what that costs.

## The rule {{#rule}}

$$
p(x_1, \\dots, x_{{{n}}}) = \\prod_{{i=1}}^{{{n}}} p(x_i \\mid x_{{<i}})
$$

For $n = {n}$ the first factor is $p(x_1)$ and the last is $p(x_{{{n}}} \\mid x_{{<{n}}})$.

| pieces | surprise in nats |
|---|---|
| {n} | {nats} |

```python
import numpy as np

print(-np.log(np.full({n}, 0.1)).sum())
```

Then practise: [the drill](practice.md), [the cards](flashcards.md).
"""
PRACTICE = """# Practice {n}

/// question | question-{n}-factors

How many factors has lesson {n}?

---

It has {n}, one for each piece; their logarithms add up to $\\log p$.
///

/// question | question-{n}-order

Does the order matter in lesson {n}?

---

Not for the joint: the chain rule holds for each of the orders.
///

/// exercise | drill-{n}
    title: Drill {n}

Write `total(values)`, which adds {n} and all values.
///
"""
CARDS = """# Flashcards {n}

<card-toolbar>
<button type="button" class="md-button md-button--primary" data-print-cards>Print flashcards</button>
<button type="button" class="md-button" data-shuffle>Shuffle</button>
</card-toolbar>

<card-review id="review"></card-review>

<card-finder></card-finder>

/// flashcard | card-{n}-rule
    topic: probability
    lesson: rule
    practice: question-{n}-factors drill-{n}
    changed: "2026-11-24"

State the chain rule for {n} pieces.

---

$p(x) = \\prod_i p(x_i \\mid x_{{<i}})$
///

/// flashcard | card-{n}-nats
    topic: training
    lesson: rule
    changed: "2026-11-24"

What is $-\\log 0.1$ to the power of {n}?

---

{nats} nats.
///
"""
STARTER = "def total(values):\n    return None\n"
SOLUTION = "def total(values):  # {salt}\n    return {n} + sum(values)\n"
MISTAKE = '"""Expected {expected}, found {found}."""\n\n\ndef total(values):\n    return {n} + sum(values) - 1\n'
CHECK = """from grading.judge import Judge


def check(learner, given):
    judge = Judge()
    total = learner.call("total", [1, 2, 3]).value
    judge.expect(total == {expected}, lambda: [f"Expected {expected}, found {{total}}."])
    return judge
"""
HINTS = "Begin with {n}.\n\n---\n\nThen add `sum(values)`.\n"


def write_lessons(folder: Path, count: int, library: Path) -> None:
    """Write `docs` and `exercises` into `folder`; `library` is the folder `grading` that checks import.

    Solutions name the folder, so that no earlier run has proved them.
    """
    shutil.copytree(library, folder / "exercises" / "grading", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n\nStart with [the first lesson](lesson-1/index.md).\n")
    for n in range(1, count + 1):
        _write_lesson(folder, n)


def nav(count: int) -> list[object]:
    lessons = [
        {f"Lesson {n}": [f"lesson-{n}/{name}.md" for name in ("index", "practice", "flashcards")]}
        for n in range(1, count + 1)
    ]
    return [{"Home": "index.md"}, *lessons]


def _write_lesson(folder: Path, n: int) -> None:
    values = {"n": n, "nats": f"{n * 2.302585:.3f}", "expected": n + 6, "found": n + 5, "salt": folder}
    docs, exercise = folder / "docs" / f"lesson-{n}", folder / "exercises" / f"drill_{n}"
    (exercise / "mistakes").mkdir(parents=True)
    docs.mkdir()
    texts = {
        docs / "index.md": LESSON,
        docs / "practice.md": PRACTICE,
        docs / "flashcards.md": CARDS,
        exercise / "starter.py": STARTER,
        exercise / "solution.py": SOLUTION,
        exercise / "check.py": CHECK,
        exercise / "hints.md": HINTS,
        exercise / "mistakes" / "one_less.py": MISTAKE,
    }
    for path, text in texts.items():
        path.write_text(text.format_map(values) if "{" in text else text, encoding="utf-8")
