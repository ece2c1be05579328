"""A chart as data: ticks at round values, points where their numbers say, a table with the same numbers."""

import pytest

from grading.chart import BOTTOM, HEIGHT, LEFT, MOST_ROWS, RIGHT, TOP, WIDTH, Axis, Series, chart


@pytest.mark.parametrize(
    ("axis", "ticks"),
    [
        (Axis("", 0.0, 10.0), [0, 2, 4, 6, 8, 10]),
        (Axis("", 0.0, 3.4), [0, 1, 2, 3]),
        (Axis("", 1.0, 24.0), [5, 10, 15, 20]),
        (Axis("", 0.02, 30.0, is_log=True), [0.1, 1, 10]),
        (Axis("", 1.0, 1000.0, is_log=True), [1, 10, 100, 1000]),
    ],
)
def test_ticks_are_round(axis, ticks):
    assert axis.ticks() == pytest.approx(ticks)


def test_points_lie_where_their_numbers_say():
    line = Series("a", "first", [(0.0, 0.0), (10.0, 1.0), (5.0, 0.5), (20.0, -3.0)])
    (drawn,) = chart(Axis("x", 0.0, 10.0), Axis("y", 0.0, 1.0), [line])["lines"]
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
    middle = ((left + right) / 2, (top + bottom) / 2)
    assert drawn["points"] == [(left, bottom), (right, top), middle, (right, bottom)]


def test_the_table_has_the_numbers_of_every_line():
    xs = [float(x) for x in range(1, 101)]
    lines = [
        Series("a", "first", [(x, x * x) for x in xs]),
        Series("b", "second", [(x, -x) for x in xs[:50]]),
        Series("limit", "limit", [(1.0, 7.0), (100.0, 7.0)]),
    ]
    drawn = chart(Axis("step", 1.0, 100.0), Axis("y", 0.0, 10_000.0), lines)
    assert drawn["head"] == ["step", "a", "b", "limit"]
    assert len(drawn["rows"]) <= MOST_ROWS + 1
    assert drawn["rows"][0] == ["1", "1", "-1", "7"]
    assert drawn["rows"][-1] == ["100", "10,000", "", "7"]
