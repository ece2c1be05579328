"""The verdict for (b) is 'leak'; 'causal' or 'leaks' was expected."""

verdicts = {"a": "causal", "b": "leak", "c": "causal", "d": "leaks"}
