"""The pictures of the lesson as a reader meets them: drawn without JavaScript, alive with it, by keyboard and touch."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.pictures import DRAWN, LESSON
from conftest import ROOT, OpenVisit
from lessonkit.pictures import PICTURES, costs

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOK = """async tags => {
    const { violations, passes } = await axe.run(".picture", { runOnly: { type: "tag", values: tags } });
    const told = ({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`);
    return { found: violations.flatMap(told), passes: passes.length };
}"""


def live(page: Page) -> Page:
    """With the keyboard in use, everything is brought to life."""
    page.keyboard.press("Tab")
    expect(page.locator(".picture--live")).to_have_count(len(PICTURES))
    return page


def figure(page: Page, picture: str) -> Locator:
    """By its role; its name is its title."""
    title = page.locator(f"#{picture}-title").inner_text()
    return page.get_by_role("figure", name=title, exact=True)


def said(page: Page, picture: str) -> Locator:
    return figure(page, picture).get_by_role("status")


@pytest.mark.parametrize("picture", PICTURES)
def test_without_javascript_there_is_a_drawn_state_a_sentence_and_the_numbers(visit: OpenVisit, picture: str) -> None:
    page = visit(java_script_enabled=False).open(LESSON)
    shown = figure(page, picture)
    for drawing in shown.get_by_role("img").all():
        expect(drawing).to_be_visible()
        assert drawing.get_attribute("aria-label")
    expect(said(page, picture)).to_have_text(PICTURES[picture]().says)
    expect(shown.locator("fieldset")).to_be_hidden()
    if not shown.locator("table").is_visible():
        shown.get_by_text("The numbers").click()
    cells = shown.locator("tbody tr").first.locator("th, td").all_inner_texts()
    assert tuple(cells) == PICTURES[picture]().rows[0]


@pytest.mark.parametrize("picture", PICTURES)
def test_the_browser_draws_what_the_build_drew(visit: OpenVisit, picture: str) -> None:
    page = visit().open(LESSON)
    before = page.evaluate(DRAWN, picture)
    assert len(before) > 20
    live(page)
    page.evaluate("id => document.getElementById(id).dispatchEvent(new Event('input'))", picture)
    assert page.evaluate(DRAWN, picture) == before


def test_the_pictures_script_is_fetched_when_a_reader_comes_near(visit: OpenVisit) -> None:
    reader = visit(viewport={"width": 1280, "height": 400})
    page = reader.open(LESSON)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("!customElements.get('live-picture')")
    before = [url for url in reader.watch.requested if "/part-" in url]
    page.locator(".picture").first.scroll_into_view_if_needed()
    expect(page.locator(".picture--live").first).to_be_attached()
    after = [url for url in reader.watch.requested if "/part-" in url]
    assert 1 <= len(after) - len(before) <= 2


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pictures_are_free_of_what_axe_finds(visit: OpenVisit, scheme: str, width: int) -> None:
    page = live(visit(color_scheme=scheme, viewport={"width": width, "height": 800}).open(LESSON))
    page.locator(".picture__numbers").evaluate_all("all => all.forEach(details => (details.open = true))")
    page.evaluate(AXE)
    looked = page.evaluate(LOOK, TAGS)
    assert looked["passes"] > 10
    assert looked["found"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_on_paper_there_is_the_drawing_and_no_controls(visit: OpenVisit, java_script_enabled: bool) -> None:
    page = visit(java_script_enabled=java_script_enabled).open(LESSON)
    page.emulate_media(media="print")
    for picture in PICTURES:
        expect(figure(page, picture).get_by_role("img").first).to_be_visible()
        expect(figure(page, picture).locator("fieldset")).to_be_hidden()


def test_the_print_page_holds_every_picture_and_no_controls(visit: OpenVisit) -> None:
    page = visit().open("print_page/")
    expect(page.locator(".picture .picture__drawing").first).to_be_visible()
    assert page.locator(".picture").count() == len(PICTURES)
    assert page.locator(".picture fieldset:visible").count() == 0


def test_with_forced_colours_text_stands_out_from_every_cell(visit: OpenVisit) -> None:
    page = visit(forced_colors="active").open(LESSON)
    fills = page.locator(".picture__cell").evaluate_all(
        "cells => [...new Set(cells.map(c => getComputedStyle(c).fill))]"
    )
    inks = page.locator(".picture__number").evaluate_all(
        "texts => [...new Set(texts.map(t => getComputedStyle(t).fill))]"
    )
    assert inks
    assert set(fills).isdisjoint(inks)


def test_a_future_score_moves_a_row_only_when_zeroed_after(visit: OpenVisit) -> None:
    page = live(visit().open(LESSON))
    score = figure(page, "attention-mask").get_by_role("spinbutton", name="score of position 1 for position 2")
    score.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(score).to_have_value("0")
    words = said(page, "attention-mask")
    expect(words).to_contain_text("s₁₂ from 2 to 0 (a future position)")
    expect(words).to_contain_text(
        "−∞: no row moves. −10⁴: no row moves. Zeroed after: row 1 moves by a future score alone"
    )
    expect(figure(page, "attention-mask").get_by_text("✗ leaks")).to_be_visible()
    expect(page.locator("[data-way=after] [data-row='0'] [data-is=weight-0]")).to_have_text("0.576")
    score.fill("")
    expect(words).to_contain_text("A score is missing")


def test_the_finite_mask_fails_when_allowed_scores_are_low_enough(visit: OpenVisit) -> None:
    page = live(visit().open(LESSON))
    figure(page, "attention-mask").get_by_role("slider", name="Lower every allowed score by").focus()
    page.keyboard.press("End")
    expect(said(page, "attention-mask")).to_contain_text("with −10⁴ the future gets up to 1.000 of a row’s weight")
    expect(said(page, "attention-mask")).to_contain_text("with −∞ exactly 0")


@pytest.mark.parametrize("way", ["keyboard", "touch"])
def test_a_position_says_what_it_can_see(visit: OpenVisit, way: str) -> None:
    page = live(visit(has_touch=True).open(LESSON))
    if way == "keyboard":
        figure(page, "attention-mask").get_by_role("radio", name="none").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
    else:
        page.locator("[data-way=infinite] [data-row='1'] rect").first.tap()
    expect(said(page, "attention-mask")).to_contain_text("Position 2 reads 1 (0.269), 2 (0.731), and nothing later")


def test_two_stacks_have_no_blind_spot_and_mask_b_first_reads_its_target(visit: OpenVisit) -> None:
    page = live(visit(has_touch=True).open(LESSON))
    shown, words = figure(page, "raster-mask"), said(page, "raster-mask")
    shown.get_by_role("slider", name="Layers").focus()
    page.keyboard.press("End")
    expect(words).to_contain_text("reads 34 of the 40 pixels before it. 6 lie in the blind spot")
    shown.get_by_role("radio", name="two (gated)").press("Space")
    expect(words).to_contain_text("reads 40 of the 40 pixels before it. None lies in a blind spot.")
    shown.get_by_role("radio", name="B", exact=True).press("Space")
    expect(words).to_contain_text("It also reads itself")
    shown.locator("[data-cell='0,3']").tap()
    expect(words).to_contain_text(re.compile("row 1, column 4 reads 3 of the 3"))


def test_a_reader_sets_the_sizes_and_reads_what_a_step_costs(visit: OpenVisit) -> None:
    page = live(visit().open(LESSON))
    shown, words = figure(page, "step-cost"), said(page, "step-cost")
    shown.get_by_role("slider", name="Tokens t").focus()
    page.keyboard.press("End")
    expect(words).to_contain_text("At t = 100,000")
    expect(words).to_contain_text("100,000 times as many")
    sizes = shown.get_by_role("combobox", name="Sizes of")
    sizes.select_option(label="GPT-3 175B")
    expect(words).to_contain_text("the border at 6d = 73,728")
    expect(shown.get_by_role("spinbutton", name="Blocks L")).to_have_value("96")
    shown.get_by_role("spinbutton", name="Width d").fill("1000")
    expect(sizes).to_have_value("own")
    expect(words).to_contain_text("the border at 6d = 6,000")
    row = shown.get_by_role("row", name="keys and values of a token")
    expect(row.get_by_role("cell")).to_have_text(["384.0 kB", "none kept"])
    shown.get_by_role("spinbutton", name="Width d").fill("0")
    expect(words).to_contain_text("A size is missing or out of range")


def test_conditionals_of_a_tenth_multiply_to_zero_and_still_add_up(visit: OpenVisit) -> None:
    page = live(visit().open(LESSON))
    shown, words = figure(page, "surprise-adds-up"), said(page, "surprise-adds-up")
    for name in ("p(D)", "p(O | D)", "p(G | D, O)"):
        slider = shown.get_by_role("slider", name=name, exact=True)
        slider.press("Home")
        for _ in range(5):
            slider.press("ArrowRight")
        assert slider.get_attribute("aria-valuetext") == "0.10"
    expect(words).to_contain_text("0.1 · 0.1 · 0.1 = 0.001")
    expect(words).to_contain_text("For 400 pieces the product is 0.0, whose −ln is ∞, and the sum 921.03 nats.")
    shown.get_by_role("radio", name="bits").press("Space")
    expect(words).to_contain_text("≈ 9.966 bits")
    expect(words).to_contain_text("Perplexity: 10.000")
    shown.get_by_role("spinbutton", name="Pieces of the long sequence").fill("3")
    expect(words).to_contain_text("For 3 pieces the product is 1.0 × 10⁻³ and the sum 9.97 bits.")


def test_another_order_cuts_the_same_area_with_other_factors(visit: OpenVisit) -> None:
    page = live(visit(has_touch=True).open(LESSON))
    shown, words = figure(page, "joint-factored"), said(page, "joint-factored")
    shown.get_by_role("combobox", name="Order of the cuts").focus()
    page.keyboard.press("End")
    expect(words).to_contain_text("In the order x₃, x₂, x₁ the factors of DOG are 0.364 · 0.3681 · 0.4478")
    expect(words).to_contain_text("its area is 0.06 ")
    expect(words).to_contain_text("the six differ by less than 10⁻¹⁵")
    shown.get_by_role("slider", name="Spread evenly").focus()
    page.keyboard.press("End")
    expect(words).to_contain_text("0.3333 · 0.3333 · 0.3333, and its area is 0.037 ")
    expect(words).to_contain_text("All 27 areas add up to 1.000000")
    shown.locator("[data-area=OGG]").tap()
    expect(shown.get_by_role("combobox", name="Sequence")).to_have_value("OGG")
    expect(words).to_contain_text("the factors of OGG are")


@pytest.mark.parametrize(
    ("preset", "size"), [("GPT-3 175B", (12288, 96, 50257)), ("the lab’s timed model", (48, 1, 16))]
)
def test_lines_and_border_of_other_sizes_lie_where_the_build_would_draw_them(
    visit: OpenVisit, preset: str, size: tuple[int, int, int]
) -> None:
    page = live(visit().open(LESSON))
    shown = figure(page, "step-cost")
    shown.get_by_role("combobox", name="Sizes of").select_option(label=preset)
    shown.get_by_role("slider", name="Tokens t").press("Home")
    built = costs.chart(costs.Size(*size), 1)
    assert len(built.findall(".//polyline")) == 4
    for line in built.iter("polyline"):
        assert shown.locator(f"[data-line={line.get('data-line')}]").get_attribute("points") == line.get("points")
    border = built.find(".//circle")
    assert border is not None
    assert shown.locator("circle").get_attribute("cx") == border.get("cx")
    assert shown.locator("circle").get_attribute("cy") == border.get("cy")
    ticks = [text.text for text in built.iter("text") if text.get("data-power")]
    assert shown.locator("[data-power]").all_text_contents() == ticks
