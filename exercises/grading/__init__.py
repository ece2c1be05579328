"""Grades learner code. Standard library and NumPy only: the same files run under CPython and Pyodide.

`entry` is the way in for the browser and for the tests. An exercise's check.py uses `judge`,
`learner`, `answers` and `slips`, and what describes its subject: a reference of its own (`nll`, `sequences`,
`attention`, `raster`), the slips of that subject and what the page shows of it, or `bench`, `probes`, `zoo`.
"""
