"""The list of a build's files, which the service worker fetches and checks, and the build's id in every page."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

BUILD_LIST = "offline.json"
SCRIPT = "service.js"
RUNTIME = "assets/pyodide/"
WORKER = "assets/worker.js"
REST = f"{RUNTIME}stdlib-rest.zip"
ID_LENGTH = 16

_LEFT_OUT = re.compile(
    rf"{re.escape(BUILD_LIST)}|{SCRIPT}|assets/off\.js"
    r"|sbom\.json|licences/.*\.txt"  # for who asks, not for every reader
    r"|assets/javascripts/lunr/.*"  # search in other languages than the site's
    r"|sitemap\.xml|.*\.(map|gz)|(.*/)?\.[^/]*"
)
_MARK = re.compile(rb'(<meta name="build" content=")[0-9a-f]*(")')


@dataclass(frozen=True)
class Entry:
    """A file in the list."""

    bytes: int
    sha256: str


def seal(site: Path) -> str:
    """List every file with its size and hash, and put the id of the whole into the pages; returns the id.

    The id is made from the contents, apart from the id itself: the same contents have the same id, and sealing twice
    changes nothing.
    """
    names = _names(site)
    build = _id({name: _sealed(site / name, b"") for name in names})
    parts: dict[str, dict[str, object]] = {"pages": {}, "python": {}, "rest": {}}
    for name in names:
        parts[_part(name)][name] = asdict(_sealed(site / name, build.encode(), write=True))
    (site / BUILD_LIST).write_text(json.dumps({"build": build} | parts, separators=(",", ":")))
    return build


def _names(site: Path) -> list[str]:
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(name for name in names if not _LEFT_OUT.fullmatch(name))


def _part(name: str) -> str:
    """Every reader's pages; what Python starts with; what few programs import."""
    return "rest" if name == REST else "python" if name == WORKER or name.startswith(RUNTIME) else "pages"


def _sealed(path: Path, build: bytes, *, write: bool = False) -> Entry:
    """The file with this id in it, which only pages carry. One file at a time: a site may not fit in memory."""
    if path.suffix != ".html":
        with path.open("rb") as file:
            return Entry(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
    content = path.read_bytes()
    marked = _MARK.sub(rb"\g<1>" + build + rb"\g<2>", content, count=1)
    if write and marked != content:
        path.write_bytes(marked)
    return Entry(len(marked), hashlib.sha256(marked).hexdigest())


def _id(entries: dict[str, Entry]) -> str:
    whole = hashlib.sha256()
    for name, entry in entries.items():
        whole.update(f"{name}\0{entry.sha256}\n".encode())
    return whole.hexdigest()[:ID_LENGTH]
