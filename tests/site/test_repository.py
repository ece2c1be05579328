"""Promises about the repository itself: locks, workflow, documentation."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_every_action_is_pinned_to_a_full_commit() -> None:
    uses = [line.strip() for path in WORKFLOWS for line in path.read_text().splitlines() if "uses:" in line]
    assert len(uses) >= 5
    for line in uses:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_no_job_has_more_permissions_than_it_names() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text())
        assert workflow["permissions"] == {}
        writes = {
            name: [right for right, level in job["permissions"].items() if level == "write"]
            for name, job in workflow["jobs"].items()
        }
        assert writes == {"test": [], "audit": [], "build": [], "deploy": ["pages", "id-token"]}


def test_lock_files_hold_versions_and_hashes_and_no_host() -> None:
    for name in (
        "requirements.lock",
        "requirements-node.lock",
        "requirements-audit.lock",
        "package-lock.json",
        "tests/bench/package-lock.json",
    ):
        text = (ROOT / name).read_text()
        assert not re.search(r'"resolved"|\.tgz|\.whl|--index-url|--find-links', text), name
        assert "sha512-" in text or "--hash=sha256:" in text
    pinned = re.findall(r"^[\w.-]+==\S+", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert len(pinned) > 30
    unhashed = re.findall(r"^[\w.-]+==[^\n\\]*\n(?!\s)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert unhashed == []
