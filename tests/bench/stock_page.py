"""The page to compare with: one worker, Pyodide's unmodified files, its own lock, NumPy's unmodified wheel."""

import html
import json
import shutil
from pathlib import Path

HERE = Path(__file__).parent / "stock"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def write_stock_page(folder: Path, pyodide: Path, numpy_wheel: Path, program: str) -> None:
    """Write the page into `folder`; `program` is what both of its editors hold."""
    (folder / "pyodide").mkdir(parents=True)
    for name in ("page.js", "worker.js"):
        shutil.copyfile(HERE / name, folder / name)
    page = (HERE / "index.html").read_text(encoding="utf-8").replace("STARTER", html.escape(program))
    (folder / "index.html").write_text(page, encoding="utf-8")
    for path in (*(pyodide / name for name in PYODIDE), numpy_wheel):
        shutil.copyfile(path, folder / "pyodide" / path.name)


def stock_version(pyodide: Path) -> str:
    version: str = json.loads((pyodide / "package.json").read_text(encoding="utf-8"))["version"]
    return version
