"""The submissions that CPython grades, graded again by the Python that the browser runs."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from exercises.submissions import normalised, submissions
from told import Tell

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def answers(site: Path) -> list[dict[str, object]]:
    node = shutil.which("node")
    assert node, "Node.js is needed: run `make test`, which finds or installs it"
    done = subprocess.run(
        [node, str(HERE / "run.mjs"), str(site / "assets")],
        input=json.dumps(submissions()),
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 0, done.stderr
    graded: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return graded


def test_every_submission_earns_its_verdict(answers: list[dict[str, object]], tell: Tell) -> None:
    given = submissions()
    assert len(answers) == len(given) > 60
    wrong = [
        f"{submission['exercise']}/{submission['name']}: {answer['verdict']} {answer['text']}"
        for submission, answer in zip(given, answers, strict=True)
        if answer["verdict"] != submission["expected_verdict"]
        or (
            submission["expected_text"]
            and normalised(submission["expected_text"]) not in normalised(" ".join(answer["text"]))
        )  # type: ignore[arg-type]
    ]
    mistakes = sum(submission["role"] == "mistake" for submission in given)
    tell(f"mistakes caught under Pyodide: {mistakes - len(wrong)} of {mistakes}")
    assert wrong == []
