"""The zoo, in order. The first four are the brief's (a) to (d); ids are permanent."""

from grading.zoo import attention as att
from grading.zoo import images, mixers
from grading.zoo.incidents import FOR_CAUSAL_LM, MIN_GPT, NANOCHAT, Incident
from grading.zoo.specimen import Build, Specimen


class UnknownSpecimenError(LookupError):
    """No model of the zoo has that id."""


def _next(
    id: str,
    title: str,
    causal: bool,
    mechanism: str,
    build: Build,
    incident: Incident | None = None,
    length: int = 6,
) -> Specimen:
    return Specimen(id, title, (length,), 4, "next", causal, mechanism, build, incident)


def _same(id: str, title: str, causal: bool, mechanism: str, build: Build) -> Specimen:
    return Specimen(id, title, (6,), 4, "same", causal, mechanism, build)


def _image(id: str, title: str, causal: bool, mechanism: str, build: Build) -> Specimen:
    return Specimen(id, title, (4, 4), 2, "same", causal, mechanism, build)


CAUSAL, LEAKS = True, False

SPECIMENS = (
    _next(
        "masked-attention",
        "Transformer, masked self-attention",
        CAUSAL,
        "Scores of later positions are −∞ before the softmax; output i reads pieces up to i and predicts i + 1.",
        att.transformer(att.masked),
    ),
    _next(
        "bert-style",
        "Transformer, bidirectional",
        LEAKS,
        "Every position attends to every other one, the piece to predict included.",
        att.transformer(att.unmasked),
    ),
    _image(
        "pixelcnn-a-then-b",
        "PixelCNN, mask A then mask B",
        CAUSAL,
        "Mask A hides the pixel itself, both masks all that comes later in raster order.",
        images.two_layers(images.MASK_A, images.MASK_B),
    ),
    _image(
        "unmasked-conv",
        "Convolution, unmasked 3×3 kernels",
        LEAKS,
        "The kernels see the pixel itself, its right and the rows below.",
        images.two_layers(images.UNMASKED, images.UNMASKED),
    ),
    _next(
        "minus-1e4",
        "Transformer, future scores set to −10 000",
        LEAKS,
        "Future scores are −10 000, not −∞; where every allowed score lies lower still, attention goes to the future.",
        att.transformer(att.masked_with_minus_1e4, adapt=att.low_scores),
        MIN_GPT,
    ),
    _next(
        "zero-after-softmax",
        "Transformer, future weights zeroed after the softmax",
        LEAKS,
        "Future weights are set to 0 after the softmax, so the denominator of all others has seen the future.",
        att.transformer(att.zeroed_after_softmax),
    ),
    _next(
        "mask-off-by-one",
        "Transformer, mask from the second later position on",
        LEAKS,
        "The mask begins one position late: output i also reads piece i + 1, the one that it predicts.",
        att.transformer(att.masked_one_late),
    ),
    _same(
        "no-input-shift",
        "Transformer, masked, output i scored on piece i",
        LEAKS,
        "The mask is right, but inputs are not shifted against targets: output i reads piece i and predicts it.",
        att.transformer(att.masked),
    ),
    _same(
        "strict-shift",
        "Transformer, masked, inputs shifted right by one",
        CAUSAL,
        "The inputs are shifted right behind a start vector: output i reads the pieces before i and predicts i.",
        att.transformer(att.masked, prepare=att.shifted_right),
    ),
    _image(
        "mask-b-first",
        "PixelCNN, mask B in both layers",
        LEAKS,
        "Mask B in the first layer shows each pixel to the output that predicts it.",
        images.two_layers(images.MASK_B, images.MASK_B),
    ),
    _next(
        "block-summary",
        "Summary of each block of four",
        LEAKS,
        "Every position gets the mean of its block of four, later positions of the block included.",
        mixers.mixer(mixers.block_summary),
        NANOCHAT,
        length=8,
    ),
    _next(
        "past-blocks",
        "Summary of the finished blocks of four",
        CAUSAL,
        "Every position gets the sum of the blocks of four that ended before its own began.",
        mixers.mixer(mixers.past_block_summary),
        length=8,
    ),
    _next(
        "chunk-state",
        "State updated once for each chunk of two",
        LEAKS,
        "Both positions of a chunk of two read the state that already holds the whole chunk.",
        mixers.mixer(mixers.chunk_state),
        NANOCHAT,
    ),
    _next(
        "fft-filter",
        "Filter by Fourier transform",
        LEAKS,
        "A filter applied to the spectrum without padding is circular: late pieces wrap around to early outputs.",
        mixers.mixer(mixers.fourier_filtered),
        NANOCHAT,
    ),
    _next(
        "norm-across-sequence",
        "Transformer, masked, features standardised over the sequence",
        LEAKS,
        "Attention is masked, but mean and deviation of each feature are taken over all positions.",
        att.transformer(att.masked, prepare=att.standardised_over_sequence),
    ),
    _next(
        "norm-over-prefix",
        "Transformer, masked, features standardised over the prefix",
        CAUSAL,
        "Attention is masked, and mean and deviation of each feature are taken so far; output i predicts i + 1.",
        att.transformer(att.masked, prepare=att.standardised_over_prefix),
    ),
    _next(
        "softmax-wrong-axis",
        "Transformer, masked, softmax over the queries",
        LEAKS,
        "Future scores are −∞, but the softmax runs over the queries: a weight depends on what later positions ask.",
        att.transformer(att.masked_wrong_axis),
    ),
    _next(
        "decoder-flag-off",
        "Rotary transformer, decoder mode without a causal mask",
        LEAKS,
        "Decoder mode is on, but no causal mask is built: every position attends to every other.",
        att.transformer(att.unmasked, turn=att.rotary),
        FOR_CAUSAL_LM,
    ),
    _next(
        "soft-mask",
        "Transformer, future scores lowered by 12",
        LEAKS,
        "Future scores are lowered by 12, so their weights are small and not 0.",
        att.transformer(att.lowered_by_12),
    ),
    _next(
        "short-mask",
        "Transformer, mask made for the first four positions",
        LEAKS,
        "The first four outputs are masked; those after them lie beyond the mask and read all pieces.",
        att.transformer(att.masked_in_four_rows),
    ),
    _next(
        "causal-conv",
        "Convolution over time, padded on the left",
        CAUSAL,
        "The input is padded on the left only: output i reads pieces i − 2 to i and predicts i + 1.",
        mixers.mixer(mixers.convolved(0, 1, 2)),
    ),
    _next(
        "same-padding",
        "Convolution over time, padded on both sides",
        LEAKS,
        "The input is padded on both sides: output i reads pieces i − 1 to i + 1.",
        mixers.mixer(mixers.convolved(-1, 0, 1)),
    ),
    _next(
        "dilated-centred",
        "Convolution over time, dilation 2, padded on both sides",
        LEAKS,
        "Output i reads pieces i − 2, i and i + 2: it skips the next piece and reads the one after it.",
        mixers.mixer(mixers.convolved(-2, 0, 2)),
    ),
    _next(
        "rnn",
        "Recurrent network, left to right",
        CAUSAL,
        "A state is carried from left to right: output i reads pieces up to i and predicts i + 1.",
        mixers.mixer(mixers.recurrent),
    ),
    _next(
        "two-way-rnn",
        "Recurrent network, both ways",
        LEAKS,
        "A second state is carried from right to left, so every output reads all later pieces.",
        mixers.mixer(mixers.recurrent_both_ways),
    ),
    _next(
        "prefix-mean",
        "Mean of the pieces so far",
        CAUSAL,
        "Output i reads the mean of pieces 0 to i and predicts i + 1.",
        mixers.mixer(mixers.mean_of_prefix),
    ),
    _next(
        "told-the-last",
        "Mean of the pieces so far, plus the last piece as a summary",
        LEAKS,
        "Every output also reads the last piece of the sequence, as if it summed up what came before.",
        mixers.mixer(mixers.told_the_last),
    ),
    _next(
        "gate-by-mean",
        "Gates computed from the mean over the sequence",
        LEAKS,
        "Each feature is scaled by a gate computed from the mean over the whole sequence.",
        mixers.mixer(mixers.gated_by_mean),
    ),
    _next(
        "scale-by-length",
        "Mean of the pieces so far, scaled by the text's length",
        LEAKS,
        "The scale counts the pieces of the whole sequence that are not padding; one value alone is padding.",
        mixers.scaled_by_length,
    ),
    _next(
        "bigram",
        "Table look-up: token and place",
        CAUSAL,
        "Output i reads piece i and its place, nothing else, and predicts i + 1.",
        mixers.mixer(mixers.own_token),
    ),
    _next(
        "constant",
        "A fixed distribution at each place",
        CAUSAL,
        "The output depends on the place alone; no input moves it.",
        mixers.mixer(mixers.position_only),
    ),
    _image(
        "mask-a-twice",
        "PixelCNN, mask A in both layers",
        CAUSAL,
        "Mask A in both layers hides more than it must: each output reads earlier pixels only.",
        images.two_layers(images.MASK_A, images.MASK_A),
    ),
    _image(
        "no-second-mask",
        "PixelCNN, mask A then no mask",
        LEAKS,
        "The first layer hides the pixel, but the second is unmasked and reads features made on the right and below.",
        images.two_layers(images.MASK_A, images.UNMASKED),
    ),
    _image(
        "mask-transposed",
        "PixelCNN, masks transposed",
        LEAKS,
        "With rows and columns swapped the masks let through the pixel below left, which comes later in raster order.",
        images.two_layers(images.MASK_A.T, images.MASK_B.T),
    ),
)

BRIEF = tuple(specimen.id for specimen in SPECIMENS[:4])


def find(id: str) -> Specimen:
    """The specimen of that id.

    Raises:
        UnknownSpecimenError: there is none.
    """
    for specimen in SPECIMENS:
        if specimen.id == id:
            return specimen
    raise UnknownSpecimenError(f"no model of the zoo is called {id!r}; known: {', '.join(s.id for s in SPECIMENS)}")
