"""The masks against the paper's, unusual right answers, disguised wrong ones, and the blind spot by another way."""

import json

import numpy as np
import pytest

from exercises.submissions import given, text
from grading import entry
from grading.raster import KINDS, deepest_field, field, past, raster_mask
from grading.raster_shown import SIDE, field_shown
from grading.raster_slips import SLIPS
from grading.slips import name_slip

CHECK = text("raster-mask", "check.py")
MASK = (
    "def mask(size, kind):\n    m, c = np.zeros((size, size)), size // 2\n    m[:c] = 1\n    m[c, :c] = 1\n"
    "    m[c, c] = kind == 'B'\n    return m\n"
)


def check(source: str) -> dict:
    source = "import numpy as np\n" + MASK + source
    return json.loads(entry.check("raster-mask", CHECK, source, json.dumps(given("raster-mask"))))


def probe(source: str) -> dict:
    return json.loads(entry.probe("raster-mask", CHECK, source, json.dumps(given("raster-mask"))))["first"][0]


def test_masks_of_the_paper():
    assert raster_mask(3, "A").tolist() == [[1, 1, 1], [1, 0, 0], [0, 0, 0]]
    assert raster_mask(3, "B").tolist() == [[1, 1, 1], [1, 1, 0], [0, 0, 0]]
    assert (raster_mask(1, "A").tolist(), raster_mask(1, "B").tolist()) == ([[0]], [[1]])
    assert raster_mask(11, "A").sum() == 60


def test_no_two_slips_agree():
    cases = [(size, kind) for size in (3, 5, 7) for kind in KINDS]
    for slip in SLIPS:
        assert (
            name_slip(SLIPS, [(case, np.asarray(slip.formula(*case), dtype=float)) for case in cases]) == slip.sentence
        )


def reaches(row: int, column: int, layers: int) -> bool:
    """By the lesson: a step to the right only together with a step up. `row` up, `column` right of the centre."""
    if row < 0 or (row == 0 and column >= 0) or max(row, abs(column)) > layers:
        return False
    return column <= row


def test_field_of_four_layers():
    seen = field([raster_mask(3, "A"), *[raster_mask(3, "B")] * 3], SIDE)
    centre = SIDE // 2
    pixels = [(row, column) for row in range(SIDE) for column in range(SIDE)]
    assert seen == {(r, c) for r, c in pixels if reaches(centre - r, c - centre, 4)}
    deepest = deepest_field(raster_mask(3, "A"), raster_mask(3, "B"), SIDE)
    assert deepest == {(r, c) for r, c in pixels if reaches(centre - r, c - centre, 99)}
    assert len(past(SIDE)) == 60


def test_shown_field_counts_what_it_draws():
    shown = probe(text("raster-mask", "solution.py"))
    cells = [cell for row in shown["picture"]["cells"] for cell in row]
    assert {kind: cells.count(kind) for kind in set(cells)} == {
        "self": 1,
        "seen": 34,
        "unread": 16,
        "blind": 10,
        "future": 60,
    }
    assert shown["passed"]
    assert "reads 34; 16 more would come with more layers. The other 10, to the right above" in shown["sentence"]


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ("swapped", "the centre reads 29; 21 more"),
        ("centre_hidden", "Of the 60 pixels of its past"),
        ("right_visible", "Leaks: the pixel reads"),
        ("all_ones", "Leaks: the pixel reads itself, and 40 later ones."),
        ("own_row_only", "4; 1 more would come with more layers. The other 55, of the past, lie in the blind spot"),
    ],
)
def test_shown_field_of_mistakes(mistake, words):
    shown = probe(text("raster-mask", f"mistakes/{mistake}.py"))
    assert words in shown["sentence"]
    assert shown["passed"] == ("Leaks" not in words)


def test_masks_that_keep_nothing_are_not_called_causal():
    nothing = field_shown(np.zeros((3, 3)), np.zeros((3, 3)))
    assert not nothing["passed"]
    assert "keep nothing" in nothing["sentence"]


@pytest.mark.parametrize(
    "source",
    [
        "raster_mask = mask",
        "def raster_mask(size, kind): return mask(size, kind).astype(bool)",
        "def raster_mask(size, kind): return mask(size, kind).astype(np.float32)",
        "def raster_mask(size, kind): return mask(size, kind).astype(int).tolist()",
        "def raster_mask(size, kind): return [[bool(e) for e in row] for row in mask(size, kind)]",
        "def raster_mask(size, kind): return np.arange(size**2).reshape(size, size) < size**2 // 2 + (kind == 'B')",
        "def raster_mask(size, kind):\n    n = size * size // 2 + {'A': 0, 'B': 1}[kind]\n"
        "    return np.array([1] * n + [0] * (size * size - n)).reshape(size, -1)",
        "def raster_mask(size, kind):\n    c, r = size // 2, range(size)\n"
        "    return [[int((i, j) < (c, c) or kind == 'B' and i == j == c) for j in r] for i in r]",
    ],
)
def test_unusual_right_answers_pass(source):
    answer = check(source)
    assert answer["verdict"] == "correct", answer


@pytest.mark.parametrize(
    "source",
    [
        "def raster_mask(size, kind): return mask(size, kind)[None, None]",
        "def raster_mask(size, kind): return mask(size, kind).astype(str)",
        "def raster_mask(size, kind): return mask(size, kind) * 2",
        "def raster_mask(size, kind): return mask(size, kind) - 1e-3",
        "def raster_mask(size, kind): return np.where(mask(size, kind) > 0, 1, np.nan)",
        "def raster_mask(size, kind): return mask(min(size, 9), kind)",
        "def raster_mask(size, kind): return mask(size, kind) if size < 11 else mask(size, 'A')",
        "def raster_mask(size, kind): return mask(size, kind) if size > 1 else np.zeros((1, 1))",
        "def raster_mask(size, kind): return {(i, j): 1 for i in range(size) for j in range(size)}",
        "np.array_equal = lambda *a: True\ndef raster_mask(size, kind): return np.ones((size, size))",
        "def raster_mask(size, kind):\n    import numpy as np\n    np.array_equal = lambda *a: True\n"
        "    return np.ones((size, size))",
    ],
)
def test_wrong_answers_in_disguise_do_not_pass(source):
    answer = check(source)
    assert answer["verdict"] == "not-yet", answer


def benched(source: str) -> dict:
    return json.loads(entry.probe("raster-mask", CHECK, source, json.dumps(given("raster-mask"))))


def test_a_pixelcnn_with_the_solutions_masks_holds_on_the_whole_bench():
    found = benched(text("raster-mask", "solution.py"))
    assert found["probes"][0]["leaks"] == []
    assert [test["passed"] for test in found["tests"]] == [True] * 4


def test_mask_b_in_both_layers_shows_each_pixel_to_itself_and_every_leak_has_its_two_images():
    found = benched(text("raster-mask", "mistakes/always_true.py"))
    (probe,) = found["probes"]
    assert [[i, i] for i in range(16)] == [cell for cell in probe["leaks"] if cell[0] == cell[1]]
    for (i, j), proof in zip(probe["leaks"], probe["proofs"], strict=True):
        assert (proof["output"], proof["input"]) == (i, j)
        assert [k for k in range(16) if proof["x"][k] != proof["x_changed"][k]] == [j]
        assert proof["before"] != proof["after"]


@pytest.mark.parametrize("mistake", ["starter", "always_true"])
def test_a_red_pixel_of_the_field_counts_the_ways_from_it(mistake):
    """By walking: from the pixel to the centre, one step of a kept entry for each of the four layers."""
    name = "starter.py" if mistake == "starter" else f"mistakes/{mistake}.py"
    source = text("raster-mask", name)
    space: dict = {}
    exec(source, space)
    masks = [np.asarray(space["raster_mask"](3, kind)) for kind in "ABBB"]
    for proof in probe(source)["picture"]["proofs"]:
        ways = {tuple(proof["cell"]): 1}
        for mask in masks:
            walked: dict = {}
            for (row, column), count in ways.items():
                for down in (-1, 0, 1):
                    for right in (-1, 0, 1):
                        to = (row - down, column - right)
                        if mask[1 + down, 1 + right] and min(to) >= 0 and max(to) < SIDE:
                            walked[to] = walked.get(to, 0) + count
            ways = walked
        assert dict(proof["rows"])["output at the centre"] == f"0 → {ways[SIDE // 2, SIDE // 2]}"


def test_masks_written_out_by_hand_for_the_sizes_to_eleven_do_not_pass():
    table = {(size, kind): raster_mask(size, kind).tolist() for size in (1, 3, 5, 7, 9, 11) for kind in KINDS}
    answer = check(f"table = {table}\ndef raster_mask(size, kind): return np.array(table[size, kind])")
    assert answer["verdict"] == "not-yet"
