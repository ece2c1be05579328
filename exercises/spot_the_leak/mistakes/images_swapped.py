"""(c) and (d) are the other way round; 2 of 4 verdicts are right."""

verdicts = {"a": "causal", "b": "leaks", "c": "leaks", "d": "causal"}
