"""Wait for something on a page. Playwright's own way evaluates text in the page, which the page's policy refuses."""

from playwright.sync_api import Error, Page

SOON_MS = 30_000
#: What is said of a page that was left while it was asked; the next one is asked again.
LEFT = ("Execution context was destroyed", "Cannot find context")

#: The page's entry has run to its end: it names the elements in one go, and nobody can ask in between.
CLIENT_IS_THERE = "customElements.get('flash-card') !== undefined"


def wait_until(page: Page, expression: str, arg: object = None, timeout: float = SOON_MS) -> None:
    """Until the expression, or the function called with `arg`, gives something true; `timeout` in milliseconds."""
    for _ in range(int(timeout // 50)):
        if _answer(page, expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"after {timeout} ms it is not so: {expression}")


def wait_for_client(page: Page) -> None:
    wait_until(page, CLIENT_IS_THERE)


def _answer(page: Page, expression: str, arg: object) -> object:
    try:
        return page.evaluate(expression, arg)
    except Error as error:
        if not any(words in error.message for words in LEFT):
            raise
        return None
