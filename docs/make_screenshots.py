"""Takes the pictures of the README from the real app: a board in its looks, and a simulation under way.

Run it from the project's root: `make screenshots`.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.builders.houses import a_running_house

IMAGES = Path(__file__).resolve().parent / "images"
DESK = {"width": 1600, "height": 1000}
SMALL_DESK = {"width": 1200, "height": 750}
DESK_WITH_TABLES = {"width": 1600, "height": 1250}
ENOUGH_RECORDS = 150


def main() -> None:
    """Start the app with its samples, look at it, stop it."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, a_running_house(Path(folder)) as house, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=DESK, base_url=house.base_url)
        page.goto(house.manage("demo_link").stdout.strip())
        picture_the_board(page)
        picture_the_looks(page)
        picture_the_simulation(page)
        browser.close()


def picture_the_board(page: Page) -> None:
    """Show the first board of the sample, all of it in view."""
    page.goto("/d/orders/")
    expect(page.locator("#save-state")).not_to_contain_text("Connecting", timeout=20_000)
    page.locator("#board-app").focus()
    page.keyboard.press("Shift+1")
    page.wait_for_timeout(1500)
    page.screenshot(path=IMAGES / "board.png")


def picture_the_looks(page: Page) -> None:
    """Show the same board in the dark, and with more contrast."""
    page.set_viewport_size(SMALL_DESK)
    page.keyboard.press("Shift+1")
    for name, media in {"board-dark": {"color_scheme": "dark"}, "board-contrast": {"contrast": "more"}}.items():
        page.emulate_media(**media)  # type: ignore[arg-type]  # its literals
        page.wait_for_timeout(1000)
        page.screenshot(path=IMAGES / f"{name}.png")
        page.emulate_media(color_scheme="light", contrast="no-preference")


def picture_the_simulation(page: Page) -> None:
    """Play the default scenario and wait until counters and log have something to show."""
    page.set_viewport_size(DESK_WITH_TABLES)
    page.goto("/d/orders/simulate/")
    expect(page.locator("#play")).to_be_enabled(timeout=20_000)
    page.locator("#play").click()
    page.wait_for_function(
        "count => Number(document.querySelector('#records').textContent.replace(/\\D/g, '')) >= count",
        arg=ENOUGH_RECORDS,
        timeout=60_000,
    )
    page.screenshot(path=IMAGES / "simulation.png")


if __name__ == "__main__":
    sys.exit(main())
