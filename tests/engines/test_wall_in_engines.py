"""In every engine: what a reader's Python tries against site, storage and network fails, and no verdict is forged."""

import json
import re
import time
from urllib.parse import urlsplit

import pytest

from browser.exercise import PRACTICE, source
from engines.reaches import FORGES, LAZY, OF_LIBRARIES, OF_NAMES, program
from engines.tab import REFUSED, Tab

pytestmark = pytest.mark.feature("What a reader’s Python may not reach: site, storage, network and verdicts")

PYTHON_S = 120
#: Kept as a reader's own code is, under the site's path.
KEEP = """((path, code) => {
    localStorage.setItem(`${path}#exercise/joint-nll`, JSON.stringify({ code }));
    return true;
})"""
SECRETS = """(async () => {
    await caches.open("secret");
    await new Promise((done) => { indexedDB.open("secret").onsuccess = done; });
    document.cookie = "secret=1";
    window.heard = [];
    new BroadcastChannel("secret").onmessage = ({ data }) => heard.push(data);
    return true;
})()"""
#: Firefox has other names for what comes with a paste.
PASTE = """(code => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", code);
    const given = { clipboardData, dataType: "text/plain", data: code, bubbles: true, cancelable: true };
    document.querySelector("#joint-nll [role=textbox]").dispatchEvent(new ClipboardEvent("paste", given));
})"""
BUTTON = "[...document.querySelectorAll('#joint-nll .exercise__toolbar button')].find(b => b.textContent === '{}')"
OUTPUT = "document.querySelector('#joint-nll [role=log]').textContent"
FEEDBACK = "document.querySelector('#joint-nll [role=status][aria-label=Feedback]').textContent"


def until(tab: Tab, expression: str, what: str) -> str:
    end_s = time.monotonic() + PYTHON_S
    while not (answer := tab.evaluate(expression)):
        assert time.monotonic() < end_s, f"after {PYTHON_S} s there is still no {what}"
        time.sleep(0.2)
    return str(answer)


def opened(tab: Tab, base_url: str, code: str) -> None:
    """The page with this code in the editor."""
    tab.open(base_url + "404.html")
    tab.evaluate(f"{KEEP}({json.dumps(urlsplit(base_url).path)}, {json.dumps(code)})")
    tab.open(f"{base_url}{PRACTICE}#joint-nll")
    until(tab, "document.querySelector('#joint-nll .cm-content') !== null", "editor")


def press(tab: Tab, button: str) -> None:
    until(tab, f"({BUTTON.format(button)})?.ariaDisabled !== 'true'", f"idle {button}")
    tab.evaluate(f"({BUTTON.format(button)}.click(), true)")


@pytest.mark.parametrize(("attempts", "then"), [(OF_NAMES, ""), (OF_LIBRARIES, LAZY)], ids=["names", "libraries"])
def test_python_reaches_neither_the_network_nor_what_the_site_keeps(
    tab: Tab, base_url: str, attempts: dict[str, str], then: str
) -> None:
    opened(tab, base_url, program(attempts, then))
    tab.evaluate(SECRETS)
    press(tab, "Run")
    said = until(tab, f"/tried[^]* end/.exec({OUTPUT})?.[0]", "end of the attempts")
    tried = re.match(r"tried (\d+) reached (.*) end", said)
    assert tried
    print(f"{tab.version}: {tried[1]} attempts from Python, reached: {tried[2]}")
    assert int(tried[1]) == len(attempts) > 5
    assert tried[2] == "[]"
    until(tab, f"({BUTTON.format('Run')})?.ariaDisabled !== 'true'", "end of the run")
    assert "a lazy file reached" not in tab.evaluate(OUTPUT)
    assert tab.evaluate("heard") == []
    assert not [refusal for refusal in tab.evaluate(REFUSED) if "script-src" not in refusal]


def write(tab: Tab, code: str) -> None:
    """In the place of what the editor holds, as a reader pastes."""
    tab.evaluate("document.querySelector('#joint-nll [role=textbox]').focus() ?? null")
    tab.press("Control+a")
    tab.evaluate(f"{PASTE}({json.dumps(code)})")


@pytest.mark.parametrize("forge", FORGES)
def test_no_run_forges_a_verdict(tab: Tab, base_url: str, forge: str) -> None:
    opened(tab, base_url, f"try:\n    exec({FORGES[forge]!r})\nfinally:\n    print('tried', 'it')\n")
    press(tab, "Run")
    until(tab, f"/tried it/.exec({OUTPUT})?.[0]", "end of the run")
    write(tab, source("joint-nll", "mistakes/joint_mean.py"))
    press(tab, "Check")
    assert until(tab, FEEDBACK, "verdict").startswith("Not yet")
