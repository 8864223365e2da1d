"""What hands do on a whiteboard, in a real browser: paste, copy, snap, align, lock, group, find, menus, undo."""

import re
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.rooms import Room, middle_of
from tests.browser.wall import Point, Wall

HERE, THERE, BELOW = (420.0, 380.0), (900.0, 380.0), (420.0, 680.0)
_ROWS = """() => {
  const { board } = document.querySelector("#board-app");
  return [...board.model.notes.values()].map((note) => ({ ...note, text: board.model.textOf(note) }));
}"""
_ADD_BOARD = """(id) =>
  document.querySelector("#board-app").session.ask("AddBoard", { new_board_id: id, name: "Second" })
"""
_COPY_TEXT = "(text) => navigator.clipboard.writeText(text)"


def test_lines_of_text_become_notes_with_one_change_and_go_with_one_undo(room: Room):
    ada = _with_clipboard(room.open())

    ada.page.evaluate(_COPY_TEXT, "- Order placed\n- Order paid\n\n- Parcel sent\n- Parcel lost")
    ada.page.mouse.move(700, 500)
    ada.page.keyboard.press("Control+v")

    for name in ("Order placed", "Order paid", "Parcel sent", "Parcel lost"):
        expect(ada.note(f"Domain event: {name}")).to_have_attribute("aria-selected", "true")
    ada.saved()
    places = {(row["x"], row["y"]) for row in ada.page.evaluate(_ROWS)}
    assert len(places) == 4
    ada.page.keyboard.press("Control+z")
    expect(ada.page.locator("[data-outline] [data-row=note]")).to_have_count(0)


def test_notes_go_to_another_board_with_their_arrow_as_copies_or_as_the_same(room: Room):
    ada = _with_clipboard(room.open())
    ada.add("Domain event", "Order placed", HERE)
    ada.page.keyboard.press("Tab")
    ada.page.keyboard.type("Whenever an order is placed, pack it")
    ada.page.keyboard.press("Enter")
    ada.page.keyboard.press("Control+a")
    ada.page.keyboard.press("Control+c")
    second = str(uuid4())
    ada.page.evaluate(_ADD_BOARD, second)
    ada.saved()
    ada.open(re.sub(r"[^/]+/?$", f"{second}/", room.address))

    ada.page.keyboard.press("Control+v")
    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(1)
    ada.saved()
    ada.page.keyboard.press("Control+Shift+v")
    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(2)
    ada.saved()
    ada.page.keyboard.press("Escape")
    ada.note("Domain event: Order placed").last.evaluate("(option) => option.click()")
    ada.rewrite("Order received")

    expect(ada.note("Domain event: Order received")).to_have_count(1)
    expect(ada.note("Domain event: Order placed")).to_have_count(1)
    ada.open(room.address)
    expect(ada.note("Domain event: Order received, 1 out")).to_have_count(1)


def test_a_region_is_copied_and_cut_with_the_notes_in_it(room: Room):
    ada = _with_clipboard(room.open())
    ada.add("Domain event", "Order placed", HERE)
    ada.draw_context("Sales", (300, 250), (650, 500))
    region = ada.page.locator("[data-outline] [data-row=region]")

    region.evaluate("(option) => option.click()")
    ada.page.keyboard.press("Control+c")
    ada.page.mouse.move(1000, 600)
    ada.page.keyboard.press("Control+v")
    ada.saved()
    expect(region).to_have_text(["Context: Sales, 1 note"] * 2)
    expect(ada.note("Domain event: Order placed, in Sales")).to_have_count(2)

    ada.page.keyboard.press("Control+x")
    ada.saved()
    expect(region).to_have_count(1)
    expect(ada.note("Order placed")).to_have_count(1)
    ada.page.keyboard.press("Control+z")
    ada.saved()
    expect(region).to_have_count(2)
    expect(ada.note("Domain event: Order placed, in Sales")).to_have_count(2)


def test_a_dragged_note_snaps_to_its_neighbour_and_notes_are_aligned_by_key(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Domain event", "Order paid", THERE)
    ada.add("Domain event", "Parcel sent", BELOW)

    _drag(ada.page, BELOW, (HERE[0] + 4, BELOW[1]))
    ada.saved()
    assert _row(ada, "Parcel sent")["x"] == _row(ada, "Order placed")["x"]

    ada.page.mouse.click(*THERE)
    ada.page.keyboard.down("Alt")
    _drag(ada.page, THERE, (THERE[0] + 7, BELOW[1] + 33))
    ada.page.keyboard.up("Alt")
    expect(ada.note("Domain event: Order paid")).to_have_count(2)
    ada.page.keyboard.press("Control+a")
    ada.page.keyboard.press("Alt+a")
    ada.saved()
    assert len({row["x"] for row in ada.page.evaluate(_ROWS)}) == 1
    ada.page.keyboard.press("Control+z")
    ada.saved()
    assert len({row["x"] for row in ada.page.evaluate(_ROWS)}) == 3


def test_the_wall_comes_along_while_a_note_is_held_at_its_edge(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", (700, 400))
    camera = 'document.querySelector("#board-app").board.view.camera.x'
    before = ada.page.evaluate(camera)

    ada.page.mouse.move(700, 400)
    ada.page.mouse.down()
    ada.page.mouse.move(1590, 400, steps=6)
    ada.page.wait_for_function(f"(before) => {camera} > before + 700", arg=before)
    ada.page.mouse.move(1000, 400, steps=3)
    stopped = ada.page.evaluate(camera)
    ada.page.mouse.up()

    ada.saved()
    x, y = middle_of(ada, "Order placed")
    assert (abs(x - 1000) < 8, abs(y - 400) < 8) == (True, True)
    assert ada.page.evaluate(camera) == stopped


def test_a_group_is_one_thing_until_a_double_click_and_a_lock_holds_for_all(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Domain event", "Order paid", THERE)
    ada.page.keyboard.press("Control+a")
    ada.page.keyboard.press("Control+g")
    ada.saved()

    ada.page.keyboard.press("Escape")
    ada.page.mouse.click(*HERE)
    for name in ("Order placed", "Order paid"):
        expect(ada.note(name)).to_have_attribute("aria-selected", "true")
    ada.page.mouse.dblclick(*HERE)
    expect(ada.note("Order paid")).to_have_attribute("aria-selected", "false")
    expect(ada.note("Order placed")).to_have_attribute("aria-selected", "true")
    ada.page.keyboard.press("Control+Shift+l")
    ada.saved()

    _wait_until(grace, "some((note) => note.is_locked)")
    was = _row(grace, "Order placed")["x"]
    _drag(grace.page, HERE, (HERE[0], HERE[1] + 200))
    grace.page.keyboard.press("Escape")
    grace.page.mouse.click(*HERE)
    grace.page.keyboard.press("Delete")
    grace.saved()
    expect(grace.note("Order placed")).to_have_count(1)
    assert _row(grace, "Order placed")["x"] == was


def test_what_is_looked_for_is_counted_and_gone_to(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Domain event", "Order paid", THERE)
    ada.add("Hotspot", "Who pays?", BELOW)
    ada.page.keyboard.press("Escape")

    ada.page.keyboard.press("Control+f")
    field = ada.page.get_by_role("textbox", name="Find on the board")
    expect(field).to_be_focused()
    ada.page.keyboard.type("order")
    count = ada.page.locator(".board-search__count")
    expect(count).to_have_text("1 of 2")
    expect(ada.note("Order placed")).to_have_attribute("aria-selected", "true")
    ada.page.keyboard.press("Enter")
    expect(count).to_have_text("2 of 2")
    expect(ada.note("Order paid")).to_have_attribute("aria-selected", "true")
    ada.page.keyboard.press("Enter")
    expect(count).to_have_text("1 of 2")
    field.fill("nobody")
    expect(count).to_have_text("None")
    ada.page.keyboard.press("Escape")

    expect(field).to_have_count(0)
    expect(ada.page.locator("[data-outline]")).to_be_focused()


def test_the_menu_of_a_note_works_by_keyboard_alone(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    keys = ada.page.keyboard
    menu = ada.page.get_by_role("menu")

    keys.press("Shift+F10")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    keys.press("ArrowDown")
    expect(menu.get_by_role("menuitem", name="Change kind")).to_be_focused()
    keys.press("ArrowRight")
    expect(menu).to_have_accessible_name("Change kind")
    keys.type("hot")
    expect(menu.get_by_role("menuitem", name="Hotspot")).to_be_focused()
    keys.press("Enter")
    expect(menu).to_have_count(0)
    expect(ada.note("Hotspot: Order placed")).to_have_count(1)

    keys.press("Shift+F10")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    keys.press("End")
    expect(menu.get_by_role("menuitem", name="Delete")).to_be_focused()
    keys.press("Escape")
    expect(menu).to_have_count(0)
    expect(ada.page.locator("[data-outline]")).to_be_focused()
    ada.page.mouse.click(900, 700, button="right")
    expect(menu).to_have_accessible_name("Wall")
    menu.get_by_role("menuitem", name="Select all").click()
    expect(ada.note("Hotspot: Order placed")).to_have_attribute("aria-selected", "true")


def test_an_end_of_an_arrow_is_led_to_another_note(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Policy", "Whenever an order is placed, pack it", THERE)
    ada.add("Policy", "Whenever an order is placed, bill it", (900, 700))
    ada.connect(HERE, THERE)

    ada.page.mouse.click((HERE[0] + THERE[0]) / 2 - 30, HERE[1])
    _drag(ada.page, (THERE[0] - 121, THERE[1]), (900, 700))
    ada.saved()

    ends = ada.page.evaluate(
        "() => { const { model } = document.querySelector('#board-app').board; const [one] = model.connectors.values();"
        " return model.textOf(model.notes.get(one.target_id)); }"
    )
    assert ends == "Whenever an order is placed, bill it"
    ada.page.keyboard.press("F2")
    expect(ada.panel.get_by_label("Label")).to_be_focused()
    ada.page.keyboard.type("over 500")
    ada.page.keyboard.press("Enter")
    expect(ada.page.locator("[data-outline]")).to_be_focused()
    ada.saved()
    assert ada.page.evaluate(
        "() => [...document.querySelector('#board-app').board.model.connectors.values()].map((one) => one.label)"
    ) == ["over 500"]


def test_undo_takes_back_ones_own_and_leaves_what_the_other_did_later(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Domain event", "Order paid", THERE)
    expect(grace.note("Order paid")).to_have_count(1)
    ada.page.keyboard.press("Control+a")
    ada.page.keyboard.press("Shift+ArrowDown")
    ada.saved()
    moved = _row(ada, "Order placed")["y"]
    _wait_until(grace, f"every((note) => note.y === {moved})")

    _drag(grace.page, middle_of(grace, "Order paid"), (700, 800))
    grace.saved()
    by_grace = _row(grace, "Order paid")["y"]
    _wait_until(ada, f"some((note) => note.y === {by_grace})")
    ada.page.keyboard.press("Control+z")
    _wait_until(ada, f"some((note) => note.y === {moved - 20})")
    ada.saved()

    assert (_row(ada, "Order placed")["y"], _row(ada, "Order paid")["y"]) == (moved - 20, by_grace)


def test_every_shortcut_is_found_in_the_cheat_sheet_and_the_palette(room: Room):
    ada = room.open()

    ada.page.keyboard.press("?")
    sheet = ada.page.get_by_role("dialog", name="Keyboard shortcuts")
    sheet.get_by_label("Find a shortcut").fill("align left")
    expect(sheet.locator("dt")).to_have_text(["Align left"])
    expect(sheet.locator("dd")).to_have_text(["Alt+A"])
    ada.page.keyboard.press("Escape")
    ada.page.keyboard.press("Control+k")
    ada.page.keyboard.type("add hotspot")
    expect(ada.page.get_by_role("option", name="Add: Hotspot")).to_be_visible()
    ada.page.keyboard.press("Enter")

    expect(ada.page.get_by_role("textbox", name="Text of the note")).to_be_focused()
    ada.page.keyboard.press("Escape")
    expect(ada.note("Hotspot")).to_have_count(1)


def test_notes_are_taken_into_the_selection_and_connected_by_keyboard(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Policy", "Whenever an order is placed, pack it", THERE)
    keys = ada.page.keyboard

    keys.press("ArrowLeft")
    keys.press("Control+Shift+ArrowRight")
    for name in ("Domain event: Order placed", "Policy"):
        expect(ada.note(name)).to_have_attribute("aria-selected", "true")
    keys.press("Shift+F10")
    expect(ada.page.get_by_role("menuitem").first).to_be_focused()
    keys.type("connect in")
    keys.press("Enter")

    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(1)


def test_fingers_pan_drag_what_they_tapped_pinch_and_open_the_menu(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.page.keyboard.press("Escape")
    fingers = Fingers(ada.page)
    was, x, y = _row(ada, "Order placed")["x"], *HERE

    fingers.go((x, y), (x + 80, y))
    assert _row(ada, "Order placed")["x"] == was
    assert middle_of(ada, "Order placed")[0] == x + 80
    fingers.tap((x + 80, y))
    expect(ada.note("Order placed")).to_have_attribute("aria-selected", "true")
    fingers.go((x + 80, y), (x + 200, y))
    ada.saved()
    assert _row(ada, "Order placed")["x"] == was + 120
    fingers.spread((700, 700), 100, 200)
    assert ada.page.evaluate("document.querySelector('#board-app').board.view.camera.zoom") == 2
    fingers.stay((700, 700))

    expect(ada.page.get_by_role("menu")).to_have_accessible_name("Wall")


class Fingers:
    """Fingers on a page, as the browser's own protocol moves them."""

    def __init__(self, page: Page) -> None:
        self.protocol = page.context.new_cdp_session(page)

    def go(self, start: Point, end: Point) -> None:
        """Drag one finger."""
        self._send("touchStart", start)
        for step in range(1, 9):
            self._send("touchMove", tuple(a + (b - a) * step / 8 for a, b in zip(start, end, strict=True)))
        self._send("touchEnd")

    def tap(self, at: Point) -> None:
        """Put one finger down and up."""
        self._send("touchStart", at)
        self._send("touchEnd")

    def stay(self, at: Point) -> None:
        """Put one finger down; it stays."""
        self._send("touchStart", at)

    def spread(self, middle: Point, start: float, end: float) -> None:
        """Spread two fingers from one distance to another."""
        x, y = middle
        for kind, apart in (("touchStart", start), ("touchMove", (start + end) / 2), ("touchMove", end)):
            self._send(kind, (x - apart / 2, y), (x + apart / 2, y))
        self._send("touchEnd")

    def _send(self, kind: str, *points: tuple[float, ...]) -> None:
        touches = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
        self.protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def _with_clipboard(wall: Wall) -> Wall:
    wall.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return wall


def _wait_until(wall: Wall, condition: str) -> None:
    notes = "[...document.querySelector('#board-app').board.model.notes.values()]"
    wall.page.wait_for_function(f"() => {notes}.{condition}")


def _row(wall: Wall, text: str) -> dict[str, float]:
    return next(row for row in wall.page.evaluate(_ROWS) if row["text"] == text)


def _drag(page: Page, start: Point, end: Point) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()
