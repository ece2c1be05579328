"""What a solution does on inputs of our own, apart from the checkers: two that agree on all of them are equivalent."""

import contextlib
import io
import random
from collections.abc import Callable
from typing import Any

import numpy as np

Namespace = dict[str, Any]


def same_behaviour(exercise: str, source: str, other: str) -> bool:
    """Whether two programs give the same on every input of their exercise, or stop with the same kind of error."""
    return _close(_observe(exercise, source), _observe(exercise, other))


def _observe(exercise: str, source: str) -> list[Any]:
    namespace: Namespace = {}
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        exec(source, namespace)
        return [_outcome(case) for case in INPUTS[exercise](namespace)]


def _outcome(case: Callable[[], Any]) -> Any:
    try:
        return np.asarray(case())
    except Exception as error:
        return type(error).__name__


def _close(values: list[Any], others: list[Any]) -> bool:
    return all(
        a == b if isinstance(a, str) or isinstance(b, str) else a.shape == b.shape and _all_close(a, b)
        for a, b in zip(values, others, strict=True)
    )


def _all_close(a: np.ndarray, b: np.ndarray) -> bool:
    if a.dtype.kind not in "biuf" or b.dtype.kind not in "biuf":
        return bool((a == b).all())
    return np.allclose(a, b, rtol=1e-9, atol=1e-12, equal_nan=True)


def _joint_nll(namespace: Namespace) -> list[Callable[[], Any]]:
    rng = np.random.default_rng(77)
    arrays = [rng.uniform(low, 1, size=n) for n in (1, 2, 3, 10, 500) for low in (0.001, 0.5)]
    return [lambda f=namespace[name], c=c: f(c.copy()) for name in ("joint", "surprises", "nll") for c in arrays]


def _sequence_log_prob(namespace: Namespace) -> list[Callable[[], Any]]:
    def model(vocabulary: int, seed: int) -> Callable[[tuple[int, ...]], np.ndarray]:
        def next_probs(prefix: tuple[int, ...]) -> np.ndarray:
            mixed = sum((place + 3) * (piece + 1) for place, piece in enumerate(prefix))
            return np.random.default_rng([seed, mixed, len(prefix)]).dirichlet(np.full(vocabulary, 0.3))

        return next_probs

    rng = random.Random(78)
    cases = [(v, tuple(rng.randrange(v) for _ in range(n))) for v in (2, 5, 50) for n in (1, 2, 3, 9, 400)]
    return [lambda v=v, x=x: namespace["log_prob"](model(v, len(x)), x) for v, x in cases]


def _causal_attention(namespace: Namespace) -> list[Callable[[], Any]]:
    rng = np.random.default_rng(79)
    cases = [
        spread * rng.normal(size=(3, length, width))
        for length in (1, 2, 5, 12)
        for width in (1, 3, 12)
        for spread in (0.1, 1.0, 30.0, 1000.0)
    ]
    return [lambda case=case: namespace["causal_attention"](*case.copy()) for case in cases]


def _raster_mask(namespace: Namespace) -> list[Callable[[], Any]]:
    return [lambda s=s, kind=kind: namespace["raster_mask"](s, kind) for s in range(1, 42, 2) for kind in "AB"]


def _leak_detector(namespace: Namespace) -> list[Callable[[], Any]]:
    def model(reads: np.ndarray, vocabulary: int, strength: float) -> Callable[[np.ndarray], np.ndarray]:
        """Row i moves with the inputs j where reads[i, j], each by about `strength`."""

        def probabilities(x: np.ndarray) -> np.ndarray:
            pushed = reads @ np.sin(1.0 + 7.0 * x * np.arange(2, len(x) + 2))
            weights = np.exp(strength * pushed[:, None] * np.linspace(-1, 1, vocabulary))
            return weights / weights.sum(axis=1, keepdims=True)

        return probabilities

    rng = np.random.default_rng(80)
    cases = []
    for length in (2, 3, 6, 9):
        for vocabulary in (2, 3, 5):
            past = np.tri(length)
            later = int(rng.integers(1, length))
            one_leak = past.copy()
            one_leak[rng.integers(0, later), later] = 1
            for reads in (past, np.tri(length, k=-1), np.zeros_like(past), one_leak, np.ones_like(past)):
                for strength in (1.0, 1e-4):
                    x = rng.integers(0, vocabulary, size=length)
                    cases.append((model(reads, vocabulary, strength), x))
    return [lambda f=f, x=x: namespace["leaks"](f, x.copy()) for f, x in cases]


def _model_bench(namespace: Namespace) -> list[Callable[[], Any]]:
    """Any honest model is right, so what is observed is whether it is one."""
    model, rng = namespace["model"], np.random.default_rng(81)
    inputs = [rng.integers(0, 3, size=length) for length in (3, 4, 5, 6) for _ in range(8)]

    def is_distribution(x: np.ndarray) -> bool:
        rows = model(x.copy())
        return rows.shape == (len(x), 3) and bool((rows >= 0).all()) and bool(np.allclose(rows.sum(axis=1), 1))

    def reads_only_the_past(x: np.ndarray) -> bool:
        return all(
            np.allclose(model(np.append(x[:t], (x[t:] + 1) % 3))[:t], model(x.copy())[:t]) for t in range(len(x))
        )

    def is_the_same_for_a_prefix(x: np.ndarray) -> bool:
        return all(np.allclose(model(x[:t].copy()), model(x.copy())[:t]) for t in range(3, len(x)))

    def reads_something(x: np.ndarray) -> bool:
        return not np.allclose(model((x + 1) % 3), model(x.copy()))

    tests = (is_distribution, reads_only_the_past, is_the_same_for_a_prefix)
    return [*(lambda test=test: all(map(test, inputs)) for test in tests), lambda: any(map(reads_something, inputs))]


def _kv_cache(namespace: Namespace) -> list[Callable[[], Any]]:
    rng, step = np.random.default_rng(82), namespace["step"]
    width, vocabulary = 6, 4
    shapes = {"queries": (6, 6), "keys": (6, 6), "values": (6, 6), "mix": (6, 6), "tokens": (4, 6)}
    shapes |= {"positions": (9, 6), "up": (6, 24), "down": (24, 6), "logits": (6, 4)}
    params = {name: rng.normal(size=shape) / width**0.5 for name, shape in shapes.items()}
    sequences = [rng.integers(0, vocabulary, size=length) for length in (1, 2, 5, 9)]

    def in_turn(tokens: np.ndarray) -> np.ndarray:
        rows, cache = [], None
        for token in tokens:
            _, before = step(params, int(token), cache), cache
            row, cache = step(params, int(token), before)
            rows.append(row)
        return np.array(rows)

    return [lambda tokens=tokens: in_turn(tokens) for tokens in sequences]


def _spot_the_leak(namespace: Namespace) -> list[Callable[[], Any]]:
    return [lambda name=name: namespace["verdicts"][name] for name in "abcd"]


INPUTS: dict[str, Callable[[Namespace], list[Callable[[], Any]]]] = {
    "joint-nll": _joint_nll,
    "sequence-log-prob": _sequence_log_prob,
    "causal-attention": _causal_attention,
    "raster-mask": _raster_mask,
    "leak-detector": _leak_detector,
    "model-bench": _model_bench,
    "kv-cache": _kv_cache,
    "spot-the-leak": _spot_the_leak,
}
