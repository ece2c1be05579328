"""Your detector calls every model causal. 9 of 31 models judged right."""


def leaks(model, x):
    return False
