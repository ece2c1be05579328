"""(b) is the other way round; 3 of 4 verdicts are right.
(b) Transformer, bidirectional: you chose causal. Measured: Leaks: 15 of the 15 cells
"""

verdicts = {"a": "causal", "b": "causal", "c": "causal", "d": "leaks"}
