"""What the site ships beside its pages: complete, checked by hash, and the same bytes for the same files."""

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

from lessonkit.exercises import browser_json, grading_zip, read_exercise
from lessonkit.font import COMMON, RARE, code_points

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = ROOT / "exercises"


def test_the_manifest_names_every_runtime_file_with_its_true_size_and_hash(site: Path) -> None:
    manifest = json.loads((site / "assets" / "runtime.json").read_text())
    runtime = {f"pyodide/{file.name}" for file in (site / "assets" / "pyodide").iterdir()}
    assert set(manifest["files"]) == runtime | {"grading.zip", "worker.js"}
    for name, said in manifest["files"].items():
        content = (site / "assets" / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (said["bytes"], said["sha256"])


def test_the_grading_library_is_packed_the_same_every_time_and_without_solutions() -> None:
    packed = grading_zip(EXERCISES)
    assert packed == grading_zip(EXERCISES)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert "grading/entry.py" in names
    assert all(name.startswith("grading/") and name.endswith(".py") for name in names)


def test_the_browser_gets_an_exercises_texts_as_they_are() -> None:
    sent = json.loads(browser_json(read_exercise(EXERCISES, "joint-nll")))
    for name in ("solution", "check"):
        assert sent[name] == (EXERCISES / "joint_nll" / f"{name}.py").read_text()


def test_ranges_of_code_points_include_both_ends() -> None:
    assert code_points("41-43 7A") == [0x41, 0x42, 0x43, 0x7A]


def test_the_styles_name_the_characters_that_each_font_file_holds() -> None:
    styles = (ROOT / "overrides" / "styles" / "math.css").read_text()
    ranges = [re.sub(r"U\+|,", " ", found).split() for found in re.findall(r"unicode-range:([^;]+);", styles)]
    assert ranges == [COMMON.split(), RARE.split()]
    assert not set(code_points(COMMON)) & set(code_points(RARE))
