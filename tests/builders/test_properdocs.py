"""The site must be able to leave MkDocs, whose version 1 gets no more releases: the same commit, another builder."""

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

# The builder names itself; the id of a build, and the list of its hashes, follow from that.
NAMES_ITS_BUILDER = re.compile(rb' *<meta name="(?:generator|build)" content="[^"]*">\n?')
MADE_OF_HASHES = "offline.json"


def test_properdocs_builds_the_same_site_line_for_line(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    one, other = lines_of(site), lines_of(tmp_path / "site")
    assert one.keys() == other.keys()
    assert b"ProperDocs" in (tmp_path / "site" / "index.html").read_bytes()
    different = [
        line
        for name in one
        for line in difflib.unified_diff(one[name], other[name], name, name, n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    assert different == []
    print(f"properdocs: normalised difference {len(different)} lines in {len(one)} files")


def lines_of(site: Path) -> dict[str, list[str]]:
    """Every file's lines by its name, without what names the builder; bytes that are no text as one line."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != MADE_OF_HASHES)
    return {
        path.relative_to(site).as_posix(): NAMES_ITS_BUILDER.sub(b"", path.read_bytes()).decode("latin-1").split("\n")
        for path in files
    }
