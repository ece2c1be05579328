"""The page Browsers shows what the tests of the engines are, run without a failure in every engine."""

import json

import pytest

from conftest import ROOT, OpenVisit
from engines.features import features
from lessonkit.browsers import ENGINES, Count, Record, table
from make import engines

RECORD: Record = json.loads((ROOT / "tests" / "engines" / "recorded.json").read_text(encoding="utf-8"))
RENEW = "run `make test-engines`, and commit what it records"


def test_the_record_is_of_the_tests_that_there_are() -> None:
    assert list(RECORD["features"]) == features(), RENEW
    assert len(features()) > 15


def test_every_feature_was_run_in_every_engine_and_none_failed() -> None:
    assert tuple(RECORD["engines"]) == ENGINES == ("Chromium", *(engine.name for engine in engines.ENGINES))
    for feature, counts in RECORD["features"].items():
        assert tuple(counts) == ENGINES, feature
        assert {count["failed"] for count in counts.values()} == {0}, feature
        assert min(count["passed"] for count in counts.values()) > 0, feature
        assert len({count["passed"] for count in counts.values()}) == 1, f"{feature} is tested more in one engine"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ({"passed": 1, "failed": 0}, "passed"),
        ({"passed": 3, "failed": 0}, "3 passed"),
        ({"passed": 3, "failed": 2}, "2 failed"),
        (None, "not run"),
    ],
)
def test_what_failed_and_what_was_not_run_is_said(count: Count | None, said: str) -> None:
    made = table(
        {
            "day": "2026-11-27",
            "system": "A system 1",
            "engines": {"Chromium": {"version": "9.1", "seconds": 90}},
            "features": {"Stop": {"Chromium": count} if count else {}},
        }
    )
    assert f"| Stop | {said} |" in made
    assert "| Chromium 9.1 |" in made
    assert "Run on 2026-11-27 on A system 1. Minutes it took: Chromium 1.5." in made


def test_the_page_has_a_row_for_each_feature_and_a_column_for_each_engine(visit: OpenVisit) -> None:
    page = visit().open("browsers/")
    rows = page.get_by_role("table").first.get_by_role("row").all()
    head, *body = [[cell.strip() for cell in row.inner_text().split("\t")] for row in rows]
    assert head[1:] == [f"{name} {RECORD['engines'][name]['version']}" for name in ENGINES]
    assert [row[0] for row in body] == features()
    assert {len(row) for row in body} == {1 + len(ENGINES)}
