"""The page that holds all pages, made from the built ones, for a builder that has no mkdocs-print-site-plugin.

Like that plugin it puts a page's name before the ids of its headings, which two pages may share; all other ids are of
the whole site. A link between two pages leads to its place on this one.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lessonkit.addresses import address

NAME = "print_page.md"
TITLE = "Print everything"
PLACE = '<div id="print-everything"></div>'
ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
HEADING = re.compile(r'(<h[1-6]\b[^>]*\bid=")([^"]+)(")')
ID = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'\b(href|src)="([^"]*)"')
#: Where the link that skips the menu leads to; the page has its own.
SKIPPED_TO = re.compile(r'<a id="__skip"[^>]*></a>')
SITE = "https://site.invalid/"


def pages_in(nav: list[Any]) -> Iterator[str]:
    """The pages of a navigation, as `mkdocs.yml` has them, in its order."""
    for entry in nav:
        what = next(iter(entry.values())) if isinstance(entry, dict) else entry
        yield from pages_in(what) if isinstance(what, list) else [what]


def print_everything(site: Path, pages: list[str]) -> str:
    """The built page `print_page/` with the content of those pages in its place."""
    shell = (site / address(NAME) / "index.html").read_text(encoding="utf-8")
    contents = {address(page): _content(site / address(page) / "index.html", _slug(page)) for page in pages}
    ids = {page: set(ID.findall(content)) for page, content in contents.items()}
    linked = {page: _linked(content, page, ids) for page, content in contents.items()}
    sections = [f'<section class="print-page" id="{_slug(page)}">{linked[address(page)]}</section>' for page in pages]
    return shell.replace(PLACE, f'<div id="print-site-page">{"".join(sections)}</div>')


def _content(path: Path, slug: str) -> str:
    found = ARTICLE.search(path.read_text(encoding="utf-8"))
    assert found, f"{path}: a page without <article>"
    return HEADING.sub(rf"\g<1>{slug}-\g<2>\g<3>", SKIPPED_TO.sub("", found[1]))


def _slug(page: str) -> str:
    return address(page).strip("/").replace("/", "-") or "index"


def _linked(content: str, page: str, ids: dict[str, set[str]]) -> str:
    def there(link: re.Match[str]) -> str:
        return f'{link[1]}="{_target(link[2], page, ids)}"'

    return LINK.sub(there, content)


def _target(link: str, page: str, ids: dict[str, set[str]]) -> str:
    """Where a link of `page` leads to from here."""
    whole = urlsplit(urljoin(f"{SITE}{page}", link))
    if not whole.geturl().startswith(SITE):
        return link
    other = whole.path.removeprefix("/")
    if other not in ids:
        return posixpath.relpath(f"/{other}", f"/{address(NAME)}") + (f"#{whole.fragment}" if whole.fragment else "")
    slug = other.strip("/").replace("/", "-") or "index"
    named = f"{slug}-{whole.fragment}"
    return f"#{named if named in ids[other] else whole.fragment or slug}"


def printed_pages(configuration: Mapping[str, Any]) -> list[str]:
    """The pages of the navigation, in its order, but those that the print-site plugin is told to leave out."""
    plugins = [one for one in configuration["plugins"] if isinstance(one, dict)]
    left_out: list[str] = next((one["print-site"]["exclude"] for one in plugins if "print-site" in one), [])
    return [page for page in pages_in(configuration["nav"]) if page not in left_out]
