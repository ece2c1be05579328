"""`verdicts` is ['causal', 'leaks', 'causal', 'leaks']; a dictionary"""

verdicts = ["causal", "leaks", "causal", "leaks"]
