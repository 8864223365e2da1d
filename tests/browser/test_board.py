"""The board in two real browsers: what one does the other sees, by pointer and by keyboard, on a bad line too."""

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.rooms import Room, middle_of
from tests.browser.wall import Point, Wall

HERE, THERE = (420.0, 380.0), (900.0, 380.0)
_TO_WALL = """([x, y]) => {
  const { view } = document.querySelector("#board-app").board;
  const frame = view.surface.getBoundingClientRect();
  return view.toWorld({ x: x - frame.left, y: y - frame.top });
}"""
_TO_WINDOW = """(point) => {
  const { view } = document.querySelector("#board-app").board;
  const frame = view.surface.getBoundingClientRect(), at = view.toScreen(point);
  return [at.x + frame.left, at.y + frame.top];
}"""
_IS_AT = """([text, { x, y }, by]) => {
  const { board } = document.querySelector("#board-app");
  const note = [...board.model.notes.values()].find((one) => board.model.textOf(one) === text);
  const box = note && (by === "drawn" ? board.view.boxOf(note) : note);
  return Boolean(box) && Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 3;
}"""
_IS_PAINTED = """([x, y]) => {
  const { surface } = document.querySelector("#board-app").board.view;
  const frame = surface.getBoundingClientRect(), ratio = surface.width / frame.width;
  const size = 30 * ratio;
  const { data } = surface.getContext("2d").getImageData((x - frame.left) * ratio, (y - frame.top) * ratio, size, size);
  return data.some((value, index) => index % 4 === 3 && value > 200);
}"""


def test_what_one_writes_the_other_sees_and_rewrites(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")

    ada.add("Domain event", "Order placed", HERE)
    expect(grace.note("Domain event: Order placed")).to_have_count(1)
    grace.page.mouse.dblclick(*HERE)
    grace.page.keyboard.type("Order paid")
    grace.page.keyboard.press("Enter")

    expect(ada.note("Domain event: Order paid")).to_have_count(1)
    expect(ada.note("Order placed")).to_have_count(0)


def test_who_is_here_is_shown_and_where_they_point(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace Hopper")
    expect(ada.page.get_by_role("button", name="Follow Grace Hopper")).to_have_text("GH")

    grace.page.mouse.move(600, 500, steps=3)

    seen_at = ada.page.evaluate(_TO_WINDOW, grace.page.evaluate(_TO_WALL, [600, 500]))
    ada.page.wait_for_function(_IS_PAINTED, arg=seen_at)
    grace.page.context.close()
    room.contexts.pop()
    expect(ada.page.get_by_role("button", name="Follow Grace Hopper")).to_have_count(0)


def test_a_drag_is_seen_while_it_lasts_and_stays_where_it_ends(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Domain event", "Order placed", HERE)
    expect(grace.note("Order placed")).to_have_count(1)

    ada.page.mouse.move(*HERE)
    ada.page.mouse.down()
    ada.page.mouse.move(700, 500, steps=6)
    _wait(grace, "Order placed", (700, 500), by="drawn", eyes=ada)
    ada.page.mouse.move(*THERE, steps=6)
    ada.page.mouse.up()

    _wait(ada, "Order placed", THERE)
    _wait(grace, "Order placed", THERE, eyes=ada)


def test_undo_and_redo_by_keyboard_are_seen_by_both(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Hotspot", "Who pays?", HERE)
    expect(grace.note("Hotspot: Who pays?")).to_have_count(1)

    ada.page.keyboard.press("Control+z")
    expect(grace.note("Hotspot: empty")).to_have_count(1)
    ada.page.keyboard.press("Control+z")
    expect(grace.note("Hotspot")).to_have_count(0)
    expect(ada.page.get_by_role("button", name="Redo")).to_be_enabled()
    ada.page.keyboard.press("Control+Shift+z")
    expect(grace.note("Hotspot: empty")).to_have_count(1)
    ada.saved()
    ada.page.keyboard.press("Control+y")

    expect(grace.note("Hotspot: Who pays?")).to_have_count(1)
    expect(ada.page.get_by_role("button", name="Redo")).to_be_disabled()


def test_an_arrow_is_drawn_from_the_handle_of_a_note(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Policy", "Whenever an order is placed, pack it", THERE)

    _drag_from_handle(ada, HERE, THERE)

    expect(ada.note(re.compile("Domain event: Order placed, 1 out"))).to_have_count(1)


def test_an_arrow_drawn_into_the_open_adds_what_follows(room: Room):
    ada = room.open()
    ada.add("Command", "Place order", HERE)

    _drag_from_handle(ada, HERE, THERE)

    expect(ada.note("Command: Place order, 1 out")).to_have_count(1)
    expect(ada.note("Aggregate: empty")).to_have_count(1)


def test_a_region_drawn_around_notes_takes_them_in_and_moves_them_along(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Domain event", "Order placed", HERE)

    ada.draw_context("Ordering", (250, 220), (700, 600))
    expect(grace.note("Domain event: Order placed, in Ordering")).to_have_count(1)
    ada.page.mouse.move(400, 232)
    ada.page.mouse.down()
    ada.page.mouse.move(450, 282, steps=4)
    _wait(grace, "Order placed", (HERE[0] + 50, HERE[1] + 50), by="drawn", eyes=ada)
    ada.page.mouse.move(500, 332, steps=4)
    ada.page.mouse.up()

    _wait(grace, "Order placed", (HERE[0] + 100, HERE[1] + 100), eyes=ada)
    expect(grace.note("Domain event: Order placed, in Ordering")).to_have_count(1)


def test_a_note_dragged_out_of_a_region_leaves_the_context(room: Room):
    ada = room.open()
    ada.draw_context("Ordering", (250, 220), (640, 600))
    ada.add("Domain event", "Order placed", HERE)
    expect(ada.note("Domain event: Order placed, in Ordering")).to_have_count(1)

    _drag(ada.page, HERE, (1000, 380))
    ada.saved()

    expect(ada.note("in Ordering")).to_have_count(0)


def test_a_journey_by_keyboard_alone(room: Room):
    ada = room.open()
    keys = ada.page.keyboard

    keys.press("e")
    keys.type("Order placed")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("Whenever an order is placed, pack it")
    keys.press("Enter")
    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(1)
    expect(ada.note("Policy: Whenever an order is placed, pack it")).to_have_attribute("aria-selected", "true")

    keys.press("ArrowLeft")
    expect(ada.note("Domain event: Order placed")).to_have_attribute("aria-selected", "true")
    keys.press("Alt+ArrowRight")
    expect(ada.note("Policy")).to_have_attribute("aria-selected", "true")
    keys.press("Delete")
    expect(ada.note("Policy")).to_have_count(0)
    ada.saved()
    keys.press("Control+z")

    expect(ada.note("Policy: Whenever an order is placed, pack it")).to_have_count(1)
    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(1)


def test_what_was_written_offline_outlives_a_reload_and_arrives_once(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    line = {"is_down": False}
    ada.page.route_web_socket("**/ws/**", lambda socket: _answer(socket, line))
    ada.page.reload()
    ada.saved()
    ada.add("Domain event", "Order placed", HERE)

    line["is_down"] = True
    ada.page.evaluate("document.querySelector('#board-app').session.drop()")
    state = ada.page.locator("#save-state")
    expect(state).to_have_attribute("data-state", "offline")
    ada.page.keyboard.press("o")
    ada.page.keyboard.type("Who pays?")
    ada.page.keyboard.press("Enter")
    expect(ada.note("Hotspot: Who pays?")).to_have_count(1)
    expect(state).to_have_text("Offline, 2 waiting")
    grace.add("Domain event", "Parcel sent", THERE)
    ada.page.reload()
    expect(state).to_have_text("Offline, 2 waiting")
    line["is_down"] = False

    expect(state).to_have_attribute("data-state", "saved", timeout=20_000)
    for wall in (ada, grace):
        for name in ("Hotspot: Who pays?", "Domain event: Parcel sent", "Domain event: Order placed"):
            expect(wall.note(name)).to_have_count(1)
        expect(wall.page.locator("[data-outline] [data-row=note]")).to_have_count(3)


def test_the_browser_going_offline_is_shown_and_mended(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")

    ada.page.context.set_offline(True)
    expect(ada.page.locator("#save-state")).to_have_text("Offline")
    ada.page.keyboard.press("t")
    ada.page.keyboard.press("Escape")
    expect(ada.page.locator("#save-state")).to_have_text("Offline, 1 waiting")
    expect(grace.note("Label")).to_have_count(0)
    ada.page.context.set_offline(False)

    ada.saved()
    expect(grace.note("Label")).to_have_count(1)


def test_a_viewer_watches_and_can_change_nothing(room: Room):
    ada = room.open()
    vera = room.join(ada, "Vera", role="viewer")
    ada.add("Domain event", "Order placed", HERE)
    expect(vera.note("Order placed")).to_have_count(1)

    tools = vera.page.get_by_role("toolbar", name="Tools")
    expect(tools.get_by_role("button", name="Hand")).to_be_visible()
    for name in ("Domain event", "Connector", "Context region"):
        expect(tools.get_by_role("button", name=name, exact=True)).to_be_hidden()
    vera.page.keyboard.press("e")
    vera.page.mouse.dblclick(900, 700)
    vera.page.mouse.dblclick(*HERE)
    expect(vera.page.get_by_role("textbox", name="Text of the note")).to_be_hidden()
    _drag(vera.page, HERE, THERE)
    vera.page.keyboard.press("Delete")

    expect(vera.panel.get_by_label("Text")).not_to_be_editable()
    expect(vera.page.locator("[data-outline] [data-row=note]")).to_have_count(1)
    _wait(ada, "Order placed", HERE)


@pytest.mark.parametrize("zoom", [0.5, 1, 2])
def test_the_pointer_zooms_where_it_stands(room: Room, zoom: float):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.page.mouse.move(*HERE)

    ada.page.keyboard.down("Control")
    ada.page.mouse.wheel(0, -200 if zoom > 1 else 200 if zoom < 1 else 0)
    ada.page.keyboard.up("Control")

    at = middle_of(ada, "Order placed")
    assert abs(at[0] - HERE[0]) < 2
    assert abs(at[1] - HERE[1]) < 2


def _wait(wall: Wall, text: str, at: Point, *, by: str = "row", eyes: Wall | None = None) -> None:
    """Wait until the note is at a place of a window (by default its own): of its row, or as it is drawn."""
    place = (eyes or wall).page.evaluate(_TO_WALL, list(at))
    wall.page.wait_for_function(_IS_AT, arg=[text, place, by])


def _drag(page: Page, start: Point, end: Point) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def _drag_from_handle(wall: Wall, note: Point, to: Point) -> None:
    """Select a square note and drag the handle right of it."""
    wall.page.mouse.click(*note)
    _drag(wall.page, (note[0] + 78, note[1]), to)
    wall.saved()


def _answer(socket: WebSocketRoute, line: dict[str, bool]) -> None:
    if line["is_down"]:
        socket.close()
    else:
        socket.connect_to_server()
