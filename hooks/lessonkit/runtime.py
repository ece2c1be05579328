"""The Python runtime as the site ships it: Pyodide's own files and NumPy's wheel, each with its size and SHA-256."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


@dataclass(frozen=True)
class RuntimeFile:
    """A file to publish; `name` is its path below `assets/`."""

    name: str
    path: Path
    bytes: int
    sha256: str


def runtime_files(pyodide: Path, numpy_wheel: Path) -> list[RuntimeFile]:
    """Raises FileNotFoundError if the set-up has not brought one of them."""
    paths = [pyodide / name for name in CORE] + [numpy_wheel]
    return [RuntimeFile(f"pyodide/{path.name}", path, path.stat().st_size, _sha256(path)) for path in paths]


def manifest(files: list[RuntimeFile], grading: bytes, pyodide: Path) -> str:
    """What the worker checks against before it uses anything: versions, files, sizes in bytes, hashes."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    content = {
        "pyodide": json.loads((pyodide / "package.json").read_text())["version"],
        "lock": {"info": lock["info"], "packages": {}},
        "numpy": next(file.name for file in files if file.name.endswith(".whl")),
        "files": {file.name: {"bytes": file.bytes, "sha256": file.sha256} for file in files}
        | {"grading.zip": {"bytes": len(grading), "sha256": hashlib.sha256(grading).hexdigest()}},
    }
    return json.dumps(content, sort_keys=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
