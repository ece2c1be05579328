"""The usual slips with joint probability, surprises and NLL, as formulas: values tell which slip it was."""

from collections.abc import Callable
from math import ceil, exp, floor, fsum, log, prod

from grading.nll import Value, Vector, joint, nll, surprises
from grading.slips import Slip


def _rounded(formula: Callable[[Vector], Value], digits: int) -> Callable[[Vector], Value]:
    def apply(c: Vector) -> Value:
        value = formula(c)
        return [round(entry, digits) for entry in value] if isinstance(value, list) else round(value, digits)

    return apply


def _rounding(formula: Callable[[Vector], Value]) -> list[Slip]:
    sentence = "That is the right number, rounded. Return it unrounded, and round only when you print."
    return [Slip(_rounded(formula, digits), sentence) for digits in (4, 3, 2, 1)]


JOINT_SLIPS = [
    *_rounding(joint),
    Slip(fsum, "The conditionals were added. The chain rule multiplies them."),
    Slip(lambda c: fsum(c) / len(c), "That is the mean of the conditionals. The chain rule multiplies them."),
    Slip(
        lambda c: prod(c) ** (1 / len(c)),
        "That is the geometric mean. The joint is the product itself, without a root.",
    ),
    Slip(
        lambda c: prod(c[1:]),
        "The first piece is missing. The product starts with p(x₁), whose prefix is empty.",
    ),
    Slip(lambda c: prod(c[:-1]), "The last piece is missing. Let the product run to the end of the array."),
    Slip(
        lambda c: prod(c[:3]),
        "Only the first three pieces were multiplied. Let the product run over any length.",
    ),
    Slip(
        lambda c: -nll(c),
        "That is the log of the joint. `joint` is the probability itself, so leave out the log.",
    ),
    Slip(nll, "That is the NLL. `joint` is the probability itself, so leave out the log."),
    Slip(lambda c: 1 - prod(c), "That is 1 minus the joint. Return the product itself."),
    Slip(lambda c: 1 / prod(c), "That is 1 divided by the joint. Return the product itself."),
    Slip(
        lambda c: 100 * prod(c),
        "That is the joint in percent. A probability lies between 0 and 1: leave out the 100.",
    ),
    Slip(
        lambda c: c[0],
        "That is the first conditional alone. Let `return` stand after the loop, not inside it.",
    ),
    Slip(
        lambda c: 0.0,
        "It is 0 for other conditionals too. Start a product at 1, and keep floats: no int, no //.",
    ),
]

SURPRISE_SLIPS = [
    *_rounding(surprises),
    Slip(lambda c: surprises(c)[::-1], "These are in reverse order. Entry i belongs to conditional i."),
    Slip(
        lambda c: [log(p) for p in c],
        "The minus is missing: these are log-probabilities. A surprise is −log p, never negative.",
    ),
    Slip(
        lambda c: [-log(p) / log(2) for p in c],
        "These surprises are in bits (log₂). For nats, use the natural logarithm, `np.log`.",
    ),
    Slip(
        lambda c: [log(p) / log(2) for p in c],
        "These are log₂-probabilities: the minus is missing, and nats need the natural logarithm, `np.log`.",
    ),
    Slip(
        lambda c: [-log(p) / log(10) for p in c],
        "These surprises use log₁₀. For nats, use the natural logarithm, `np.log`.",
    ),
    Slip(
        lambda c: [log(p) / log(10) for p in c],
        "These use log₁₀ without a minus. A surprise in nats is `-np.log(p)`.",
    ),
    Slip(
        lambda c: list(c),
        "These are the conditionals themselves. The surprise of a piece is −log of its conditional.",
    ),
    Slip(
        lambda c: [-log(100 * p) for p in c],
        "These are logs of percentages, −log(100·p). Take the log of the probability itself, between 0 and 1.",
    ),
    Slip(lambda c: [1 - p for p in c], "These are 1 − p. The surprise of a piece is −log p."),
    Slip(lambda c: [1 / p for p in c], "These are 1 / p. The surprise of a piece is −log p."),
    Slip(
        lambda c: [-p * log(p) for p in c],
        "These are weighted by p, as in an entropy. The surprise of the piece that came is −log p alone.",
    ),
    Slip(
        lambda c: [nll(c[: i + 1]) for i in range(len(c))],
        "These are running sums. Entry i is the surprise of piece i alone.",
    ),
    Slip(
        lambda c: [nll(c) / len(c)] * len(c),
        "Every entry is the mean. Entry i is the surprise of piece i alone.",
    ),
    Slip(
        lambda c: [nll(c)] * len(c),
        "Every entry is the NLL of the whole. Entry i is the surprise of piece i alone.",
    ),
    Slip(
        lambda c: [float(int(s)) for s in surprises(c)],
        "The surprises were cut to whole numbers. Keep floats: no int, no //, no integer array.",
    ),
]

NLL_SLIPS = [
    *_rounding(nll),
    Slip(
        lambda c: nll(c[:1]),
        "That is the first surprise alone. Let `return` stand after the loop, not inside it.",
    ),
    Slip(lambda c: -nll(c), "The minus is missing: that is the log-likelihood. The NLL is never negative."),
    Slip(
        lambda c: nll(c) / log(2),
        "That is the NLL in bits (log₂). For nats, use the natural logarithm, `np.log`.",
    ),
    Slip(
        lambda c: -nll(c) / log(2),
        "That is in bits (log₂), and without the minus. For nats, sum `-np.log(p)`.",
    ),
    Slip(
        lambda c: nll(c) / log(10),
        "That is the NLL with log₁₀. For nats, use the natural logarithm, `np.log`.",
    ),
    Slip(lambda c: -nll(c) / log(10), "That uses log₁₀, without the minus. For nats, sum `-np.log(p)`."),
    Slip(
        lambda c: nll(c) / len(c),
        "That is the mean per token. The NLL of the sequence is the sum: do not divide by n.",
    ),
    Slip(
        lambda c: -nll(c) / len(c),
        "That is the mean log-likelihood per token. The NLL is the sum, with the minus.",
    ),
    Slip(lambda c: nll(c) / len(c) / log(2), "That is the mean per token in bits. The NLL is the sum, in nats."),
    Slip(
        lambda c: exp(nll(c) / len(c)),
        "That is the perplexity, exp of the mean surprise. The NLL is the sum of the surprises, without exp.",
    ),
    Slip(lambda c: 1 / joint(c), "That is 1 divided by the joint. The NLL is the log of that number."),
    Slip(
        lambda c: log(fsum(c)),
        "That is the log of the sum. Take the log of each conditional first, then add.",
    ),
    Slip(
        lambda c: -log(fsum(c)),
        "That is minus the log of the sum. Take the log of each conditional first, then add.",
    ),
    Slip(
        lambda c: -log(fsum(c) / len(c)),
        "That is minus the log of the mean. Take the log of each conditional first, then add.",
    ),
    Slip(joint, "That is the joint probability. The NLL is minus its log, summed piece by piece."),
    Slip(
        lambda c: nll(c[1:]),
        "The first piece is missing. Its prefix is empty, and its surprise still counts.",
    ),
    Slip(lambda c: nll(c[:-1]), "The last piece is missing. Let the sum run to the end of the array."),
    Slip(lambda c: nll(c[:3]), "Only the first three pieces were summed. Let the sum run over any length."),
    Slip(lambda c: nll(c[-1:]), "That is the surprise of the last piece alone. The NLL adds up all of them."),
    Slip(
        lambda c: fsum(-p * log(p) for p in c),
        "Each surprise was weighted by p, as in an entropy. The NLL adds the surprises with weight 1.",
    ),
    Slip(
        lambda c: prod(surprises(c)),
        "The surprises were multiplied. The log turns the product into a sum: add them.",
    ),
    Slip(
        lambda c: fsum(-log(100 * p) for p in c),
        "These are logs of percentages, −log(100·p). Take the log of the probability itself, between 0 and 1.",
    ),
    Slip(
        lambda c: -log(100 * joint(c)),
        "That is −log of the joint in percent. Take the log of the probability itself, between 0 and 1.",
    ),
    Slip(
        lambda c: float(floor(nll(c) / len(c))),
        "That is the mean, cut to a whole number by `//`. The NLL is the sum: do not divide at all.",
    ),
    Slip(lambda c: float(ceil(nll(c))), "`//` rounded the sum to a whole number. Keep floats: no int, no //."),
    Slip(lambda c: fsum(1 - p for p in c), "That adds 1 − p. The NLL adds −log p."),
    Slip(lambda c: float(int(nll(c))), "The result was cut to a whole number. Keep floats: no int, no //."),
    Slip(
        lambda c: fsum(int(s) for s in surprises(c)),
        "The surprises were cut to whole numbers. Keep floats: no int, no //.",
    ),
]
