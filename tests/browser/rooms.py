"""A new domain with an empty board, and the people who come to it: its owner, guests and viewers, a browser each."""

import re
from dataclasses import dataclass, field
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.wall import Point, Wall
from tests.builders.houses import RunningHouse

WINDOW = {"width": 1600, "height": 1000}
_MIDDLE = """(text) => {
  const { board } = document.querySelector("#board-app");
  const note = [...board.model.notes.values()].find((one) => board.model.textOf(one) === text);
  const box = board.view.boxOf(note), frame = board.view.surface.getBoundingClientRect();
  const at = board.view.toScreen({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return [at.x + frame.left, at.y + frame.top];
}"""


@dataclass
class Room:
    """One domain's first board, open in the owner's browser."""

    house: RunningHouse
    browser: Browser
    slug: str = ""
    address: str = ""
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self) -> Wall:
        """Sign the demo user in, begin a domain and go to its board."""
        page = self._browser().new_page()
        page.goto(self.house.manage("demo_link").stdout.strip())
        self.slug = f"room-{uuid4().hex[:8]}"
        page.goto("/")
        page.get_by_role("button", name="New domain").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Name", exact=True).fill("A room")
        dialog.get_by_label("Short name").fill(self.slug)
        dialog.get_by_role("button", name="Create the domain").click()
        expect(page).to_have_url(re.compile(f"/d/{self.slug}/boards/"))
        self.address = page.url
        wall = Wall(page)
        wall.saved()
        return wall

    def join(self, owner: Wall, name: str, role: str = "guest") -> Wall:
        """Let somebody come by an invite link, with nothing but a display name."""
        tab = owner.page.context.new_page()
        tab.goto(self.address)
        tab.get_by_role("button", name="Invite").click()
        tab.get_by_role("dialog").get_by_label({"guest": "take part", "viewer": "watch"}[role]).check()
        tab.get_by_role("dialog").get_by_role("button", name="Make a link").click()
        link = tab.locator(".invitation__link").first.inner_text()
        tab.close()
        page = self._browser().new_page()
        page.goto(link)
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join the board").click()
        expect(page).to_have_url(self.address)
        wall = Wall(page)
        wall.saved()
        return wall

    def close(self) -> None:
        """Close every browser."""
        for context in self.contexts:
            context.close()

    def _browser(self) -> BrowserContext:
        context = self.browser.new_context(base_url=self.house.base_url, viewport=WINDOW)  # type: ignore[arg-type]  # its literals
        self.contexts.append(context)
        return context


def middle_of(wall: Wall, text: str) -> Point:
    """Return where the middle of the note with a text is in the window."""
    x, y = wall.page.evaluate(_MIDDLE, text)
    return x, y
