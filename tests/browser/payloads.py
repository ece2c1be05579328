"""Markup that would run `hit()` where text becomes markup; each element carries the attribute `zz`. Data.

After the families of OWASP's XSS filter evasion cheat sheet: https://cheatsheetseries.owasp.org/
"""

import itertools

ON_THEIR_OWN = (
    *("img src=x onerror", "svg onload", "body onload", "details open ontoggle", "video src=x onerror"),
    *("audio src=x onerror", "iframe onload", "object data=x onerror", "embed src=x onerror", "link rel=icon onerror"),
    *("input autofocus onfocus", "textarea autofocus onfocus", "select autofocus onfocus", "style onload"),
    *("marquee onstart", "script src=data:,1 onload", "image src=x onerror", "p style=animation:x onanimationstart"),
    *("input type=image src=x onerror", "body onpageshow", "video autoplay onloadstart", "svg/onload"),
)
CLOSERS = ("", '">', "'>", "</code></pre>", "</textarea></title></script>", "--><!--></svg>")
_SHORT = ("img src=x onerror", "svg onload", "iframe onload", "details open ontoggle")
_WHOLE = (
    "<script zz>hit()</script>",
    "<ScRiPt zz>hit()</sCrIpT>",
    "<script zz src=data:text/javascript,hit()></script>",
    "<script zz type=module>hit()</script>",
    "<scr<script zz>ipt>hit()</scr</script>ipt>",
    "<svg zz><script>hit()</script></svg>",
    "<svg zz><animate onbegin=hit() attributeName=x dur=1s></svg>",
    "<svg zz><foreignObject><img zz src=x onerror=hit()></foreignObject></svg>",
    "<svg zz><use href='data:image/svg+xml,<svg id=x onload=hit()>#x'></svg>",
    "<math zz><mtext><table><mglyph><style><img zz src=x onerror=hit()></style></mglyph></table></mtext></math>",
    "<noscript zz><p title='</noscript><img zz src=x onerror=hit()>'></noscript>",
    "<template zz><img src=x onerror=hit()></template>",
    "<iframe zz srcdoc='<script>parent.hit()</script>'></iframe>",
    "<iframe zz src='javascript:parent.hit()'></iframe>",
    "<object zz data='javascript:hit()'></object>",
    "<a zz href='javascript:hit()'>x</a>",
    "<a zz href='&#106;avascript:hit()'>x</a>",
    "<form zz action='javascript:hit()'><input type=submit></form>",
    "<button zz formaction='javascript:hit()'>x</button>",
    "<base zz href='javascript:hit()//'>",
    "<meta zz http-equiv=refresh content='0;url=javascript:hit()'>",
    "<link zz rel=stylesheet href='data:text/css,*{color:red}'>",
    "<style zz>*{color:red}</style>",
    "<p zz style='background:url(javascript:hit())'>x</p>",
    "<b zz id=python name=python>x</b>",
    "<form zz id=hit><input name=hit></form>",
    "<div zz contenteditable autofocus onfocus=hit()>x</div>",
    "<x zz onclick=hit() tabindex=1 onfocus=hit() autofocus>x</x>",
    "<img zz src='x' onerror='hit()' alt='\\'>",
    "<img zz src=x onerror=hit&#40;&#41;>",
    "<img/zz/src=x/onerror=hit()>",
    "<img zz src=x:x onerror\n=\nhit()>",
    "<<img zz src=x onerror=hit()>",
    "<img zz src=x onerror=hit()",
    "\u2028<img zz src=x onerror=hit()>\u2029",
    "\ufeff<img zz src=x onerror=hit()>",
    "\u202e<img zz src=x onerror=hit()>",
    "`<img zz src=x onerror=hit()>`",
    "```\n<img zz src=x onerror=hit()>\n```",
    "[x](javascript:hit())<i zz>",
    "![x](x\"onerror=\"hit()) <i zz>",
    "$<img zz src=x onerror=hit()>$",
    "\\(<img zz src=x onerror=hit()>\\)",
    "{{<i zz>constructor.constructor('hit()')()}}",
    "{% raw %}<i zz onclick=hit()>{% endraw %}",
    "${<i zz>hit()}",
    "\x1b[31m<img zz src=x onerror=hit()>\x1b[0m",
    "&lt;<i zz>img src=x onerror=hit()&gt;",
    "<![CDATA[<img zz src=x onerror=hit()>]]>",
    "<!--><img zz src=x onerror=hit()>-->",
    "<?xml <img zz src=x onerror=hit()>?>",
    "</div></section></py-exercise><img zz src=x onerror=hit()>",
    "<py-exercise zz id=x></py-exercise>",
    "<your-work zz></your-work>",
)  # fmt: skip
PAYLOADS = [
    *(f"<{start}=hit() zz>" for start in ON_THEIR_OWN),
    *(f"{closer}<{start}=hit() zz>" for closer, start in itertools.product(CLOSERS[1:], _SHORT)),
    *(f"<{start}='hit()' zz >x" for start in _SHORT),
    *_WHOLE,
]
