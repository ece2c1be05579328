"""What the site carries beside its pages: code, runtime, fonts, decks, each a file with its place in the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lessonkit import font, frame, install, offline
from lessonkit.addresses import address
from lessonkit.builders import BuildError
from lessonkit.builders.project import ROOT, Project
from lessonkit.bundle import BundleError, bundle, parts_of
from lessonkit.deck.addresses import Addresses
from lessonkit.deck.field_html import field_markdown
from lessonkit.deck.files import deck_files
from lessonkit.deck.read import deck_pages
from lessonkit.exercises import browser_json, exercise_ids, grading_zip, read_exercise
from lessonkit.made import shipped
from lessonkit.packing.archives import PackingError, start_archives
from lessonkit.runtime import WORKER, manifest, runtime_files
from lessonkit.stylesheet import pruned
from lessonkit.third_party import licences_page, sbom
from make import numpy_wheel

CLIENT = ROOT / ".cache/bundle"
STYLE = "assets/site.css"
UNPUBLISHED = ("client/", "styles/", "assets/stylesheets/", "assets/javascripts/lunr/")
UNPUBLISHED_ENDINGS = (".map", ".lock")


@dataclass(frozen=True)
class Carried:
    """A file of the site: its place below the site's root, and its content or where that lies."""

    uri: str
    content: str | bytes | None = None
    path: Path | None = None

    def bytes(self) -> bytes:
        if self.path:
            return self.path.read_bytes()
        return self.content.encode() if isinstance(self.content, str) else self.content or b""


def is_published(uri: str) -> bool:
    """False for what a theme brings along and no page uses."""
    return not uri.startswith(UNPUBLISHED) and not uri.endswith(UNPUBLISHED_ENDINGS)


def bundled_client() -> dict[str, Path]:
    """The bundled files by their names.

    Raises:
        BuildError: esbuild refused the client; the text is its report.
    """
    try:
        return {path.name: path for path in bundle(ROOT, CLIENT)}
    except BundleError as error:
        raise BuildError(f"The browser client could not be bundled:\n{error}") from error


def page_parts() -> list[str]:
    """The parts of the client that every page needs, once it is bundled."""
    return parts_of(CLIENT / "page.js")


def carried(project: Project, theme_styles: str) -> Iterator[Carried]:
    """`theme_styles` is the text of the theme's own stylesheets.

    Raises:
        BuildError: the client cannot be bundled, or the runtime cannot be packed; the text is the tool's report.
    """
    bundled = bundled_client()
    grading = grading_zip(project.exercises)
    for exercise_id in exercise_ids(project.exercises):
        content = browser_json(read_exercise(project.exercises, exercise_id))
        yield Carried(f"assets/exercises/{exercise_id}.json", content)
    yield from _client(bundled)
    yield from _offline(project, bundled)
    yield from _runtime(grading, bundled[WORKER])
    yield from _fonts()
    yield from _decks(project)
    yield Carried(STYLE, pruned(theme_styles + bundled["site.css"].read_text(encoding="utf-8")))
    # The list itself holds hashes, so it is written last of all.
    for component in shipped():
        yield Carried(f"{licences_page.FOLDER}/{component.text_name}", component.text)
    yield Carried(sbom.NAME, "")


def _client(bundled: dict[str, Path]) -> Iterator[Carried]:
    for name, path in bundled.items():
        if name == frame.SCRIPT:
            yield Carried(frame.PAGE, frame.page(path.read_text()))
        elif name not in (offline.SCRIPT, Path(STYLE).name):
            yield Carried(f"assets/{name}", path=path)


def _offline(project: Project, bundled: dict[str, Path]) -> Iterator[Carried]:
    # A service worker governs what lies beside it and below.
    yield Carried(offline.SCRIPT, path=bundled[offline.SCRIPT if project.is_offline else "off.js"])
    yield Carried("app.webmanifest", install.web_manifest(project.name, project.short_name, project.description))
    for size in install.SIZES:
        yield Carried(f"assets/{install.icon_name(size)}", install.icon(size))


def _runtime(grading: bytes, worker: Path) -> Iterator[Carried]:
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    try:
        archives = start_archives(numpy_wheel.PYODIDE, wheel, ROOT / ".cache/runtime")
    except PackingError as error:
        raise BuildError(f"What Python starts with could not be packed:\n{error}") from error
    files = runtime_files(numpy_wheel.PYODIDE, archives)
    for file in files:
        yield Carried(f"assets/{file.name}", path=file.path)
    yield Carried("assets/grading.zip", grading)
    yield Carried("assets/runtime.json", manifest(files, grading, worker.read_bytes(), numpy_wheel.PYODIDE))


def _fonts() -> Iterator[Carried]:
    packages = ROOT / "node_modules/@fontsource"
    source = packages / "stix-two-math/files/stix-two-math-latin-400-normal.woff2"
    for name, characters in (("stix-two-math", font.COMMON), ("stix-two-math-rare", font.RARE)):
        yield Carried(f"assets/{name}.woff2", font.math_font(source, characters, ROOT / ".cache/fonts"))
    # The widths that cards are measured by; a reader fetches it only if nothing of the same widths is installed.
    for name in ("400", "400-italic", "700"):
        weight, _, style = name.partition("-")
        path = packages / f"arimo/files/arimo-latin-{weight}-{style or 'normal'}.woff2"
        yield Carried(f"assets/arimo-{name}.woff2", path=path)


def _decks(project: Project) -> Iterator[Carried]:
    """Beside every page with a deck, the deck for use elsewhere; its lesson is the `index.md` of its folder."""
    converter = field_markdown(project.extensions, project.configs)
    for page in deck_pages(project.docs):
        uri = page.relative_to(project.docs)
        addresses = Addresses(_address(project, uri.with_name("index.md")), _address(project, uri))
        for suffix, content in deck_files(page, addresses, converter).items():
            yield Carried(uri.with_suffix(suffix).as_posix(), content)


def _address(project: Project, page: Path) -> str:
    there = project.url and (project.docs / page).exists()
    return urljoin(project.url, address(page.as_posix())) if there else ""
