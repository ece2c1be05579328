"""(d) is the other way round; 3 of 4 verdicts are right.
(d) Convolution, unmasked 3×3 kernels: you chose causal. Measured: Leaks: 106 of the 136 cells
"""

verdicts = {"a": "causal", "b": "leaks", "c": "causal", "d": "causal"}
