"""MkDocs events, and nothing else: the work is in `lessonkit`."""

import logging
import os
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from lessonkit import font, install, offline, prove, rules
from lessonkit.bundle import BundleError, bundle
from lessonkit.card_links import read_links, with_cards_of_sections, with_practice
from lessonkit.deck.addresses import Addresses
from lessonkit.deck.field_html import field_markdown
from lessonkit.deck.files import deck_files
from lessonkit.deck.read import deck_pages
from lessonkit.deck.record import record_problems
from lessonkit.deck.rules import deck_problems
from lessonkit.exercises import browser_json, exercise_ids, grading_zip, read_exercise
from lessonkit.nav import keep_neighbours_in_lesson, shown_in_nav
from lessonkit.packing.archives import PackingError, start_archives
from lessonkit.paper_pdf import linked, newest_change, pdf_name, print_deck
from lessonkit.problems import report
from lessonkit.runtime import manifest, runtime_files
from lessonkit.stylesheet import pruned
from make import numpy_wheel

ROOT = Path(__file__).resolve().parents[1]
UNPUBLISHED = ("client/", "styles/", "assets/stylesheets/", "assets/javascripts/lunr/")
UNPUBLISHED_ENDINGS = (".map", ".lock")
OF_THE_PRINT_PAGE = ("css/print-site", "js/print-site")
LOG = logging.getLogger("mkdocs.hooks.lessons")
_is_served = False
_browser = ""
"""The browser that prints the decks; none, no PDF and no link to it."""

_decks: dict[str, str] = {}
"""By the address of a deck's page, the day of its last change."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """`make serve` builds again and again: it makes no PDF."""
    global _is_served, _browser
    _is_served = command == "serve"
    _browser = "" if _is_served else os.environ.get("CHROMIUM", "")


def on_config(config: MkDocsConfig) -> None:
    # A page that reloads when a file changes must come from the server; `service.js` then removes what a build left.
    config.extra["offline"] = bool(config.extra.get("offline")) and not _is_served
    config.extra["shown_in_nav"] = shown_in_nav  # the print page is rendered in an environment of its own
    # The print page's own files are named by its template, so that no other page fetches them.
    for key in ("extra_css", "extra_javascript"):
        config[key] = [file for file in config[key] if not str(file).startswith(OF_THE_PRINT_PAGE)]


def on_pre_build(config: MkDocsConfig) -> None:
    exercises, docs = _exercises(config), Path(config.docs_dir)
    problems = rules.page_problems(docs, exercises) + prove.exercise_problems(exercises, ROOT / ".cache/proved")
    problems = problems or deck_problems(docs, field_markdown(config.markdown_extensions, config.mdx_configs))
    unrecorded = [] if problems else record_problems(docs)
    if unrecorded and _is_served:  # an author at work is not stopped at every line
        LOG.info("Cards changed, to be recorded before they are published: make cards\n%s", report(unrecorded))
    elif problems or unrecorded:
        raise Abort("\n" + report(problems or unrecorded))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    material = _material_styles(files)
    for file in list(files):
        if file.src_uri.startswith(UNPUBLISHED) or file.src_uri.endswith(UNPUBLISHED_ENDINGS):
            files.remove(file)
    exercises = _exercises(config)
    for exercise_id in exercise_ids(exercises):
        content = browser_json(read_exercise(exercises, exercise_id))
        files.append(File.generated(config, f"assets/exercises/{exercise_id}.json", content=content))
    _carry_runtime(files, config, grading_zip(exercises))
    _carry_font(files, config)
    _carry_decks(files, config)
    _carry_paper_font(files, config)
    try:
        bundled = bundle(ROOT, ROOT / ".cache" / "bundle")
    except BundleError as error:
        raise Abort(f"\nThe browser client could not be bundled:\n{error}") from error
    for path in bundled:
        if path.name != offline.SCRIPT:
            files.append(File.generated(config, f"assets/{path.name}", abs_src_path=str(path)))
    _carry_offline(files, config, {path.name: path for path in bundled})
    _carry_styles(files, config, material)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    keep_neighbours_in_lesson(nav)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return with_cards_of_sections(markdown, page.file.src_uri, read_links(Path(config.docs_dir)))


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

    return with_practice(html, read_links(Path(config.docs_dir)), url_of)


@event_priority(-100)  # after every plugin that still writes files
def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    for url, day in _decks.items():
        (site / url / pdf_name(url)).write_bytes(print_deck(site, url, day, _browser))
    if config.extra["offline"]:
        offline.seal(site)


def _carry_offline(files: Files, config: MkDocsConfig, bundled: dict[str, Path]) -> None:
    # A service worker governs what lies beside it and below.
    script = bundled[offline.SCRIPT if config.extra["offline"] else "off.js"]
    files.append(File.generated(config, offline.SCRIPT, abs_src_path=str(script)))
    manifest = install.web_manifest(config.site_name, config.extra["short_name"], config.site_description or "")
    files.append(File.generated(config, "app.webmanifest", content=manifest))
    for size in install.SIZES:
        files.append(File.generated(config, f"assets/{install.icon_name(size)}", content=install.icon(size)))


def _carry_runtime(files: Files, config: MkDocsConfig, grading: bytes) -> None:
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    try:
        archives = start_archives(numpy_wheel.PYODIDE, wheel, ROOT / ".cache/runtime")
    except PackingError as error:
        raise Abort(f"\nWhat Python starts with could not be packed:\n{error}") from error
    carried = runtime_files(numpy_wheel.PYODIDE, archives)
    for file in carried:
        files.append(File.generated(config, f"assets/{file.name}", abs_src_path=str(file.path)))
    files.append(File.generated(config, "assets/grading.zip", content=grading))
    content = manifest(carried, grading, numpy_wheel.PYODIDE)
    files.append(File.generated(config, "assets/runtime.json", content=content))


def _carry_font(files: Files, config: MkDocsConfig) -> None:
    package = ROOT / "node_modules/@fontsource/stix-two-math"
    source = package / "files/stix-two-math-latin-400-normal.woff2"
    for name, characters in (("stix-two-math", font.COMMON), ("stix-two-math-rare", font.RARE)):
        content = font.math_font(source, characters, ROOT / ".cache/fonts")
        files.append(File.generated(config, f"assets/{name}.woff2", content=content))
    licence = str(package / "LICENSE")
    files.append(File.generated(config, "assets/stix-two-math-licence.txt", abs_src_path=licence))


def _carry_decks(files: Files, config: MkDocsConfig) -> None:
    """Beside every page with a deck, the deck for use elsewhere; its lesson is the `index.md` of its folder."""
    converter = field_markdown(config.markdown_extensions, config.mdx_configs)
    for page in deck_pages(Path(config.docs_dir)):
        uri = page.relative_to(config.docs_dir).as_posix()
        addresses = Addresses(
            _address(files, config, str(Path(uri).with_name("index.md"))), _address(files, config, uri)
        )
        for suffix, content in deck_files(page, addresses, converter).items():
            files.append(File.generated(config, str(Path(uri).with_suffix(suffix)), content=content))


def _address(files: Files, config: MkDocsConfig, uri: str) -> str:
    file = files.get_file_from_path(uri)
    return urljoin(config.site_url, file.url) if config.site_url and file else ""


def _material_styles(files: Files) -> str:
    named = [file for file in files if file.src_uri.startswith("assets/stylesheets/") and file.src_uri.endswith(".css")]
    return "".join(file.content_string for file in sorted(named, key=lambda file: file.src_uri))


def _carry_styles(files: Files, config: MkDocsConfig, material: str) -> None:
    """One stylesheet for a page: what this site can use of Material's, then its own."""
    own = files.src_uris["assets/site.css"]
    files.remove(own)
    files.append(File.generated(config, "assets/site.css", content=pruned(material + own.content_string)))


def _carry_paper_font(files: Files, config: MkDocsConfig) -> None:
    """The widths that cards are measured by; a reader fetches it only if nothing of the same widths is installed."""
    package = ROOT / "node_modules/@fontsource/arimo"
    for name in ("400", "400-italic", "700"):
        weight, _, style = name.partition("-")
        source = str(package / f"files/arimo-latin-{weight}-{style or 'normal'}.woff2")
        files.append(File.generated(config, f"assets/arimo-{name}.woff2", abs_src_path=source))
    licence = str(package / "LICENSE")
    files.append(File.generated(config, "assets/arimo-licence.txt", abs_src_path=licence))


def _exercises(config: MkDocsConfig) -> Path:
    return Path(config.mdx_configs.get("lessonkit.blocks", {}).get("exercises", ROOT / "exercises"))
