"""(c) is the other way round; 3 of 4 verdicts are right.
(c) PixelCNN, mask A then mask B: you chose leaks. Measured: Causal on every input tried: all 136 cells
"""

verdicts = {"a": "causal", "b": "leaks", "c": "leaks", "d": "leaks"}
