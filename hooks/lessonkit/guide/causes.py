"""What makes the build stop, as data: in words, and as a change to a lesson that `make lesson` laid out.

`messages.py` makes each change and lets the rules speak, so the guide says what the build says. The suite looks that no
rule is left out.
"""

from dataclasses import dataclass

INDEX, PRACTICE, CARDS = (f"docs/example-lesson/{page}.md" for page in ("index", "practice", "flashcards"))
FOLDER = "exercises/example_lesson_joint"
CHECK, HINTS = f"{FOLDER}/check.py", f"{FOLDER}/hints.md"
SOLUTION, STARTER, MISTAKE = (f"{FOLDER}/{name}.py" for name in ("solution", "starter", "mistakes/added"))
LONG_RUN = "/// long-run | {}\n    title: A run\n    material: {}\n    code: chart.py\n\nPrompt.\n///\n\n## Sources"


@dataclass(frozen=True)
class Cause:
    """`old` is replaced by `new` in `file`; an empty `old` means that the file is removed.

    Where several messages stand at the same place, `says` is in the one that is meant.
    """

    words: str
    file: str
    old: str
    new: str
    says: str = ""


PAGES = (
    Cause("a block without its bar", CARDS, "/// flashcard | ", "/// flashcard "),
    Cause("a block of no known kind", PRACTICE, "/// question", "/// quiz"),
    Cause("a block that is not closed", PRACTICE, "those before it.\n///", "those before it."),
    Cause("a closing too many", INDEX, "## Sources", "///\n\n## Sources"),
    Cause("no id, or one with other characters", PRACTICE, "| example-lesson-check-main-idea", "| Main Idea"),
    Cause("an exercise without its folder", PRACTICE, "exercise | example-lesson-joint", "exercise | joint"),
    Cause("a picture that nobody drew", INDEX, "| joint-factored", "| join-factored"),
    Cause("an option that the block does not have", PRACTICE, "    title:", "    heading:"),
    Cause("an option with a value it does not take", PRACTICE, "answer: causal", "answer: maybe"),
    Cause("a value with a colon, a number, yes or no, without quotes", CARDS, "topic: probability", "topic: 2026"),
    Cause("an option that is missing", CARDS, "    topic: probability\n", ""),
    Cause("another number of conditionals than of symbols", PRACTICE, "symbols: A B", "symbols: A B C"),
    Cause("text directly above `---`", CARDS, "put together?\n\n---", "put together?\n---"),
    Cause("a part too few or too many", CARDS, "put together?\n\n---\n", "put together?\n"),
    Cause("a part without text", CARDS, "How is the probability of a sequence put together?\n\n---", "---"),
    Cause("a question of two paragraphs", PRACTICE, "put together?\n", "put together?\n\nAnd why?\n"),
    Cause("an id used twice", INDEX, "{#sources}", "{#main-idea}"),
    Cause("LaTeX that cannot be converted", INDEX, "$p(x_1, x_2)", "$\\foo(x_1, x_2)"),
    Cause("a line that asks for what nothing makes", INDEX, "## Sources", "{made: sources}\n\n## Sources"),
    Cause("a term that its page does not use", INDEX, "    name: sequence", "    name: raster"),
    Cause("a name of two terms", INDEX, "    also: conditionals", "    also: sequence", "no other term"),
    Cause("a link to a term that is none", INDEX, "## Sources", "[Words](#term-words)\n\n## Sources"),
    Cause(
        "a long run that is in no list", INDEX, "## Sources", LONG_RUN.format("none-such", "example-lesson/index.md")
    ),
    Cause(
        "a long run that was not recorded",
        INDEX,
        "## Sources",
        LONG_RUN.format("peeking-pays", "example-lesson/index.md"),
    ),
    Cause(
        "a long run on a file that is not there",
        INDEX,
        "## Sources",
        LONG_RUN.format("peeking-pays", "none.txt"),
        "a file in",
    ),
)
CARD_PAGES = (
    Cause("a card from a heading that is none", CARDS, "lesson: main-idea", "lesson: idea"),
    Cause("a card for practice that is none", CARDS, "practice: example-lesson-check-main-idea", "practice: check"),
    Cause(
        "a card too long for paper",
        CARDS,
        "It is the product",
        "Ten words that nobody can keep in mind here. " * 30 + "It",
    ),
    Cause("a formula too wide for paper", CARDS, "It is the product", "$$" + "x + " * 30 + "x$$\n\nIt is the product"),
    Cause("a card with a picture", CARDS, "It is the product", "![What](x.png)\n\nIt is the product"),
    Cause("a deck without a name", CARDS, "  name: Example lesson", "  title: Example lesson"),
    Cause("a deck without an id", CARDS, "anki-id: 1073741824", "anki-id: 7"),
    Cause("a card with a link into the site", CARDS, "It is the product", "[Here](index.md), it is the product"),
    Cause("a new card", CARDS, "| example-lesson-main-idea", "| example-lesson-product"),
    Cause("a card with another text", CARDS, "It is the product of", "It is, in any order, the product of"),
    Cause("a card with another day", CARDS, '"2026-01-01"', '"2026-01-02"'),
)
EXERCISES = (
    Cause("a file that is missing", HINTS, "", ""),
    Cause("more than three hints", HINTS, "Begin with", "One.\n\n---\n\nTwo.\n\n---\n\nBegin with"),
    Cause("code that never ends, or ends Python", SOLUTION, "import math", "import math\nimport os\n\nos._exit(0)"),
    Cause("a solution that does not pass", SOLUTION, "math.prod(conditionals)", "sum(conditionals)"),
    Cause("a starter that passes", STARTER, "return None", "return __import__('math').prod(conditionals)"),
    Cause("a mistake that is not caught with its message", MISTAKE, "Multiply the", "Divide the"),
    Cause("a check that fails by itself", CHECK, "Judge()", "Jduge()"),
)
