"""Grades learner code. Standard library and NumPy only: the same files run under CPython and Pyodide.

`entry` is the way in for the browser and for the tests. An exercise's check.py uses `judge`,
`learner` and `answers`, and what describes its subject: `nll` and `nll_slips`, or `bench`, `probes`, `zoo`.
"""
