"""A host like GitHub Pages, which a test can redeploy, break and unplug while readers are on it."""

import hashlib
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from conftest import SUB_PATH


@dataclass
class Site:
    """What is deployed below `path`; `altered` holds what is sent in the place of single files."""

    root: Path
    path: str = SUB_PATH
    url: str = ""
    altered: dict[str, bytes] = field(default_factory=dict)
    is_down: bool = False
    asked: list[str] = field(default_factory=list)

    def content(self, name: str) -> bytes | None:
        if name in self.altered:
            return self.altered[name]
        file = self.root / name / "index.html" if name == "" or name.endswith("/") else self.root / name
        return file.read_bytes() if file.is_file() else None


class Handler(http.server.BaseHTTPRequestHandler):
    """As GitHub Pages answers: an ETag, and ten minutes in which browsers may keep what they got."""

    sites: tuple[Site, ...] = ()

    def do_GET(self) -> None:
        address = self.path.split("?")[0]
        site = next((site for site in self.sites if address.startswith(site.path)), None)
        if site is None:
            return self.send_error(404)
        name = address.removeprefix(site.path)
        site.asked.append(name)
        if site.is_down:
            self.close_connection = True
            return None
        content = site.content(name)
        return self.send_error(404) if content is None else self._send(name, content)

    def _send(self, name: str, content: bytes) -> None:
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        is_known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if is_known else 200)
        kind = mimetypes.guess_type(name or "index.html")[0]
        self.send_header("Content-Type", "text/html" if name.endswith("/") else kind or "application/octet-stream")
        self.send_header("Content-Length", "0" if is_known else str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", tag)
        self.end_headers()
        if not is_known:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(*sites: Site) -> Iterator[None]:
    """Serve the sites on one origin; each then knows its `url`."""
    handler = type("Handler", (Handler,), {"sites": sites})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for site in sites:
            site.url = f"http://127.0.0.1:{server.server_port}{site.path}"
        yield
        server.shutdown()
