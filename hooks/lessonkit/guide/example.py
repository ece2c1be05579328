"""A whole `check.py`, as `make lesson` lays it out."""

from lessonkit.new_lesson import TEMPLATE

CHECK = TEMPLATE / "exercises" / "example_lesson_joint" / "check.py"


def check() -> str:
    return f"``` python\n{CHECK.read_text(encoding='utf-8').rstrip()}\n```"
