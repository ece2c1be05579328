"""At 400 % zoom and with the text spaced out nothing is lost: no page scrolls sideways, and no text is cut off."""

from pathlib import Path

from playwright.sync_api import Page

from browser.test_axe import paths
from conftest import OpenVisit

#: 1280 by 1024 CSS pixels at 400 %, as WCAG 2.2 counts it in 1.4.10.
AT_400 = {"width": 320, "height": 256}
#: WCAG 2.2, 1.4.12.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
}"""
#: Text in a box that hides what does not fit. A box that scrolls loses nothing; one for listeners shows nothing.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
    const { overflowX, overflowY, clipPath, opacity } = getComputedStyle(element);
    const hides = [overflowX, overflowY].some(way => way === "hidden" || way === "clip");
    if (!hides || clipPath !== "none" || opacity === "0" || element instanceof SVGElement) return false;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (!element.textContent.trim() || element.clientWidth <= 1) return false;
    const wide = ["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = ["hidden", "clip"].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return wide || high;
}).map(element => `${element.className || element.localName}: ${element.textContent.trim().slice(0, 60)}`)"""
#: By class: what is cut off by design, and where the whole of it stands.
WHOLE_ELSEWHERE = {
    "md-ellipsis": "the site’s and the page’s name in the header; both stand in the menu, in the title and as heading",
    "md-header__topic": "as above",
    "md-header__title": "as above",
    "cm-gutter": "line numbers beside the code, for the eye alone; what is said of a line names its number in words",
}


def lost(page: Page) -> list[str]:
    found = page.evaluate(CUT_OFF)
    return [one for one in found if not any(name in one.split(":")[0] for name in WHOLE_ELSEWHERE)]


def test_no_page_scrolls_sideways_or_cuts_text_off_at_400_percent_and_with_spaced_text(
    visit: OpenVisit, site: Path
) -> None:
    wrong = []
    for path in paths(site):
        if path == "404.html":
            continue  # its styles are named from the root of a host
        page = visit(viewport=AT_400).open(path)
        page.keyboard.press("Tab")
        page.wait_for_load_state("networkidle")
        for state in ("at 400 %", "and spaced"):
            if state == "and spaced":
                page.evaluate(SPACED)
            width = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{path} {state}: {width} px wide"] if width > AT_400["width"] else []
            wrong += [f"{path} {state}: {one}" for one in lost(page)]
        page.close()
    assert not wrong, "\n".join(wrong)
