"""One small model trained twice, with the causal mask and without: the lab on what peeking does."""
