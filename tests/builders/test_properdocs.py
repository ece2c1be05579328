"""The site must be able to leave MkDocs, whose version 1 gets no more releases: the same commit, another builder."""

import difflib
import re
from pathlib import Path

from conftest import builder
from told import Tell

# The builder names itself; the id of a build, and the list of its hashes, follow from that.
NAMES_ITS_BUILDER = re.compile(rb' *<meta name="(?:generator|build)" content="[^"]*">\n?')
MADE_OF_HASHES = "offline.json"


def test_properdocs_builds_the_same_site_line_for_line(site: Path, tmp_path: Path, tell: Tell) -> None:
    words = ("build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(tmp_path / "site"))
    built = builder("properdocs", *words)
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
    tell(f"properdocs: normalised difference {len(different)} lines in {len(one)} files")


def lines_of(site: Path) -> dict[str, list[str]]:
    """Every file's lines by its name, without what names the builder; bytes that are no text as one line."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != MADE_OF_HASHES)
    return {
        path.relative_to(site).as_posix(): NAMES_ITS_BUILDER.sub(b"", path.read_bytes()).decode("latin-1").split("\n")
        for path in files
    }
