"""The board to eyes and assistive tools: nothing for axe to find, and everything within reach on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.wall import Wall
from tests.builders.houses import RunningHouse

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """
() => axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
  .then(({ violations }) => violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`))
"""
PAPERS = """() => {
  const { palette } = document.querySelector("#board-app").board.view;
  return [palette.wall, palette.connector, ...[...palette.kinds.values()].map(({ fill }) => fill)];
}"""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1600, "height": 900}


@pytest.fixture
def wall(browser: Browser, running_house: RunningHouse) -> Iterator[Wall]:
    """The board of the sample orders, with an event chosen and the findings open."""
    context = browser.new_context(viewport=DESK, base_url=running_house.base_url, reduced_motion="reduce")  # type: ignore[arg-type]  # its literals
    page = context.new_page()
    page.goto(running_house.manage("demo_link").stdout.strip())
    wall = Wall(page)
    wall.saved()
    expect(wall.note("Domain event: Order placed, in Ordering")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(wall.panel).to_be_visible()
    wall.findings()
    yield wall
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_board_its_panels_and_its_help(wall: Wall, theme: str):
    wall.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]  # two of its literals

    assert _violations(wall.page) == []

    wall.page.keyboard.press("Control+f")
    wall.page.keyboard.type("order")
    expect(wall.page.locator(".board-search__count")).to_have_text(re.compile("^1 of "))
    assert _violations(wall.page) == []
    wall.page.keyboard.press("Escape")
    wall.page.keyboard.press("Shift+F10")
    expect(wall.page.get_by_role("menuitem").first).to_be_focused()
    assert _violations(wall.page) == []
    wall.page.keyboard.press("Escape")

    wall.page.keyboard.press("?")
    expect(wall.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert _violations(wall.page) == []

    wall.page.keyboard.press("Escape")
    wall.page.keyboard.press("Shift+O")
    expect(wall.page.get_by_role("listbox", name="The board as a list")).to_be_focused()
    assert _violations(wall.page) == []


def test_papers_keep_their_colours_where_the_system_forces_others(wall: Wall):
    before = wall.page.evaluate(PAPERS)

    wall.page.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="active")

    assert wall.page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert wall.page.evaluate(PAPERS) == before
    assert len(set(before)) > 10


def test_a_phone_shows_the_board_without_scrolling_aside_and_reaches_every_tool(wall: Wall):
    wall.page.set_viewport_size(PHONE)

    assert wall.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    tools = wall.page.get_by_role("toolbar", name="Tools").get_by_role("button")
    for index in range(tools.count()):
        tool = tools.nth(index)
        is_menu = tool.get_attribute("popovertarget") is not None
        tool.click()
        expect(tool).to_have_attribute("aria-expanded" if is_menu else "aria-pressed", "true")
        if is_menu:
            wall.page.keyboard.press("Escape")
    for panel in (wall.panel, wall.findings()):
        box = panel.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN_AXE)
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(wall: Wall, theme: str):
    wall.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]  # two of its literals
    wall.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # its literals

    assert _violations(wall.page) == []
