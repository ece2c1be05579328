"""A stranger's first minutes: the project as git has it, in a folder with a space in its name.

What comes over the network comes with `make fetch`. After it the network is cut, and `make build` makes the same bytes
as the suite's own build, though folder, day, time zone, language, file modes and hash seed differ.
"""

import hashlib
import re
import socket
from pathlib import Path

import pytest

from supply.checkout import lay_out, make
from supply.network import cut, reaches

ANOTHER_DAY = """
import datetime, time
real, shift_s = time.time, 40 * 24 * 3600 + 0.5
time.time = lambda: real() + shift_s
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Later
"""
ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout after `make fetch`."""
    folder = lay_out(tmp_path_factory.mktemp("stranger") / "a clean checkout")
    fetched = make(folder, "fetch")
    assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    for step in ("Python packages", "npm packages", "NumPy for Pyodide"):
        assert re.search(rf"→ .*{step}.* …", fetched.stdout), fetched.stdout
    assert re.search(r"done in [\d.]+ s, [\d.]+ MB from .* in [\d.]+ s, hash as locked", fetched.stdout)
    return folder


def test_after_the_fetch_a_build_without_a_network_gives_the_same_bytes(
    checkout: Path, site: Path, tmp_path: Path
) -> None:
    without = cut(tmp_path)
    python = checkout / ".venv" / "bin" / "python"
    startup = next((checkout / ".venv" / "lib").glob("python*/site-packages")) / "sitecustomize.py"
    startup.write_text(without.startup + ANOTHER_DAY)
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert reaches(server.getsockname()[1], python, without) == {"python": False, "node": False}, without.how
    built = make(checkout, "build", cut=without, umask=0o077, **ELSEWHERE)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "→ The site, built with --strict" in built.stdout
    for step in ("Python packages", "npm packages", "NumPy for Pyodide"):
        assert step not in built.stdout
    one, other = digests(site), digests(checkout / "site")
    assert len(one) > 60
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()
    print(f"{len(one)} files, the same bytes; the network was cut by {without.how}")


def digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
