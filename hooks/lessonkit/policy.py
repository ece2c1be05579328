"""A Content-Security-Policy in every built page: inline scripts and styles by their hash, all else from this site only.

A plain step over the folder of a built site, whatever built it. Sources:
https://www.w3.org/TR/CSP3/ and https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from lessonkit import frame

Policy = dict[str, str]

# What a page may do; hashes are added to `script-src` and `style-src`.
POLICY: Policy = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Python is WebAssembly
    "worker-src": "'self' blob:",  # a worker from a blob: is held by this policy, one from an address is not
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",  # Material's icons are pictures within its styles
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
}
# The frame is held by the policy of the page that it stands in as well as by its own.
FRAME_POLICY: Policy = {
    "default-src": "'none'",
    "script-src": "'wasm-unsafe-eval'",
    "worker-src": "blob:",
    "form-action": "'none'",
    "base-uri": "'none'",
}

_NO_SCRIPT = re.compile(r"application/(ld\+)?json|text/plain")
_META = re.compile(r'\n?<meta http-equiv="Content-Security-Policy"[^>]*>')
_PLACES = (
    re.compile(r"<meta charset[^>]*>"),
    re.compile(r"<head[^>]*>"),
)  # the charset counts in the first 1024 bytes only


class PolicyError(Exception):
    """Pages hold what no hash can allow; the text names each, with its page and line."""


class Inline(HTMLParser):
    """What a page holds between the tags of scripts and styles, and what no policy of hashes lets it do."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.refused: list[str] = []
        self._content: list[str] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        is_script = tag == "script" and "src" not in given and not _NO_SCRIPT.fullmatch(given.get("type") or "")
        self._content = self.scripts if is_script else self.styles if tag == "style" else None
        if self._content is not None:
            self._content.append("")
        for name, value in attributes:
            runs = (value or "").strip().lower().startswith("javascript:")
            if name == "style" or name.startswith("on") or runs:
                self.refused.append(f'line {self.getpos()[0]}: <{tag} {name}="{value}">')

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        self._content = None

    def handle_endtag(self, tag: str) -> None:
        self._content = None

    def handle_data(self, data: str) -> None:
        if self._content is not None:
            self._content[-1] += data


def policy_of(inline: Inline, policy: Policy = POLICY, framed: Sequence[str] = ()) -> str:
    """The policy of one page, as the browser reads it; `framed` are the scripts of a frame within it."""
    hashes = {"script-src": [*inline.scripts, *framed], "style-src": inline.styles}
    return "; ".join(
        " ".join([name, sources, *sorted({source_of(text) for text in hashes.get(name, [])})])
        for name, sources in policy.items()
    )


def source_of(text: str) -> str:
    """A script or style by its SHA-256, as a policy names it."""
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def with_policy(page: str, policy: Policy = POLICY, framed: Sequence[str] = ()) -> str:
    """The page with its policy, before anything that the policy is to govern; doing it twice changes nothing.

    Raises:
        PolicyError: the page has a `style` attribute, an `on…` attribute or a `javascript:` address, or no head.
    """
    page = _META.sub("", page)
    inline = Inline(page)
    place = next(filter(None, (place.search(page) for place in _PLACES)), None)
    if inline.refused or place is None:
        raise PolicyError("\n".join(inline.refused) or "the page has no <head>")
    content = policy_of(inline, policy, framed)
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{content}">'
    return page[: place.end()] + meta + page[place.end() :]


def protect(site: Path, style_sources: Sequence[str] = ()) -> None:
    """Put its policy into every page of a built site; `style_sources` are of styles that a script of the theme makes.

    Raises:
        PolicyError: naming all pages that hold what no policy of hashes allows.
    """
    refused = []
    policy = POLICY | {"style-src": " ".join([POLICY["style-src"], *style_sources])}
    closed = site / frame.PAGE
    framed = Inline(closed.read_text(encoding="utf-8")).scripts if closed.exists() else []
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        try:
            protected = with_policy(page, FRAME_POLICY) if path == closed else with_policy(page, policy, framed)
            path.write_text(protected, encoding="utf-8")
        except PolicyError as error:
            refused += [f"{path.relative_to(site)}, {problem}" for problem in str(error).splitlines()]
    if refused:
        expected = "Its Content-Security-Policy would have the browser ignore these; use a class or a script file:"
        raise PolicyError("\n".join([expected, *refused]))
