"""(b) and (d) are the other way round; 2 of 4 verdicts are right."""

verdicts = {"a": "causal", "b": "causal", "c": "causal", "d": "causal"}
