"""Where there must be no service worker, its place is taken by the one that removes it."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from conftest import ROOT, mkdocs

REMOVES = "unregister"


def test_a_build_without_offline_use_removes_the_worker_and_registers_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFLINE", "off")
    done = mkdocs("build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert REMOVES in (tmp_path / "site/service.js").read_text()
    assert 'name="build"' not in (tmp_path / "site/index.html").read_text()
    assert not (tmp_path / "site/offline.json").exists()


def test_the_built_site_has_both_workers(site: Path) -> None:
    assert REMOVES not in (site / "service.js").read_text()
    assert REMOVES in (site / "assets/off.js").read_text()


def test_the_server_for_authors_has_no_worker_to_be_caught_by() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        try:
            assert REMOVES in _get(f"http://127.0.0.1:{port}/service.js", served)
            assert 'name="build"' not in _get(f"http://127.0.0.1:{port}/", served)
        finally:
            served.terminate()


def _get(url: str, served: "subprocess.Popen[bytes]") -> str:
    while served.poll() is None:
        try:
            with urllib.request.urlopen(url) as answer:
                text: str = answer.read().decode()
                return text
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError("the server ended")
