"""(a) and (c) are the other way round; 2 of 4 verdicts are right."""

verdicts = {"a": "leaks", "b": "leaks", "c": "leaks", "d": "leaks"}
