"""Read an exercise's folder, and make of it what the browser fetches."""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

FILES = ("starter.py", "solution.py", "check.py", "hints.md")
HINT_SEPARATOR = re.compile(r"\n\s*\n-{3,} *\n\s*\n")
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # a fixed time, so that the same files give the same bytes


@dataclass(frozen=True)
class Exercise:
    """The texts of one exercise. The folder's name is the id with underscores."""

    id: str
    starter: str
    solution: str
    check: str
    hints: list[str]
    mistakes: dict[str, str]

    @property
    def has_probe(self) -> bool:
        """True if its check.py can also measure models for the page to draw."""
        return re.search(r"^def probe\(", self.check, re.MULTILINE) is not None


def folder_of(exercises: Path, exercise_id: str) -> Path:
    return exercises / exercise_id.replace("-", "_")


def exercise_ids(exercises: Path) -> list[str]:
    """Ids of every folder that holds a file of an exercise, complete or not."""
    folders = {path.parent for name in FILES for path in exercises.glob(f"*/{name}")}
    return sorted(folder.name.replace("_", "-") for folder in folders)


def missing_files(exercises: Path, exercise_id: str) -> list[str]:
    folder = folder_of(exercises, exercise_id)
    missing = [name for name in FILES if not (folder / name).is_file()]
    return missing if any(folder.glob("mistakes/*.py")) else [*missing, "mistakes/*.py"]


def read_exercise(exercises: Path, exercise_id: str) -> Exercise:
    """Raises FileNotFoundError if a file is missing (`missing_files` tells an author which)."""
    folder = folder_of(exercises, exercise_id)
    starter, solution, check, hints = ((folder / name).read_text(encoding="utf-8") for name in FILES)
    mistakes = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("mistakes/*.py"))}
    return Exercise(exercise_id, starter, solution, check, HINT_SEPARATOR.split(hints.strip()), mistakes)


def browser_json(exercise: Exercise) -> str:
    """What the page needs beyond its own text: solution and checker."""
    return json.dumps({"solution": exercise.solution, "check": exercise.check}, ensure_ascii=False)


def grading_zip(exercises: Path) -> bytes:
    """The library every check uses, as one archive with the same bytes for the same files."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted((exercises / "grading").rglob("*.py")):
            file.writestr(
                zipfile.ZipInfo(str(path.relative_to(exercises)), ZIP_TIME),
                path.read_bytes(),
                zipfile.ZIP_DEFLATED,
            )
    return archive.getvalue()
