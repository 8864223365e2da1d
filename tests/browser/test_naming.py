"""While somebody names an event, the page says whether the name is in the past tense and offers the one that is."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.rooms import Room
from tests.browser.wall import Wall


def test_a_note_that_asks_for_something_is_offered_what_happened_by_mouse_and_by_keyboard(room: Room):
    wall = room.open()
    editor = _write(wall, "Create order")

    hint = wall.page.get_by_role("status").filter(has_text="asks for something")
    expect(hint).to_be_visible()
    hint.get_by_role("button", name="Order created").click()
    expect(editor).to_have_value("Order created")
    expect(hint).to_be_hidden()
    editor.fill("OrderShipping")
    expect(wall.page.get_by_role("button", name="OrderShipped")).to_be_visible()
    wall.page.keyboard.press("Alt+Enter")
    expect(editor).to_have_value("OrderShipped")
    expect(editor).to_be_focused()
    wall.page.keyboard.press("Enter")

    expect(wall.note("Domain event: OrderShipped")).to_have_count(1)


def test_the_form_of_a_new_event_hints_below_its_field(room: Room):
    page = room.open().page
    page.goto(f"/d/{room.slug}/events/")
    page.get_by_role("button", name="New event").first.click()
    field = page.get_by_role("dialog").get_by_label("What happened?")
    field.fill("payment_failure")

    page.get_by_role("button", name="payment_failed").click()

    expect(field).to_have_value("payment_failed")
    _expect_no_hint(page)


def _write(wall: Wall, text: str) -> Locator:
    wall.page.keyboard.press("e")
    editor = wall.page.get_by_role("textbox", name="Text of the note")
    expect(editor).to_be_focused()
    wall.page.keyboard.type(text)
    return editor


def _expect_no_hint(page: Page) -> None:
    expect(page.locator(".name-hint:visible")).to_have_count(0)
