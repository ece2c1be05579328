"""A network on which what is named does not go on before it is told to."""

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
