"""One word for one thing, in everything a reader reads; and no claim of fact without a source that the lesson lists."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
#: What other texts call it, and the word of this site.
OTHER_WORDS = {
    r"auto-regressive": "autoregressive",
    r"log likelihood": "log-likelihood",
    r"negative log likelihood": "negative log-likelihood",
    r"kv-caching|KV-cache\b|key-value cache": "KV cache",
    r"attention mask": "causal mask",
    r"teacher-forcing": "teacher forcing",
    r"receptive area|field of view": "receptive field",
    r"look-ahead": "leak",
    r"normali[z]ing|neighbor\b|\bcolor\b|optimizer": "the British spelling",
    r"flash card": "flashcard",
    r"Java[s]cript": "JavaScript",
    r"Numpy|numpy(?= array)": "NumPy",
}
#: Titles, code, formulas, ids and addresses are written as they are.
AS_IT_IS = re.compile(
    r"```.*?```|/{3,} [^\n]*|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$|\]\([^)]*\)|\[[^\]\n]*\](?=\()|https?://\S+", re.DOTALL
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_one_word_for_one_thing(page: Path) -> None:
    prose = AS_IT_IS.sub(" ", page.read_text(encoding="utf-8"))
    found = {(match[0], ours) for other, ours in OTHER_WORDS.items() for match in re.finditer(rf"(?:{other})", prose)}
    assert found == set()


def test_every_source_named_in_the_lesson_is_in_its_list() -> None:
    text, _, sources = (DOCS / "autoregressive/index.md").read_text(encoding="utf-8").partition("## Sources")
    cited = set(re.findall(r"\]\((https://[^)]+)\)", text))
    assert len(cited) > 20
    assert {address for address in cited if address not in sources} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_no_link_leads_to_plain_http(page: Path) -> None:
    assert re.findall(r"\]\(http://[^)]*\)", page.read_text(encoding="utf-8")) == []
