"""What Python starts with in the browser, made by `pack.py` inside Pyodide and kept by the hash of what went in."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("numpy-libraries.pack", "numpy-modules.pack", "stdlib-rest.zip", "stdlib-start.zip")
INPUTS = ("behind.py", "pack.mjs", "pack.py")
PYODIDE_INPUTS = ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "pyodide-lock.json", "python_stdlib.zip")


class PackingError(Exception):
    """Pyodide could not pack the archives; the text is what it said."""


def start_archives(pyodide: Path, numpy_wheel: Path, cache: Path) -> list[Path]:
    """The archives of NAMES; made anew only when Pyodide, NumPy's wheel or the packing changed.

    Raises PackingError if Node.js or Pyodide fails, FileNotFoundError if the set-up has not brought a file.
    """
    inputs = [*(HERE / name for name in INPUTS), *(pyodide / name for name in PYODIDE_INPUTS), numpy_wheel]
    folder = cache / _digest(inputs)
    if not _is_whole(folder):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            made = Path(temporary) / "made"
            made.mkdir()
            _pack(pyodide, numpy_wheel, made)
            if not _is_whole(folder):
                shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # another build was faster
                made.rename(folder)
    return [folder / name for name in NAMES]


def _is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in NAMES)


def _pack(pyodide: Path, numpy_wheel: Path, target: Path) -> None:
    # Where no Node.js is installed, the set-up puts one beside this Python.
    env = {**os.environ, "PATH": f"{Path(sys.prefix) / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = ["node", str(HERE / "pack.mjs"), str(pyodide), str(numpy_wheel), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    missing = [name for name in NAMES if not (target / name).is_file()]
    if done.returncode or missing:
        raise PackingError(f"{' '.join(command)} ended with code {done.returncode}:\n{done.stderr[-4000:]}")


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]
