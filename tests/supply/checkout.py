"""The project as git has it, laid elsewhere; and `make` run there as a stranger would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from supply.network import Cut

ROOT = Path(__file__).resolve().parents[2]
PYTHON = Path(sys.base_prefix) / "bin" / "python3"


def lay_out(folder: Path) -> Path:
    """Copies what git knows, and what it would add, into `folder`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    return folder


def make(
    checkout: Path, *words: str, cut: Cut | None = None, umask: int = -1, **variables: str
) -> subprocess.CompletedProcess[str]:
    """`make` without anything of this environment; `cut` takes the network away."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))}
    path = os.pathsep.join(part for part in outside["PATH"].split(os.pathsep) if ".venv" not in part)
    before, env = (cut.before, cut.env) if cut else ((), {})
    return subprocess.run(
        [*before, "make", *words, f"PYTHON={PYTHON}"],
        cwd=checkout,
        env={**outside, "PATH": path, **env, **variables},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
