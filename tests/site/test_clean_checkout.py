"""A stranger's first minute: the project as git has it, in a folder with a space in its name, then `make build`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_make_build_works_from_a_clean_checkout(tmp_path: Path) -> None:
    checkout = tmp_path / "a clean checkout"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        target = checkout / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))}
    path = os.pathsep.join(part for part in outside["PATH"].split(os.pathsep) if ".venv" not in part)
    first = make(checkout, {**outside, "PATH": path})
    assert first.returncode == 0, first.stdout + first.stderr
    for step in ("Python packages", "npm packages", "NumPy for Pyodide", "The site, built with --strict"):
        assert re.search(rf"→ .*{step}.* …", first.stdout), first.stdout
    assert re.search(r"done in [\d.]+ s, [\d.]+ MB from .* in [\d.]+ s, hash as locked", first.stdout)
    for page in ("index.html", "autoregressive/practice/index.html", "print_page/index.html", "assets/worker.js"):
        assert (checkout / "site" / page).is_file()
    again = make(checkout, {**outside, "PATH": path})
    assert again.returncode == 0
    assert "Python packages" not in again.stdout
    assert "NumPy for Pyodide" not in again.stdout


def make(checkout: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    python = f"PYTHON={Path(sys.base_prefix) / 'bin' / 'python3'}"
    return subprocess.run(["make", "build", python], cwd=checkout, env=env, capture_output=True, text=True, check=False)
