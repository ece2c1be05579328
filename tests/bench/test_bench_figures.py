"""The bench's pure parts: what is sent how, what figures mean, and that the docs show the figures that are kept."""

import gzip
from pathlib import Path

import pytest

from bench import figures
from bench.link import NETWORKS
from bench.markdown import section, size, table
from bench.options import parse
from bench.served import find
from bench.tables import render
from bench.verdicts import TIMES, cold_bytes, ratio

SAMPLES = {
    "site": {"cold_ms": [900.0, 500.0, 700.0], "cold_before_bytes": [100.0], "cold_settled_bytes": [900.0]},
    "stock": {"cold_ms": [1400.0, 1300.0, 9000.0]},
}


def test_the_tables_are_made_from_the_figures_that_are_kept() -> None:
    assert figures.MARKDOWN.read_text() == render(figures.read())


def test_measuring_a_part_again_keeps_the_figures_of_the_others() -> None:
    kept = {"speed": {"none-1": {"a": 1}, "4g-1": {"a": 2}}, "scale": {"b": 3}}
    speed = figures.merged(kept, "speed", {"a": 4}, "none-1")
    assert speed == {"speed": {"none-1": {"a": 4}, "4g-1": {"a": 2}}, "scale": {"b": 3}}
    assert figures.merged(speed, "pages", {"c": 5}, "none-1") == speed | {"pages": {"c": 5}}


def test_a_ratio_is_one_of_medians() -> None:
    assert ratio(TIMES[0], SAMPLES) == 700 / 1400
    assert cold_bytes(SAMPLES["site"]) == 1000


@pytest.mark.parametrize(
    ("network", "cpu_times", "target"), [("none", 1, 0.60), ("4G", 1, 0.90), ("3G", 1, None), ("none", 4, None)]
)
def test_targets_hold_for_the_conditions_they_were_set_for(network: str, cpu_times: int, target: float | None) -> None:
    assert TIMES[0].target_on({"network": network, "cpu_times": cpu_times}) == target


def test_text_is_compressed_and_packed_files_are_sent_as_they_are(tmp_path: Path) -> None:
    for name in ("index.html", "a.wasm", "a.whl", "a.woff2", "a.bin"):
        (tmp_path / name).write_bytes(b"x" * 1000)
    page = find({"/site/": tmp_path}, "/site/")
    assert page is not None
    assert gzip.decompress(page.body) == page.raw
    assert page.headers["Content-Encoding"] == "gzip"
    sent = {name: find({"/site/": tmp_path}, f"/site/a.{name}") for name in ("wasm", "whl", "woff2", "bin")}
    assert {name: file.is_compressed for name, file in sent.items() if file} == {
        "wasm": True,
        "whl": False,
        "woff2": False,
        "bin": False,
    }


def test_nothing_above_a_mount_is_served(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.txt").write_text("no")
    assert find({"/site/": tmp_path / "inside"}, "/site/../secret.txt") is None


def test_options_have_the_defaults_that_the_docs_name() -> None:
    options = parse([])
    assert (options.rounds, options.settle_s, options.network, options.cpu_times) == (7, 8.0, NETWORKS["none"], 1)
    assert parse(["--network", "4g", "--cpu", "4"]).network.words == "4G: 9 Mbit/s, round trip 170 ms"


def test_markdown_says_sizes_in_decimal_units() -> None:
    assert [size(value) for value in (999, 1500, 9_300_000, 2.5e9)] == ["999 B", "2 KB", "9.3 MB", "2.5 GB"]
    assert table(["a", "b"], [["c", "d"]]) == "| a | b |\n| --- | ---: |\n| c | d |\n"
    assert section("part", "text").splitlines()[0] == "<!-- --8<-- [start:part] -->"
