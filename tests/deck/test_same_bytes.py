"""The same commit gives the same files, whenever and wherever it is built."""

import hashlib
import sqlite3
import zipfile
from pathlib import Path

import pytest

from conftest import mkdocs
from deck.source import DECK, PARTS, files

NAMES = ("flashcards.apkg", "flashcards.csv", "flashcards.txt")
ANOTHER_DAY = "import time\nreal = time.time\ntime.time = lambda: real() + 40 * 24 * 3600 + 0.5\n"


def test_another_process_on_another_day_in_another_time_zone_builds_the_same(site: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY)
    folder = tmp_path / "site"
    elsewhere = {"PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    done = mkdocs("build", "--strict", "--site-dir", str(folder), **elsewhere)
    assert done.returncode == 0, done.stderr
    for name in NAMES:
        built = [(root / "autoregressive" / name).read_bytes() for root in (site, folder)]
        assert built[0] == built[1], [hashlib.sha256(content).hexdigest() for content in built]


@pytest.fixture
def rows(package: Path, tmp_path: Path) -> dict[str, tuple[int, int, int, str]]:
    """Note id, card id, time of change and guid of every card in the package, read with SQLite alone."""
    with zipfile.ZipFile(package) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extract("collection.anki2", tmp_path)
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    select = "select n.flds, n.id, c.id, n.mod, n.guid from notes n join cards c on c.nid = n.id"
    found = {flds.split("\x1f")[0]: tuple(rest) for flds, *rest in connection.execute(select)}
    connection.close()
    return found


def test_ids_are_those_of_the_first_release(rows: dict[str, tuple[int, int, int, str]]) -> None:
    """A change here would double every card that readers have."""
    assert set(rows) == set(PARTS)
    assert rows["chain-rule"] == (1793179486037, 1793179486037, rows["chain-rule"][2], "cQ+5.uVJ3g")
    assert len({note for note, *_ in rows.values()}) == len({guid for *_, guid in rows.values()}) == len(PARTS)


def test_ids_do_not_depend_on_a_cards_wording_or_place(
    tmp_path: Path, rows: dict[str, tuple[int, int, int, str]]
) -> None:
    page = tmp_path / "other.md"
    before, _, cards = DECK.read_text().partition("/// flashcard")
    page.write_text(f"{before}/// flashcard{cards.rpartition('/// flashcard')[2]}".replace("signature", "typical"))
    with zipfile.ZipFile(files(page)[".apkg"]) as archive:
        archive.extract("collection.anki2", tmp_path)
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    assert connection.execute("select id, guid from notes").fetchall() == [(rows["trade-off"][0], rows["trade-off"][3])]
    connection.close()
