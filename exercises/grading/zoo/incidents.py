"""Where bugs of the zoo were met in public code."""

from typing import NamedTuple


class Incident(NamedTuple):
    """A report, and where to read it."""

    name: str
    link: str


NANOCHAT = Incident("karpathy/nanochat issue 844", "https://github.com/karpathy/nanochat/issues/844")
FOR_CAUSAL_LM = Incident(
    "huggingface/transformers issue 48745 (RoFormer, BigBird, RemBert, MegatronBert)",
    "https://github.com/huggingface/transformers/issues/48745",
)
MIN_GPT = Incident(
    "karpathy/minGPT issue 75, and huggingface/transformers issue 17121 about GPT-2",
    "https://github.com/karpathy/minGPT/issues/75",
)
