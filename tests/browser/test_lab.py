"""The lab and the zoo through the page: every exercise right and wrong, the bench's pictures, drawn descriptions."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.exercise import LAB, PRACTICE, PYTHON_STARTS_MS, Exercise, source
from conftest import OpenVisit
from exercises.submissions import submissions
from grading.zoo import SPECIMENS as ZOO

CODED = ["sequence-log-prob", "causal-attention", "raster-mask", "leak-detector", "model-bench"]
ONE_MISTAKE = {
    exercise: next(s for s in submissions() if s["exercise"] == exercise and s["role"] == "mistake")
    for exercise in CODED
}


@pytest.mark.parametrize("exercise_id", CODED)
def test_every_exercise_accepts_its_solution_and_names_a_mistake(visit: OpenVisit, exercise_id: str) -> None:
    exercise = Exercise(visit().open(LAB), exercise_id)
    assert exercise.check().startswith("Not yet")
    exercise.write(source(exercise_id, "solution.py"))
    assert exercise.check().startswith("Correct")
    mistake = ONE_MISTAKE[exercise_id]
    exercise.write(mistake["source"])
    said = " ".join(exercise.check().split())
    assert said.startswith("Not yet")
    assert mistake["expected_text"].replace("`", "") in said


def probe(exercise: Exercise) -> Locator:
    exercise.button("Probe").click()
    summary = exercise.region.get_by_role("status", name="Probe summary")
    expect(summary).to_contain_text("Measured", timeout=PYTHON_STARTS_MS)
    return exercise.region.get_by_role("figure")


def test_the_bench_shows_five_tests_each_with_a_picture_a_sentence_and_the_lessons_point(visit: OpenVisit) -> None:
    page = visit().open(LAB)
    exercise = Exercise(page, "model-bench")
    figures = probe(exercise)
    expect(figures).to_have_count(5)
    expect(figures.first.locator(".probe__sentence").first).to_contain_text("Leaks")
    exercise.write(source("model-bench", "solution.py"))
    figures = probe(exercise)
    expect(figures.first.locator(".probe__sentence").first).to_contain_text("Causal on every input tried")
    for title in ("Liveness", "Sum to one", "Leak meter", "Two ways"):
        figure = figures.filter(has=page.locator(".probe__title", has_text=title))
        expect(figure.locator(".probe__title")).to_contain_text("Held")
        expect(figure.get_by_role("img")).to_be_visible()
        assert len(figure.locator(".probe__sentence").inner_text()) > 40
        address = figure.get_by_role("link").evaluate("link => link.href")
        path, anchor = address.split("#")
        assert f'id="{anchor}"' in page.request.get(path).text()


def test_the_learner_sees_the_chain_rule_sum_to_one_and_a_peeking_model_miss_it(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(LAB), "sequence-log-prob")
    exercise.write(source("sequence-log-prob", "solution.py"))
    honest, peeking = (figure.inner_text() for figure in probe(exercise).all())
    assert honest.startswith("Held")
    assert "1.000000" in honest
    assert peeking.startswith("Failed")
    assert "1.000000" not in peeking


def test_the_receptive_field_shows_the_blind_spot(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(LAB), "raster-mask")
    exercise.write(source("raster-mask", "solution.py"))
    figure = probe(exercise).first
    counts = {kind: figure.locator(f".probe__cell--{kind}").count() for kind in ("self", "seen", "blind", "leak")}
    # Row r above the centre of an 11 x 11 image reaches r columns to the right at most: 1 + 2 + 3 + 4 stay unseen.
    assert counts == {"self": 1, "seen": 34, "blind": 10, "leak": 0}


def test_a_click_on_a_red_cell_and_the_list_show_the_two_inputs_for_that_leak(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    figure = probe(exercise).nth(1)
    cell = figure.locator('.probe__leak[data-leak="2,5"]')
    cell.click()
    chosen = figure.get_by_role("combobox", name="Leak of (b) to prove")
    expect(chosen.locator("option:checked")).to_have_text("output at position 3, input at position 6")
    first, second = (figure.get_by_role("row").nth(k).get_by_role("cell").inner_text().split() for k in (0, 1))
    assert [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b] == [5]
    chosen.select_option("output at position 1, input at position 2")
    expect(figure.locator(".probe__leak--shown")).to_have_attribute("data-leak", "0,1")
    assert chosen.locator("option").count() == 15


def shown(exercise: Exercise) -> list[str]:
    """Zoo ids of the descriptions on show, in order."""
    sets = exercise.region.locator(".exercise__prompt > fieldset.verdict")
    ids: list[str] = sets.evaluate_all("sets => sets.map(set => set.dataset.verdict)")
    return ids


def judge_all(page: Page, exercise: Exercise, *, wrongly: str | None = None) -> None:
    causal = {specimen.id: specimen.causal for specimen in ZOO}
    for place, name in enumerate(shown(exercise)):
        verdict = causal[name] != (name == wrongly)
        group = exercise.region.get_by_role("group", name=f"({'abcd'[place]})", exact=True)
        group.get_by_role("radio", name="Enforces causality" if verdict else "Leaks").check()


def test_only_four_descriptions_are_on_show(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    assert sum(group.is_visible() for group in exercise.region.locator("fieldset.verdict").all()) == 4
    expect(exercise.region.locator(".verdict-zoo summary").first).to_be_hidden()


def test_a_seed_draws_its_four_descriptions_and_check_and_probe_follow(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "?seed=5")
    exercise = Exercise(page, "spot-the-leak")
    drawn = shown(exercise)
    assert len(set(drawn)) == 4
    assert shown(Exercise(visit().open(PRACTICE + "?seed=5"), "spot-the-leak")) == drawn
    assert shown(Exercise(visit().open(PRACTICE), "spot-the-leak")) == [specimen.id for specimen in ZOO][:4]
    judge_all(page, exercise)
    assert exercise.check().startswith("Correct")
    judge_all(page, exercise, wrongly=drawn[2])
    said = exercise.check()
    assert said.startswith("Not yet")
    assert "(c)" in said
    titles = {specimen.id: specimen.title for specimen in ZOO}
    figures = probe(exercise)
    expect(figures).to_have_count(4)
    for place, name in enumerate(drawn):
        expect(figures.nth(place).locator(".probe__title").first).to_have_text(f"({'abcd'[place]}) {titles[name]}")


def test_new_descriptions_keeps_the_verdicts_of_the_others(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "spot-the-leak")
    exercise.region.get_by_role("radio", name="Leaks").nth(1).check()
    before = shown(exercise)
    exercise.button("New descriptions").click()
    page.wait_for_url(re.compile(r"seed="))
    assert shown(exercise) != before
    page.goto(page.url.split("?")[0])
    expect(Exercise(page, "spot-the-leak").region.get_by_role("radio", name="Leaks").nth(1)).to_be_checked()


def test_every_description_on_the_page_is_of_the_zoo_and_its_answer_is_what_the_zoo_is(visit: OpenVisit) -> None:
    page = visit(java_script_enabled=False).open(PRACTICE)
    said = page.locator("fieldset.verdict").evaluate_all(
        "sets => sets.map(set => [set.dataset.verdict, set.dataset.answer])"
    )
    truth = {specimen.id: "causal" if specimen.causal else "leaks" for specimen in ZOO}
    assert len(said) >= 16
    assert [pair for pair in said if truth.get(pair[0]) != pair[1]] == []


def test_each_of_four_models_has_its_other_tests_folded_below_its_picture(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    figures = probe(exercise)
    expect(figures).to_have_count(4)
    leaking = figures.filter(has_text="(b) Transformer, bidirectional")
    leaking.get_by_text("The other tests of (b): 1 of 4 held").click()
    tests = leaking.get_by_role("figure")
    expect(tests).to_have_count(4)
    expect(tests.filter(has_text="Failed: Sum to one")).to_contain_text("all 64 sequences of 3 pieces")
    expect(figures.filter(has_text="(c) PixelCNN")).to_contain_text("The other tests of (c): 4 of 4 held")


def test_the_model_that_fooled_the_detector_goes_on_the_bench(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(LAB), "leak-detector")
    exercise.write(source("leak-detector", "mistakes/cut_in_the_middle.py"))
    figures = probe(exercise)
    expect(figures).to_have_count(6)
    benched = figures.nth(1)
    fooled = benched.locator(".probe__title").inner_text()
    assert fooled.endswith("Your detector says: causal")
    assert benched.locator(".probe__cell--leak").count() > 0
    ruling = figures.filter(has_text="Your detector on the zoo")
    expect(ruling.locator(".probe__title")).to_contain_text("Failed")
    title = fooled.removeprefix("(zoo) ").partition(". Your detector")[0]
    expect(ruling.locator(".probe__sentence")).to_contain_text(title)
    assert title in exercise.check()


def test_red_cells_of_attention_and_of_masks_show_what_proves_them(visit: OpenVisit) -> None:
    page = visit().open(LAB)
    attention = Exercise(page, "causal-attention")
    attention.write(source("causal-attention", "mistakes/no_mask.py"))
    figure = probe(attention).filter(has_text="Which rows of q, k and v move which output")
    figure.locator('.probe__leak[data-leak="1,3"]').click()
    expect(figure.locator("option:checked")).to_have_text("output row 2, input row 4")
    rows = {row.get_by_role("rowheader").inner_text(): row for row in figure.get_by_role("row").all()}
    assert list(rows)[:3] == ["row 4 of q", "row 4 of k", "row 4 of v"]
    moved = [rows[f"output row 2 on the {which}"].get_by_role("cell").inner_text() for which in ("first", "second")]
    assert moved[0] != moved[1]

    masks = Exercise(page, "raster-mask")
    masks.write(source("raster-mask", "starter.py"))
    figures = probe(masks)
    expect(figures).to_have_count(6)
    field = figures.filter(has_text="What the centre pixel reads")
    field.locator('.probe__leak[data-leak="5,6"]').click()
    expect(field.get_by_role("row").last).to_contain_text("0 → ")


def test_on_paper_no_two_descriptions_have_the_same_letter(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "?seed=5")
    Exercise(page, "spot-the-leak")
    letters = page.locator("fieldset.verdict legend").all_text_contents()
    assert len(letters) == len(set(letters)) >= 16
