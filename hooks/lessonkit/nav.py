"""Navigation that stays the same on a lesson's pages however many other lessons there are."""

from dataclasses import dataclass

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
    lessons = [item for item in nav.items if isinstance(item, Section)]
    own = next((lesson for lesson in lessons if lesson.active), None) if page else None
    return [
        Entry(item, is_folded=isinstance(item, Section) and len(lessons) > 1 and item is not own)
        for item in nav.items
        if own is None or item is own or not isinstance(item, Section)
    ]


def keep_neighbours_in_lesson(nav: Navigation) -> None:
    """Take away the links to the previous and the next page where they lead out of a lesson, or into one."""
    for page in nav.pages:
        if page.next_page and page.next_page.parent is not page.parent:
            page.next_page.previous_page = None
            page.next_page = None
