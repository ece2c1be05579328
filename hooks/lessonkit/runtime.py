"""The Python runtime as the site ships it: Pyodide's own files and what it starts with, each with size and SHA-256."""

import gzip
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

ENGINE = "pyodide.asm.wasm"
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")  # bundled into the worker's
WORKER = "worker.js"
LIBRARIES = "pyodide/numpy-libraries.pack"
ENTRY_FORMAT = 3  # raise it when a kept memory snapshot of an earlier client must not be used any more


@dataclass(frozen=True)
class RuntimeFile:
    """A file to publish; `name` is its path below `assets/`."""

    name: str
    path: Path
    bytes: int
    sha256: str


def runtime_files(pyodide: Path, archives: list[Path]) -> list[RuntimeFile]:
    """Raises FileNotFoundError if the set-up has not brought one of them."""
    paths = [pyodide / ENGINE, *archives]
    return [RuntimeFile(f"pyodide/{path.name}", path, path.stat().st_size, _sha256(path)) for path in paths]


def manifest(files: list[RuntimeFile], grading: bytes, worker: bytes, pyodide: Path) -> str:
    """What the page checks against before it uses anything: versions, files, sizes in bytes, hashes.

    `key` names what kept memory fits: it changes with any file of the runtime, but not with our part of the worker.
    `libraries` stand in the order of their pack, in which they are always loaded.
    """
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    checked = {file.name: {"bytes": file.bytes, "sha256": file.sha256} for file in files}
    checked["grading.zip"] = _checked(grading)
    scripts = [_sha256(pyodide / name) for name in SCRIPTS]
    content = {
        "pyodide": json.loads((pyodide / "package.json").read_text())["version"],
        "lock": {"info": lock["info"], "packages": {}},
        "key": hashlib.sha256(json.dumps([ENTRY_FORMAT, scripts, checked], sort_keys=True).encode()).hexdigest(),
        "files": checked | {WORKER: _checked(worker)},
        "libraries": _names(next(file.path for file in files if file.name == LIBRARIES)),
    }
    return json.dumps(content, sort_keys=True)


def _checked(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _names(pack: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(pack.read_bytes()))) as file:
        return file.namelist()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
