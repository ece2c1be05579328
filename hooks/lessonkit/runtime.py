"""The Python runtime as the site ships it: Pyodide's own files and what it starts with, each with size and SHA-256."""

import gzip
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARIES = "pyodide/numpy-libraries.pack"
ENTRY_FORMAT = 2  # raise it when a kept memory snapshot of an earlier client must not be used any more


@dataclass(frozen=True)
class RuntimeFile:
    """A file to publish; `name` is its path below `assets/`."""

    name: str
    path: Path
    bytes: int
    sha256: str


def runtime_files(pyodide: Path, archives: list[Path]) -> list[RuntimeFile]:
    """Raises FileNotFoundError if the set-up has not brought one of them."""
    paths = [*(pyodide / name for name in CORE), *archives]
    return [RuntimeFile(f"pyodide/{path.name}", path, path.stat().st_size, _sha256(path)) for path in paths]


def manifest(files: list[RuntimeFile], grading: bytes, pyodide: Path) -> str:
    """What the worker checks against before it uses anything: versions, files, sizes in bytes, hashes.

    `key` names this runtime: it changes with any of its files. `libraries` stand in the order of their pack, in which
    they are always loaded.
    """
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    checked = {file.name: {"bytes": file.bytes, "sha256": file.sha256} for file in files}
    checked["grading.zip"] = {"bytes": len(grading), "sha256": hashlib.sha256(grading).hexdigest()}
    content = {
        "pyodide": json.loads((pyodide / "package.json").read_text())["version"],
        "lock": {"info": lock["info"], "packages": {}},
        "key": hashlib.sha256(json.dumps([ENTRY_FORMAT, checked], sort_keys=True).encode()).hexdigest(),
        "files": checked,
        "libraries": _names(next(file.path for file in files if file.name == LIBRARIES)),
    }
    return json.dumps(content, sort_keys=True)


def _names(pack: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(pack.read_bytes()))) as file:
        return file.namelist()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
