"""The usual slips with the log-probability of a sequence, as formulas: values tell which slip it was."""

from collections.abc import Callable
from math import exp, fsum, log, prod

from grading.sequences import NextProbs, Pieces, conditionals
from grading.slips import Slip

OfConditionals = Callable[[list[float]], float]
Prefix = Callable[[Pieces, int], Pieces]


def _nats(c: list[float]) -> float:
    return fsum(log(p) for p in c)


def _of(formula: OfConditionals) -> Callable[[NextProbs, Pieces], float]:
    """A slip after the conditionals, which are right."""
    return lambda next_probs, x: formula(conditionals(next_probs, x))


def _from(prefix: Prefix) -> Callable[[NextProbs, Pieces], float]:
    """A slip in the prefix of piece i; what follows is right."""
    return lambda next_probs, x: _nats([float(next_probs(prefix(x, i))[piece]) for i, piece in enumerate(x)])


SLIPS = [
    Slip(_of(prod), "That is the probability itself: the log is missing. Add `np.log` of each conditional."),
    Slip(_of(lambda c: -_nats(c)), "That is the NLL, −log p. `log_prob` has no minus: it is never positive."),
    Slip(_of(lambda c: _nats(c) / log(2)), "That is in bits (log₂). For nats, use the natural logarithm, `np.log`."),
    Slip(_of(lambda c: _nats(c) / log(10)), "That uses log₁₀. For nats, use the natural logarithm, `np.log`."),
    Slip(
        _of(lambda c: -_nats(c) / log(2)),
        "That is the surprise in bits. `log_prob` has no minus, and nats need the natural logarithm, `np.log`.",
    ),
    Slip(
        _of(lambda c: _nats(c) / len(c)),
        "That is the mean per piece. The log-probability of the sequence is the sum: do not divide.",
    ),
    Slip(
        _from(lambda x, i: x[: i + 1]),
        "Each piece is in its own prefix: the model was shown what it is to predict. "
        "The prefix of piece i is `x[:i]`, without piece i.",
    ),
    Slip(
        _from(lambda x, i: x),
        "The model was shown all of x for every piece. The prefix of piece i is `x[:i]`, what came before it.",
    ),
    Slip(
        _of(lambda c: _nats(c[1:])),
        "The first piece is missing. Its prefix is the empty tuple, and its log-probability still counts.",
    ),
    Slip(_of(lambda c: _nats(c[:-1])), "The last piece is missing. Let the sum run to the end of x."),
    Slip(_from(lambda x, i: x[:i][::-1]), "The prefixes are in reverse order. Hand over `x[:i]` as it stands."),
    Slip(
        _from(lambda x, i: x[max(i - 1, 0) : i]),
        "Only the piece just before was used. The chain rule conditions on the whole prefix, `x[:i]`.",
    ),
    Slip(
        _from(lambda x, i: x[: max(i - 1, 0)]),
        "Each prefix is one piece short. The prefix of piece i is `x[:i]`, piece i − 1 included.",
    ),
    Slip(
        _from(lambda x, i: x[1:i]),
        "The first piece is missing from the prefixes. The prefix of piece i is `x[:i]`, from the start on.",
    ),
    Slip(
        _from(lambda x, i: ()),
        "Every piece was looked up in the distribution after the empty prefix. "
        "Call `next_probs` again for each piece, with `x[:i]`.",
    ),
    Slip(
        _from(lambda x, i: x[:-1]), "Every piece got the same prefix. Call `next_probs` for each piece, with `x[:i]`."
    ),
    Slip(_from(lambda x, i: x[i + 1 :]), "The pieces after it were used as the prefix. The prefix is `x[:i]`."),
    Slip(
        lambda next_probs, x: _nats([float(max(next_probs(x[:i]))) for i in range(len(x))]),
        "That scores the likeliest piece at each step. Score the piece that came, `x[i]`.",
    ),
    Slip(
        lambda next_probs, x: _nats([float(next_probs(x[:i])[x[i - 1]]) for i in range(len(x))]),
        "That looks up the piece before. After the prefix `x[:i]`, the piece that came is `x[i]`.",
    ),
    Slip(
        lambda next_probs, x: _nats([float(next_probs(x[:i])[0]) for i in range(len(x))]),
        "That always looks up piece 0. After the prefix `x[:i]`, the piece that came is `x[i]`.",
    ),
    Slip(
        lambda next_probs, x: fsum(log(p) for i in range(len(x)) for p in next_probs(x[:i])),
        "That adds the logs of the whole distribution. Take the entry of the piece that came, `x[i]`.",
    ),
    Slip(_of(lambda c: prod(log(p) for p in c)), "The logs were multiplied. The log turns a product into a sum: add."),
    Slip(_of(fsum), "The conditionals were added without the log. Add `np.log` of each conditional."),
    Slip(_of(lambda c: log(fsum(c))), "That is the log of the sum. Take the log of each conditional first, then add."),
    Slip(_of(lambda c: exp(-_nats(c) / len(c))), "That is the perplexity. Return the sum of the logs itself."),
    Slip(_of(lambda c: _nats(c[:1])), "That is the first piece alone. Let `return` stand after the loop."),
    Slip(_of(lambda c: _nats(c[-1:])), "That is the last piece alone. Add up the logs of all pieces."),
    Slip(_of(lambda c: _nats(c[:3])), "Only the first three pieces were added. Let the sum run over any length."),
    Slip(
        _of(lambda c: fsum(p * log(p) for p in c)),
        "Each log was weighted by p, as in an entropy. Add the logs with weight 1.",
    ),
    Slip(
        _of(lambda c: fsum(log(100 * p) for p in c)),
        "These are logs of percentages. Take the log of the probability itself, between 0 and 1.",
    ),
    *(
        Slip(
            _of(lambda c, digits=digits: round(_nats(c), digits)),  # type: ignore[misc]
            "That is the right number, rounded. Return it unrounded, and round only when you print.",
        )
        for digits in (4, 3, 2, 1, 0)
    ),
    Slip(_of(lambda c: float(int(_nats(c)))), "The result was cut to a whole number. Keep floats: no int, no //."),
]
