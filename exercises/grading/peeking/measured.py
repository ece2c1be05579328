"""What is measured of a trained model: its loss in one pass, a step at a time, and a sample of its own."""

import numpy as np

from grading.peeking.model import Floats, Ints, Params, T, V, forward, losses, softmax
from grading.peeking.text import decoded, encoded, mean, windows

BATCH = 512
SEED = 1
SAMPLE = 240
PROMPT = "alice was"


def one_pass(params: Params, text: Ints, causal: bool, every: int = 1) -> float:
    """Mean loss in nats a character, all of a window seen at once, on windows that begin every so many characters."""
    return mean(np.concatenate([_losses(params, part, causal) for part in _batches(windows(text, T, every))]))


def step_by_step(params: Params, text: Ints, causal: bool, every: int) -> float:
    """The same, but the model is given the prefix alone, as when it writes: nothing stands after it."""
    found: list[Floats] = []
    for part in _batches(windows(text, T, every)):
        for seen in range(1, T):
            logits, _ = forward(params, part[:, :seen], causal)
            found.append(-np.log(_of(softmax(logits[:, -1]), part[:, seen])))
    return mean(np.concatenate(found))


def sample(params: Params, causal: bool) -> str:
    """SAMPLE characters after PROMPT, each drawn from the last row of the model given the last T − 1 characters."""
    rng = np.random.default_rng(SEED)
    x = [*map(int, encoded(PROMPT)), 0]  # and the space at the end
    begin = len(x)
    while len(x) < begin + SAMPLE:
        logits, _ = forward(params, np.array([x[1 - T :]]), causal)
        x.append(int(rng.choice(V, p=softmax(logits[0, -1]))))
    return decoded(np.array(x[begin:]))


def _of(p: Floats, right: Ints) -> Floats:
    found: Floats = np.maximum(np.take_along_axis(p, right[:, None], axis=1)[:, 0], 1e-300)
    return found


def _losses(params: Params, part: Ints, causal: bool) -> Floats:
    return losses(forward(params, part, causal)[0], part).ravel()


def _batches(every: Ints) -> list[Ints]:
    return [every[i : i + BATCH] for i in range(0, len(every), BATCH)]
