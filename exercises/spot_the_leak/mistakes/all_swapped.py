"""(a), (b), (c) and (d) are the other way round; 0 of 4 verdicts are right."""

verdicts = {"a": "leaks", "b": "causal", "c": "leaks", "d": "causal"}
