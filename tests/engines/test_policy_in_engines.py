"""Every page under its Content-Security-Policy: all of it used, and nothing refused; what it must refuse, refused."""

import json
import time
from pathlib import Path

import pytest

from engines.tab import REFUSED, Tab, wait_for

pytestmark = pytest.mark.feature("The page’s policy: nothing that a reader needs is refused, and what is slipped in is")

EVERYTHING = (Path(__file__).parent / "everything.js").read_text().partition("\n")[2]
PYTHON_S = 120
EXERCISES = {
    "autoregressive/practice/": ["joint-nll", "spot-the-leak"],
    "autoregressive/lab/": ["sequence-log-prob", "causal-attention", "raster-mask", "leak-detector", "model-bench"],
    "autoregressive/kv-cache/": ["kv-cache"],
}
SHOWS = {"Run": ".exercise__log", "Check": ".feedback", "Probe": ".probe, .exercise__log"}
INJECTED = {
    "inline script": ("script-src", "document.body.append(Object.assign(document.createElement('script'), "
                      "{ textContent: 'window.executed = true' }))"),
    "attribute that listens": ("script-src", "document.body.insertAdjacentHTML('beforeend', "
                               "'<img src=x onerror=\"window.executed = true\">')"),
    "javascript: address": ("script-src", "document.body.appendChild(Object.assign(document.createElement('a'), "
                            "{ href: 'javascript:window.executed=true' })).click()"),
    "eval": ("script-src", "setTimeout(() => { try { eval('window.executed = true') } catch {} })"),
    "foreign script": ("script-src", "document.body.append(Object.assign(document.createElement('script'), "
                       "{ src: 'http://elsewhere.invalid/x.js' }))"),
    "foreign picture": ("img-src", "new Image().src = 'http://elsewhere.invalid/x.png'"),
    "foreign request": ("connect-src", "fetch('http://elsewhere.invalid/').catch(() => null)"),
    "style attribute": ("style-src", "document.body.setAttribute('style', 'color: red')"),
    "inline style": ("style-src", "document.body.append(Object.assign(document.createElement('style'), "
                     "{ textContent: 'p { color: red }' }))"),
    "frame": ("frame-src", "document.body.append(Object.assign(document.createElement('iframe'), "
              "{ src: 'http://elsewhere.invalid/' }))"),
    "form": ("form-action", "(() => { try { document.body.appendChild(Object.assign(document.createElement('form'), "
             "{ action: 'http://elsewhere.invalid/' })).submit() } catch {} })()"),
    "base": ("base-uri", "document.head.append(Object.assign(document.createElement('base'), "
             "{ href: 'http://elsewhere.invalid/' }))"),
}  # fmt: skip


def pages(site: Path) -> list[str]:
    found = [path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html")]
    return sorted(path for path in found if not path.startswith("assets/"))


def until(tab: Tab, expression: str, what: str) -> None:
    end_s = time.monotonic() + PYTHON_S
    while not tab.evaluate(expression):
        assert time.monotonic() < end_s, f"after {PYTHON_S} s there is still no {what}"
        time.sleep(0.2)


def test_nothing_that_a_reader_does_is_refused(tab: Tab, site: Path, base_url: str) -> None:
    pressed = {}
    for path in pages(site):
        tab.open(base_url + path)
        pressed[path] = tab.evaluate(f"({EVERYTHING})()")
        assert tab.evaluate(REFUSED) == [], path
    print("pressed:", pressed)
    assert len(pressed) > 10
    assert sum(pressed.values()) > 150


@pytest.mark.parametrize("path", EXERCISES)
def test_no_run_check_or_probe_is_refused(tab: Tab, base_url: str, path: str) -> None:
    for exercise in EXERCISES[path]:
        tab.open(f"{base_url}{path}#{exercise}")
        toolbar = f"document.querySelectorAll('#{exercise} .exercise__toolbar button')"
        until(tab, f"document.querySelector('#{exercise} .cm-content') !== null", "editor")
        for name, shown in SHOWS.items():
            button = f"[...{toolbar}].find(button => button.textContent === '{name}')"
            idle = f"({button})?.ariaDisabled !== 'true'"
            if name != "Probe":  # which some exercises do without
                until(tab, f"({button}) !== undefined", f"{name} of {exercise}")
            until(tab, idle, f"end of what ran before {name}")
            tab.evaluate(f"({button})?.click()")
            if name != "Probe":
                said = f"document.querySelector({json.dumps(f'#{exercise} :is({shown})')})?.textContent"
                until(tab, said, f"word of {name} of {exercise}")
            until(tab, idle, f"end of {name}")
        assert tab.evaluate(REFUSED) == []


@pytest.mark.parametrize("name", INJECTED)
def test_what_somebody_slips_in_is_refused_and_reported(tab: Tab, base_url: str, name: str) -> None:
    directive, code = INJECTED[name]
    tab.open(base_url)
    tab.evaluate(f"({code}, null)")
    reported = wait_for(lambda: tab.evaluate(REFUSED), f"report of a refusal of {name}")
    assert reported[0].startswith(directive)
    assert not tab.evaluate("window.executed === true")
