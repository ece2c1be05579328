"""(a) and (b) are the other way round; 2 of 4 verdicts are right."""

verdicts = {"a": "leaks", "b": "causal", "c": "causal", "d": "leaks"}
