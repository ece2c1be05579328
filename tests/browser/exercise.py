"""An exercise as a person finds it: by role and name only."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"
PYTHON_STARTS_MS = 90_000
TITLES = {
    "joint-nll": "Joint probability and NLL",
    "spot-the-leak": "Spot the causality bug",
    "sequence-log-prob": "Score a sequence",
    "causal-attention": "Causal self-attention",
    "raster-mask": "The masks of PixelCNN",
    "leak-detector": "Catch the cheats",
    "model-bench": "Put your own model on the bench",
    "kv-cache": "A step with a KV cache",
}
PRACTICE = "autoregressive/practice/"
LAB = "autoregressive/lab/"
KV_CACHE = "autoregressive/kv-cache/"


class Exercise:
    """The region of one exercise on an open page."""

    def __init__(self, page: Page, exercise_id: str) -> None:
        self.page = page
        self.id = exercise_id
        self.region = page.get_by_role("region", name=TITLES[exercise_id], exact=True)
        self.editor = self.region.get_by_role("textbox", name="Code editor")
        self.output = self.region.get_by_role("log", name="Output")
        self.feedback = self.region.get_by_role("status", name="Feedback")
        self.region.scroll_into_view_if_needed()  # an exercise comes alive when it is nearly seen
        self.editor.wait_for()

    def button(self, name: str) -> Locator:
        return self.region.get_by_role("button", name=name, exact=True)

    def write(self, code: str) -> None:
        """Replace what the editor holds, by paste, so that the editor does not indent on its own."""
        self.editor.focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(code)

    def written(self) -> str:
        """What the editor holds, by copying it: only the lines in view are in the document."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.editor.focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("ControlOrMeta+C")
        copied: str = self.page.evaluate("navigator.clipboard.readText()")
        return copied

    def run(self, code: str) -> None:
        self.write(code)
        self.button("Run").click()

    def expect_output(self, text: str) -> None:
        expect(self.output).to_contain_text(text, timeout=PYTHON_STARTS_MS)

    def check(self) -> str:
        """Press Check and return the verdict's text."""
        self.button("Check").click()
        expect(self.feedback).not_to_be_empty(timeout=PYTHON_STARTS_MS)
        return self.feedback.inner_text()


def source(exercise_id: str, name: str) -> str:
    return (EXERCISES / exercise_id.replace("-", "_") / name).read_text()
