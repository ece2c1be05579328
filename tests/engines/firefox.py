"""Firefox, by WebDriver BiDi: JSON over a WebSocket that Firefox itself opens, no driver between.

https://w3c.github.io/webdriver-bidi/ is the protocol.
"""

import base64
import itertools
import json
import os
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from engines.tab import ASKED, KEYS, SOON_S, WATCH_POLICY, WATCH_PRINT, PaperMm, Within, find, steady, wait_for

QUIET = {
    "app.update.enabled": False,
    "browser.download.folderList": 2,  # the folder that is named
    "browser.download.useDownloadDir": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
    "services.settings.server": "data:,nothing",
}


class FirefoxTab:
    """One Firefox in a fresh profile, with one page. Prints on the paper that it is told, as its print window does."""

    page_chooses_paper = True

    def __init__(self, program: str, *, scripts: bool, offline: bool = False) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._saved = Path(self._folder.name) / "saved"
        self._saved.mkdir()
        prefs = {
            **QUIET,
            "browser.download.dir": str(self._saved),
            "dom.serviceWorkers.enabled": offline,
            "javascript.enabled": scripts,
        }
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in prefs.items())
        (Path(self._folder.name) / "user.js").write_text("".join(lines))
        command = [program, "--headless", "--no-remote", "--profile", self._folder.name, "--remote-debugging-port", "0"]
        self._firefox = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self._folder.name},
        )
        here = {"proxy": None, "compression": None, "ping_interval": None, "max_size": None}
        self._until_closed = ExitStack()
        self._socket: Any = self._until_closed.enter_context(connect(self._address() + "/session", **here))
        self._numbers = itertools.count()
        self.version = self._call("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._context = self._call("browsingContext.getTree")["contexts"][0]["context"]
        if scripts:
            self._call("script.addPreloadScript", functionDeclaration=f"() => {{ {WATCH_PRINT};{WATCH_POLICY} }}")

    def open(self, url: str) -> None:
        for address in ("about:blank", url):
            self._call("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        code = f"(async () => JSON.stringify(await ({expression})) ?? 'null')()"
        target = {"context": self._context}
        answer = self._call("script.evaluate", expression=code, target=target, awaitPromise=True)
        if answer["type"] != "success":
            raise AssertionError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def click(self, role: str, name: str, within: Within = None) -> None:
        x, y = steady(lambda: self.evaluate(find(role, name, within)), f"{role} {name}")
        moves = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}]
        mouse = {"type": "pointer", "id": "mouse", "actions": [*moves, {"type": "pointerUp", "button": 0}]}
        self._call("input.performActions", context=self._context, actions=[mouse])

    def point(self, role: str, name: str) -> None:
        x, y = steady(lambda: self.evaluate(find(role, name)), f"{role} {name}")
        mouse = {"type": "pointer", "id": "mouse", "actions": [{"type": "pointerMove", "x": x, "y": y}]}
        self._call("input.performActions", context=self._context, actions=[mouse])

    def press(self, *keys: str) -> None:
        for key in keys:
            held = [
                ("\ue009" if name == "Control" else KEYS[name][0] if name in KEYS else name) for name in key.split("+")
            ]
            down = [{"type": "keyDown", "value": value} for value in held]
            up = [{"type": "keyUp", "value": value} for value in reversed(held)]
            keyboard = {"type": "key", "id": "keyboard", "actions": [*down, *up]}
            self._call("input.performActions", context=self._context, actions=[keyboard])

    def print(self, paper_mm: PaperMm) -> bytes:
        width, height = paper_mm
        answer = self._call(
            "browsingContext.print",
            context=self._context,
            page={"width": width / 10, "height": height / 10},
            shrinkToFit=False,
        )
        return base64.b64decode(answer["data"])

    def print_by_click(self, role: str, name: str, paper_mm: PaperMm) -> bytes:
        self.click(role, name)
        wait_for(lambda: self.evaluate(ASKED), "wish to print")
        return self.print(paper_mm)

    def choose(self, button: str, file: Path) -> None:
        """Into the page's field for files, which the button opens; without a window no dialog can be answered."""
        steady(lambda: self.evaluate(find("button", button)), f"button {button}")
        field = {"type": "css", "value": "input[type=file]"}
        (found,) = self._call("browsingContext.locateNodes", context=self._context, locator=field)["nodes"]
        element = {"sharedId": found["sharedId"]}
        self._call("input.setFiles", context=self._context, element=element, files=[str(file)])

    def download(self, button: str) -> bytes:
        for file in self._saved.iterdir():
            file.unlink()
        self.click("button", button)
        wait_for(lambda: [file.suffix for file in self._saved.iterdir()] == [".json"], "file")
        return next(self._saved.iterdir()).read_bytes()

    def close(self) -> None:
        self._until_closed.close()
        self._firefox.terminate()
        self._firefox.wait(SOON_S)
        self._folder.cleanup()

    def _address(self) -> str:
        """Firefox chooses the port, and writes it into its profile."""

        def written() -> dict[str, Any] | None:
            assert self._firefox.poll() is None, f"{self._firefox.args!r} ended"
            try:
                server: dict[str, Any] = json.loads((Path(self._folder.name) / "WebDriverBiDiServer.json").read_text())
            except (FileNotFoundError, json.JSONDecodeError):
                return None
            return server

        server = wait_for(written, "WebDriver BiDi server of Firefox")
        return f"ws://{server['ws_host']}:{server['ws_port']}"

    def _call(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(timeout=60))).get("id") != number:
            pass
        if answer["type"] == "error":
            raise AssertionError(f"{method}: {answer['error']}, {answer['message']}")
        return answer["result"]
