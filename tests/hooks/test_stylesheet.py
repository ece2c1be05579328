"""Which rules of Material's stylesheets stay."""

import pytest

from lessonkit.stylesheet import pruned


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".md-nav{color:red}.md-tabs{color:red}", ".md-nav{color:red}"),
        (".md-nav,.tabbed-set .a{color:red}", ".md-nav{color:red}"),
        (".a:is(.b,.c),.md-tag{top:0}", ".a:is(.b,.c){top:0}"),
        (".a:not(.md-tag){top:0}", ".a:not(.md-tag){top:0}"),
        ("@media print{.md-banner{top:0}}.a{top:0}", ".a{top:0}"),
        ("@media print{.md-banner{top:0}.b{top:0}}", "@media print{.b{top:0}}"),
        ("[dir=rtl] .a,[dir=ltr] .a{top:0}", "[dir=ltr] .a{top:0}"),
        ("[data-md-color-accent=red],.a{top:0}", ".a{top:0}"),
        (":root{--md-a:url('x;{}');--md-b:1px}.a{top:var(--md-b)}", ":root{--md-b:1px}.a{top:var(--md-b)}"),
        (":root{--md-a:var(--md-b);--md-b:1px}.a{top:0}", ".a{top:0}"),
        (":root{--ink:red}", ":root{--ink:red}"),
        ('@charset "UTF-8";@keyframes a{0%{top:0}to{top:1px}}', '@charset "UTF-8";@keyframes a{0%{top:0}to{top:1px}}'),
        ('.a::before{content:"}"}.b{top:0}', '.a::before{content:"}"}.b{top:0}'),
    ],
)  # fmt: skip
def test_only_what_can_match_stays(css: str, kept: str) -> None:
    assert pruned(css) == kept


def test_a_broken_stylesheet_is_refused() -> None:
    with pytest.raises(ValueError, match="balanced braces"):
        pruned(".a{top:0")
