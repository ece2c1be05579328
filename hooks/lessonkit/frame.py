"""The page of the sandboxed frame in which code that somebody else wrote is run; it holds its script itself.

A frame of no origin is served by no service worker, so the client fetches this page as text and hands it over.
"""

SCRIPT = "frame.js"
PAGE = "assets/frame.html"


def page(script: str) -> str:
    """Raises ValueError if the script would end its own element."""
    if "</script" in script.lower():
        raise ValueError(f"{SCRIPT} holds the text `</script`, which would end it there")
    head = '<meta charset="utf-8"><title>Somebody else’s code</title>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body><script>{script}</script></body></html>\n'
