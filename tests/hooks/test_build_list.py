"""The list of a build's files: complete, true, and the same for the same contents."""

import hashlib
import json
from pathlib import Path

from lessonkit import install, offline

PAGE = '<html><head><meta name="build" content=""></head>{}</html>'


def write_site(folder: Path, text: str = "text") -> Path:
    for name, content in {
        "index.html": PAGE.format(text),
        "lesson/index.html": PAGE.format("lesson"),
        "assets/page.js": "code",
        "assets/page.js.map": "left out",
        "assets/javascripts/lunr/min/lunr.fr.min.js": "left out",
        "assets/pyodide/pyodide.mjs": "runtime",
        "assets/pyodide/stdlib-rest.zip": "rarely imported",
        "assets/off.js": "left out",
        "service.js": "left out",
        "sitemap.xml.gz": "left out",
        ".nojekyll": "left out",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def test_every_file_of_the_built_site_is_listed_with_its_true_size_and_hash(site: Path) -> None:
    listed = json.loads((site / "offline.json").read_text())
    for name, said in (listed["pages"] | listed["python"] | listed["rest"]).items():
        content = (site / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (said["bytes"], said["sha256"]), name
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages <= listed["pages"].keys()
    for page in pages - {"assets/frame.html"}:  # part of the pages that hold it
        assert f'<meta name="build" content="{listed["build"]}"' in (site / page).read_text()
    runtime = json.loads((site / "assets/runtime.json").read_text())["files"].keys() - {"grading.zip"}
    assert {f"assets/{name}" for name in runtime} == listed["python"].keys() | listed["rest"].keys()


def test_what_no_page_asks_for_is_left_out(tmp_path: Path) -> None:
    offline.seal(write_site(tmp_path))
    listed = json.loads((tmp_path / "offline.json").read_text())
    assert list(listed["pages"]) == ["assets/page.js", "index.html", "lesson/index.html"]
    assert list(listed["python"]) == ["assets/pyodide/pyodide.mjs"]
    assert list(listed["rest"]) == ["assets/pyodide/stdlib-rest.zip"]


def test_the_id_is_of_the_contents_alone_and_sealing_twice_changes_nothing(tmp_path: Path) -> None:
    first = offline.seal(write_site(tmp_path / "a"))
    before = (tmp_path / "a/index.html").read_bytes(), (tmp_path / "a/offline.json").read_bytes()
    assert offline.seal(tmp_path / "a") == first
    assert ((tmp_path / "a/index.html").read_bytes(), (tmp_path / "a/offline.json").read_bytes()) == before
    assert offline.seal(write_site(tmp_path / "b")) == first
    assert offline.seal(write_site(tmp_path / "c", "other text")) != first


def test_icons_are_drawn_the_same_every_time() -> None:
    assert install.icon(192) == install.icon(192)
    assert install.icon(192).startswith(b"\x89PNG")
    assert all(
        not json.loads(install.web_manifest("n", "n", "d"))[key].startswith("/") for key in ("start_url", "scope")
    )
