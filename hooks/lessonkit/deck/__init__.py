"""A deck for use elsewhere, made from the cards of a page: an Anki package, a CSV file and a Markdown file."""
