"""What stops a build before it makes a page."""

from lessonkit import prove, rules
from lessonkit.builders.project import PROVED, Project
from lessonkit.deck.field_html import field_markdown
from lessonkit.deck.record import record_problems
from lessonkit.deck.rules import deck_problems
from lessonkit.problems import Problem


def mistakes(project: Project) -> list[Problem]:
    """In pages and exercises; where there is none, in the cards."""
    docs, exercises = project.docs, project.exercises
    found = rules.page_problems(docs, exercises, PROVED) + prove.exercise_problems(exercises, PROVED)
    return found or deck_problems(docs, field_markdown(project.extensions, project.configs))


def unrecorded(project: Project) -> list[Problem]:
    """Cards that were changed and not given their day."""
    return record_problems(project.docs)
