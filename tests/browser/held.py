"""A network on which what is named does not go on before it is told to."""

from pathlib import Path

from playwright.sync_api import Page, Route


def held(page: Page, address: str) -> list[Route]:
    """Requests for this address, none of which goes on before it is told to."""
    waiting = list[Route]()
    page.route(address, lambda route: waiting.append(route))
    return waiting


def release(page: Page, waiting: list[Route], what: str) -> None:
    for _ in range(200):
        if waiting:
            return waiting.pop().continue_()
        page.wait_for_timeout(50)
    raise AssertionError(f"nobody asked for {what}")


def part_with(words: str, site: Path) -> str:
    """The name of the one part of the client that holds these words; its own name is made of its content."""
    (part,) = (part for part in (site / "assets").glob("part-*.js") if words in part.read_text())
    return part.name
