"""What turns `docs/` and `exercises/` into the site: plain Python, tested without MkDocs."""
