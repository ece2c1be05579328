"""A long run as the browser's Python does it: the same curve with the mask as in the record, and how long it takes."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from peeking_pays.record import HERE, TEXT
from told import Tell

PIECES = Path(__file__).with_name("pieces.mjs")


def test_peeking_pays_under_pyodide(site: Path, tell: Tell) -> None:
    node = shutil.which("node")
    assert node, "Node.js is needed: run `make test`, which finds or installs it"
    command = [node, str(PIECES), str(site / "assets"), "peeking-pays", str(TEXT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    record = json.loads((HERE / "recorded.json").read_text(encoding="utf-8"))
    tell(f"peeking-pays under Pyodide: {answer['seconds']:.1f} s in {answer['pieces']} pieces")
    tell("\n".join([answer["findings"]["verdict"], *(one["text"] for one in answer["findings"]["samples"])]))
    assert answer["findings"]["held"] is True
    assert answer["pieces"] > 8, "a reader sees the curves grow"
    curve = answer["state"]["training"]["curves"]["causal"]
    assert curve == pytest.approx(record["curves"]["causal"], rel=1e-6)
    assert answer["findings"]["samples"][0] == record["findings"]["samples"][0]
