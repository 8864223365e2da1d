"""A small flow stormed without a pointer: every act that a hand does on the wall has its keys."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.rooms import Room
from tests.browser.wall import Wall

_BOX = """(text) => {
  const { model } = document.querySelector("#board-app").board;
  const { x, y, width, height } = [...model.notes.values()].find((note) => model.textOf(note) === text);
  return { x, y, width, height };
}"""

_HAS_MOVED = """(y) => {
  const [region] = document.querySelector("#board-app").board.model.regions.values();
  return region.y === y;
}"""


def test_a_flow_is_stormed_by_keys_alone(room: Room):
    ada = room.open()
    keys = ada.page.keyboard

    # Add an event and what reacts to it.
    _add(ada, "e", "Order placed")
    _add(ada, "p", "Whenever an order is placed, pack it")
    expect(ada.note("Policy: Whenever an order is placed, pack it")).to_have_attribute("aria-selected", "true")

    # Connect: from the event to the policy.
    keys.press("ArrowUp")
    expect(ada.note("Domain event: Order placed")).to_have_attribute("aria-selected", "true")
    keys.press("Shift+C")
    expect(ada.page.locator("[data-linking]")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(ada.page.locator("[data-linking]")).to_have_count(0)
    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(1)

    # Draw a context around both.
    keys.press("Control+a")
    keys.press("Shift+G")
    expect(ada.page.get_by_role("dialog").get_by_label("Name")).to_be_focused()
    keys.type("Ordering")
    keys.press("Enter")
    expect(ada.note("Domain event: Order placed, in Ordering, 1 out")).to_have_count(1)
    expect(ada.note("Policy: Whenever an order is placed, pack it, in Ordering")).to_have_count(1)

    # Move, resize, write, mark: one after the other on the event.
    _go_to(ada, "Domain event: Order placed")
    before = ada.page.evaluate(_BOX, "Order placed")
    keys.press("Shift+ArrowRight")
    keys.press("Shift+Alt+ArrowDown")
    # What makes a note larger is fetched with its first use.
    ada.page.wait_for_function(f"(height) => ({_BOX})('Order placed').height === height", arg=before["height"] + 20)
    ada.saved()
    after = ada.page.evaluate(_BOX, "Order placed")
    assert after == {**before, "x": before["x"] + 20, "height": before["height"] + 20}
    keys.press("F2")
    expect(ada.page.get_by_role("textbox", name="Text of the note")).to_be_focused()
    keys.press("Control+a")
    keys.type("Order paid")
    keys.press("Enter")
    keys.press("Shift+E")
    expect(ada.note("Domain event: Order paid, in Ordering, pivotal, 1 out")).to_have_count(1)

    # Delete and take it back.
    _go_to(ada, "Policy")
    keys.press("Delete")
    expect(ada.note("Policy")).to_have_count(0)
    ada.saved()
    keys.press("Control+z")
    expect(ada.note("Policy: Whenever an order is placed, pack it")).to_have_count(1)
    expect(ada.note("Domain event: Order paid, in Ordering, pivotal, 1 out")).to_have_count(1)

    # Look closer, and at what the checks say.
    keys.press("Escape")
    zoom = ada.page.get_by_role("toolbar", name="View").get_by_role("button", name=re.compile("Actual size"))
    closeness = zoom.inner_text()
    keys.press("+")
    expect(zoom).not_to_have_text(closeness)
    keys.press("Shift+F")
    expect(ada.page.get_by_role("region", name="Findings")).to_be_visible()

    # Take the board out, through the palette.
    keys.press("Control+k")
    keys.type("Notes, CSV")
    with ada.page.expect_download() as saved:
        keys.press("Enter")
    assert saved.value.suggested_filename == "A room.csv"


def test_the_outline_reaches_regions_and_arrows_and_the_panel_writes_on_them(room: Room):
    ada = room.open()
    keys = ada.page.keyboard
    _add(ada, "e", "Order placed")
    keys.press("Tab")
    keys.type("Whenever an order is placed, pack it")
    keys.press("Enter")
    keys.press("Control+a")
    keys.press("Shift+G")
    expect(ada.page.get_by_role("dialog").get_by_label("Name")).to_be_focused()
    keys.type("Ordering")
    keys.press("Enter")
    expect(ada.note("in Ordering")).to_have_count(2)

    keys.press("Shift+O")
    outline = ada.page.get_by_role("listbox", name="The board as a list")
    expect(outline).to_be_focused()
    rows = outline.get_by_role("option")
    expect(rows).to_have_text(
        [
            "Context: Ordering, 2 notes",
            re.compile("^Domain event: Order placed, in Ordering, 1 out"),
            "Arrow from Order placed to Whenever an order is placed, pack it",
            re.compile("^Policy: Whenever an order is placed, pack it, in Ordering"),
        ]
    )
    keys.press("Home")
    expect(rows.nth(0)).to_have_attribute("aria-selected", "true")
    assert _active(ada) == rows.nth(0).get_attribute("id")
    place = _region(ada)
    keys.press("Shift+ArrowDown")
    # The first of these keys loads what they do: nothing tells that it is on its way.
    ada.page.wait_for_function(_HAS_MOVED, arg=place["y"] + 20)
    ada.saved()
    assert _region(ada) == {**place, "y": place["y"] + 20}

    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(rows.nth(2)).to_have_attribute("aria-selected", "true")
    keys.press("F6")
    expect(ada.page.get_by_role("textbox", name="Label")).to_be_focused()
    keys.type("within a day")
    keys.press("Tab")
    expect(rows.nth(2)).to_have_text(
        "Arrow from Order placed to Whenever an order is placed, pack it, labelled within a day"
    )


def test_of_a_long_list_only_a_part_is_drawn_and_its_end_is_one_key_away(room: Room):
    ada = room.open()
    ada.page.get_by_role("button", name="Import and export").click()
    ada.page.get_by_role("button", name="Bring in notes").click()
    dialog = ada.page.get_by_role("dialog", name="Bring in notes")
    dialog.get_by_label("Paste it here").fill("\n".join(f"Event {number} happened" for number in range(400)))
    dialog.get_by_role("button", name="Bring it in").click()
    outline = ada.page.get_by_role("listbox", name="The board as a list")
    rows = outline.get_by_role("option")
    expect(rows.first).to_have_attribute("aria-setsize", "400")
    assert rows.count() == 140

    ada.page.keyboard.press("Shift+O")
    ada.page.keyboard.press("ArrowDown")
    ada.page.keyboard.press("End")

    last = outline.locator("[aria-posinset='400']")
    expect(last).to_have_attribute("aria-selected", "true")
    expect(last).to_be_in_viewport()
    assert _active(ada) == last.get_attribute("id")
    assert rows.count() == 140


def test_what_others_do_is_told_once_in_one_sentence(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    said = ada.page.get_by_role("status").filter(has_text=re.compile("^Grace "))

    _add(grace, "o", "Who pays?")

    expect(said).to_have_text("Grace added 1 note, wrote Who pays?")


def _add(wall: Wall, letter: str, text: str) -> None:
    wall.page.keyboard.press(letter)
    editor = wall.page.get_by_role("textbox", name="Text of the note")
    expect(editor).to_be_focused()
    wall.page.keyboard.type(text)
    wall.page.keyboard.press("Enter")
    expect(editor).to_be_hidden()
    wall.saved()


def _go_to(wall: Wall, name: str) -> None:
    """Walk down the outline, from wherever it is, until a note is selected."""
    wall.page.keyboard.press("Escape")
    for _ in range(10):
        if wall.note(name).get_attribute("aria-selected") == "true":
            return
        wall.page.keyboard.press("Alt+ArrowDown")
    wall.page.keyboard.press("Alt+ArrowUp")
    for _ in range(10):
        if wall.note(name).get_attribute("aria-selected") == "true":
            return
        wall.page.keyboard.press("Alt+ArrowUp")
    expect(wall.note(name)).to_have_attribute("aria-selected", "true")


def _active(wall: Wall) -> str:
    active: str = wall.page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    return active


def _region(wall: Wall) -> dict[str, Any]:
    region: dict[str, Any] = wall.page.evaluate(
        "(({ x, y, width, height }) => ({ x, y, width, height }))"
        "([...document.querySelector('#board-app').board.model.regions.values()][0])"
    )
    return region
