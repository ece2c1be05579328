"""What an author is told: every problem at once, each with its place, what was expected, what was found, an example."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of an author. `example` shows the line as it should be."""

    file: str
    line: int
    expected: str
    found: str
    example: str

    def __str__(self) -> str:
        example = self.example.replace("\n", "\n             ")
        return (
            f"{self.file}:{self.line}\n  expected:  {self.expected}\n  found:     {self.found}\n  example:   {example}"
        )


def report(problems: Sequence[Problem]) -> str:
    """The whole message, problems in the order of their places."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    listed = "\n\n".join(str(problem) for problem in sorted(problems))
    return f"{count} in the lessons; the site was not built.\n\n{listed}\n"
