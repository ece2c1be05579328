"""One checkout of the project elsewhere, for all tests that a stranger's would serve."""

import re
from pathlib import Path

import pytest

from supply.checkout import lay_out, make


@pytest.fixture(scope="session")
def fetched_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stranger's checkout after `make fetch`; who changes it puts it back."""
    folder = lay_out(tmp_path_factory.mktemp("stranger") / "a clean checkout")
    fetched = make(folder, "fetch")
    assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    for step in ("Python packages", "npm packages", "NumPy for Pyodide"):
        assert re.search(rf"→ .*{step}.* …", fetched.stdout), fetched.stdout
    assert re.search(r"done in [\d.]+ s, [\d.]+ MB from .* in [\d.]+ s, hash as locked", fetched.stdout)
    return folder
