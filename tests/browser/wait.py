"""Wait for something on a page. Playwright's own way evaluates text in the page, which the page's policy refuses."""

from playwright.sync_api import Page

SOON_MS = 30_000


def wait_until(page: Page, expression: str, arg: object = None, timeout: float = SOON_MS) -> None:
    """Until the expression, or the function called with `arg`, gives something true; `timeout` in milliseconds."""
    for _ in range(int(timeout // 50)):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"after {timeout} ms it is not so: {expression}")
