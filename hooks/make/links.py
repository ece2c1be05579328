"""Whether the links that lead out of the site still lead somewhere: each is asked for, politely, and the answer told.

One request at a time to a host, a pause between two, a name to complain to; nothing but the head where that will do.
"""

import re
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LINK = re.compile(r"(?:\]\(|<|href=\")(https?://[^\s)>\"]+)")
LINK_CHECK = "Mozilla/5.0 (compatible; link check of autoregressive-by-doing, once a release)"
TIME_LIMIT_S = 20.0
PAUSE_S = 1.0
MOST_HOSTS_AT_ONCE = 4
NO_HEAD = (400, 403, 404, 405, 501)
REFUSES_PROGRAMS = (401, 403, 406, 418, 429, 503, 999)
GONE = (404, 410)
MOVED = (301, 308)
#: These only send on; that they do shows that the name is registered, and publishers refuse programs.
RESOLVERS = ("doi.org",)


@dataclass(frozen=True)
class Answer:
    """What came of one link. `kind` is one of `good`, `moved`, `refused`, `broken`, `unreached`; `says` tells why."""

    url: str
    kind: str
    says: str = ""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows, and remembers where a redirect was for good; does not follow a resolver."""

    def __init__(self, resolvers: Iterable[str]) -> None:
        self.resolvers = tuple(resolvers)
        self.moved_to = ""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(req.full_url).netloc in self.resolvers:
            return None
        if code in MOVED:
            self.moved_to = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def external_links(docs: Path) -> dict[str, list[str]]:
    """Every address outside the site, and where it stands, as file:line."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for page in sorted(docs.rglob("*.md")):
        markdown = page.read_text(encoding="utf-8")
        for link in LINK.finditer(markdown):
            line = markdown.count("\n", 0, link.start()) + 1
            places[link[1].partition("#")[0]].append(f"{docs.name}/{page.relative_to(docs)}:{line}")
    return dict(places)


def ask(url: str, limit_s: float = TIME_LIMIT_S, resolvers: Iterable[str] = RESOLVERS) -> Answer:
    """One link: its head, and all of it where the server has no answer to that."""
    answer, status = _request(url, "HEAD", limit_s, resolvers)
    return _request(url, "GET", limit_s, resolvers)[0] if status in NO_HEAD else answer


def _request(url: str, method: str, limit_s: float, resolvers: Iterable[str]) -> tuple[Answer, int]:
    redirects = _Redirects(resolvers)
    request = urllib.request.Request(url, method=method, headers={"User-Agent": LINK_CHECK, "Accept": "*/*"})
    try:
        with urllib.request.build_opener(redirects).open(request, timeout=limit_s) as response:
            moved = redirects.moved_to
            answer = Answer(url, "moved", f"moved for good to {moved}") if moved else Answer(url, "good")
            return answer, int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return _told(url, error.code, redirects.resolvers), error.code
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return Answer(url, "broken", f"no answer within {limit_s:g} s"), 0
        return Answer(url, "unreached", f"no connection: {reason}"), 0


def _told(url: str, status: int, resolvers: tuple[str, ...]) -> Answer:
    if 300 <= status < 400 and urlsplit(url).netloc in resolvers:
        return Answer(url, "good")
    if status in REFUSES_PROGRAMS:
        return Answer(url, "refused", f"answers a program with {status}: open it in a browser")
    return Answer(url, "broken", f"answers {status}{', it is not there' if status in GONE else ''}")


def ask_all(urls: Iterable[str], ask: Callable[[str], Answer] = ask, pause_s: float = PAUSE_S) -> list[Answer]:
    """Every link; hosts side by side, the links of one host one after the other. In the order of the addresses."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(urls):
        by_host[urlsplit(url).netloc].append(url)

    def ask_host(of_host: list[str]) -> list[Answer]:
        answers = []
        for place, url in enumerate(of_host):
            time.sleep(pause_s if place else 0)
            answers.append(ask(url))
        return answers

    with ThreadPoolExecutor(MOST_HOSTS_AT_ONCE) as pool:
        answers = [answer for host in pool.map(ask_host, by_host.values()) for answer in host]
    return sorted(answers, key=lambda answer: answer.url)


def report(answers: list[Answer], places: dict[str, list[str]]) -> tuple[str, bool]:
    """What to tell, and whether all is well: no link broken, and at least one host reached."""
    if answers and all(answer.kind == "unreached" for answer in answers):
        return (
            f"Nothing is known of {len(answers)} links: not one host could be reached, so the network seems closed. "
            f"The first: {answers[0].url}, {answers[0].says}",
            False,
        )
    lines = []
    for answer in (answer for answer in answers if answer.kind != "good"):
        lines += [answer.url, f"  {answer.says}", f"  stands at {', '.join(places.get(answer.url, []))}"]
    broken = sum(answer.kind in ("broken", "unreached") for answer in answers)
    others = ", ".join(
        f"{count} {words}"
        for kind, words in (("moved", "moved"), ("refused", "that refuse programs"))
        if (count := sum(answer.kind == kind for answer in answers))
    )
    summary = f"{len(answers)} links asked for, {broken} broken{', ' + others if others else ''}"
    return "\n".join([*lines, summary]), broken == 0
