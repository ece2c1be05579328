"""Navigation that stays the same on a lesson's pages however many other lessons there are."""

from bisect import bisect
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page


@dataclass(frozen=True)
class Entry:
    """An item at the top of the navigation; folded, it is one link to its first page."""

    item: StructureItem
    is_folded: bool = False


def shown_in_nav(nav: Navigation, page: Page | None) -> list[Entry]:
    """On a lesson's page that lesson and the pages outside lessons; elsewhere every lesson, folded if many."""
    everything = _entries(nav)
    own = next((item for item in (page.ancestors if page else []) if id(item) in everything), None)
    if own is None:
        return [entry for _, entry in everything.values()]
    place, _ = everything[id(own)]
    outside = _outside_lessons(nav)
    before = bisect(outside, place, key=itemgetter(0))
    return [entry for _, entry in (*outside[:before], (place, Entry(own)), *outside[before:])]


@lru_cache(maxsize=1)  # a thousand pages ask about one navigation
def _entries(nav: Navigation) -> dict[int, tuple[int, Entry]]:
    """Every item at the top by its identity, with its place."""
    lessons = sum(isinstance(item, Section) for item in nav.items)
    return {
        id(item): (place, Entry(item, is_folded=isinstance(item, Section) and lessons > 1))
        for place, item in enumerate(nav.items)
    }


@lru_cache(maxsize=1)
def _outside_lessons(nav: Navigation) -> list[tuple[int, Entry]]:
    return [(place, entry) for place, entry in _entries(nav).values() if not isinstance(entry.item, Section)]


def keep_neighbours_in_lesson(nav: Navigation) -> None:
    """Take away the links to the previous and the next page where they lead out of a lesson, or into one."""
    for page in nav.pages:
        if page.next_page and page.next_page.parent is not page.parent:
            page.next_page.previous_page = None
            page.next_page = None
