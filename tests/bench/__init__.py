"""`make bench`: the site against a stock page in a real Chromium, its pages in Lighthouse, and a thousand lessons.

Not part of `make test`: speeds depend on the machine. What it writes is committed, and the docs include it.
"""
