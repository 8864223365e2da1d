"""Bringing a table of notes onto a board, taking it back, and taking the board out as data."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.rooms import Room

TABLE = "kind,text,context\nevent,Order paid,Billing\nevnt,Oops,\ncommand,Pay order,Billing"


def test_a_table_is_looked_at_brought_in_taken_back_and_saved_as_data(room: Room, tmp_path: Path):
    ada = room.open()
    menu = ada.page.get_by_role("button", name="Import and export")

    menu.click()
    ada.page.get_by_role("button", name="Bring in notes").click()
    dialog = ada.page.get_by_role("dialog", name="Bring in notes")
    dialog.get_by_label("Paste it here").fill(TABLE)
    expect(dialog.get_by_text("Read as a table of notes: 2 notes, 1 region, 1 context.")).to_be_visible()
    expect(dialog.get_by_text("line 3: “evnt” is no kind of note.")).to_be_visible()
    dialog.get_by_role("button", name="Bring it in").click()
    expect(ada.note("Domain event: Order paid, in Billing")).to_have_count(1)
    expect(ada.note("Command: Pay order, in Billing")).to_have_count(1)

    menu.click()
    with ada.page.expect_download() as saved:
        ada.page.get_by_role("button", name="Data JSON").click()
    path = tmp_path / "board.json"
    saved.value.save_as(path)
    assert len(json.loads(path.read_text())["drawing"]["notes"]) == 2

    ada.page.keyboard.press("Control+z")
    expect(ada.note("Order paid")).to_have_count(0)
    ada.page.goto(f"/d/{room.slug}/boards/")
    ada.page.get_by_role("button", name="Import", exact=True).click()
    dialog = ada.page.get_by_role("dialog", name="A new board from a file or text")
    dialog.get_by_label("or choose a file").set_input_files(path)
    expect(dialog.get_by_label("Name of the new board")).to_have_value("A room")
    dialog.get_by_label("Name of the new board").fill("A second wall")
    dialog.get_by_role("button", name="Bring it in").click()
    expect(ada.page.get_by_role("heading", level=1)).to_have_text("A second wall")
    expect(ada.note("Domain event: Order paid, in Billing")).to_have_count(1)
