"""The two drills as a person does them."""

from browser.exercise import Exercise, source


def expect_drill_1_graded(exercise: Exercise) -> None:
    """The solution is right; with logarithms to base 2 it is not, and the slip is named."""
    exercise.write(source("joint-nll", "solution.py"))
    assert exercise.check().startswith("Correct")
    exercise.write(source("joint-nll", "solution.py").replace("np.log", "np.log2"))
    said = exercise.check()
    assert said.startswith("Not yet")
    assert "bits" in said


def decide(exercise: Exercise, letter: str, verdict: str) -> None:
    exercise.region.get_by_role("group", name=f"({letter})").get_by_role("radio", name=verdict).check()
