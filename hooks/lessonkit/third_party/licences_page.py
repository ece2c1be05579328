"""The table of the page "Licences", made from the components."""

from collections.abc import Sequence

from lessonkit.third_party.component import Component

FOLDER = "licences"


def table(components: Sequence[Component]) -> str:
    """Markdown; each licence's name leads to its text, beside the page."""
    rows = ["| What | Licence | Version | Part of |", "|---|---|---|---|"]
    rows += [
        f"| [{one.name}]({one.home}) | [{_words(one)}]({FOLDER}/{one.text_name}) "
        f"| {one.version or '—'} | {one.inside or 'the site'} |"
        for one in components
    ]
    return "\n".join(rows)


def _words(component: Component) -> str:
    return component.licence.removeprefix("LicenseRef-").replace("public-domain", "public domain")
