"""MkDocs events, and nothing else: the work is in `lessonkit.builders`, which Zensical uses, too."""

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
from lessonkit import rules
from lessonkit.builders import BuildError
from lessonkit.builders.checks import mistakes, unrecorded
from lessonkit.builders.finished import finished
from lessonkit.builders.project import Project
from lessonkit.card_links import Links, read_links, with_cards_of_sections, with_practice
from lessonkit.nav import keep_neighbours_in_lesson, shown_in_nav
from lessonkit.paper_pdf import linked
from lessonkit.problems import report

NO_DAY = "315532800"  # of 1980, as in archives: the day of a build must not be in its bytes
OF_THE_PRINT_PAGE = ("css/print-site", "js/print-site")
LOG = logging.getLogger("mkdocs.hooks.lessons")
_is_served = False
_browser = ""
"""The browser that prints the decks; none, no PDF and no link to it."""

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
    project = _project(config)
    problems = mistakes(project)
    changed = [] if problems else unrecorded(project)
    if changed and _is_served:  # an author at work is not stopped at every line
        LOG.info("Cards changed, to be recorded before they are published: make cards\n%s", report(changed))
    elif problems or changed:
        raise Abort("\n" + report(problems or changed))
    _links = read_links(project.docs)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    try:
        carry(files, config, _project(config))
    except BuildError as error:
        raise Abort(f"\n{error}") from error
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
        html = linked(html, page.url)
    return with_practice(html, page.file.src_uri, _links)


@event_priority(-100)  # after every plugin that still writes files
def on_post_build(config: MkDocsConfig) -> None:
    try:
        finished(Path(config.site_dir), _project(config), browser=_browser, is_served=_is_served)
    except BuildError as error:
        raise Abort(f"\n{error}") from error


def _project(config: MkDocsConfig) -> Project:
    extra = config.extra
    return Project(
        config.site_name,
        config.site_description or "",
        extra["short_name"],
        config.site_url or "",
        extra["offline"],
        Path(config.docs_dir),
        config.markdown_extensions,
        config.mdx_configs,
    )
