"""Multiply the conditionals."""


def joint(conditionals):
    return sum(conditionals)
