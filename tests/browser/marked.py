"""Copies of the built site in which every file says which build it is of, and what a page has really got of them.

The copies are sealed as a build seals its site, so they are builds in their own right. What a page got is read in the
page, from the text, the styles and the data that reached it; nothing of it comes from the service worker.
"""

import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

from playwright.sync_api import Page

from lessonkit import offline

STYLES = ("assets/site.css", "assets/stylesheets/main.*.css", "css/print-site.css")
# A page's script notes itself, and what the page was given; a worker tells the page.
IN_PAGE = ';(globalThis.seenMarks ??= []).push("{mark}");'
IN_WORKER = 'self.postMessage({{ mark: "{mark}" }});\n'
LISTENS = """
globalThis.seenMarks = [];
{
  const note = (text) => seenMarks.push(...(String(text).match(/mark:[^"= ]+=\\w/g) ?? []));
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...words) => {
    const answer = await ask(...words);
    answer.clone().text().then(note, () => undefined);
    return answer;
  };
  const look = CacheStorage.prototype.match;
  CacheStorage.prototype.match = async function (...words) {
    const answer = await look.apply(this, words);
    answer?.clone().text().then(note, () => undefined);
    return answer;
  };
  // From `open`, so as to hear of the answer before the page, which drops it when it has read it.
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...words) {
    this.addEventListener("load", async () => note(this.response instanceof Blob ? await this.response.text() : ""));
    return open.apply(this, words);
  };
  const Own = globalThis.Worker;
  globalThis.Worker = class extends Own {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", ({ data }) => data?.mark && note(data.mark));
    }
  };
}
"""
READS = """
() => [
    ...seenMarks,
    ...[...document.querySelectorAll("meta[name=mark]")].map((meta) => meta.content),
    ...STYLES.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)).filter(Boolean),
]
"""


def mark_build(site: Path, target: Path, letter: str) -> Path:
    """Copy `site` to `target`, mark every page, script, style and piece of data with `letter`, and seal it."""
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("lunr", "*.map"))
    for file in sorted(target.rglob("*")):
        name = file.relative_to(target).as_posix()
        if file.is_file() and not name.startswith(offline.RUNTIME):
            _mark(file, name, f"mark:{name}={letter}")
    _list_anew(target / "assets", "grading.zip", "worker.js")
    offline.seal(target)
    return target


def marks(page: Page) -> set[str]:
    """The marks of everything that the open page has got so far, as `file=letter`."""
    names = json.dumps([_property(name) for name in STYLES])
    found: list[str] = page.evaluate(READS.replace("STYLES", names))
    return {mark.strip().strip('"').removeprefix("mark:") for mark in found}


def letters(page: Page) -> set[str]:
    return {mark.rpartition("=")[2] for mark in marks(page)}


def _mark(file: Path, name: str, mark: str) -> None:
    if name.endswith(".html"):
        _edit(file, "<head>", f'<head><meta name="mark" content="{mark}">')
    elif name == "assets/worker.js" or "/workers/" in name:
        file.write_text(IN_WORKER.format(mark=mark) + file.read_text())
    elif name.endswith(".js") and name not in (offline.SCRIPT, "assets/off.js"):
        file.write_text(file.read_text() + IN_PAGE.format(mark=mark))
    elif name.endswith(".css"):
        style = next((style for style in STYLES if Path(name).match(style)), name)
        file.write_text(file.read_text() + f':root{{{_property(style)}:"{mark}"}}')
    elif name.endswith(".json") and name != offline.BUILD_LIST:
        file.write_text(json.dumps({"mark": mark, **json.loads(file.read_text())}))
    elif name.endswith("grading.zip"):
        _comment(file, mark)


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text, file
    file.write_text(text.replace(old, new, 1))


def _comment(file: Path, comment: str) -> None:
    packed = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.comment = comment.encode()
    file.write_bytes(packed.getvalue())


def _list_anew(assets: Path, *names: str) -> None:
    runtime = assets / "runtime.json"
    listed = json.loads(runtime.read_text())
    for name in names:
        content = (assets / name).read_bytes()
        listed["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    runtime.write_text(json.dumps(listed))


def _property(name: str) -> str:
    return "--mark-" + re.sub(r"\W", "-", name)
