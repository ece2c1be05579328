"""Where a page stands in the built site: each in a folder of its own, as MkDocs and Zensical lay it by default."""

import posixpath


def address(page: str) -> str:
    """Of a page below `docs/`, below the site: `a/index.md` and `a/b.md` give `a/` and `a/b/`, home nothing."""
    path = page.removesuffix(".md")
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"


def seen_from(page: str, there: str) -> str:
    """The address of the page `there` as a link on `page` gives it."""
    return posixpath.relpath(f"/{address(there)}", f"/{address(page)}") + "/"
