"""A thousand lessons: the time and the memory of MkDocs' build, against plain Material on the same Markdown."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.lessons import nav, write_lessons

ROOT = Path(__file__).resolve().parents[2]
PROVED = ROOT / ".cache" / "proved"
FEWER = 10  # memory is also measured with a tenth of the lessons


@dataclass(frozen=True)
class Build:
    """One run of `mkdocs build`; the peak is of that process alone."""

    seconds: float
    peak_bytes: int
    ratio: float | None = None


class _Tolerant(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as its default."""


def _default(loader: _Tolerant, node: yaml.SequenceNode) -> Any:
    return loader.construct_sequence(node)[-1]


_Tolerant.add_constructor("!ENV", _default)


def measure_scale(lessons: int) -> dict[str, Any]:
    """Seconds and peak bytes of each build, and the growth of memory for each lesson."""
    few = lessons // FEWER
    small = _builds(few)
    large = _builds(lessons)
    growth = {
        name: (large[words].peak_bytes - small[words].peak_bytes) / (lessons - few)
        for name, words in (("site", "This site"), ("plain", "Plain Material"))
    }
    return {
        "lessons": lessons,
        "builds": {words: asdict(build) for words, build in large.items()},
        "small": {"lessons": few, "builds": {words: asdict(build) for words, build in small.items()}},
        "growth_bytes": growth,
    }


def _builds(lessons: int) -> dict[str, Build]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lessons(folder, lessons, ROOT / "exercises" / "grading")
        plain = _build(folder, "plain", _plain(folder, lessons))
        known = set(PROVED.iterdir()) if PROVED.exists() else set()
        configuration = our_configuration(folder, lessons)
        built = {"This site, nothing proved yet": _build(folder, "here, proving", configuration)}
        built["This site"] = _build(folder, "here", configuration)
        again = _build(folder, "plain", _plain(folder, lessons))
        for proof in set(PROVED.iterdir()) - known:
            proof.unlink()
    plain = min(plain, again, key=lambda build: build.seconds)
    compared = {
        words: Build(build.seconds, build.peak_bytes, build.seconds / plain.seconds) for words, build in built.items()
    }
    return {"Plain Material": plain, **compared}


def _build(folder: Path, title: str, configuration: dict[str, Any]) -> Build:
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", str(folder / "mkdocs.yml")]
    begun_s = time.monotonic()
    with tempfile.TemporaryFile() as said:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        running = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, env=environment)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if running.returncode:
            raise RuntimeError(f"mkdocs build failed:\n{said.read().decode()[-4000:]}")
    build = Build(time.monotonic() - begun_s, used.ru_maxrss * 1024)
    print(f"  {title}: {build.seconds:.1f} s, {build.peak_bytes / 1e6:.0f} MB", flush=True)
    shutil.rmtree(folder / "site")
    return build


def _common(folder: Path, lessons: int) -> dict[str, Any]:
    """What both have. Without print-site: its one page of everything takes time with the square of the pages."""
    configuration: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Tolerant)
    return configuration | {
        "plugins": [plugin for plugin in configuration["plugins"] if "print-site" not in plugin],
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "nav": nav(lessons),
        "watch": [],
    }


def our_configuration(folder: Path, lessons: int) -> dict[str, Any]:
    """The site's own, pointed at the lessons in `folder`."""
    configuration = _common(folder, lessons)
    extensions = [name for name in configuration["markdown_extensions"] if name != "lessonkit.blocks"]
    return configuration | {
        "hooks": [str(ROOT / "hooks" / "site_hooks.py")],
        "theme": {**configuration["theme"], "custom_dir": str(ROOT / "overrides")},
        "markdown_extensions": [*extensions, {"lessonkit.blocks": {"exercises": str(folder / "exercises")}}],
    }


def _plain(folder: Path, lessons: int) -> dict[str, Any]:
    """Material with the same features, plugins and extensions, without anything of ours; its navigation is pruned."""
    configuration = _common(folder, lessons)
    theme = {key: value for key, value in configuration["theme"].items() if key != "custom_dir"}
    return {key: value for key, value in configuration.items() if key not in ("hooks", "extra_css")} | {
        "theme": {**theme, "features": [*theme["features"], "navigation.prune"]},
        "markdown_extensions": [
            extension
            for extension in configuration["markdown_extensions"]
            if not str(extension).startswith("lessonkit.")
        ],
    }
