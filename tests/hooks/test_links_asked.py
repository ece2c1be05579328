"""`make links` against a server on this machine that answers as servers do: what is told of each link."""

import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from make.links import Answer, ask, ask_all, external_links, report

LIMIT_S = 1.0


class Handler(http.server.BaseHTTPRequestHandler):
    """`/404` is answered with 404, `/to/301` with a redirect, `/slow` not at all; `/get/200` knows no HEAD."""

    asked: list[tuple[str, str, str]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        parts = self.path.strip("/").split("/")
        if parts == ["slow"]:
            time.sleep(2 * LIMIT_S)
        elif parts[0] == "get" and self.command == "HEAD":
            self._answer(405)
        elif parts[0] == "to":
            self._answer(int(parts[1]), "/200" if len(parts) == 2 else f"/{parts[2]}")
        elif parts[0] != "hangs-up":
            self._answer(int(parts[-1]) if parts[-1].isdigit() else 200)

    do_GET = do_HEAD  # noqa: N815

    def _answer(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


# path, kind, words
ANSWERS = [
    ("/200", "good", ""),
    ("/get/200", "good", ""),
    ("/get/404", "broken", "404"),
    ("/to/302", "good", ""),
    ("/to/301", "moved", "/200"),
    ("/to/308", "moved", "/200"),
    ("/to/302/404", "broken", "404"),
    ("/404", "broken", "it is not there"),
    ("/410", "broken", "it is not there"),
    ("/500", "broken", "500"),
    ("/403", "refused", "open it in a browser"),
    ("/429", "refused", "429"),
    ("/slow", "broken", "no answer within 1 s"),
    ("/hangs-up", "unreached", "no connection"),
]


@pytest.mark.parametrize(("path", "kind", "words"), ANSWERS)
def test_what_is_told_of_an_answer(server: str, path: str, kind: str, words: str) -> None:
    answer = ask(server + path, LIMIT_S)
    assert (answer.kind, answer.url) == (kind, server + path)
    assert words in answer.says


def test_where_nobody_listens_there_is_no_connection(server: str) -> None:
    host, _, port = server.rpartition(":")
    assert ask(f"{host}:1/x", LIMIT_S).kind == "unreached"
    assert port != "1"


def test_a_resolver_that_sends_on_is_not_followed(server: str) -> None:
    host = server.removeprefix("http://")
    assert ask(server + "/to/302/404", LIMIT_S, resolvers=[host]).kind == "good"
    assert ask(server + "/404", LIMIT_S, resolvers=[host]).kind == "broken"
    assert [path for _, path, _ in Handler.asked] == ["/to/302/404", "/404", "/404"]


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_and_told_who_asks(server: str) -> None:
    began_s = time.monotonic()
    answers = ask_all([server + path for path in ("/2/200", "/1/200", "/3/200")], pause_s=0.2)
    assert time.monotonic() - began_s >= 0.4
    assert [answer.url for answer in answers] == [server + path for path in ("/1/200", "/2/200", "/3/200")]
    assert [(method, path) for method, path, _ in Handler.asked] == [("HEAD", f"/{n}/200") for n in (1, 2, 3)]
    assert all("link check" in agent for *_, agent in Handler.asked)


def test_the_report_names_what_is_broken_and_where_it_stands() -> None:
    answers = [
        Answer("https://a.example/", "good"),
        Answer("https://b.example/", "broken", "answers 404"),
        Answer("https://c.example/", "moved", "moved for good to https://d.example/"),
        Answer("https://e.example/", "refused", "answers a program with 403"),
    ]
    told, is_well = report(answers, {"https://b.example/": ["docs/x.md:3", "docs/y.md:1"]})
    assert not is_well
    assert "https://b.example/\n  answers 404\n  stands at docs/x.md:3, docs/y.md:1" in told
    assert told.endswith("4 links asked for, 1 broken, 1 moved, 1 that refuse programs")
    assert "https://a.example/" not in told


@pytest.mark.parametrize("kind", ["moved", "refused", "good"])
def test_what_is_not_broken_is_well(kind: str) -> None:
    assert report([Answer("https://a.example/", kind)], {})[1]


def test_a_closed_network_is_said_to_be_one() -> None:
    told, is_well = report([Answer(f"https://{name}.example/", "unreached", "no route") for name in "ab"], {})
    assert not is_well
    assert "the network seems closed" in told


def test_links_are_found_with_their_places(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    page = "A [b](https://x.example/b#c), [d](e.md).\n\n[f](https://x.example/b) <https://y.example/>\n"
    (docs / "a.md").write_text(page)
    assert external_links(docs) == {
        "https://x.example/b": ["docs/a.md:1", "docs/a.md:3"],
        "https://y.example/": ["docs/a.md:3"],
    }
