"""A server with the manners of GitHub Pages, which counts what it sends and can be as slow as a phone's connection."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bench import served
from bench.link import CHUNK_BYTES, Link, Network


@dataclass(frozen=True)
class Sent:
    """One answer: what was asked for, and its bytes on the wire, head included."""

    path: str
    status: int
    size_bytes: int


@dataclass
class Traffic:
    """Every answer so far, of all connections."""

    answers: list[Sent] = field(default_factory=list)

    def since(self, mark: int) -> list[Sent]:
        return self.answers[mark:]

    def bytes_since(self, mark: int) -> int:
        return sum(sent.size_bytes for sent in self.since(mark))

    @property
    def mark(self) -> int:
        return len(self.answers)


@dataclass
class Server:
    """A running server: its address, and what it has sent."""

    address: str
    traffic: Traffic
    max_age_s: int = served.MAX_AGE_S
    """For how long a browser may use what it has without asking again."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, find: "Find", link: Link, server: Server, *args: object) -> None:
        self._find, self._link, self._bench, self._is_new = find, link, server, True
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self._is_new:
            self._link.round_trip()
            self._is_new = False
        self._link.round_trip()
        address = unquote(urlsplit(self.path).path)
        file = self._find(address)
        if file is None:
            self._answer(404, {}, b"")
        elif self.headers.get("If-None-Match", "").removeprefix("W/") == file.headers["ETag"]:
            self._answer(304, {"ETag": file.headers["ETag"]}, b"")
        else:
            self._answer(200, file.headers, file.body)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        length = {} if status == 304 else {"Content-Length": str(len(body))}
        age = {"Cache-Control": f"max-age={self._bench.max_age_s}"}
        for name, value in {**headers, **age, **length}.items():
            self.send_header(name, value)
        head = b"".join(self._headers_buffer) + b"\r\n"
        self._headers_buffer: list[bytes] = []
        self._bench.traffic.answers.append(Sent(self.path, status, len(head) + len(body)))
        message = head + body
        try:
            for start in range(0, len(message), CHUNK_BYTES):
                self._link.pass_on(min(CHUNK_BYTES, len(message) - start))
                self.wfile.write(message[start : start + CHUNK_BYTES])
            self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class Find:
    """Looks files up once and keeps them, so that reading and compressing is not measured."""

    def __init__(self, mounts: dict[str, Path]) -> None:
        self._mounts = mounts
        self._kept: dict[str, served.Served | None] = {}

    def __call__(self, address: str) -> served.Served | None:
        if address not in self._kept:
            self._kept[address] = served.find(self._mounts, address)
        return self._kept[address]

    def warm(self) -> None:
        """Read, hash and compress everything now."""
        for prefix, folder in self._mounts.items():
            for path in folder.rglob("*"):
                name = str(path.relative_to(folder))
                for address in (prefix + name, prefix + name.removesuffix("index.html")):
                    if path.is_file() and (file := self(address)):
                        _ = (file.body, file.headers)


class _Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed drops its connections; that is no error here."""


@contextmanager
def serving(mounts: dict[str, Path], network: Network) -> Iterator[Server]:
    """Serve each folder below its prefix (such as `/site/`) on a free port."""
    find, server = Find(mounts), Server("", Traffic())
    find.warm()
    handler = functools.partial(Handler, find, Link(network), server)
    with _Quiet(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        server.address = f"http://127.0.0.1:{listening.server_port}"
        yield server
        listening.shutdown()
