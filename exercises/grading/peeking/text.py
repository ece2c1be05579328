"""The text as 27 characters, as Shannon (1951) counted English, and what no causal model can get below on it."""

import re
from collections import Counter, defaultdict
from math import log
from typing import NamedTuple

import numpy as np

from grading.peeking.model import Floats, Ints

LETTERS = " abcdefghijklmnopqrstuvwxyz"
CHAPTER = re.compile(r"^\s*CHAPTER [IVX]+\s*$", re.MULTILINE)


class Texts(NamedTuple):
    """Two chapters: one to train on, one that is kept back; as integers, shape (N,)."""

    trained: Ints
    kept_back: Ints


def read(raw: str) -> Texts:
    """Chapters I and II of a file that holds both, each under its heading."""
    _, first, second = CHAPTER.split(raw)
    return Texts(encoded(first), encoded(second))


def encoded(text: str) -> Ints:
    """Lower case; whatever is not a to z becomes a space, several in a row become one."""
    clean = re.sub("[^a-z]+", " ", text.lower()).strip()
    codes = np.frombuffer(clean.encode("ascii"), dtype=np.uint8).astype(np.int64)
    return np.maximum(codes - (ord("a") - 1), 0)


def decoded(numbers: Ints) -> str:
    """The way back."""
    return "".join(LETTERS[number] for number in numbers)


def windows(text: Ints, length: int, every: int = 1) -> Ints:
    """The windows of the text that begin at every so many characters, shape (…, length)."""
    return np.lib.stride_tricks.sliding_window_view(text, length)[::every].copy()


def causal_floor(text: Ints, length: int) -> float:
    """The least mean loss, in nats, that any function of the prefix can have on all windows of the text.

    A row that has seen c characters of its window can at best know, for each string of c, how often each character
    follows it in these very windows: the empirical conditional entropy H(next | c characters). The mean is over
    c = 1 … length − 1. Learning the text by heart does not get below it, since the window hides what stood before.
    """
    every = windows(text, length)
    return float(np.mean([_conditional_entropy(every, seen) for seen in range(1, length)]))


def _conditional_entropy(every: Ints, seen: int) -> float:
    follows: defaultdict[bytes, Counter[int]] = defaultdict(Counter)
    for window in every.astype(np.uint8):
        follows[window[:seen].tobytes()][int(window[seen])] += 1
    total = 0.0
    for counts in follows.values():
        of_prefix = counts.total()
        total -= sum(count * log(count / of_prefix) for count in counts.values())
    return total / len(every)


def known_triples(sample: str, text: Ints) -> int:
    """How many different runs of three characters of the text turn up in the sample. A loop has few, however long."""
    return len(_triples(sample) & _triples(decoded(text)))


def known_triples_of_the_like(other: Ints, text: Ints, length: int) -> float:
    """The same for pieces of another text, of so many characters each: the mean."""
    pieces = [decoded(piece) for piece in windows(other, length, length)]
    return float(np.mean([known_triples(piece, text) for piece in pieces]))


def known_triples_by_chance(text: Ints, length: int) -> float:
    """The same for characters drawn at random, all 27 alike: how many to expect, repetitions not left out."""
    return (length - 2) * len(_triples(decoded(text))) / len(LETTERS) ** 3


def _triples(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def mean(values: Floats) -> float:
    """A plain float."""
    return float(np.mean(values))
