"""What pen and paper gets named in the page, the checker names in code: two lists, in two languages, of one thing."""

import json
import os
import shutil
import subprocess
from base64 import b64encode

import pytest

from conftest import ROOT
from grading.nll_slips import JOINT_SLIPS, NLL_SLIPS
from grading.slips import name_slip

DRAWS = [[0.3, 0.5, 0.4], [0.7, 0.2, 0.6], [0.15, 0.85, 0.45]]
# Words that the page says of a slip, and words that the checker says of the same one.
SAME = {
    "joint": {
        "You added the conditionals": "The conditionals were added",
        "mean of the conditionals": "mean of the conditionals",
        "the NLL already": "That is the NLL",
    },
    "nll": {
        "forgot the minus": "The minus is missing",
        "in bits": "in bits",
        "log base 10": "log₁₀",
        "mean per token": "mean per token",
        "perplexity": "perplexity",
        "logarithm of the sum": "log of the sum",
        "joint probability itself": "the joint probability",
    },
}
ASK = """
const { slipsAt } = await import("data:text/javascript;base64," + process.env.SLIPS);
const draws = JSON.parse(process.env.DRAWS);
const found = ["joint", "nll"].map((step) => [step, draws.map((conditionals) => slipsAt(step, conditionals))]);
console.log(JSON.stringify(Object.fromEntries(found)));
"""


@pytest.fixture(scope="module")
def by_hand() -> dict[str, list[list[dict[str, object]]]]:
    """The page's slips with their values, for each step and each draw."""
    node = shutil.which("node")
    assert node, "Node.js is needed: run `make test`, which finds or installs it"
    bundle = [str(ROOT / "node_modules/.bin/esbuild"), "overrides/client/byhand/slips.ts", "--format=esm"]
    script = subprocess.run(bundle, cwd=ROOT, capture_output=True, check=True).stdout
    env = {**os.environ, "SLIPS": b64encode(script).decode(), "DRAWS": json.dumps(DRAWS)}
    done = subprocess.run([node, "--input-type=module", "-e", ASK], env=env, capture_output=True, check=True)
    slips: dict[str, list[list[dict[str, object]]]] = json.loads(done.stdout)
    return slips


@pytest.mark.parametrize("step", ["joint", "nll"])
def test_the_page_and_the_checker_name_the_same_slip_for_the_same_number(
    by_hand: dict[str, list[list[dict[str, object]]]], step: str
) -> None:
    slips = {"joint": JOINT_SLIPS, "nll": NLL_SLIPS}[step]
    named = set()
    for drawn, listed in zip(DRAWS, by_hand[step], strict=True):
        for slip in listed:
            for in_the_page, in_code in SAME[step].items():
                if in_the_page in str(slip["said"]):
                    said = name_slip(slips, [((drawn,), slip["value"])])
                    assert said is not None
                    assert in_code in said
                    named.add(in_the_page)
    assert named == set(SAME[step])
