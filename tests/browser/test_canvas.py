"""A context's canvas in the browser: filled in, kept, and on the core domain chart."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.rooms import Room

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = "() => axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))"


def test_a_canvas_is_filled_in_and_its_context_stands_on_the_chart(room: Room):
    page = room.open().page
    page.goto(f"/d/{room.slug}/contexts/")
    page.get_by_role("button", name="New context").first.click()
    page.get_by_role("dialog").get_by_label("Name", exact=True).fill("Pricing")
    page.get_by_role("dialog").get_by_role("button", name="Add the context").click()
    page.get_by_role("link", name="Pricing").first.click()

    page.get_by_label("Purpose").fill("Find the price that both sides like.")
    page.get_by_label("Earns revenue").check()
    page.get_by_label("Differentiation").fill("85")
    page.get_by_label("Complexity").fill("70")
    page.get_by_label("Open questions").fill("Who may give a discount?\nHow long does a price hold?")
    page.get_by_role("button", name="Save the canvas").click()

    expect(page.get_by_label("Open questions")).to_have_value("Who may give a discount?\nHow long does a price hold?")
    expect(page.get_by_label("Earns revenue")).to_be_checked()
    page.evaluate(AXE.read_text())
    assert page.evaluate(VIOLATIONS) == []
    page.get_by_role("link", name="Contexts").last.click()
    expect(page.get_by_role("img", name="Core domain chart of 1 context")).to_be_visible()
