"""The page's schedule of cards equals that of the reference implementation: the same answers, the same due dates."""

import json
import os
import random
import shutil
import subprocess
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler

from conftest import ROOT

HISTORIES = 3_000
LONGEST = 40
SEED = 20261124
STEP = (timedelta(minutes=10),)
RATINGS = {"missed": Rating.Again, "got": Rating.Good}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY = 20_000
# ts-fsrs rounds to eight decimals on its way: an interval of 334.49999 days in Python may be one of 334.50000 there.
EDGE_DAYS = 1e-4
ASK = """
const { schedule } = await import("data:text/javascript;base64," + process.env.SCHEDULE);
let text = "";
for await (const piece of process.stdin) text += piece;
const after = (history) => history.map((_, place) => schedule(history.slice(0, place + 1)));
console.log(JSON.stringify(JSON.parse(text).map(after)));
"""

History = list[dict[str, object]]


def random_history(draw: random.Random) -> History:
    """Answers given on the day, early, when due, or late: from many on one day to one in ten years."""
    day, history = FIRST_DAY, []
    knows = draw.choice([0.2, 0.5, 0.8, 0.95, 1.0])
    for _ in range(draw.randint(1, LONGEST)):
        history.append({"day": day, "grade": "got" if draw.random() < knows else "missed"})
        day += draw.choice([0, 0, 1, 1, 2, draw.randint(0, 10), draw.randint(0, 100), draw.randint(0, 4000)])
    return history


@pytest.fixture(scope="module")
def histories() -> list[History]:
    draw = random.Random(SEED)
    return [random_history(draw) for _ in range(HISTORIES)]


@pytest.fixture(scope="module")
def in_the_page(histories: list[History]) -> list[list[dict[str, float]]]:
    """Where the page's own scheduler stands after every answer of every history."""
    node = shutil.which("node")
    assert node, "Node.js is needed: run `make test`, which finds or installs it"
    bundle = [str(ROOT / "node_modules/.bin/esbuild"), "overrides/client/review/schedule.ts"]
    script = subprocess.run([*bundle, "--bundle", "--format=esm"], cwd=ROOT, capture_output=True, check=True).stdout
    env = {**os.environ, "SCHEDULE": b64encode(script).decode()}
    done = subprocess.run(
        [node, "--input-type=module", "-e", ASK],
        env=env,
        input=json.dumps(histories).encode(),
        capture_output=True,
        check=True,
    )
    answers: list[list[dict[str, float]]] = json.loads(done.stdout)
    return answers


def test_every_due_date_equals_the_reference(
    histories: list[History], in_the_page: list[list[dict[str, float]]]
) -> None:
    reference = Scheduler(learning_steps=STEP, relearning_steps=STEP, maximum_interval=365, enable_fuzzing=False)
    answers, on_the_edge, differences, largest_stability = 0, 0, [], 0.0
    for history, scheduled in zip(histories, in_the_page, strict=True):
        card = Card()
        for graded, mine in zip(history, scheduled, strict=True):
            when = EPOCH + timedelta(days=int(str(graded["day"])))
            card, _ = reference.review_card(card, RATINGS[str(graded["grade"])], when)
            assert card.stability is not None
            answers += 1
            largest_stability = max(largest_stability, abs(card.stability / mine["stability_days"] - 1))
            difference = abs((card.due - EPOCH).days - int(mine["due"]))
            if difference == 1 and abs(card.stability % 1 - 0.5) < EDGE_DAYS:
                on_the_edge += 1
            elif difference:
                differences.append(difference)
    print(
        f"\n{len(histories)} histories, {answers} due dates: largest difference {max(differences, default=0)} days; "
        f"{on_the_edge} on the edge between two days; stability differs by at most {largest_stability:.1e} of its value"
    )
    assert differences == []
    assert on_the_edge <= 1 + answers // 100_000
    assert largest_stability < 1e-4
    assert len(histories) >= 1_000


def test_the_page_and_the_reference_have_the_same_parameters() -> None:
    ask = 'import { default_w, FSRSVersion } from "ts-fsrs"; console.log(JSON.stringify([FSRSVersion, default_w]));'
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, "--input-type=module", "-e", ask], cwd=ROOT, capture_output=True, check=True, text=True
    )
    version, parameters = json.loads(done.stdout)
    assert version.endswith("FSRS-6.0")
    assert parameters == list(Scheduler().parameters)
    assert len(parameters) == 21  # what makes it the sixth version: there were 19 in the fifth
