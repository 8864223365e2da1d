"""People on one board: who is here, going where they are, writing on one note, and edits made without a line."""

import re

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.rooms import Room, middle_of
from tests.browser.wall import Wall

HERE, THERE = (420.0, 380.0), (900.0, 380.0)
_SEES = """([x, y, width, height]) => {
  const { camera, viewport } = document.querySelector("#board-app").board.view;
  const across = viewport.width / camera.zoom, down = viewport.height / camera.zoom;
  const isCentredOn = (from, size, middle) => Math.abs(from + size / 2 - middle) < 3;
  const isCentred = isCentredOn(camera.x, across, x + width / 2) && isCentredOn(camera.y, down, y + height / 2);
  return isCentred && across > width - 3 && down > height - 3;
}"""
_SIGHT = """() => {
  const { view } = document.querySelector("#board-app").board;
  const { x, y, zoom } = view.camera;
  return [x, y, view.viewport.width / zoom, view.viewport.height / zoom];
}"""
_IS_PAINTED_AT = """([text, dx, dy]) => {
  const { board } = document.querySelector("#board-app");
  const note = [...board.model.notes.values()].find((one) => board.model.textOf(one) === text);
  const { surface } = board.view, at = note && board.view.toScreen(note);
  if (!at) return false;
  const ratio = surface.width / surface.clientWidth;
  return surface.getContext("2d").getImageData((at.x + dx) * ratio, (at.y + dy) * ratio, 1, 1).data[3] > 200;
}"""


class Line:
    """What lies between a browser and the server; while it is down nobody gets through."""

    def __init__(self, page: Page) -> None:
        self.is_down = False
        page.context.route_web_socket("**/ws/**", self._answer)

    def cut(self, wall: Wall) -> None:
        """Take the line away."""
        self.is_down = True
        wall.page.evaluate("document.querySelector('#board-app').session.drop()")
        expect(wall.page.locator("#save-state")).to_have_attribute("data-state", "offline")

    def _answer(self, socket: WebSocketRoute) -> None:
        if self.is_down:
            socket.close()
        else:
            socket.connect_to_server()


def test_following_somebody_shows_what_they_see_until_one_moves(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace Hopper")

    ada.page.get_by_role("button", name="Follow Grace Hopper").click()
    grace.page.mouse.move(*HERE)
    grace.page.mouse.wheel(500, 300)

    ada.page.wait_for_function(_SEES, arg=grace.page.evaluate(_SIGHT))
    expect(ada.page.get_by_text("Following Grace Hopper")).to_be_visible()
    ada.page.mouse.move(*HERE)
    ada.page.mouse.wheel(-40, 0)
    expect(ada.page.get_by_text("Following Grace Hopper")).to_have_count(0)


def test_the_owner_brings_everyone_and_everyone_may_go_back(room: Room):
    ada = room.open()
    grace, linus = room.join(ada, "Grace"), room.join(ada, "Linus")
    before = grace.page.evaluate(_SIGHT)
    ada.page.mouse.move(*HERE)
    ada.page.mouse.wheel(700, 500)

    _people(ada).get_by_role("button", name="Bring everyone here now").click()

    for wall in (grace, linus):
        wall.page.wait_for_function(_SEES, arg=ada.page.evaluate(_SIGHT))
    expect(grace.page.get_by_text("has brought everyone here")).to_be_visible()
    grace.page.get_by_role("button", name="Go back").click()
    grace.page.wait_for_function(_SEES, arg=before)


def test_who_is_asked_to_come_decides_for_themselves_and_a_guest_calls_nobody(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    before = grace.page.evaluate(_SIGHT)
    ada.page.mouse.move(*HERE)
    ada.page.mouse.wheel(700, 500)

    _people(ada).get_by_role("button", name="Ask everyone to come here").click()

    expect(grace.page.get_by_text("asks everyone to come")).to_be_visible()
    assert grace.page.evaluate(_SIGHT) == before
    grace.page.get_by_role("button", name="Go there").click()
    grace.page.wait_for_function(_SEES, arg=ada.page.evaluate(_SIGHT))
    expect(_people(grace).get_by_role("button", name=re.compile("everyone"))).to_have_count(0)


def test_two_who_write_on_one_note_are_both_warned_and_neither_is_stopped(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Domain event", "Order placed", HERE)
    expect(grace.note("Order placed")).to_have_count(1)

    grace.page.mouse.dblclick(*HERE)
    ada.page.wait_for_function(_IS_PAINTED_AT, arg=["Order placed", 8, -18])
    ada.page.mouse.dblclick(*HERE)

    expect(ada.page.get_by_text("Grace is writing here too")).to_be_visible()
    expect(grace.page.get_by_text("is writing here too")).to_be_visible()
    grace.page.keyboard.type("Order paid")
    grace.page.keyboard.press("Enter")
    expect(ada.page.get_by_text("Grace is writing here too")).to_be_hidden()
    ada.page.keyboard.type("Order shipped")
    ada.page.keyboard.press("Enter")
    expect(grace.note("Domain event: Order shipped")).to_have_count(1)


def test_five_browsers_work_at_once_and_see_the_same(room: Room):
    ada = room.open()
    walls = [ada, *(room.join(ada, name) for name in ("Grace", "Linus", "Barbara", "Edsger"))]
    expect(ada.page.locator(".people__count")).to_have_text("5")

    for number, wall in enumerate(walls):
        wall.page.evaluate(_STORM, number)

    for wall in walls:
        expect(wall.page.locator("[data-outline] [data-row=note]")).to_have_count(50)
        wall.saved()
    rows = [wall.page.evaluate(_ROWS) for wall in walls]
    assert rows == [rows[0]] * 5


def test_an_edit_of_what_was_deleted_meanwhile_is_taken_back_with_the_reason(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Domain event", "Parcel sent", THERE)
    expect(grace.note("Parcel sent")).to_have_count(1)
    line = Line(ada.page)
    ada.page.reload()
    ada.saved()
    line.cut(ada)
    ada.page.mouse.dblclick(*middle_of(ada, "Order placed"))
    ada.page.keyboard.type("Order paid")
    ada.page.keyboard.press("Enter")
    expect(ada.note("Order paid")).to_have_count(1)
    expect(ada.page.locator("#save-state")).to_have_text("Offline, 1 waiting")

    grace.page.mouse.click(*middle_of(grace, "Order placed"))
    grace.page.keyboard.press("Delete")
    grace.saved()
    line.is_down = False

    reason = "Taken back: writing on “Order paid”. The note is not there (any more)."
    expect(ada.page.get_by_text(reason)).to_be_visible()
    ada.saved()
    expect(ada.page.locator("[data-outline] [data-row=note]")).to_have_count(1)
    expect(ada.note("Parcel sent")).to_have_count(1)


def test_edits_of_a_tab_that_was_closed_without_a_line_arrive_from_the_next_one(room: Room):
    ada = room.open()
    grace = room.join(ada, "Grace")
    line = Line(ada.page)
    ada.page.reload()
    ada.saved()
    line.cut(ada)
    ada.page.keyboard.press("o")
    ada.page.keyboard.type("Who pays?")
    ada.page.keyboard.press("Enter")
    expect(ada.page.locator("#save-state")).to_have_text("Offline, 2 waiting")

    later = Wall(ada.page.context.new_page())
    ada.page.close()
    expect(grace.note("Who pays?")).to_have_count(0)
    line.is_down = False
    later.open(room.address)

    expect(grace.note("Hotspot: Who pays?")).to_have_count(1)
    expect(later.page.locator("[data-outline] [data-row=note]")).to_have_count(1)


_STORM = """(number) => {
  const { board, session } = document.querySelector("#board-app");
  for (let count = 0; count < 10; count += 1) {
    const id = board.addNote("event", { x: count * 150, y: number * 150 }, `Fact ${number}.${count}`);
    session.askBoard("MoveNotes", { moves: [{ id, x: count * 160, y: number * 170 }] });
  }
}"""
_ROWS = """() => {
  const rows = document.querySelector("#board-app").session.rows.rows("note");
  const sorted = [...rows.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return JSON.stringify(sorted.map((row) => Object.entries(row).sort()));
}"""


def _people(wall: Wall):
    wall.page.get_by_role("button", name="People here").click()
    return wall.page.get_by_role("dialog", name="People here")
