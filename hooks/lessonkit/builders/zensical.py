"""Build the site with Zensical: `python -m lessonkit.builders.zensical SITE`.

Zensical runs no hooks and no plugins that it does not know, and says nothing of it. So its steps stand here, around it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from lessonkit import rules
from lessonkit.addresses import address
from lessonkit.builders import BuildError
from lessonkit.builders import print_everything as everything
from lessonkit.builders.carried import bundled_client, carried, is_published, page_parts
from lessonkit.builders.checks import mistakes, unrecorded
from lessonkit.builders.finished import PRINT_PAGE, finished
from lessonkit.builders.project import ROOT, Project, project_of, read_configuration
from lessonkit.card_links import Links, read_links, with_cards_of_sections, with_practice
from lessonkit.paper_pdf import linked
from lessonkit.problems import report

CONFIG = ROOT / "mkdocs.yml"
#: Zensical wants the pages below its configuration, and keeps a cache beside it.
STAGE = ROOT / ".cache/zensical"
#: The style that the theme's search puts into its dialog, by its hash; of 0.0.73.
SEARCH_STYLE = "'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"
THEME_STYLES = "assets/stylesheets/classic"


def build(site: Path, browser: str = "") -> None:
    """Write the whole site into the folder `site`, which is made anew.

    Raises:
        BuildError: what it says is for the author.
    """
    configuration = read_configuration(CONFIG)
    project = project_of(CONFIG, configuration)
    if problems := mistakes(project) or unrecorded(project):
        raise BuildError(report(problems))
    links = read_links(project.docs)
    _stage(project, links)
    _run_zensical()
    made = STAGE / "site"
    styles = "".join(path.read_text(encoding="utf-8") for path in sorted((made / THEME_STYLES).glob("*.css")))
    for path in sorted(made.rglob("*")):
        if path.is_file() and not is_published(path.relative_to(made).as_posix()):
            path.unlink()
    for page in _pages(project):
        _complete(made / address(page) / "index.html", page, links, browser)
    for one in carried(project, styles):
        place = made / one.uri
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(one.bytes())
    printed = everything.print_everything(made, everything.printed_pages(configuration))
    (made / PRINT_PAGE).write_text(printed, encoding="utf-8")
    finished(made, project, browser=browser, style_sources=[SEARCH_STYLE])
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(made, site, ignore=_empty_folders)


def _stage(project: Project, links: Links) -> None:
    """A copy of the pages with what a MkDocs hook puts into them, the page to print everything from, and a
    configuration that adds to the site's own.
    """
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(project.docs, STAGE / "docs")
    for page in _pages(project):
        path = STAGE / "docs" / page
        path.write_text(with_cards_of_sections(path.read_text(encoding="utf-8"), page, links), encoding="utf-8")
    page = f"---\ntitle: {everything.TITLE}\nhide:\n  - toc\n---\n\n{everything.PLACE}\n"
    (STAGE / "docs" / everything.NAME).write_text(page, encoding="utf-8")
    bundled_client()
    added = {
        "INHERIT": os.path.relpath(CONFIG, STAGE),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"variant": "classic", "custom_dir": os.path.relpath(ROOT / "overrides", STAGE)},
        "extra": {"page_parts": page_parts(), "zensical": True},
        "nav": [{everything.TITLE: everything.NAME}],  # added to the other pages
    }
    (STAGE / CONFIG.name).write_text(yaml.safe_dump(added, sort_keys=False), encoding="utf-8")


def _run_zensical() -> None:
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(STAGE / CONFIG.name)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(done.stdout + done.stderr)


def _complete(path: Path, page: str, links: Links, browser: str) -> None:
    """What hooks do with MkDocs to the content of a page."""
    html = path.read_text(encoding="utf-8")
    if leftover := list(rules.leftover_blocks(html)):
        raise BuildError(f"{page}: block syntax reached the page as text: {'; '.join(leftover)}")
    if browser:
        html = linked(html, address(page))
    path.write_text(with_practice(html, page, links), encoding="utf-8")


def _pages(project: Project) -> list[str]:
    return [path.relative_to(project.docs).as_posix() for path in sorted(project.docs.rglob("*.md"))]


def _empty_folders(folder: str, names: list[str]) -> list[str]:
    places = [Path(folder) / name for name in names]
    return [place.name for place in places if place.is_dir() and not any(one.is_file() for one in place.rglob("*"))]


if __name__ == "__main__":
    try:
        build(Path(sys.argv[1]).resolve(), os.environ.get("CHROMIUM", ""))
    except BuildError as error:
        sys.exit(f"\n{error}")
