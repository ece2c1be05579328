"""A recorded run as elements of the page, as the client draws a reader's own: `client/run/findings.ts`."""

import json
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any, TypedDict

from grading.chart import Chart
from grading.long_run import Findings
from lessonkit.parts import box, text


class Record(TypedDict):
    """What was found, when, on what, and by which code: a digest of it. `curves` is there for the tests."""

    day: str
    code: str
    python: str
    numpy: str
    seed: int
    curves: dict[str, list[float]]
    findings: Findings


def read_record(folder: Path) -> Record:
    """`recorded.json` of a long run's folder. Raises FileNotFoundError if there is none."""
    record: Record = json.loads((folder / "recorded.json").read_text(encoding="utf-8"))
    return record


def add_record(parent: etree.Element, record: Record) -> None:
    """The findings of a record, under a sentence that says whose they are."""
    shown = box(parent, "div", [], class_="long-run__shown")
    whose = (
        f"A recorded run, not yours: made on {record['day']} by the code that runs here, with seed {record['seed']}, "
        f"Python {record['python']} and NumPy {record['numpy']}."
    )
    text(shown, "p", whose, class_="long-run__whose")
    add_findings(shown, record["findings"])


def add_findings(parent: etree.Element, found: Findings) -> None:
    """Chart, key, the sentence that says the same, numbers; then table, samples and verdict where there are some."""
    figure = box(parent, "figure", [], class_="long-run__figure")
    _chart(figure, found["chart"], found["says"])
    key = box(figure, "ul", [], class_="chart__key", aria_label="Lines of the picture")
    for line in found["chart"]["lines"]:
        item = etree.SubElement(key, "li")
        sample = box(item, "svg", [], viewBox="0 0 30 12", class_="chart__sample", aria_hidden="true")
        _svg(
            sample, "line", {"x1": 1, "y1": 6, "x2": 29, "y2": 6, "class": f"chart__line chart__line--{line['style']}"}
        )
        sample.tail = line["name"]
    text(etree.SubElement(figure, "figcaption"), "p", found["says"], class_="long-run__says")
    details = box(figure, "details", [], class_="chart__numbers")
    text(details, "summary", "The numbers")
    add_table(details, found["chart"]["head"], found["chart"]["rows"], "Numbers of the picture")
    if found["rows"]:
        add_table(parent, found["head"], found["rows"], "What was measured")
    for sample_text in found["samples"]:
        written = box(parent, "figure", [], class_="long-run__sample")
        text(etree.SubElement(written, "figcaption"), "p", sample_text["name"])
        text(etree.SubElement(written, "blockquote"), "p", sample_text["text"])
    if found["verdict"]:
        kind = "held" if found["held"] else "not-held"
        text(parent, "p", found["verdict"], class_=f"long-run__verdict long-run__verdict--{kind}")


def _chart(parent: etree.Element, chart: Chart, says: str) -> None:
    view = f"0 0 {chart['width']} {chart['height']}"
    drawing = box(parent, "svg", [], viewBox=view, role="img", aria_label=says, class_="chart__picture")
    for x1, y1, x2, y2 in chart["grid"]:
        _svg(drawing, "line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": "chart__grid"})
    for line in chart["lines"]:
        points = " ".join(f"{x},{y}" for x, y in line["points"])
        _svg(drawing, "polyline", {"points": points, "class": f"chart__line chart__line--{line['style']}"})
    for label in chart["labels"]:
        place = {"x": label["x"], "y": label["y"], "text-anchor": label["anchor"], "class": "chart__label"}
        _svg(drawing, "text", place).text = label["text"]


def _svg(parent: etree.Element, tag: str, attributes: dict[str, Any]) -> etree.Element:
    return etree.SubElement(parent, tag, {name: str(value) for name, value in attributes.items()})


def add_table(parent: etree.Element, head: list[str], rows: list[list[str]], name: str) -> None:
    """A table in a part that scrolls; `name` names it for those who come to it by its name."""
    scroller = box(parent, "div", [], class_="chart__table", tabindex="0", role="region", aria_label=name)
    table = box(scroller, "table", [], class_="chart__values")
    columns = etree.SubElement(etree.SubElement(table, "thead"), "tr")
    for words in head:
        text(columns, "th", words, scope="col") if words else etree.SubElement(columns, "td")
    body = etree.SubElement(table, "tbody")
    for first, *rest in rows:
        row = etree.SubElement(body, "tr")
        text(row, "th", first, scope="row")
        for value in rest:
            text(row, "td", value)
