"""Links within the page that holds all pages.

mkdocs-print-site-plugin 2.9 puts a page's name before the target of every link, and before the ids of headings and list
items only: a link to anything else, such as a card, a paragraph or a term, would lead nowhere.
"""

import re

TARGET = re.compile(r'(<a\b[^>]*\bhref="#)([^"]+)(")')
ID = re.compile(r"\bid=[\"']([^\"']+)")


def with_targets(html: str) -> str:
    """The same page; a link whose target is not there leads to the id that its target ends with, if there is one."""
    ids = set(ID.findall(html))

    def there(target: str) -> str:
        places = [place + 1 for place, character in enumerate(target) if character == "-"]
        return next((target[place:] for place in places if target[place:] in ids), target)

    return TARGET.sub(lambda link: link[0] if link[2] in ids else f"{link[1]}{there(link[2])}{link[3]}", html)
