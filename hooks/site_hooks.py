"""MkDocs events, and nothing else: the work is in `lessonkit`."""

import logging
import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from carry import carry
from lessonkit import offline, prove, rules
from lessonkit.card_links import Links, read_links, with_cards_of_sections, with_practice
from lessonkit.deck.field_html import field_markdown
from lessonkit.deck.record import record_problems
from lessonkit.deck.rules import deck_problems
from lessonkit.made import shipped
from lessonkit.nav import keep_neighbours_in_lesson, shown_in_nav
from lessonkit.paper_pdf import linked, newest_change, pdf_name, print_deck
from lessonkit.policy import PolicyError, protect
from lessonkit.print_page import with_one_contents, with_targets
from lessonkit.problems import report
from lessonkit.third_party.sbom import write_sbom

ROOT = Path(__file__).resolve().parents[1]
PROVED = ROOT / ".cache/proved"
PRINT_PAGE = "print_page/index.html"
NO_DAY = "315532800"  # of 1980, as in archives: the day of a build must not be in its bytes
OF_THE_PRINT_PAGE = ("css/print-site", "js/print-site")
LOG = logging.getLogger("mkdocs.hooks.lessons")
_is_served = False
_browser = ""
"""The browser that prints the decks; none, no PDF and no link to it."""

_decks: dict[str, str] = {}
"""By the address of a deck's page, the day of its last change."""

_links = Links()
"""Read once a build."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """`make serve` builds again and again: it makes no PDF."""
    global _is_served, _browser
    _is_served = command == "serve"
    _browser = "" if _is_served else os.environ.get("CHROMIUM", "")
    os.environ.setdefault("SOURCE_DATE_EPOCH", NO_DAY)


def on_config(config: MkDocsConfig) -> None:
    # A page that reloads when a file changes must come from the server; `service.js` then removes what a build left.
    config.extra["offline"] = bool(config.extra.get("offline")) and not _is_served
    config.extra["shown_in_nav"] = shown_in_nav  # the print page is rendered in an environment of its own
    # The print page's own files are named by its template, so that no other page fetches them.
    for key in ("extra_css", "extra_javascript"):
        config[key] = [file for file in config[key] if not str(file).startswith(OF_THE_PRINT_PAGE)]


def on_pre_build(config: MkDocsConfig) -> None:
    global _links
    exercises, docs = _exercises(config), Path(config.docs_dir)
    problems = rules.page_problems(docs, exercises, PROVED) + prove.exercise_problems(exercises, PROVED)
    problems = problems or deck_problems(docs, field_markdown(config.markdown_extensions, config.mdx_configs))
    unrecorded = [] if problems else record_problems(docs)
    if unrecorded and _is_served:  # an author at work is not stopped at every line
        LOG.info("Cards changed, to be recorded before they are published: make cards\n%s", report(unrecorded))
    elif problems or unrecorded:
        raise Abort("\n" + report(problems or unrecorded))
    _links = read_links(docs)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    carry(files, config, _exercises(config))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    keep_neighbours_in_lesson(nav)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return with_cards_of_sections(markdown, page.file.src_uri, _links)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    leftover = list(rules.leftover_blocks(html))
    if leftover:
        raise Abort(f"\n{page.file.src_uri}: block syntax reached the page as text: {'; '.join(leftover)}")
    if _browser and page.meta.get("template") == "flashcards.html":
        _decks[page.url] = newest_change(page.markdown or "")
        html = linked(html, page.url)

    def url_of(src_uri: str) -> str:
        file = files.get_file_from_path(src_uri)
        assert file is not None
        return file.url_relative_to(page.file)

    return with_practice(html, page.file.src_uri, _links, url_of)


@event_priority(-100)  # after every plugin that still writes files
def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    for url, day in _decks.items():
        (site / url / pdf_name(url)).write_bytes(print_deck(site, url, day, _browser))
    if (print_page := site / PRINT_PAGE).exists():
        html = print_page.read_text(encoding="utf-8")
        print_page.write_text(with_targets(with_one_contents(html)), encoding="utf-8")
    write_sbom(site, shipped(), config.site_name)
    if not _is_served:  # the script by which pages reload is put into them by the server
        try:
            protect(site)
        except PolicyError as error:
            raise Abort(f"\n{error}") from error
    if config.extra["offline"]:
        offline.seal(site)


def _exercises(config: MkDocsConfig) -> Path:
    return Path(config.mdx_configs.get("lessonkit.blocks", {}).get("exercises", ROOT / "exercises"))
