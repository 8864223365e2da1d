"""The editor of a condition in the browser: completion, a mistake at its character, and the form in step."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.houses import RunningHouse

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = "() => axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))"


@pytest.fixture
def page(browser: Browser, running_house: RunningHouse) -> Iterator[Page]:
    """A tab of the demo user; whoever changes the sample here must not save it."""
    context = browser.new_context(base_url=running_house.base_url, viewport={"width": 1600, "height": 900})
    page = context.new_page()
    page.goto(running_house.manage("demo_link").stdout.strip())
    yield page
    context.close()


def opened(page: Page) -> Page:
    """Open the first reaction to the sample's orders that has a condition."""
    page.goto("/d/orders/events/")
    page.locator("a.event-name").filter(has_text="Placed").first.click()
    page.locator(".subscription", has=page.locator("code", has_text="total >= 500")).locator("summary").first.click()
    expect(page.locator(".condition-results__service").first).to_be_visible()
    return page


def test_a_condition_is_completed_mended_and_edited_as_a_form(page: Page):
    opened(page)
    text = page.get_by_role("textbox", name="Only when")
    panel = page.locator(".subscription[open] .condition-editor")

    text.fill("")
    text.press_sequentially("tot")
    expect(page.get_by_role("option", name="total")).to_be_visible()
    text.press("Enter")
    expect(text).to_have_value("total ")
    text.press_sequentially('> item_count and contry = "DE"')
    text.press("Escape")
    expect(panel.locator(".condition-editor__mark")).to_have_text("contry")
    panel.get_by_role("button", name="Use country").click()

    expect(text).to_have_value('total > item_count and country = "DE"')
    expect(panel.get_by_text("Filtered in the consumer: total > item_count").first).to_be_visible()
    expect(panel.locator(".condition-editor__mark")).to_have_count(0)
    panel.get_by_role("radio", name="Form").check()
    expect(panel.get_by_label("Field", exact=True)).to_have_value("country")
    panel.get_by_label("Value", exact=True).select_option("FR")
    panel.get_by_role("button", name="Take this line away").first.click()
    panel.get_by_role("radio", name="Text").check()
    expect(text).to_have_value('country = "FR"')
    expect(panel.get_by_text("says all of it")).to_have_count(2)
    page.evaluate(AXE.read_text())
    assert page.evaluate(VIOLATIONS) == []


def test_the_tester_answers_while_an_event_is_edited(page: Page):
    page.goto("/d/orders/rules/")
    page.get_by_label("Event", exact=True).focus()
    expect(page.locator(".trials__verdict")).to_contain_text("It reaches")
    page.get_by_label("Event", exact=True).select_option(label="Order placed")
    expect(page.get_by_label("Its fields, as JSON")).to_have_value(re.compile("order_id"))
    review = page.locator(".trial", has_text="review it")

    page.get_by_label("Its fields, as JSON").fill('{"location": "eu-west", "total": 900}')
    expect(review).to_have_attribute("data-reached", "yes")
    page.get_by_label("Its fields, as JSON").fill('{"location": "eu-west", "total": 9}')

    expect(review).to_have_attribute("data-reached", "no")
    expect(review).to_contain_text("total is 9")
