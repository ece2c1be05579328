"""Arrays that count the multiplications they take part in, so that work can be judged without a clock.

Handed to learner code in place of plain arrays. Products count wherever NumPy computes them: `@`, `np.dot`, `.dot`,
`np.einsum`, `np.inner`, and `*` with a weight. `np.array`, `np.asarray` and `.tolist()` give plain numbers, which do
not count; a caller that knows how many are needed notices.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from grading.bench import Floats

BETWEEN_ACTIVATIONS = ""
SEVERAL = "several weights"
PRODUCTS = {"matmul", "matvec", "vecmat", "vecdot"}  # ufuncs that sum over the last axis of their first input


class Meter:
    """Multiplications so far, by the name of the weight; between two results, under BETWEEN_ACTIVATIONS."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()

    def weight(self, name: str, array: Floats) -> "Counted":
        """A copy of `array` that counts under `name`."""
        return _labelled(array.copy(), self, name)

    def table(self, array: Floats) -> "Counted":
        """A copy of `array` whose rows are looked up, not multiplied: activations."""
        return _labelled(array.copy(), self, BETWEEN_ACTIVATIONS)

    @property
    def with_weights(self) -> int:
        """Multiplications in which a weight took part."""
        return self.of.total() - self.of[BETWEEN_ACTIVATIONS]

    @property
    def between_activations(self) -> int:
        """The others."""
        return self.of[BETWEEN_ACTIVATIONS]


class Counted(np.ndarray[Any, np.dtype[Any]]):
    """An array that reports to a meter. `label` names the weight it is, or a part, a view or a copy of."""

    meter: Meter | None
    label: str

    def __array_finalize__(self, origin: object) -> None:
        self.meter = getattr(origin, "meter", None)
        self.label = getattr(origin, "label", BETWEEN_ACTIVATIONS)

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, out: tuple[Any, ...] | None = None, **options: Any
    ) -> Any:
        """Computes with plain arrays, counts, and gives back an array that counts in turn."""
        if out is not None:
            options["out"] = tuple(_plain(target) for target in out)
        if "where" in options:
            options["where"] = _plain(options["where"])
        result = getattr(ufunc, method)(*map(_plain, inputs), **options)
        meter, labels = _meter(inputs), _labels(inputs)
        if ufunc.__name__ in PRODUCTS:
            _count(meter, labels, np.size(result) * np.shape(_plain(inputs[0]))[-1])
            labels = []
        elif ufunc is np.multiply and method in ("__call__", "outer") and _is_mixed(labels):
            _count(meter, labels, np.size(result))
            labels = []
        if out is not None:
            return out[0] if len(out) == 1 else out
        return _wrapped(result, meter, _common(labels))

    def __array_function__(
        self, function: Callable[..., Any], types: Iterable[type], args: Iterable[Any], kwargs: Mapping[str, Any]
    ) -> Any:
        """As for ufuncs. Functions that are no products themselves call such as are, with arrays that count."""
        flat = _flat([*args, *kwargs.values()])
        meter, labels = _meter(flat), _labels(flat)
        if function in SIZES:
            plain = tuple(map(_plain, args))
            result = function(*plain, **{name: _plain(value) for name, value in kwargs.items()})
            _count(meter, labels, SIZES[function](plain, np.size(result)))
            return _wrapped(result, meter, BETWEEN_ACTIVATIONS)
        result = super().__array_function__(function, types, args, kwargs)
        return _wrapped(result, meter, _common(labels))

    def dot(self, other: Any, out: Any = None) -> Any:
        """The method does not pass by `__array_function__`."""
        return np.dot(self, other, out) if out is not None else np.dot(self, other)

    def __reduce__(self) -> Any:
        return np.asarray(self).__reduce__()  # a pickled or deeply copied cache is one of plain numbers

    def __deepcopy__(self, memo: Any) -> "Counted":
        return self.copy()


def _einsum_size(args: tuple[Any, ...], size: int) -> int:
    """Every index of "td,de->te" runs once through its range, those of an ellipsis as in the largest operand."""
    if not isinstance(args[0], str):
        return size * max(np.size(array) for array in args if isinstance(array, np.ndarray))
    ranges: dict[str, int] = {}
    rest = 1
    for letters, array in zip(args[0].replace(" ", "").split("->")[0].split(","), args[1:], strict=False):
        shape = np.shape(array)
        before, dots, after = letters.partition("...")
        ranges |= dict(zip(before, shape, strict=False))
        ranges |= dict(zip(reversed(after), reversed(shape), strict=False))
        if dots:
            rest = max(rest, int(np.prod(shape[len(before) : len(shape) - len(after)], dtype=int)))
    return int(np.prod([*ranges.values(), rest], dtype=int))


def _last_axis_size(args: tuple[Any, ...], size: int) -> int:
    shape = np.shape(args[0])
    return size * (shape[-1] if shape and np.ndim(args[1]) else 1)


SIZES: dict[Callable[..., Any], Callable[[tuple[Any, ...], int], int]] = {
    np.dot: _last_axis_size,
    np.inner: _last_axis_size,
    np.vdot: lambda args, size: int(np.size(args[0])),
    np.einsum: _einsum_size,
    np.tensordot: lambda args, size: round(float(np.size(args[0]) * np.size(args[1]) * size) ** 0.5),
}


def _labelled(array: Any, meter: Meter | None, label: str) -> Counted:
    counted: Counted = array.view(Counted)
    counted.meter, counted.label = meter, label
    return counted


def _wrapped(result: Any, meter: Meter | None, label: str) -> Any:
    if isinstance(result, tuple | list):
        return type(result)([_wrapped(part, meter, label) for part in result])
    return _labelled(result, meter, label) if isinstance(result, np.ndarray) and result.ndim else result


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return type(value)([_plain(part) for part in value])
    return value.view(np.ndarray) if isinstance(value, Counted) else value


def _flat(values: Any) -> list[Any]:
    return [inner for value in values for inner in (_flat(value) if isinstance(value, tuple | list) else [value])]


def _meter(values: Any) -> Meter | None:
    return next((value.meter for value in values if isinstance(value, Counted) and value.meter), None)


def _labels(values: Any) -> list[str]:
    """One for each array with axes; a plain array is an activation."""
    return [getattr(value, "label", BETWEEN_ACTIVATIONS) for value in values if getattr(value, "ndim", 0)]


def _is_mixed(labels: list[str]) -> bool:
    return BETWEEN_ACTIVATIONS in labels and any(labels)


def _common(labels: list[str]) -> str:
    """What is made of weights only is a weight: a transpose, a scaled one, several side by side."""
    if not labels or BETWEEN_ACTIVATIONS in labels:
        return BETWEEN_ACTIVATIONS
    return labels[0] if len(set(labels)) == 1 else SEVERAL


def _count(meter: Meter | None, labels: list[str], multiplications: int) -> None:
    if meter is not None:
        weights = [label for label in labels if label]
        meter.of[_common(weights)] += multiplications
