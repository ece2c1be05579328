"""A lesson costs the readers of another lesson nothing."""

import re
from pathlib import Path

import yaml

from bench.lessons import write_lessons
from bench.scale import our_configuration
from conftest import ROOT, mkdocs

# The id of the whole build, 16 digits in every page: the one thing in it that tells of the rest of the site.
BUILD_ID = re.compile(rb'(<meta name="build" content=")[0-9a-f]{16}')


def built(folder: Path, lessons: int) -> dict[str, bytes]:
    """Every file of a site with so many lessons, by its path."""
    folder.mkdir()
    write_lessons(folder, lessons, ROOT / "exercises" / "grading")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(our_configuration(folder, lessons)))
    done = mkdocs("build", "--strict", "--config-file", str(folder / "mkdocs.yml"))
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    return {
        str(path.relative_to(site)): BUILD_ID.sub(rb"\1", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def test_adding_a_lesson_changes_no_byte_of_another_lessons_pages(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", 1), built(tmp_path / "two", 2)
    pages = [name for name in one if name.startswith("lesson-1/")]
    shared = [name for name in one if name.startswith("assets/") and name.endswith((".js", ".css", ".woff2"))]
    assert len(pages) == 3
    assert len(shared) > 4
    assert {name: two[name] for name in pages + shared} == {name: one[name] for name in pages + shared}
    assert "lesson-2/index.html" in two
    assert b"Lesson 2" in two["index.html"]
