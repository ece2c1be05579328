"""A built folder put in order, whatever built it."""

import re
from collections.abc import Sequence
from pathlib import Path

from lessonkit import offline
from lessonkit.addresses import address
from lessonkit.builders import BuildError
from lessonkit.builders.project import Project
from lessonkit.deck.read import deck_pages, front_matter
from lessonkit.made import shipped
from lessonkit.paper_pdf import newest_change, pdf_name, print_deck
from lessonkit.policy import PolicyError, protect
from lessonkit.print_page import with_one_contents, with_targets
from lessonkit.third_party.sbom import write_sbom

PRINT_PAGE = "print_page/index.html"
#: Firefox would fetch the page that is named as the next one ahead, which nobody asked for and no policy allows.
NEXT = re.compile(r'<link rel="next" href="[^"]*">')


def finished(
    site: Path, project: Project, *, browser: str = "", is_served: bool = False, style_sources: Sequence[str] = ()
) -> None:
    """Print the decks, put the pages right, give each its policy, and list every file with its hash.

    Without a `browser` there is no PDF. A site that is served while somebody writes gets no policy: the server puts the
    script into its pages by which they reload. `style_sources` go into the policy.

    Raises:
        BuildError: a page holds what no policy of hashes allows.
    """
    if browser:
        for url, day in printed_decks(project).items():
            (site / url / pdf_name(url)).write_bytes(print_deck(site, url, day, browser))
    if (print_page := site / PRINT_PAGE).exists():
        html = print_page.read_text(encoding="utf-8")
        print_page.write_text(with_targets(with_one_contents(html)), encoding="utf-8")
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if NEXT.search(page):
            path.write_text(NEXT.sub("", page), encoding="utf-8")
    write_sbom(site, shipped(), project.name)
    if not is_served:
        try:
            protect(site, style_sources)
        except PolicyError as error:
            raise BuildError(str(error)) from error
    if project.is_offline:
        offline.seal(site)


def printed_decks(project: Project) -> dict[str, str]:
    """By the address of a deck's page, the day of its last change; of those pages that print as cards."""
    return {
        address(page.relative_to(project.docs).as_posix()): newest_change(page.read_text(encoding="utf-8"))
        for page in deck_pages(project.docs)
        if front_matter(page).get("template") == "flashcards.html"
    }
