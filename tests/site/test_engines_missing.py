"""On a machine without Firefox and WebKitGTK, `make test` says so and goes on; where `CI` is set, it stops."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

PREPARE = "from make import engines; engines.prepare()"


@pytest.mark.parametrize(("ci", "stops"), [({}, False), ({"CI": "true"}, True)])
def test_a_missing_engine_is_named_and_stops_only_ci(tmp_path: Path, ci: dict[str, str], stops: bool) -> None:
    nothing_installed = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT / "hooks"), **ci}
    done = subprocess.run([sys.executable, "-c", PREPARE], env=nothing_installed, capture_output=True, text=True)
    assert (done.returncode != 0) == stops
    assert ("CI is set, so no engine may be missing" in done.stderr) == stops
    assert "Firefox is not installed, so not tested; on Debian: apt install firefox-esr\n" in done.stdout
    assert "WebKitGTK is not installed, so not tested; on Debian: apt install gir1.2-webkit2-4.1" in done.stdout
    assert "0 of 2 installed" in done.stdout
