"""Every link of the built site leads to what is there, or to a publisher of sources; the network is not asked."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from conftest import ROOT
from make.links import external_links

HERE = "http://site.invalid/"
#: Who publishes what the pages refer to: papers, a book, code with its issues, Anki.
PUBLISHERS = {
    *("arxiv.org", "doi.org", "www.jmlr.org", "proceedings.mlr.press", "cdn.openai.com", "www.gutenberg.org"),
    *("github.com", "uvadlc-notebooks.readthedocs.io", "apps.ankiweb.net"),
    *("zensical.org", "squidfunk.github.io", "properdocs.org", "www.mkdocs.org"),
}
SAYS_NOTHING = re.compile(r"\W*(?:here|link|this|click here|read more|https?://\S*)?\W*", re.IGNORECASE)


class Links(HTMLParser):
    """Ids of a page, and its links with what they say; a picture's or a label's words count."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._open: str | None = None
        self._said = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self._open, self._said = given["href"], given.get("aria-label", "") + given.get("title", "")

    def handle_data(self, data: str) -> None:
        self._said += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.links.append((self._open, self._said.strip()))
            self._open = None


@cache
def read(page: Path) -> Links:
    return Links(page.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    """All but the page for addresses that are not there, whose links begin at the site's root."""
    return [page for page in sorted(site.rglob("*.html")) if page.name != "404.html"]


def test_every_place_that_a_link_names_is_there(site: Path) -> None:
    lost, followed = [], 0
    for page in pages(site):
        own = HERE + page.relative_to(site).as_posix().removesuffix("index.html")
        for link, _ in read(page).links:
            target = urlsplit(urljoin(own, link))
            if not target.geturl().startswith(HERE):
                continue
            file = site / unquote(target.path).lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            followed += 1
            if not file.is_file() or (target.fragment and unquote(target.fragment) not in read(file).ids):
                lost.append(f"{own.removeprefix(HERE)}: {link}")
    assert lost == []
    assert followed > 500


def test_every_link_says_where_it_leads(site: Path) -> None:
    silent = [
        (page.name, link) for page in pages(site) for link, said in read(page).links if SAYS_NOTHING.fullmatch(said)
    ]
    assert silent == []


def test_every_link_to_elsewhere_is_safe_and_leads_to_a_publisher() -> None:
    links = external_links(ROOT / "docs")
    assert len(links) > 30
    elsewhere = {link: places for link, places in links.items() if urlsplit(link).netloc not in PUBLISHERS}
    assert elsewhere == {}
    assert [link for link in links if not link.startswith("https://")] == []


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    """But where all pages are one: a card and an exercise of different pages may share a name."""
    for page in (page for page in pages(site) if page.parent.name != "print_page"):
        ids = read(page).ids
        assert sorted({one for one in ids if ids.count(one) > 1}) == [], page
