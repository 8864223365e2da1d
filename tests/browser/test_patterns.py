"""An analysis pattern: chosen by its picture, named in own words, looked at, dropped in, and its examples run."""

from playwright.sync_api import expect

from tests.browser.rooms import Room


def test_a_pattern_is_dropped_under_a_name_of_ones_own_and_runs(room: Room):
    page = room.open().page
    page.goto(f"/d/{room.slug}/patterns/")
    page.get_by_role("link", name="Payment", exact=True).click()
    page.get_by_label("Payments").fill("Till")
    page.get_by_role("button", name="Look ahead").click()
    expect(page.get_by_text("Payment captured").first).to_be_visible()
    expect(page.get_by_text("Till").first).to_be_visible()

    page.get_by_role("button", name="Drop it in").click()
    expect(page.locator("canvas").first).to_be_visible()
    page.goto(f"/d/{room.slug}/design/")
    expect(page.get_by_role("heading", name="Till")).to_be_visible()
    page.get_by_role("link", name="Payment", exact=True).click()
    page.get_by_role("button", name="Run them").click()

    expect(page.get_by_text("3 of 3 hold")).to_be_visible()
