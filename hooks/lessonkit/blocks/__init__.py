"""The Markdown blocks of a lesson, as a Python-Markdown extension: `lessonkit.blocks`."""

from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from lessonkit.blocks.by_hand import ByHand
from lessonkit.blocks.exercise import Exercise
from lessonkit.blocks.flashcard import Flashcard
from lessonkit.blocks.long_run import LongRun
from lessonkit.blocks.picture import LivePicture
from lessonkit.blocks.question import Question
from lessonkit.blocks.term import Term
from lessonkit.blocks.verdict import Verdict

ROOT = Path(__file__).resolve().parents[3]
BLOCKS = (Exercise, ByHand, Verdict, Question, Flashcard, LongRun, LivePicture, Term)


class LessonBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks. Option `exercises`: the folder that holds the exercises."""

    def __init__(self, **options: Any) -> None:
        self.config = {"exercises": [str(ROOT / "exercises"), "the folder that holds the exercises"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802, the library's name
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())


def makeExtension(**options: Any) -> LessonBlocks:  # noqa: N802, the library's name
    return LessonBlocks(**options)
