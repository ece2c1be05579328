"""A page in any of the engines: the few things that a reader does to one, in the same words for all."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

FIND = (Path(__file__).parent / "find.js").read_text().strip()
SOON_S = 20
WATCH_PRINT = "window.print = () => { window.askedToPrint = true; }"
ASKED = "window.askedToPrint === true"
WATCH_POLICY = """
window.refused = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, lineNumber, sample }) =>
    window.refused.push(`${violatedDirective}: ${blockedURI} at line ${lineNumber} ${sample}`.trim()));
"""
REFUSED = "window.refused"

#: By the name that a page sees: WebDriver's code point, and GDK's name.
KEYS = {
    "ArrowDown": ("\ue015", "Down"),
    "ArrowRight": ("\ue014", "Right"),
    "End": ("\ue010", "End"),
    "Enter": ("\ue007", "Return"),
    "Escape": ("\ue00c", "Escape"),
    "Home": ("\ue011", "Home"),
    "Space": (" ", "space"),
    "Tab": ("\ue004", "Tab"),
    ",": (",", "comma"),
    "-": ("-", "minus"),
    ".": (".", "period"),
}

PaperMm = tuple[float, float]
Within = tuple[str, str] | None
"""Role and name of what something lies in, where its own would not tell it from others."""


class Tab(Protocol):
    """One page, in which WATCH_POLICY runs first. Widths and heights of paper in millimetres; a printed page as PDF."""

    version: str
    page_chooses_paper: bool
    """Whether the page's own size of paper, set by its script, prevails over that of the print window."""

    def open(self, url: str) -> None:
        """Leave the page, and load the one at `url` afresh, even where only the fragment differs."""

    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression gives, as JSON carries it; a promise is waited for."""

    def click(self, role: str, name: str, within: Within = None) -> None:
        """Press what has this role and exactly this name, as a pointer would, once it is there."""

    def point(self, role: str, name: str) -> None:
        """Move the pointer onto what has this role and name."""

    def press(self, *keys: str) -> None:
        """Keys one after the other, for whatever has the focus: of KEYS, one character, or `Control+` one."""

    def print(self, paper_mm: PaperMm) -> bytes:
        """What the browser's print command gives, without JavaScript too, on paper chosen in its settings."""

    def print_by_click(self, role: str, name: str, paper_mm: PaperMm) -> bytes:
        """What the page prints by itself when this is pressed."""

    def choose(self, button: str, file: Path) -> None:
        """Give `file` to the page where this button asks for one."""

    def download(self, button: str) -> bytes:
        """What is saved as a file when this button is pressed."""

    def close(self) -> None: ...


def find(role: str, name: str, within: Within = None) -> str:
    """An expression for where to press what has this role and name, in CSS pixels; null where nothing has."""
    return _asked("middle", role, name, within)


def said(role: str, name: str | None, within: Within = None) -> str:
    """An expression for what stands there, seen or not, or was typed there; null where there is none."""
    return _asked("said", role, name, within)


def described(role: str, name: str, within: Within = None) -> str:
    """An expression for what the page tells of it beside its name."""
    return _asked("described", role, name, within)


def _asked(what: str, *arguments: object) -> str:
    return f"{FIND}.{what}({', '.join(map(json.dumps, arguments))})"


def wait_for(look: Callable[[], Any], what: str, limit_s: float = SOON_S) -> Any:
    """The first answer of `look` that is not empty. Raises AssertionError if none comes."""
    end_s = time.monotonic() + limit_s
    while time.monotonic() < end_s:
        if answer := look():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"after {limit_s:g} s there is still no {what}")


def steady(look: Callable[[], Any], what: str) -> Any:
    """The first answer of `look` that is the same a moment later: what still moves is not pressed."""

    def twice() -> Any:
        answer = look()
        time.sleep(0.1)
        return answer if answer == look() else None

    return wait_for(twice, what)
