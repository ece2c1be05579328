"""The list of a build's files, which the service worker fetches and checks, and the build's id in every page."""

import hashlib
import json
import re
from pathlib import Path

BUILD_LIST = "offline.json"
SCRIPT = "service.js"
RUNTIME = "assets/pyodide/"
REST = f"{RUNTIME}stdlib-rest.zip"
ID_LENGTH = 16

_LEFT_OUT = re.compile(
    rf"{re.escape(BUILD_LIST)}|{SCRIPT}|assets/off\.js"
    r"|assets/javascripts/lunr/.*"  # search in other languages than the site's
    r"|sitemap\.xml|.*\.(map|gz)|(.*/)?\.[^/]*"
)
_MARK = re.compile(rb'(<meta name="build" content=")[0-9a-f]*(")')


def seal(site: Path) -> str:
    """List every file with its size and hash, and put the id of the whole into the pages; returns the id.

    The id is made from the contents, apart from the id itself: the same contents have the same id, and sealing twice
    changes nothing.
    """
    files = {name: (site / name).read_bytes() for name in _names(site)}
    build = _id({name: _marked(name, content, b"") for name, content in files.items()})
    sealed = {name: _marked(name, content, build.encode()) for name, content in files.items()}
    for name, content in sealed.items():
        if content != files[name]:
            (site / name).write_bytes(content)
    entries = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in sealed.items()
    }
    parts: dict[str, dict[str, object]] = {"pages": {}, "python": {}, "rest": {}}
    for name, entry in entries.items():
        parts[_part(name)][name] = entry
    (site / BUILD_LIST).write_text(json.dumps({"build": build} | parts, separators=(",", ":")))
    return build


def _names(site: Path) -> list[str]:
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(name for name in names if not _LEFT_OUT.fullmatch(name))


def _part(name: str) -> str:
    """Every reader's pages; what Python starts with; what few programs import."""
    return "rest" if name == REST else "python" if name.startswith(RUNTIME) else "pages"


def _marked(name: str, content: bytes, build: bytes) -> bytes:
    return _MARK.sub(rb"\g<1>" + build + rb"\g<2>", content, count=1) if name.endswith(".html") else content


def _id(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in contents.items():
        whole.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()[:ID_LENGTH]
