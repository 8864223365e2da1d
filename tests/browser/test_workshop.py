"""A workshop in three browsers: a facilitator runs it, a member of the team and a guest take part."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.rooms import Room
from tests.browser.wall import Wall

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """
() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`))
"""
PHONE = {"width": 390, "height": 844}


def test_a_workshop_from_check_in_to_summary(room: Room):
    fay = room.open()
    _as_big_picture(fay)
    gil, mia = room.join(fay, "Gil"), room.join(fay, "Mia")
    desk = fay.page.get_by_role("complementary", name="Facilitate")

    # The phase gates the palette, for everybody.
    fay.page.get_by_role("button", name="Facilitate").click()
    desk.get_by_role("button", name="Begin the workshop").click()
    expect(_bar(gil)).to_contain_text("1/9 Check-in")
    expect(_tool(gil, "Domain event")).to_be_hidden()
    lobby = gil.page.get_by_role("region", name="Check-in")
    expect(lobby).to_contain_text(re.compile("Here now: 3.*Gil", re.S))
    lobby.get_by_role("button", name="Close the lobby").click()
    expect(lobby).to_be_hidden()
    desk.get_by_role("button", name="Next: Chaotic exploration").click()
    expect(_bar(gil)).to_contain_text("one event on each note")
    expect(_tool(gil, "Domain event")).to_be_visible()
    expect(_tool(gil, "Command")).to_be_hidden()
    gil.page.keyboard.press("m")
    expect(gil.page.get_by_role("textbox", name="Text of the note")).to_be_hidden()

    # Private notes are their author's alone, until the reveal.
    _section(desk, "Private writing").click()
    desk.get_by_role("button", name="Start private writing").click()
    expect(_bar(gil)).to_contain_text("Only you see the notes")
    _write(gil, "e", "Order placed")
    _write(gil, "o", "Who pays?")
    expect(gil.note("Domain event: Order placed, only you see it")).to_have_count(1)
    expect(_bar(mia)).to_contain_text("2 notes by 1")
    for wall in (fay, mia):
        expect(wall.page.locator("[data-outline] [role=option]")).to_have_count(0)
    desk.get_by_role("button", name="Reveal all notes").click()
    for wall in (fay, gil, mia):
        expect(wall.note(re.compile("^Domain event: Order placed$"))).to_have_count(1)

    # A vote is secret while it lasts, and limited.
    _section(desk, "Vote").click()
    desk.get_by_label("Dots each").fill("1")
    desk.get_by_role("button", name="Open the vote").click()
    expect(_bar(mia)).to_contain_text("1 of 1 left")
    _choose(mia, "Hotspot: Who pays?")
    mia.page.get_by_role("button", name="Give a dot").click()
    expect(_bar(mia)).to_contain_text("0 of 1 left")
    expect(mia.page.get_by_role("button", name="Give a dot")).to_be_disabled()
    mia.page.keyboard.press(".")
    _choose(gil, "Hotspot: Who pays?")
    expect(gil.page.get_by_role("group", name="Vote: 0 of your dots")).to_be_visible()
    expect(desk).to_contain_text("1 dot given by 1")
    desk.get_by_role("button", name="Close the vote").click()
    expect(_bar(gil).get_by_role("button", name="Result")).to_have_attribute("aria-pressed", "true")

    # Everybody reads the same time, latecomers too, and hears the end of it.
    _section(desk, "Timer").click()
    desk.get_by_role("button", name="5 min", exact=True).click()
    expect(gil.page.get_by_role("timer")).to_have_text(re.compile(r"4:5\d|5:00"))
    mia.page.reload()
    expect(mia.page.get_by_role("timer")).to_have_text(re.compile(r"[34]:\d\d"))
    fay.page.evaluate("document.querySelector('#board-app').session.askBoard('StartTimer', { seconds: 1 })")
    expect(gil.page.get_by_text("Time is up.")).to_be_visible()

    # The summary is everybody's.
    _section(desk, "Agreements and decisions").click()
    desk.get_by_label("Decisions").fill("The customer pays first")
    desk.get_by_label("Decisions").blur()
    fay.saved()
    gil.page.get_by_role("button", name="Chaotic exploration").click()
    gil.page.get_by_role("link", name="Summary so far").click()
    summary = gil.page.get_by_role("main")
    for text in ("The customer pays first", "Order placed", "Chaotic exploration", "Vote: What matters most?"):
        expect(summary).to_contain_text(text)
    hotspot = summary.get_by_role("region", name="Hotspots").get_by_role("listitem")
    expect(hotspot).to_have_text(re.compile(r"Who pays\?\s*open\s*1 dot\s*$"))
    assert _violations(gil.page) == []
    gil.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # its literals
    assert gil.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everybody_is_brought_along_and_may_stay_behind(room: Room):
    fay = room.open()
    fay.add("Domain event", "Order placed", (420, 380))
    fay.add("Domain event", "Parcel sent", (900, 380))
    gil = room.join(fay, "Gil")
    expect(gil.note("Parcel sent")).to_have_count(1)
    desk = fay.page.get_by_role("complementary", name="Facilitate")
    fay.page.get_by_role("button", name="Facilitate").click()
    assert _violations(fay.page) == []

    _section(desk, "Walk-through").click()
    desk.get_by_label("Way").select_option("reverse")
    desk.get_by_role("button", name="Start the walk").click()
    expect(_bar(gil)).to_contain_text("Stop 2 of 2")
    expect(_bar(gil)).to_contain_text("what must have happened before this?")
    _is_in_the_middle(gil, "Parcel sent")
    desk.get_by_role("button", name="Mark").click()
    expect(gil.note("Hotspot: What must have happened before “Parcel sent”?")).to_have_count(1)
    _bar(fay).get_by_role("button", name="One stop back").click()
    _is_in_the_middle(gil, "Order placed")
    desk.get_by_role("button", name="End the walk").click()

    _choose(fay, "Domain event: Parcel sent")
    _section(desk, "Attention").click()
    desk.get_by_label("Words").fill("Please look up")
    desk.get_by_role("button", name="Everybody look here").click()
    note = gil.page.get_by_role("status").filter(has_text="Please look up")
    expect(note).to_be_visible()
    _is_in_the_middle(gil, "Parcel sent")
    assert _violations(gil.page) == []
    note.get_by_role("button", name="Back to where I was").click()
    expect(note).to_be_hidden()
    _is_in_the_middle(gil, "Order placed")

    gil.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # its literals
    assert gil.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_groups_work_apart_and_merge_with_a_word_about_doubles(room: Room):
    fay = room.open()
    gil = room.join(fay, "Gil")
    fay.add("Domain event", "Order placed", (700, 380))
    desk = fay.page.get_by_role("complementary", name="Facilitate")
    fay.page.get_by_role("button", name="Facilitate").click()
    _section(desk, "Groups and parking").click()

    desk.get_by_label("Name of the zone").fill("Returns")
    desk.get_by_role("button", name="Add a zone").click()
    zone = desk.get_by_role("group", name="Returns")
    zone.get_by_role("checkbox", name="Gil").click()
    expect(zone.get_by_role("checkbox", name="Gil")).to_be_checked()
    gil.page.evaluate(_ADD_IN_THE_ZONE, "order placed!")
    expect(fay.note("order placed!")).to_have_count(1)
    zone.get_by_role("button", name="Merge").click()
    dialog = fay.page.get_by_role("dialog", name="Merge “Returns”")
    expect(dialog).to_contain_text("1 of 1 notes say what another note says already")
    dialog.get_by_role("button", name="Same", exact=True).click()
    dialog.get_by_role("button", name="Merge").click()
    expect(zone).to_have_count(0)
    expect(fay.note("order placed!")).to_have_count(0)
    expect(fay.note("Domain event: Order placed")).to_have_count(2)

    _write(gil, "o", "Is it legal?")
    gil.page.keyboard.press("Shift+P")
    gil.saved()

    assert fay.page.evaluate(_PARKED) == ["Is it legal?"]


_ADD_IN_THE_ZONE = """(text) => {
  const { board } = document.querySelector("#board-app");
  const zone = [...board.model.regions.values()].find(({ kind }) => kind === "breakout");
  board.addNote("event", { x: zone.x + 200, y: zone.y + 200 }, text);
}"""
_PARKED = """() => {
  const { board } = document.querySelector("#board-app");
  const lot = [...board.model.regions.values()].find(({ kind }) => kind === "parking");
  const isIn = (note) => note.x > lot.x && note.y > lot.y && note.x < lot.x + lot.width && note.y < lot.y + lot.height;
  return [...board.model.notes.values()].filter(isIn).map((note) => board.model.textOf(note));
}"""


def _as_big_picture(wall: Wall) -> None:
    wall.page.evaluate("""() => {
      const app = document.querySelector("#board-app");
      app.session.ask("ChangeBoardLevel", { changed_board_id: app.dataset.board, level: "big_picture" });
    }""")
    wall.saved()


def _bar(wall: Wall):
    return wall.page.get_by_role("region", name="Workshop")


def _tool(wall: Wall, name: str):
    # By its attribute: what is hidden has no role.
    return wall.page.locator(f'.board-tools [aria-label="{name}"]')


def _section(desk, name: str):
    return desk.locator("summary", has_text=name)


def _write(wall: Wall, key: str, text: str) -> None:
    wall.page.locator("[data-outline]").focus()
    wall.page.keyboard.press(key)
    editor = wall.page.get_by_role("textbox", name="Text of the note")
    expect(editor).to_be_focused()
    wall.page.keyboard.type(text)
    wall.page.keyboard.press("Enter")
    expect(editor).to_be_hidden()
    wall.saved()


def _choose(wall: Wall, name: str) -> None:
    """Choose a note in the list, as a screen reader does."""
    wall.note(name).evaluate("option => option.click()")


def _is_in_the_middle(wall: Wall, text: str) -> None:
    wall.page.wait_for_function(
        """(text) => {
          const { board } = document.querySelector("#board-app"), { camera, viewport } = board.view;
          const note = [...board.model.notes.values()].find((one) => board.model.textOf(one) === text);
          const x = (note.x + note.width / 2 - camera.x) * camera.zoom - viewport.width / 2;
          const y = (note.y + note.height / 2 - camera.y) * camera.zoom - viewport.height / 2;
          return Math.hypot(x, y) < 5;
        }""",
        arg=text,
    )


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN_AXE)
    return found
