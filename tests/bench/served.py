"""Files as GitHub Pages sends them: which are compressed, with which headers."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".wasm", ".svg", ".xml", ".txt", ".webmanifest")
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
GZIP_LEVEL = 6
MAX_AGE_S = 600


@dataclass(frozen=True)
class Served:
    """One file and what is sent with it."""

    path: Path

    @cached_property
    def raw(self) -> bytes:
        return self.path.read_bytes()

    @property
    def is_compressed(self) -> bool:
        return self.path.suffix in COMPRESSED

    @cached_property
    def body(self) -> bytes:
        """What goes over the wire."""
        return gzip.compress(self.raw, GZIP_LEVEL, mtime=0) if self.is_compressed else self.raw

    @cached_property
    def headers(self) -> dict[str, str]:
        kind = TYPES.get(self.path.suffix) or mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"
        return {
            "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
            "ETag": f'"{hashlib.sha256(self.raw).hexdigest()[:32]}"',
            **({"Content-Encoding": "gzip", "Vary": "Accept-Encoding"} if self.is_compressed else {}),
        }


def find(mounts: dict[str, Path], address: str) -> Served | None:
    """The file that a path in an address names, below the mount with that prefix; a folder's is its index.html."""
    for prefix, folder in mounts.items():
        if address.startswith(prefix):
            path = (folder / address.removeprefix(prefix)).resolve()
            path = path / "index.html" if path.is_dir() else path
            return Served(path) if path.is_file() and path.is_relative_to(folder.resolve()) else None
    return None
