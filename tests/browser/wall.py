"""The board as a test's hand uses it: tools and pointer on the canvas, eyes on the outline, panel and findings."""

import re

from playwright.sync_api import Locator, Page, expect

Point = tuple[float, float]


class Wall:
    """One browser's board. Points are pixels of the window; the camera stays where a new board begins."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.get_by_role("complementary", name="Selection")

    def open(self, address: str) -> "Wall":
        """Go to a board and wait until it may be used."""
        self.page.goto(address)
        expect(self.page.locator("#save-state")).to_have_attribute("data-state", "saved")
        return self

    def note(self, name: str | re.Pattern[str]) -> Locator:
        """The note as the outline tells it: "Domain event: Order placed, in Sales"."""
        return self.page.locator("[data-outline] [data-row=note]").filter(has_text=name)

    def draw_context(self, name: str, start: Point, end: Point) -> None:
        """Draw a context's region from corner to corner, and name it."""
        self._tool("Context region")
        self._drag(start, end)
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label("Name").fill(name)
        dialog.get_by_role("button", name="Add").click()
        self.saved()

    def add(self, kind: str, text: str, at: Point) -> None:
        """Set a note down and write on it."""
        self._tool(kind)
        self.page.mouse.click(*at)
        editor = self.page.get_by_role("textbox", name="Text of the note")
        expect(editor).to_be_focused()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        expect(editor).to_be_hidden()
        self.saved()

    def rewrite(self, text: str) -> None:
        """Write another text on the selected note, in the panel."""
        field = self.panel.get_by_label("Text")
        field.fill(text)
        field.blur()
        self.saved()

    def connect(self, source: Point, target: Point) -> None:
        """Draw an arrow from the note at one place to the note at another."""
        self._tool("Connector")
        self._drag(source, target)
        self._tool("Select")
        self.saved()

    def findings(self) -> Locator:
        """The drawer with every finding, opened where it is closed."""
        drawer = self.page.get_by_role("region", name="Findings")
        if not drawer.is_visible():
            self.page.locator("[aria-controls=problems]").click()
        return drawer

    def saved(self) -> None:
        """Wait until the server has everything."""
        expect(self.page.locator("#save-state")).to_have_attribute("data-state", "saved")

    def _tool(self, name: str) -> None:
        self.page.get_by_role("toolbar", name="Tools").get_by_role("button", name=name, exact=True).click()

    def _drag(self, start: Point, end: Point) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()
