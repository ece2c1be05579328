"""Bundle the browser client and the styles with esbuild."""

import shutil
import subprocess
from pathlib import Path

ENTRIES = ("client/page.ts", "client/worker.ts", "styles/site.css", "styles/deck.css")


class BundleError(Exception):
    """esbuild refused the client; the text is its report."""


def bundle(root: Path, out: Path) -> list[Path]:
    """Write the bundled files into `out` and return them. Chunks that several entries share carry a hash."""
    shutil.rmtree(out, ignore_errors=True)
    command = [
        str(root / "node_modules/.bin/esbuild"),
        *(str(root / "overrides" / entry) for entry in ENTRIES),
    ]
    command += ["--bundle", "--format=esm", "--splitting", "--minify", "--target=es2022", "--charset=utf8"]
    command += ["--entry-names=[name]", "--chunk-names=part-[hash]", f"--outdir={out}", "--log-level=warning"]
    command += ["--external:*.woff2"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise BundleError(done.stderr or done.stdout)
    return sorted(path for path in out.iterdir() if path.is_file())
