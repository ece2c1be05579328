"""WebKitGTK: a window of ours on a screen that nobody sees, told what to do through a pipe."""

import itertools
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from engines.tab import KEYS, WATCH_POLICY, PaperMm, Within, find, steady, wait_for

WINDOW = Path(__file__).parent / "webkit_window.py"
# A press reaches the page some time after it is made; a click that leaves the page takes the watch with it.
WATCH_CLICK = """(() => {
    window.clicked = "";
    const met = ({ target }) => { window.clicked = sought.contains(target) ? "it" : target.outerHTML.slice(0, 200); };
    addEventListener("click", met, { once: true, capture: true });
})()"""
CLICKED = "window.clicked ?? 'it'"

WATCH_KEY = """(() => {
    window.pressed = false;
    addEventListener("keyup", () => { window.pressed = true; }, { once: true, capture: true });
})()"""
KEY_PRESSED = "window.pressed === true"


class WebKitTab:
    """Prints as GTK's print window does, to a file, on the paper it is told; it ignores `@page { size }`."""

    page_chooses_paper = False

    def __init__(self, python: str, *, scripts: bool, offline: bool = False) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._screen.stdout
        display = f":{self._screen.stdout.readline().strip()}"
        self._window = subprocess.Popen(
            [
                python,
                str(WINDOW),
                *([] if scripts else ["--no-scripts"]),
                *([f"--keeps={self._folder.name}"] if offline else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "HOME": self._folder.name},
        )
        self._answers: dict[int, dict[str, Any]] = {}
        self._numbers = itertools.count(1)
        self.version = self._answer(0)
        if scripts:
            self._order("run_first", script=WATCH_POLICY)

    def open(self, url: str) -> None:
        for address in ("about:blank", url):
            self._order("open", url=address)

    def evaluate(self, expression: str) -> Any:
        return json.loads(self._order("evaluate", body=f"return JSON.stringify(await ({expression})) ?? 'null'"))

    def click(self, role: str, name: str, within: Within = None) -> None:
        x, y = steady(lambda: self.evaluate(find(role, name, within)), f"{role} {name}")
        self.evaluate(WATCH_CLICK)
        self._order("press", x=x, y=y)
        met = wait_for(lambda: self.evaluate(CLICKED), f"click on {role} {name}")
        assert met == "it", f"the click on {role} {name} met {met}"

    def point(self, role: str, name: str) -> None:
        x, y = steady(lambda: self.evaluate(find(role, name)), f"{role} {name}")
        self._order("point", x=x, y=y)

    def press(self, *keys: str) -> None:
        """A key reaches the page some time after it is made, in the order in which they are."""
        for key in keys:
            control, _, name = key.rpartition("+")
            self.evaluate(WATCH_KEY)
            self._order("key", name=KEYS[name][1] if name in KEYS else name, control=control == "Control")
            wait_for(lambda: self.evaluate(KEY_PRESSED), f"key {key}")

    def print(self, paper_mm: PaperMm) -> bytes:
        return Path(self._order("print", **self._to_file(paper_mm, margins=True))).read_bytes()

    def print_by_click(self, role: str, name: str, paper_mm: PaperMm) -> bytes:
        """Nothing stands in for `window.print` here. Without margins, as our page says that the window be set."""
        number = self._send("print_when_asked", **self._to_file(paper_mm, margins=False))
        self.click(role, name)
        return Path(self._answer(number)).read_bytes()

    def choose(self, button: str, file: Path) -> None:
        number = self._send("choose_when_asked", file=str(file))
        self.click("button", button)
        self._answer(number)

    def download(self, button: str) -> bytes:
        file = f"{self._folder.name}/saved"
        number = self._send("save_when_asked", file=file)
        self.click("button", button)
        self._answer(number)
        return Path(file).read_bytes()

    def close(self) -> None:
        for process in (self._window, self._screen):
            process.terminate()
            process.communicate(timeout=20)
        self._folder.cleanup()

    def _to_file(self, paper_mm: PaperMm, *, margins: bool) -> dict[str, Any]:
        width, height = paper_mm
        return {"file": f"{self._folder.name}/printed.pdf", "width": width, "height": height, "margins": margins}

    def _order(self, do: str, **how: Any) -> Any:
        return self._answer(self._send(do, **how))

    def _send(self, do: str, **how: Any) -> int:
        assert self._window.stdin
        number = next(self._numbers)
        self._window.stdin.write(json.dumps([number, do, how]) + "\n")
        self._window.stdin.flush()
        return number

    def _answer(self, number: int) -> Any:
        assert self._window.stdout
        while number not in self._answers:
            line = self._window.stdout.readline()
            assert line, "the window of WebKitGTK closed"
            said = json.loads(line)
            self._answers[said["to"]] = said
        said = self._answers.pop(number)
        if "error" in said:
            raise AssertionError(said["error"])
        return said["value"]
