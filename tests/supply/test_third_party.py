"""The list of third-party code against the built site, and against what CycloneDX says such a list is."""

import hashlib
import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from conftest import OpenVisit

# What the project writes, or what its tools write for it: pages, bundles and styles of ours, exercises, decks, lists.
OWN = (
    *(
        "*.html",
        "app.webmanifest",
        "offline.json",
        "sbom.json",
        "service.js",
        "sitemap.xml*",
        "search/search_index.json",
    ),
    *("assets/deck.css", "assets/paper.css", "assets/page.js", "assets/off.js", "assets/part-*.js"),
    *("assets/exercises/*.json", "assets/grading.zip", "assets/runtime.json", "assets/icon-*.png", "licences/*.txt"),
    *("*/flashcards.*", "*/flashcards/*.pdf"),
)
# A name that only that package has, in the files that were bundled from it.
SIGNS = {"@codemirror/view": b"cm-scroller", "ts-fsrs": b"learning_steps", "w3c-keyname": b"PrintScreen"}


@pytest.fixture(scope="module")
def listed(site: Path) -> dict[str, Any]:
    return dict(json.loads((site / "sbom.json").read_text()))


def files_of(component: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for inner in component.get("components", []):
        if inner["type"] == "file":
            yield inner["name"], component, inner
        yield from files_of(inner)


def test_the_list_is_valid_cyclonedx(site: Path) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str((site / "sbom.json").read_text()) is None


def test_every_hash_is_that_of_the_file(site: Path, listed: dict[str, Any]) -> None:
    files = list(files_of(listed))
    assert len(files) > 20
    for name, _, file in files:
        digest = hashlib.sha256((site / name).read_bytes()).hexdigest()
        assert file["hashes"] == [{"alg": "SHA-256", "content": digest}], name


def test_every_file_of_the_site_is_ours_or_belongs_to_a_component(site: Path, listed: dict[str, Any]) -> None:
    shipped = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    third_party = {name for name, _, _ in files_of(listed)}
    ours = {name for name in shipped if any(fnmatch(name, pattern) for pattern in OWN)}
    assert shipped - ours - third_party == set()
    assert {name for name in third_party & ours if not fnmatch(name, "assets/part-*.js")} == set()


@pytest.mark.parametrize("package", SIGNS)
def test_a_package_is_listed_with_the_bundles_that_hold_its_code(
    site: Path, listed: dict[str, Any], package: str
) -> None:
    holding = {f"assets/{path.name}" for path in (site / "assets").glob("*.js") if SIGNS[package] in path.read_bytes()}
    assert holding
    assert holding <= {name for name, component, _ in files_of(listed) if component["name"] == package}


def test_every_component_has_its_licences_text_one_click_from_the_page(
    site: Path, listed: dict[str, Any], visit: OpenVisit
) -> None:
    page = visit().open("licences/")
    rows = page.get_by_role("table").get_by_role("row").all()[1:]
    named = [row.get_by_role("cell").first.inner_text() for row in rows]
    assert {component["name"] for component in listed["components"]} <= set(named)
    assert len(named) == len(set(named)) > 35
    for row in rows:
        link = row.get_by_role("cell").nth(1).get_by_role("link").get_attribute("href") or ""
        text = (site / "licences" / link).resolve().read_text()
        assert re.search(r"(?i)permission|licen[cs]e|public domain|blessing", text), link


def test_versions_are_those_of_the_locks(listed: dict[str, Any]) -> None:
    root = Path(__file__).resolve().parents[2]
    npm = json.loads((root / "package-lock.json").read_text())["packages"]
    python = dict(re.findall(r"^([\w.-]+)==([^\s\\]+)", (root / "requirements.lock").read_text(), re.MULTILINE))
    for component in listed["components"]:
        locked = npm.get(f"node_modules/{component['name']}", {}).get("version") or python.get(component["name"])
        if "purl" in component:
            assert component["version"] == locked, component["name"]
