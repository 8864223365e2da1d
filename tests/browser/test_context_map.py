"""The context map: changed by keyboard, seen at once by somebody else, and told about by the checks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.builders.houses import RunningHouse

PATH = "/d/orders/contexts/"


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running_house: RunningHouse) -> Iterator[BrowserContext]:
    """A browser in which the demo user has signed in by the printed link."""
    context = browser.new_context(viewport={"width": 1600, "height": 900}, base_url=running_house.base_url)
    page = context.new_page()
    page.goto(running_house.manage("demo_link").stdout.strip())
    page.close()
    yield context
    context.close()


@pytest.fixture
def maps(signed_in: BrowserContext) -> Iterator[tuple[Page, Page]]:
    """Two tabs with the map."""
    pages = signed_in.new_page(), signed_in.new_page()
    for page in pages:
        page.goto(PATH)
        expect(page.locator("svg.cmap")).to_be_visible()
    yield pages
    for page in pages:
        page.close()


def _panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="What is chosen")


def test_a_relationship_is_added_changed_and_removed_and_the_other_sees_it(maps: tuple[Page, Page]):
    mine, others = maps
    relationship = "Inventory and Sales Reporting"

    mine.get_by_role("button", name="Inventory", exact=False).filter(has_text="Supporting").first.press("Enter")
    _panel(mine).get_by_role("button", name="Relate to another").click()
    _panel(mine).get_by_label("Pattern").select_option("separate_ways")
    _panel(mine).get_by_label("Other side").select_option(label="Sales Reporting")
    _panel(mine).get_by_role("button", name="Add", exact=True).click()

    line = others.get_by_role("button", name=f"{relationship} go Separate Ways")
    expect(line).to_have_count(1)
    expect(others.locator("#map-lists").get_by_role("rowheader", name="Inventory").first).to_be_visible()

    line.press("Enter")
    _panel(others).get_by_label("Pattern").select_option("customer_supplier")
    _panel(others).get_by_label("Conformist").check()
    _panel(others).get_by_role("button", name="Save").click()

    expect(_panel(others).get_by_label("What the checks say").get_by_text("MAP005")).to_be_visible()
    expect(
        mine.get_by_role("button", name="Inventory supplies its customer Sales Reporting: Conformist")
    ).to_have_count(1)

    _panel(others).get_by_role("button", name="Remove", exact=True).click()

    expect(
        mine.get_by_role("button", name="Inventory supplies its customer Sales Reporting: Conformist")
    ).to_have_count(0)


def test_a_context_that_was_moved_by_keyboard_stays_there_for_me(maps: tuple[Page, Page]):
    page, _ = maps
    box = page.locator('[role="button"][data-context]').first
    before = box.get_attribute("transform")
    box.press("Shift+ArrowRight")
    moved = page.locator('[role="button"][data-context]').first
    expect(moved).not_to_have_attribute("transform", before or "")
    after = moved.get_attribute("transform")

    page.reload()

    expect(page.locator('[role="button"][data-context]').first).to_have_attribute("transform", after or "")
    page.get_by_role("button", name="Put everything back").click()
    expect(page.locator('[role="button"][data-context]').first).to_have_attribute("transform", before or "")
