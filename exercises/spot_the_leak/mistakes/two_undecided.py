"""Without one so far: (b) and (d)."""

verdicts = {"a": "causal", "b": None, "c": "causal", "d": None}
