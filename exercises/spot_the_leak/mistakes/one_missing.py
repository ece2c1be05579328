"""Choose a verdict for each of (a) to (d) first. Without one so far: (c)."""

verdicts = {"a": "causal", "b": "leaks", "d": "leaks"}
