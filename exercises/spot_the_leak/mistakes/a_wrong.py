"""(a) is the other way round; 3 of 4 verdicts are right.
(a) Transformer, masked self-attention: you chose leaks. Measured: Causal on every input tried: all 15 cells
"""

verdicts = {"a": "leaks", "b": "leaks", "c": "causal", "d": "leaks"}
