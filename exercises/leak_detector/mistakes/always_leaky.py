"""Your detector calls every model leaky. 22 of 31 models judged right."""


def leaks(model, x):
    return True
