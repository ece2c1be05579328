"""What the build does about an author's mistakes: it lists all of them at once and stops."""

from pathlib import Path

from hooks.author_project import GOOD, STARTER, build

BLOCKS = ("<py-exercise", "<flash-card", '<details class="question"', "<by-hand", 'class="verdict"')


def test_the_build_stops_and_lists_every_problem_at_once(project: Path) -> None:
    bad = GOOD.replace("exercise | small-sum", "exercise | smal-sum").replace("| good-card", "|")
    (project / "docs" / "page.md").write_text(bad.replace("That.\n///", "That."))
    (project / "exercises" / "second_sum" / "solution.py").write_text(STARTER)
    done = build(project)
    assert done[0] != 0
    for place in ("docs/page.md:3", "docs/page.md:11", "docs/page.md:23", "exercises/second_sum/solution.py:1"):
        assert place in done[1]
    assert "problems in the lessons; the site was not built" in done[1]
    assert not (project / "site" / "page" / "index.html").exists()


def test_the_same_project_without_mistakes_is_built(project: Path) -> None:
    code, said = build(project)
    assert code == 0, said
    html = (project / "site" / "page" / "index.html").read_text()
    for element in BLOCKS:
        assert element in html
