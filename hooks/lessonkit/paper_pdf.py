"""The deck as a ready PDF: the deck's own page, printed by a real browser as its print command does.

A browser, since nothing else that can be had from a package registry draws MathML; so the PDF is the print page, not a
second layout of it. Scripts are off: what is printed is what the site says by itself.
"""

import mimetypes
import os
import re
from pathlib import Path

from playwright.sync_api import Route, sync_playwright

ORIGIN = "http://deck.invalid/"
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}(?=[^)]*\))")
CHANGED = re.compile(r'^ {4,}changed: "([\d-]+)"$', re.MULTILINE)


def pdf_name(url: str) -> str:
    """`autoregressive/flashcards/` gives `autoregressive-flashcards.pdf`."""
    return "-".join(part for part in url.split("/") if part) + ".pdf"


def linked(html: str, url: str) -> str:
    """The deck's page with a link to its PDF in the toolbar, where it is found without JavaScript too."""
    link = f'<a class="md-button" href="{pdf_name(url)}">Cards as PDF</a>'
    return html.replace("</card-toolbar>", f"{link}</card-toolbar>")


def newest_change(markdown: str) -> str:
    """The day of the last change to a card of the page, as YYYYMMDD."""
    return max(CHANGED.findall(markdown), default="2026-01-01").replace("-", "")


def print_deck(site: Path, url: str, day: str, chromium: str) -> bytes:
    """The page at `url` of the built site, one card a page on A4, tagged, titled and dated `day` (YYYYMMDD).

    The same site and the same browser give the same bytes.
    """

    def serve(route: Route) -> None:
        path = site / route.request.url.split("?")[0].removeprefix(ORIGIN)
        file = path / "index.html" if path.is_dir() else path
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
        else:
            route.abort()

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *sandbox])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.route("**/*", serve)
        page.goto(ORIGIN + url)
        printed = page.pdf(prefer_css_page_size=True, tagged=True)
        browser.close()
    return DATE.sub(lambda found: found[1] + day.encode() + b"000000", printed)
