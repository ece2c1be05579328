"""What the site carries beside its pages: code, runtime, fonts, decks, each as a file that MkDocs publishes."""

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from lessonkit import font, frame, install, offline
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

ROOT = Path(__file__).resolve().parents[1]
UNPUBLISHED = ("client/", "styles/", "assets/stylesheets/", "assets/javascripts/lunr/")
UNPUBLISHED_ENDINGS = (".map", ".lock")


def carry(files: Files, config: MkDocsConfig, exercises: Path) -> None:
    """Takes out what no page uses and puts in what they need.

    Raises:
        Abort: the client cannot be bundled, or the runtime cannot be packed; the text is the tool's report.
    """
    material = _material_styles(files)
    for file in list(files):
        if file.src_uri.startswith(UNPUBLISHED) or file.src_uri.endswith(UNPUBLISHED_ENDINGS):
            files.remove(file)
    for exercise_id in exercise_ids(exercises):
        content = browser_json(read_exercise(exercises, exercise_id))
        files.append(File.generated(config, f"assets/exercises/{exercise_id}.json", content=content))
    bundled = _carry_client(files, config)
    _carry_runtime(files, config, grading_zip(exercises), bundled[WORKER])
    _carry_font(files, config)
    _carry_decks(files, config)
    _carry_paper_font(files, config)
    _carry_styles(files, config, material)
    _carry_licences(files, config)


def _carry_client(files: Files, config: MkDocsConfig) -> dict[str, Path]:
    """The bundled files by their names."""
    try:
        bundled = {path.name: path for path in bundle(ROOT, ROOT / ".cache" / "bundle")}
    except BundleError as error:
        raise Abort(f"\nThe browser client could not be bundled:\n{error}") from error
    config.extra["page_parts"] = parts_of(ROOT / ".cache/bundle/page.js")
    for name, path in bundled.items():
        if name == frame.SCRIPT:
            files.append(File.generated(config, frame.PAGE, content=frame.page(path.read_text())))
        elif name != offline.SCRIPT:
            files.append(File.generated(config, f"assets/{name}", abs_src_path=str(path)))
    _carry_offline(files, config, bundled)
    return bundled


def _carry_licences(files: Files, config: MkDocsConfig) -> None:
    """The texts that the page "Licences" leads to. The list itself holds hashes, so it is written last of all."""
    for component in shipped():
        uri = f"{licences_page.FOLDER}/{component.text_name}"
        files.append(File.generated(config, uri, content=component.text))
    files.append(File.generated(config, sbom.NAME, content=""))


def _carry_offline(files: Files, config: MkDocsConfig, bundled: dict[str, Path]) -> None:
    # A service worker governs what lies beside it and below.
    script = bundled[offline.SCRIPT if config.extra["offline"] else "off.js"]
    files.append(File.generated(config, offline.SCRIPT, abs_src_path=str(script)))
    manifest = install.web_manifest(config.site_name, config.extra["short_name"], config.site_description or "")
    files.append(File.generated(config, "app.webmanifest", content=manifest))
    for size in install.SIZES:
        files.append(File.generated(config, f"assets/{install.icon_name(size)}", content=install.icon(size)))


def _carry_runtime(files: Files, config: MkDocsConfig, grading: bytes, worker: Path) -> None:
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    try:
        archives = start_archives(numpy_wheel.PYODIDE, wheel, ROOT / ".cache/runtime")
    except PackingError as error:
        raise Abort(f"\nWhat Python starts with could not be packed:\n{error}") from error
    carried = runtime_files(numpy_wheel.PYODIDE, archives)
    for file in carried:
        files.append(File.generated(config, f"assets/{file.name}", abs_src_path=str(file.path)))
    files.append(File.generated(config, "assets/grading.zip", content=grading))
    content = manifest(carried, grading, worker.read_bytes(), numpy_wheel.PYODIDE)
    files.append(File.generated(config, "assets/runtime.json", content=content))


def _carry_font(files: Files, config: MkDocsConfig) -> None:
    package = ROOT / "node_modules/@fontsource/stix-two-math"
    source = package / "files/stix-two-math-latin-400-normal.woff2"
    for name, characters in (("stix-two-math", font.COMMON), ("stix-two-math-rare", font.RARE)):
        content = font.math_font(source, characters, ROOT / ".cache/fonts")
        files.append(File.generated(config, f"assets/{name}.woff2", content=content))


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
