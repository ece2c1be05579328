"""That is v itself."""

import numpy as np


def causal_attention(q, k, v):
    return v
