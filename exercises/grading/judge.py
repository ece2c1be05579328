"""A verdict under construction. A check that judges no case has not passed anything: `Judge` counts."""

from collections.abc import Callable


class NotYet(Exception):
    """The learner's answer is wrong; `paragraphs` say what was expected, what came, and one next step."""

    def __init__(self, *paragraphs: str) -> None:
        super().__init__(*paragraphs)
        self.paragraphs = list(paragraphs)


class Judge:
    """Counts the cases that were judged and keeps what to say when all were right."""

    def __init__(self) -> None:
        self.cases = 0
        self.notes: list[str] = []

    def expect(self, right: bool, explain: Callable[[], list[str]]) -> None:
        """Judges one case. `explain` is called only if it is not right.

        Raises:
            NotYet: with the paragraphs of `explain`.
        """
        self.cases += 1
        if not right:
            raise NotYet(*explain())

    def note(self, paragraph: str) -> None:
        """Adds a paragraph that the learner reads if every case was right."""
        self.notes.append(paragraph)
