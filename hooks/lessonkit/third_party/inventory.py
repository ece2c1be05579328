"""Every component of the site, with the versions, licences and texts of the packages that are installed."""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

from lessonkit.third_party.component import Component, kept_text
from lessonkit.third_party.embedded import IN_MATERIAL, IN_PYODIDE

MATERIAL = "mkdocs-material"
RUNTIME = "pyodide"
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
FONTS = {"stix-two-math": "assets/stix-two-math*.woff2", "arimo": "assets/arimo-*.woff2"}


def components(node_modules: Path, wheel: Path, bundled: Mapping[str, frozenset[str]]) -> list[Component]:
    """`wheel` is NumPy's; `bundled` says of each script of ours which npm packages esbuild put into it."""
    own = [
        _npm(node_modules / name, tuple(f"assets/{file}" for file in sorted(bundled) if name in bundled[file]))
        for name in sorted(frozenset().union(*bundled.values()) - {RUNTIME})
    ]
    fonts = [_npm(node_modules / "@fontsource" / name, (files,)) for name, files in FONTS.items()]
    return [*_material(), _print_site(), *own, *fonts, *_pyodide(node_modules / RUNTIME), _numpy(wheel), _alice()]


def _npm(package: Path, files: tuple[str, ...], text: str = "") -> Component:
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    text = text or (package / "LICENSE").read_text(encoding="utf-8")
    purl = f"pkg:npm/{said['name'].replace('@', '%40')}@{said['version']}"
    home: str = said.get("homepage") or said["repository"]["url"].removeprefix("git+").removesuffix(".git")
    return Component(said["name"], said["version"], said["license"], text, home, purl, files)


def _python(name: str, licence: str, files: tuple[str, ...]) -> Component:
    installed = distribution(name)
    (text,) = [file for file in installed.files or [] if file.name == "LICENSE" and ".dist-info" in str(file)]
    version = installed.version
    home = _home(installed.read_text("METADATA") or "")
    return Component(
        name, version, licence, text.read_text(encoding="utf-8"), home, f"pkg:pypi/{name}@{version}", files
    )


def _home(metadata: str) -> str:
    """What a Python package calls its home, or else the first of its addresses."""
    named: list[tuple[str, str]] = re.findall(r"^Project-URL: ([^,]+), (\S+)", metadata, re.MULTILINE)
    homes = [address for name, address in named if name.lower() == "homepage"]
    return (homes or [address for _, address in named])[0]


def _material() -> Iterator[Component]:
    files = ("assets/javascripts/*", "assets/javascripts/workers/*", "assets/site.css", "assets/images/favicon.png")
    theme = _python(MATERIAL, "MIT", files)
    yield theme
    templates = Path(str(distribution(MATERIAL).locate_file("material/templates")))
    icons = (templates / ".icons/material/LICENSE").read_text(encoding="utf-8")
    home = "https://github.com/Templarian/MaterialDesign"
    yield Component("Material Design Icons", "", "Apache-2.0", icons, home, inside=MATERIAL)
    maps = sorted((templates / "assets").rglob("*.min.*.map"))
    for name in sorted({found for path in maps for found in PACKAGE.findall(path.read_text(encoding="utf-8"))}):
        piece = IN_MATERIAL[name]  # a KeyError names what Material ships beside what it did
        yield Component(name, "", piece.licence, kept_text(piece.text), piece.home, inside=MATERIAL)


def _print_site() -> Component:
    return _python("mkdocs-print-site-plugin", "MIT", ("css/print-site*.css", "js/print-site.js"))


def _pyodide(package: Path) -> Iterator[Component]:
    files = ("assets/pyodide/pyodide*", "assets/pyodide/stdlib-*", "assets/worker.js")
    runtime = _npm(package, files, kept_text("pyodide"))
    yield runtime
    info = json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    said = {"CPython": info["python"], "Emscripten": info["platform"].removeprefix("emscripten_").replace("_", ".")}
    for piece in IN_PYODIDE:
        version = said.get(piece.name, "")
        yield Component(piece.name, version, piece.licence, kept_text(piece.text), piece.home, inside=runtime.name)


def _numpy(wheel: Path) -> Component:
    version = wheel.name.split("-")[1]
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if ".dist-info/licenses/" in name)
        texts = (f"{name.partition('/licenses/')[2]}\n\n{archive.read(name).decode()}" for name in names)
        text = "\n\n".join(texts)
        (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        home = _home(archive.read(metadata).decode())
    purl = f"pkg:pypi/numpy@{version}"
    return Component("numpy", version, "BSD-3-Clause", text, home, purl, ("assets/pyodide/numpy-*",))


def _alice() -> Component:
    text = "In the public domain: the author, Lewis Carroll, died in 1898.\n"
    home = "https://www.gutenberg.org/ebooks/11"
    name = "Alice’s Adventures in Wonderland, chapters I and II"
    return Component(name, "", "LicenseRef-public-domain", text, home, files=("autoregressive/alice.txt",))
