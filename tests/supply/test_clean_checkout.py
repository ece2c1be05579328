"""A stranger's first minutes: the project as git has it, in a folder with a space in its name.

What comes over the network comes with `make fetch`. After it the network is cut, and `make build` makes the same bytes
as the suite's own build, though folder, day, time zone, language, file modes and hash seed differ.
"""

import hashlib
import socket
from pathlib import Path

from supply.checkout import make
from supply.network import cut, reaches
from told import Tell

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


def test_after_the_fetch_a_build_without_a_network_gives_the_same_bytes(
    fetched_checkout: Path, site: Path, tmp_path: Path, tell: Tell
) -> None:
    checkout, without = fetched_checkout, cut(tmp_path)
    python = checkout / ".venv" / "bin" / "python"
    startup = next((checkout / ".venv" / "lib").glob("python*/site-packages")) / "sitecustomize.py"
    startup.write_text(without.startup + ANOTHER_DAY)
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert reaches(server.getsockname()[1], python, without) == {"python": False, "node": False}, without.how
    built = make(checkout, "build", cut=without, umask=0o077, **ELSEWHERE)
    startup.unlink()
    assert built.returncode == 0, built.stdout + built.stderr
    assert "→ The site, built with --strict" in built.stdout
    for step in ("Python packages", "npm packages", "NumPy for Pyodide"):
        assert step not in built.stdout
    one, other = digests(site), digests(checkout / "site")
    assert len(one) > 60
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()
    tell(f"{len(one)} files, the same bytes; the network was cut by {without.how}")


def digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
