"""What the page that holds all pages needs to be put right: its links, and the landmarks of its contents.

mkdocs-print-site-plugin 2.9 puts a page's name before the target of every link, and before the ids of headings and list
items only: a link to anything else, such as a card, a paragraph or a term, would lead nowhere. Its script copies
the contents from the sidebar, and with them one navigation for each section: the same landmark twice.
"""

import re

TARGET = re.compile(r'(<a\b[^>]*\bhref="#)([^"]+)(")')
ID = re.compile(r"\bid=[\"']([^\"']+)")
SECTION = re.compile(r'<nav class="md-nav" aria-label="[^"]*">')


def with_one_contents(html: str) -> str:
    """The same page; the lists of a section's headings are no landmarks, in the sidebar or in the copy of it."""
    return SECTION.sub('<nav class="md-nav" role="presentation">', html)


def with_targets(html: str) -> str:
    """The same page; a link whose target is not there leads to the id that its target ends with, if there is one."""
    ids = set(ID.findall(html))

    def there(target: str) -> str:
        places = [place + 1 for place, character in enumerate(target) if character == "-"]
        return next((target[place:] for place in places if target[place:] in ids), target)

    return TARGET.sub(lambda link: link[0] if link[2] in ids else f"{link[1]}{there(link[2])}{link[3]}", html)
