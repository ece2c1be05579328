"""A page's policy: the hashes of what it holds, nothing else let in; what no hash can allow stops the build."""

import base64
import hashlib
from pathlib import Path

import pytest

from lessonkit.policy import PolicyError, protect, with_policy

HEAD = '<html><head>\n<meta charset="utf-8">\n<title>T</title>'
NO_HASH_ALLOWS = [
    '<p style="color: red">',
    '<img src="x" onerror="f()">',
    '<a href="javascript:f()">',
    '<a href=" JavaScript:f()">',
]


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_inline_scripts_and_styles_are_allowed_by_their_hash() -> None:
    page = with_policy(f"{HEAD}<style>p {{}}</style></head><script>\n1 < 2 && '&amp;'\n</script></html>")
    scripts = page.partition("script-src ")[2].partition(";")[0].split()
    styles = page.partition("style-src ")[2].partition(";")[0].split()
    assert sha256("\n1 < 2 && '&amp;'\n") in scripts
    assert sha256("p {}") in styles


def test_data_and_scripts_with_an_address_need_no_hash() -> None:
    data = '<script type="application/json">{}</script><script type="text/plain" src="x.js"></script>'
    assert "sha256" not in with_policy(f'{HEAD}</head>{data}<script src="y.js"></script></html>')


def test_the_policy_stands_before_all_that_it_governs_and_once() -> None:
    page = with_policy(f"{HEAD}<script>1</script></head></html>")
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert page.index("<meta charset") < page.index("Content-Security-Policy")
    assert with_policy(page) == page


@pytest.mark.parametrize("markup", NO_HASH_ALLOWS)
def test_what_no_hash_allows_is_named_with_its_page_and_line(tmp_path: Path, markup: str) -> None:
    (tmp_path / "bad.html").write_text(f"{HEAD}</head>\n{markup}</html>")
    (tmp_path / "good.html").write_text(f"{HEAD}</head></html>")
    with pytest.raises(PolicyError, match=r"bad\.html, line 4: <") as refused:
        protect(tmp_path)
    assert "good.html" not in str(refused.value)


def test_every_built_page_has_a_policy_that_lets_in_nothing_unnamed(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page = path.read_text()
        assert page.count('http-equiv="Content-Security-Policy"') == 1, path
        assert page.encode().index(b"<meta charset") < 1024
        policy = page.partition('"Content-Security-Policy" content="')[2].partition('"')[0]
        assert policy.startswith("default-src 'none'; ")
        for word in ("'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*", "'strict-dynamic'"):
            assert word not in policy.split(), path
