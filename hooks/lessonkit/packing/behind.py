"""In the browser: Python starts with a part of its library; the rest comes when a program first imports it.

`behind_names`, made by the build, lists the modules that the start leaves behind.
"""

import hashlib
import importlib
import io
import sys
import zipfile
import zlib
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

from behind_names import NAMES  # type: ignore[import-not-found]

REST = Path(f"/lib/python{sys.version_info.major}{sys.version_info.minor}-rest.zip")
GZIP = 31  # zlib's number for a gzip file with the largest window
SITE_PACKAGES = Path(f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages")


class Behind(MetaPathFinder):
    """Asked last: brings what was left behind, then lets Python look again. The disk tells what has come."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """None for what is not left behind. Raises ImportError with a sentence if it cannot be brought."""
        if name in NAMES:
            if not REST.exists():
                REST.write_bytes(_fetched("pyodide/stdlib-rest.zip", name))
            return PathFinder.find_spec(name, [str(REST.joinpath(*name.split(".")[:-1]))], target)
        if name.startswith("numpy.") and not (SITE_PACKAGES / "numpy").exists():
            unpack_numpy(_fetched("pyodide/numpy-modules.pack", name))
            return PathFinder.find_spec(name, path, target)
        return None


def install() -> None:
    """From now on imports find what was left behind."""
    sys.meta_path.append(Behind())


def unpack_numpy(pack: bytes) -> None:
    """Puts NumPy's modules where Python looks for them."""
    with zipfile.ZipFile(io.BytesIO(zlib.decompress(pack, GZIP))) as file:
        file.extractall(SITE_PACKAGES)
    importlib.invalidate_caches()


def _fetched(file: str, wanted: str) -> bytes:
    """The bytes of one file of the site, checked against the build's SHA-256."""
    import js  # type: ignore[import-not-found]  # what the worker lends; not to be held in kept memory

    brought = js.leftBehind(file)
    content: bytes = brought.bytes.to_bytes() if brought.bytes else b""
    if not content or hashlib.sha256(content).hexdigest() != brought.sha256:
        raise ImportError(
            f"{wanted} is not loaded yet, and the part of Python that has it did not arrive whole; "
            "is there a connection? Run again to try again.",
            name=wanted,
        )
    return content
