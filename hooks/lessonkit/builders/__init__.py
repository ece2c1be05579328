"""What the site needs of its builder, apart from any: MkDocs, ProperDocs and Zensical all use these steps.

Before the pages are made: `checks` looks for mistakes, `carried` makes the files beside the pages. After: `finished`
puts the built folder in order. MkDocs and ProperDocs call them from hooks; Zensical has none, so `zensical` calls them
around it.
"""


class BuildError(Exception):
    """The build stops; the text is for the author."""
