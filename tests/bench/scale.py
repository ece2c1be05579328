"""A thousand lessons: the time and the memory of MkDocs' build, against plain Material on the same Markdown."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.lessons import nav, write_lessons

ROOT = Path(__file__).resolve().parents[2]
PROVED = ROOT / ".cache" / "proved"
ROUNDS = 3
FEWER = 10  # memory is also measured with a tenth of the lessons


@dataclass(frozen=True)
class Build:
    """One run of `mkdocs build`: by the clock, by the processor (esbuild and the prover included), and its peak."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


class _Tolerant(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as its default."""


def _default(loader: _Tolerant, node: yaml.SequenceNode) -> Any:
    return loader.construct_sequence(node)[-1]


_Tolerant.add_constructor("!ENV", _default)


def measure_scale(lessons: int) -> dict[str, Any]:
    """Medians of each kind of build, with all lessons and with a tenth; the growth of memory for each lesson."""
    few = lessons // FEWER
    small, large = _builds(few), _builds(lessons)
    growth = {kind: (large[kind].peak_bytes - small[kind].peak_bytes) / (lessons - few) for kind in ("site", "plain")}
    return {
        "lessons": lessons,
        "rounds": ROUNDS,
        "builds": {kind: asdict(build) for kind, build in large.items()},
        "small": {"lessons": few, "builds": {kind: asdict(build) for kind, build in small.items()}},
        "growth_bytes": growth,
    }


def _builds(lessons: int) -> dict[str, Build]:
    """`proving`: once, with nothing remembered; then `plain` and `site` in turn; once `plain_nav`, which takes long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lessons(folder, lessons, ROOT / "exercises" / "grading")
        known = set(PROVED.iterdir()) if PROVED.exists() else set()
        proving = _build(folder, "proving", our_configuration(folder, lessons))
        rounds: dict[str, list[Build]] = {"plain": [], "site": []}
        for _ in range(ROUNDS):
            rounds["plain"].append(_build(folder, "plain", _plain(folder, lessons)))
            rounds["site"].append(_build(folder, "site", our_configuration(folder, lessons)))
        plain_nav = _build(folder, "plain with its navigation", _plain_nav(folder, lessons))
        for proof in set(PROVED.iterdir()) - known:
            proof.unlink()
    return {**{kind: _median(builds) for kind, builds in rounds.items()}, "proving": proving, "plain_nav": plain_nav}


def _median(builds: list[Build]) -> Build:
    return Build(
        median(build.seconds for build in builds),
        median(build.cpu_seconds for build in builds),
        round(median(build.peak_bytes for build in builds)),
    )


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
    build = Build(time.monotonic() - begun_s, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
    print(
        f"  {title}: {build.seconds:.1f} s, processor {build.cpu_seconds:.1f} s, {build.peak_bytes / 1e6:.0f} MB",
        flush=True,
    )
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
    """Material with the same features, plugins and extensions, without anything of ours.

    Its navigation has the home page only: with every lesson in it, it alone would take most of the time.
    """
    configuration = _common(folder, lessons)
    quiet = {**configuration["validation"], "nav": {"omitted_files": "ignore"}}
    return {key: value for key, value in configuration.items() if key not in ("hooks", "extra_css")} | {
        "nav": [{"Home": "index.md"}],
        "validation": quiet,
        "theme": {key: value for key, value in configuration["theme"].items() if key != "custom_dir"},
        "markdown_extensions": [
            extension
            for extension in configuration["markdown_extensions"]
            if not str(extension).startswith("lessonkit.")
        ],
    }


def _plain_nav(folder: Path, lessons: int) -> dict[str, Any]:
    """As above, with every lesson in the navigation, pruned as Material's manual advises for large sites."""
    configuration = _plain(folder, lessons)
    features = [*configuration["theme"]["features"], "navigation.prune"]
    return configuration | {"nav": nav(lessons), "theme": {**configuration["theme"], "features": features}}
