"""The deck for everything else, read back with the standard library and compared with the page's Markdown."""

import csv
import re
from pathlib import Path

import pytest

from deck.source import DECK, PARTS, TOPICS, edited, files, reworded
from lessonkit.deck.addresses import Addresses


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def words(markdown: str) -> list[str]:
    return markdown.split()


def test_the_csv_file_holds_every_card_with_its_markdown(site: Path) -> None:
    cards = rows(site / "autoregressive" / "flashcards.csv")
    assert [card["id"] for card in cards] == list(PARTS)
    for card in cards:
        assert list(card) == ["id", "topic", "question", "answer", "lesson", "changed"]
        question, answer = PARTS[card["id"]]
        assert words(card["question"]) == words(question)
        assert words(card["answer"]) == words(answer)
        assert card["topic"] == TOPICS[card["id"]]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", card["changed"])


def test_the_csv_file_ends_its_lines_as_the_standard_says_and_has_no_mark_in_front(site: Path) -> None:
    written = (site / "autoregressive" / "flashcards.csv").read_bytes()
    assert written.startswith(b"id,topic,question,answer,lesson,changed\r\n")
    assert written.endswith(b"\r\n")
    outside_quotes = re.sub(rb'"(?:[^"]|"")*"', b"", written)
    assert outside_quotes.count(b"\n") == outside_quotes.count(b"\r\n") == len(PARTS) + 1


@pytest.mark.parametrize("answer", ["=1+1", "+1", "-1 is the answer", "@SUM(A1)", "＝1", "- a list"])
def test_no_cell_is_a_formula_to_a_spreadsheet(tmp_path: Path, answer: str) -> None:
    edited(tmp_path, "deck", *reworded("kv-cache", "2099-01-01", answer))
    (card,) = [card for card in rows(tmp_path / "deck.csv") if card["id"] == "kv-cache"]
    assert card["answer"] == f"'{answer}"


@pytest.mark.parametrize("answer", ['She said "no", twice.', "One; two, three", "$$\nx < 1\n$$\n\nThen `a,b`."])
def test_quotes_commas_and_line_ends_survive(tmp_path: Path, answer: str) -> None:
    edited(tmp_path, "deck", *reworded("kv-cache", "2099-01-01", answer))
    (card,) = [card for card in rows(tmp_path / "deck.csv") if card["id"] == "kv-cache"]
    assert card["answer"] == answer


def test_a_paragraph_is_one_line_of_csv_and_lists_and_code_keep_theirs(tmp_path: Path) -> None:
    kept = "- one\n- two\n\n1. a\n2. b\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    edited(tmp_path, "deck", *reworded("kv-cache", "2099-01-01", f"It is\nlong.\n\n{kept}"))
    (card,) = [card for card in rows(tmp_path / "deck.csv") if card["id"] == "kv-cache"]
    assert card["answer"] == f"It is long.\n\n{kept}"
    code = "Run\nit:\n\n```\na\nb\n```"
    edited(tmp_path, "deck", *reworded("kv-cache", "2099-01-01", code))
    (card,) = [card for card in rows(tmp_path / "deck.csv") if card["id"] == "kv-cache"]
    assert card["answer"] == code


def test_the_markdown_file_holds_every_card_as_the_author_wrote_it(site: Path) -> None:
    text = (site / "autoregressive" / "flashcards.txt").read_text(encoding="utf-8")
    title, *cards = re.split(r"^## ", text, flags=re.MULTILINE)
    assert title == "# Autoregressive models\n\n"
    found = {}
    for card in cards:
        card_id, facts, parts = card.split("\n\n", 2)
        assert facts.startswith(f"Topic: {TOPICS[card_id]}. Changed: 20")
        question, answer = parts.split("\n\n---\n\n")
        found[card_id] = (question, answer.rstrip("\n"))
    assert found == PARTS


def test_both_name_the_lessons_address_if_there_is_one(tmp_path: Path) -> None:
    page = tmp_path / "deck.md"
    page.write_text(DECK.read_text())
    lesson = "https://example.org/course/autoregressive/"
    written = files(page, Addresses(lesson, f"{lesson}flashcards/"))
    assert rows(written[".csv"])[0]["lesson"] == f"{lesson}#chain-rule"
    assert f" Lesson: <{lesson}#chain-rule>\n" in written[".txt"].read_text()
