"""Bundle the browser client and the styles with esbuild."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PAGE = ("client/page.ts", "styles/site.css", "styles/deck.css", "styles/paper.css")
WORKER = ("client/worker.ts",)  # apart: a piece shared with the page would cost every page a request
# Each apart: a service worker's script is one file.
SERVICE = "client/offline/service.ts"
OFF = "client/offline/off.ts"


class BundleError(Exception):
    """esbuild refused the client; the text is its report."""


def bundle(root: Path, out: Path) -> list[Path]:
    """Write the bundled files into `out` and return them. Parts that are loaded on demand carry a hash."""
    shutil.rmtree(out, ignore_errors=True)
    for entries in (PAGE, WORKER, (SERVICE,), (OFF,)):
        _esbuild(root, out, entries)
    return sorted(path for path in out.iterdir() if path.is_file())


def _esbuild(root: Path, out: Path, entries: Sequence[str]) -> None:
    command = [str(root / "node_modules/.bin/esbuild"), *(str(root / "overrides" / entry) for entry in entries)]
    command += ["--bundle", "--format=esm", "--splitting", "--minify", "--target=es2022", "--charset=utf8"]
    command += ["--entry-names=[name]", "--chunk-names=part-[hash]", f"--outdir={out}", "--log-level=warning"]
    command += ["--external:*.woff2"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise BundleError(done.stderr or done.stdout)
