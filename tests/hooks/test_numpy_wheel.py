"""NumPy's wheel: sources in order, each named with bytes and time, and nothing accepted but the locked hash."""

import hashlib
from pathlib import Path

import pytest

from make import numpy_wheel
from make.numpy_wheel import Wanted, fetch
from make.steps import StepFailed

GOOD = b"the wheel"
WHEEL = Wanted("numpy-9.whl", hashlib.sha256(GOOD).hexdigest(), "1.2.3")


def source(content: bytes | None):  # type: ignore[no-untyped-def]
    def bring(wheel: Wanted, target: Path) -> None:
        if content is None:
            raise OSError("unreachable")
        target.write_bytes(content)

    return bring


def test_the_first_source_that_has_the_file_is_taken(tmp_path: Path) -> None:
    asked: list[str] = []

    def later(wheel: Wanted, target: Path) -> None:
        asked.append("later")

    name, seconds = fetch(WHEEL, tmp_path / "w.whl", [("one", source(None)), ("two", source(GOOD)), ("three", later)])
    assert (name, asked) == ("two", [])
    assert seconds >= 0
    assert (tmp_path / "w.whl").read_bytes() == GOOD


def test_a_file_with_another_hash_is_refused_with_expected_and_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = [("the mirror", source(b"altered")), ("the other", source(GOOD))]
    assert fetch(WHEEL, tmp_path / "w.whl", sources)[0] == "the other"
    said = capsys.readouterr().out
    assert "the mirror: refused, wrong hash" in said
    assert f"expected {WHEEL.sha256}" in said
    assert f"found {hashlib.sha256(b'altered').hexdigest()}" in said
    assert "(7 bytes, 0.0 s)" in said


def test_if_no_source_has_it_every_answer_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(StepFailed) as failure:
        fetch(WHEEL, tmp_path / "w.whl", [("one", source(None)), ("two", source(b"altered"))])
    assert "one: unreachable" in str(failure.value)
    assert "two: refused, wrong hash" in str(failure.value)
    assert list(tmp_path.iterdir()) == []


def test_the_wanted_file_is_the_one_in_pyodides_lock_and_the_set_up_brought_it() -> None:
    wheel = numpy_wheel.wanted()
    brought = numpy_wheel.location(wheel)
    assert wheel.name.startswith("numpy-2.4.3-cp314")
    assert hashlib.sha256(brought.read_bytes()).hexdigest() == wheel.sha256
