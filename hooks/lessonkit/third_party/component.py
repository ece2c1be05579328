"""One piece of third-party work, as it is listed."""

import re
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Component:
    """A piece of somebody else's work in the site.

    `version` is empty where the package that brings the piece does not say it. `licence` is an SPDX expression.
    `files` are patterns of paths below the site; `inside` names the component whose files hold this one as well.
    """

    name: str
    version: str
    licence: str
    text: str
    home: str
    purl: str = ""
    files: tuple[str, ...] = ()
    inside: str = ""

    @property
    def text_name(self) -> str:
        """The name of the file with the licence's text."""
        return "-".join(re.findall(r"[a-z0-9]+", self.name.lower())) + ".txt"


def kept_text(name: str) -> str:
    """A licence's text that no installed package carries."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
