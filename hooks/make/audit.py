"""Known weaknesses of all that the locks name: `pip-audit` asks PyPI, `npm audit` the npm registry.

An answer about no package is not a clean one: what the registry could not be asked is counted and said.
"""

import json
import os
import shutil
import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path

from make.environment import install_locked, tool_environment
from make.steps import CACHE, ROOT, StepFailed, is_fresh, mark_fresh, step

VENV = CACHE / "audit"
LOCK = ROOT / "requirements-audit.lock"
PYTHON_LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-node.lock", LOCK)
NPM_FOLDERS = (ROOT, ROOT / "tests" / "bench")
PIP_AUDIT = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")


@dataclass(frozen=True)
class Audited:
    """What came of one lock: how many packages were asked about, the weak ones, and what could not be asked."""

    packages: int
    weak: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


def read_pip_audit(answer: str) -> Audited:
    """`answer` is what `pip-audit --format json` wrote; if it wrote nothing of the kind, nothing was asked."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return Audited(0, unasked=("everything",))
    named = {package["name"]: package for package in packages}
    weak = (
        f"{name} {package['version']}: {weakness['id']}"
        for name, package in named.items()
        for weakness in package.get("vulns", [])
    )
    return Audited(len(named), tuple(weak), tuple(name for name, package in named.items() if "skip_reason" in package))


def read_npm_audit(answer: str) -> Audited:
    """`answer` is what `npm audit --json` wrote."""
    try:
        said = json.loads(answer)
        packages, weak = said["metadata"]["dependencies"]["total"], said["vulnerabilities"]
    except (ValueError, KeyError):
        return Audited(0, unasked=("everything",))
    return Audited(packages, tuple(f"{name} {found['range']}: {found['severity']}" for name, found in weak.items()))


def audit() -> None:
    """Raises StepFailed if a package is weak, and if one could not be asked about."""
    _prepare()
    found: dict[str, Audited] = {}
    for lock in PYTHON_LOCKS:
        pip_audit = _said(VENV / "bin" / "python", "-m", "pip_audit", *PIP_AUDIT, "--requirement", lock)
        found[lock.name] = read_pip_audit(pip_audit)
    for folder in NPM_FOLDERS:
        name = (folder / "package-lock.json").relative_to(ROOT).as_posix()
        found[name] = read_npm_audit(_said("npm", "audit", "--json", "--prefix", folder))
    for name, audited in found.items():
        print(f"  {name}: {verdict(audited)}", flush=True)
    if any(audited.weak for audited in found.values()):
        raise StepFailed("A package above has a known weakness: raise its version, then `make lock`.")
    if any(audited.unasked for audited in found.values()):
        raise StepFailed(
            "Not everything could be asked about, so nothing is said to be clean.\n"
            "  Advisories come from where pip and npm get their packages: is the network reachable, "
            "and is there no mirror in between that leaves them out?"
        )


def verdict(audited: Audited) -> str:
    if audited.weak:
        return "weak: " + "; ".join(audited.weak)
    if audited.unasked:
        share = f" for {len(audited.unasked)} of {audited.packages} packages" if audited.packages else ""
        return f"no advisory could be read{share}"
    return f"no known weakness in {audited.packages} packages"


def _prepare() -> None:
    """pip-audit has an environment of its own, since it needs other versions than the site does."""
    lock = LOCK.read_bytes()
    if is_fresh(VENV / "locked", lock):
        return
    with step("pip-audit, locked by hash, into .cache/audit"):
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True, symlinks=True)
        install_locked(LOCK, VENV / "bin" / "python")
    mark_fresh(VENV / "locked", lock)


def _said(*command: str | Path) -> str:
    env = {**os.environ, **tool_environment()}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False).stdout
