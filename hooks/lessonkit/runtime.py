"""The Python runtime as the site ships it: Pyodide's own files and what it starts with, each with size and SHA-256."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
#: Fetched only when a program imports a module that Python does not start with.
BEHIND = ("python_stdlib.zip",)
ENTRY_FORMAT = 1  # raise it when a kept memory snapshot of an earlier client must not be used any more


@dataclass(frozen=True)
class RuntimeFile:
    """A file to publish; `name` is its path below `assets/`."""

    name: str
    path: Path
    bytes: int
    sha256: str


def runtime_files(pyodide: Path, archives: list[Path]) -> list[RuntimeFile]:
    """Raises FileNotFoundError if the set-up has not brought one of them."""
    paths = [*(pyodide / name for name in (*CORE, *BEHIND)), *archives]
    return [RuntimeFile(f"pyodide/{path.name}", path, path.stat().st_size, _sha256(path)) for path in paths]


def manifest(files: list[RuntimeFile], grading: bytes, pyodide: Path) -> str:
    """What the worker checks against before it uses anything: versions, files, sizes in bytes, hashes.

    `key` names this runtime: it changes with any of its files. `behind` are the files that Python does not start with.
    """
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    checked = {file.name: {"bytes": file.bytes, "sha256": file.sha256} for file in files}
    checked["grading.zip"] = {"bytes": len(grading), "sha256": hashlib.sha256(grading).hexdigest()}
    content = {
        "pyodide": json.loads((pyodide / "package.json").read_text())["version"],
        "lock": {"info": lock["info"], "packages": {}},
        "key": hashlib.sha256(json.dumps([ENTRY_FORMAT, checked], sort_keys=True).encode()).hexdigest(),
        "behind": [f"pyodide/{name}" for name in BEHIND],
        "files": checked,
    }
    return json.dumps(content, sort_keys=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
