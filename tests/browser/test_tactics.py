"""Tactical design: an aggregate gets states, transitions and an example that runs; two tabs see the same."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.rooms import Room

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = "() => axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))"


def _add(page: Page, panel: str, label: str, name: str) -> None:
    section = page.get_by_role("region", name=panel)
    section.get_by_label(label, exact=True).fill(name)
    section.get_by_role("button", name="Add").click()
    expect(section.get_by_text(name, exact=True)).to_be_visible()


def _add_state(page: Page, name: str) -> None:
    page.get_by_label("New state").fill(name)
    page.get_by_label("New state").press("Enter")
    expect(page.get_by_role("button", name=f"State {name}")).to_be_visible()


def test_an_aggregate_is_designed_by_hand_and_its_example_runs(room: Room):
    page = room.open().page
    page.goto(f"/d/{room.slug}/design/")
    page.get_by_role("button", name="New aggregate").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Order")
    page.get_by_role("dialog").get_by_role("button", name="Add the aggregate").click()
    page.get_by_role("link", name="Order").click()

    _add(page, "Commands handled", "Command", "Pay order")
    _add(page, "Events raised", "Event", "Order paid")
    _add_state(page, "open")
    _add_state(page, "paid")
    page.get_by_role("button", name="State open").drag_to(page.get_by_role("button", name="State paid"))
    page.get_by_role("group", name="Raises").get_by_label("Order paid").check()
    said = "Transition by Pay order from open to paid, then Order paid"
    expect(page.get_by_role("button", name=said)).to_be_visible()

    page.get_by_role("button", name="New example").click()
    page.get_by_role("combobox", name="Given").fill("paid")
    page.get_by_role("combobox", name="Then").fill("Order paid")
    page.get_by_role("combobox", name="Then").press("Enter")
    page.get_by_role("button", name="Run them").click()
    expect(page.get_by_role("region", name="Examples")).to_contain_text("is refused in the state “paid”")
    page.get_by_role("combobox", name="Given").fill("open")
    page.get_by_role("combobox", name="Given").press("Enter")
    page.get_by_role("button", name="Run them").click()
    expect(page.get_by_text("1 of 1 hold")).to_be_visible()

    page.evaluate(AXE.read_text())
    assert page.evaluate(VIOLATIONS) == []


def test_edits_by_keyboard_reach_the_other_tab_and_are_undone(room: Room):
    mine = room.open().page
    mine.goto(f"/d/{room.slug}/design/")
    mine.get_by_role("button", name="New aggregate").click()
    mine.get_by_role("dialog").get_by_label("Name").fill("Stock")
    mine.get_by_role("dialog").get_by_role("button", name="Add the aggregate").click()
    mine.get_by_role("link", name="Stock").click()
    others = mine.context.new_page()
    others.goto(mine.url)
    expect(others.get_by_label("New: rule")).to_be_visible()

    mine.get_by_label("New: rule").fill("Never below zero")
    mine.get_by_label("New: rule").press("Enter")
    expect(others.get_by_label("rule 1", exact=True)).to_have_value("Never below zero")
    _add_state(mine, "counted")
    mine.get_by_role("button", name="State counted").press("Delete")
    expect(mine.get_by_role("button", name="State counted")).to_have_count(0)

    mine.get_by_role("button", name="Undo").click()
    expect(mine.get_by_role("button", name="State counted")).to_be_visible()
    expect(others.get_by_role("button", name="State counted")).to_be_visible()
    mine.get_by_role("button", name="Redo").click()
    expect(mine.get_by_role("button", name="State counted")).to_have_count(0)
    expect(others.get_by_role("button", name="State counted")).to_have_count(0)
