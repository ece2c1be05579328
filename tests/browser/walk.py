"""A reader who goes about the site at random while it is deployed anew, and what became of pages and answers."""

import json
import random
import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page

from browser.exercise import PRACTICE, Exercise
from browser.host import Site
from browser.marked import letters, marks
from browser.reader import Reader

PAGES = [
    "",
    "autoregressive/",
    PRACTICE,
    "autoregressive/lab/",
    "autoregressive/kv-cache/",
    "autoregressive/peeking-pays/",
    "autoregressive/flashcards/",
    "your-work/",
]


def half_deployed(builds: dict[str, Path], target: Path, dice: random.Random) -> Path:
    """A deploy under way: the list is new, and half of the files are."""
    shutil.copytree(builds["A"], target)
    for name in sorted(json.loads((builds["B"] / "offline.json").read_text())["pages"]):
        if dice.random() < 0.5:
            shutil.copyfile(builds["B"] / name, target / name)
    shutil.copyfile(builds["B"] / "offline.json", target / "offline.json")
    return target


def offer(tab: Page) -> Locator:
    return tab.get_by_role("button", name="Load it")


class Walk:
    """A reader with several tabs who goes about, types, runs, and now and then takes what is offered."""

    def __init__(self, reader: Reader, hosted: Site, dice: random.Random) -> None:
        self.reader, self.hosted, self.dice = reader, hosted, dice
        reader.visit(PRACTICE)
        self.tabs = [reader.page, *(reader.context.new_page() for _ in range(2))]
        for tab in self.tabs[1:]:
            tab.goto(hosted.url + dice.choice(PAGES))
        self.typed: dict[str, str] = {}
        self.mixed: list[str] = []
        self.lost: list[str] = []
        self.seen = {"A": 0, "B": 0}
        self.moves = self.taken = self.ran = 0
        self.most_bytes = 0

    def move(self) -> None:
        self.moves += 1
        tab = self.dice.choice(self.tabs)
        if self.dice.random() < 0.3:
            tab.reload()
        elif self.dice.random() < 0.1:
            tab.close()
            self.tabs[self.tabs.index(tab)] = tab = self.reader.context.new_page()
            self.reader.page = self.tabs[0]
            tab.goto(self.hosted.url + self.dice.choice(PAGES))
        else:
            tab.goto(self.hosted.url + self.dice.choice(PAGES))
        self._look_at(tab)
        self._act_on(tab)
        if self.dice.random() < 0.2:
            self.reader.stop_service_worker()
        self._ask_late(self.dice.choice(self.tabs))

    def take(self) -> None:
        """Wait for the offer, and take it."""
        tab = self.tabs[0]
        tab.reload()
        self._take(tab)

    def finish(self) -> None:
        for tab in self.tabs:
            self._judge(tab)
        self._weigh()

    def summary(self) -> str:
        pages = " and ".join(f"{count} of {letter}" for letter, count in self.seen.items())
        return (
            f"{self.moves} moves: {pages}, {len(self.mixed)} mixed; {self.taken} offers taken, {self.ran} runs, "
            f"{len(self.lost)} answers lost; at most {self.most_bytes / 1e6:.1f} MB kept"
        )

    def _look_at(self, tab: Page) -> None:
        if PRACTICE in tab.url:
            for exercise_id in ("joint-nll", "spot-the-leak"):
                found = Exercise(tab, exercise_id).editor.inner_text().strip()
                if found != self.typed.get(exercise_id, found):
                    self.lost.append(f"{exercise_id}: {self.typed[exercise_id]} became {found}")
        self._judge(tab, counts=True)

    def _act_on(self, tab: Page) -> None:
        if PRACTICE in tab.url:
            exercise = Exercise(tab, self.dice.choice(["joint-nll", "spot-the-leak"]))
            number = self.dice.randrange(10**6)
            self.typed[exercise.id] = f"print({number})"
            exercise.write(self.typed[exercise.id])
            if self.dice.random() < 0.15:
                exercise.button("Run").click()
                exercise.expect_output(str(number))
                self.ran += 1
                self._weigh()
        if offer(tab).is_visible() and self.dice.random() < 0.2:
            self._take(tab)
        self._judge(tab)

    def _take(self, tab: Page) -> None:
        with tab.expect_navigation():
            offer(tab).click()
        self.taken += 1
        self._look_at(tab)

    def _ask_late(self, tab: Page) -> None:
        """What a tab fetches long after it was opened, whatever the other tabs are made of by now."""
        name = self.dice.choice(["assets/exercises/joint-nll.json", "assets/exercises/spot-the-leak.json"])
        tab.evaluate("url => fetch(url).then((answer) => answer.text())", self.hosted.url + name)
        self._judge(tab)

    def _judge(self, tab: Page, counts: bool = False) -> None:
        found = letters(tab)
        if len(found) != 1:
            self.mixed.append(f"{tab.url}: {sorted(marks(tab))}")
        elif counts:
            self.seen[found.pop()] += 1

    def _weigh(self) -> None:
        self.most_bytes = max(self.most_bytes, self.reader.kept_bytes())
