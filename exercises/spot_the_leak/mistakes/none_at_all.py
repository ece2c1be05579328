"""Without one so far: (a), (b), (c) and (d)."""

verdicts = {}
