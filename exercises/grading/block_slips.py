"""The usual slips with a cached step, as the logits that they lead to: values tell which slip it was."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from grading.bench import Floats, Ints
from grading.block import Params
from grading.slips import Slip


class Way(NamedTuple):
    """How a step computes; every default is right, every slip changes some. t counts from 0."""

    position: Callable[[int, int], int | None] = lambda t, token: t
    seen: Callable[[int], Sequence[int]] = lambda t: range(t + 1)
    scale: Callable[[int, int], float] = lambda width, stored: width**0.5
    has_softmax: bool = True
    relu: Callable[[Floats], Floats] = lambda x: np.maximum(x, 0)
    attention_added: bool = True
    attention_mixed: bool = True
    forward_added: bool = True
    asks: str = "queries"
    compared: str = "keys"
    read: str = "values"
    result: Callable[[Floats, Params], Floats] = lambda h, params: h @ params["logits"]


def stepwise(params: Params, tokens: Ints, way: Way) -> Floats:
    """Logits computed a step at a time, shape (T, V)."""
    rows: list[Floats] = []
    width = len(params["queries"])
    inputs = np.array([_input(params, int(token), way.position(t, int(token))) for t, token in enumerate(tokens)])
    keys, values = inputs @ params[way.compared], inputs @ params[way.read]
    for t, h in enumerate(inputs):
        seen = list(way.seen(t))
        scores = keys[seen] @ (h @ params[way.asks]) / way.scale(width, len(seen))
        shares = np.exp(scores - scores.max()) if way.has_softmax else scores
        mixed = (shares / shares.sum() if way.has_softmax else shares) @ values[seen]
        read = mixed @ params["mix"] if way.attention_mixed else mixed
        h = h + read if way.attention_added else read
        through = way.relu(h @ params["up"]) @ params["down"]
        rows.append(way.result(h + through if way.forward_added else through, params))
    return np.array(rows)


def _input(params: Params, token: int, position: int | None) -> Floats:
    row: Floats = params["tokens"][token]
    return row if position is None else row + params["positions"][position]


def _softmax(h: Floats, params: Params) -> Floats:
    e = np.exp(h @ params["logits"])
    shares: Floats = e / e.sum()
    return shares


_WAYS = [
    (Way(seen=lambda t: [t]), "Your step attends to the newest piece only. Attend to all keys in the cache as well."),
    (
        Way(seen=lambda t: range(max(t, 1))),
        "Your step attends to the pieces before, not to the newest one. Add its key and value to the cache first, then "
        "attend.",
    ),
    (
        Way(seen=lambda t: range(max(0, t - 1), t + 1)),
        "Only the last key and value are kept. Keep those of all pieces.",
    ),
    (
        Way(seen=lambda t: sorted({0, t})),
        "The cache holds the first piece only and does not grow. Return the longer one that you made.",
    ),
    (
        Way(seen=lambda t: sorted({0, t}), position=lambda t, token: min(t, 1)),
        "The cache holds the first piece only and does not grow. Return the longer one that you made.",
    ),
    (
        Way(position=lambda t, token: None),
        'The position is missing: add `params["positions"][…]` to the row of the token.',
    ),
    (
        Way(position=lambda t, token: token),
        "The vector of the position was looked up with the token. The position is the number of pieces before.",
    ),
    (
        Way(position=lambda t, token: 0),
        "Every piece got the vector of position 0. The newest piece stands at the position that the cache has reached: "
        '`params["positions"][len(keys)]`, counted before it is added.',
    ),
    (
        Way(position=lambda t, token: t + 1),
        "The positions are one too high: the first piece stands at position 0. Count what is stored, then add to it.",
    ),
    (Way(position=lambda t, token: max(0, t - 1)), "The positions are one too low from the second piece on."),
    (Way(scale=lambda width, stored: 1.0), "The scale is missing. Divide the scores by √d before the softmax."),
    (Way(scale=lambda width, stored: width), "The scores were divided by d. Divide them by √d."),
    (
        Way(scale=lambda width, stored: stored**0.5),
        "The scores were divided by the root of the number of stored keys. d is the width, which does not grow.",
    ),
    (Way(has_softmax=False), "The softmax is missing: raw scores are no weights."),
    (Way(relu=lambda x: x), "The ReLU is missing: `np.maximum(…, 0)` between `up` and `down`."),
    (Way(attention_added=False), "What attention reads replaced h. It is added to it."),
    (Way(attention_mixed=False), "What attention reads must pass through `mix` before it is added to h."),
    (Way(forward_added=False), "What the feed-forward layer gives replaced h. It is added to it."),
    (
        Way(compared="values", read="keys"),
        "Keys and values are swapped: scores come of keys, the mix is one of values.",
    ),
    (Way(asks="keys", compared="queries"), "Queries and keys are swapped: one query, the newest, meets all keys."),
    (Way(read="keys"), "The weights mix the keys. They must mix the values."),
    (Way(compared="queries"), "The cache holds queries where keys belong."),
    (
        Way(result=_softmax),
        "These are probabilities. Return the logits, as the model does, without a softmax at the end.",
    ),
    (Way(result=lambda h, params: h @ params["tokens"].T), "The last product is with `logits`, not with `tokens`."),
]

SLIPS = [Slip(partial(stepwise, way=way), sentence) for way, sentence in _WAYS]
