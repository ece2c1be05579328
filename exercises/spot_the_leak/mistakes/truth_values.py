"""The verdict for (a) is True; 'causal' or 'leaks' was expected."""

verdicts = {"a": True, "b": False, "c": True, "d": False}
