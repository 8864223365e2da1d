"""The context map: changed by keyboard, seen at once by somebody else, and told about by the checks."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

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


def _context(page: Page, name: str) -> Locator:
    """The box of a context; its words begin with its name."""
    return page.locator(".cmap__boxes > g").filter(has=page.locator("title", has_text=re.compile(f"^{name}(:|$)")))


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
    expect(_panel(others).get_by_label("Conformist")).to_be_disabled()
    expect(_panel(others).get_by_text("A customer negotiates; a Conformist takes what there is.")).to_be_visible()
    _panel(others).get_by_label("Anticorruption Layer").check()
    _panel(others).get_by_role("button", name="Save").click()

    expect(_panel(others).get_by_label("What the checks say").get_by_text("MAP007")).to_be_visible()
    changed = mine.get_by_role("button", name="Inventory supplies its customer Sales Reporting: Anticorruption Layer")
    expect(changed).to_have_count(1)

    _panel(others).get_by_role("button", name="Remove", exact=True).click()

    expect(changed).to_have_count(0)


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


def test_a_line_that_is_drawn_from_box_to_box_becomes_a_relationship_and_is_taken_back(maps: tuple[Page, Page]):
    page, _ = maps
    lines = page.locator(".cmap__edge")
    before = lines.count()
    source, target = _context(page, "Inventory"), _context(page, "Sales Reporting")

    source.hover()
    source.locator(".cmap__handle-dot").hover()
    page.mouse.down()
    target.locator(".cmap__box").hover()
    page.mouse.up()
    expect(_panel(page).get_by_role("heading", name="New relationship")).to_be_visible()
    _panel(page).get_by_role("button", name="Add", exact=True).click()
    expect(lines).to_have_count(before + 1)
    expect(page.get_by_role("button", name="Inventory is upstream of Sales Reporting")).to_have_count(1)
    _panel(page).get_by_role("button", name="Undo the last change").click()

    expect(lines).to_have_count(before)


def test_layers_a_focus_and_a_saved_view_are_shared_by_the_address(maps: tuple[Page, Page]):
    page, other = maps
    boxes = page.locator(".cmap__boxes > g")
    everything = boxes.count()

    page.get_by_role("button", name="Flows").click()
    marks = page.locator(".cmap__passage")
    expect(marks.first).to_be_visible()
    page.get_by_role("combobox", name="Find a context").fill("Inventory")
    page.get_by_role("combobox", name="Find a context").press("Enter")
    _panel(page).get_by_role("button", name="Focus here").click()
    expect(boxes).not_to_have_count(everything)
    near = boxes.count()
    page.get_by_role("button", name="New view").click()
    page.get_by_role("dialog", name="New view").get_by_label("Name").fill("Around the stock")
    page.get_by_role("button", name="Save the view").click()
    expect(page.get_by_label("View", exact=True).locator("option:checked")).to_have_text("Around the stock")

    other.goto(page.url)
    expect(other.locator(".cmap__boxes > g")).to_have_count(near)
    expect(other.locator(".cmap__passage").first).to_be_visible()

    page.get_by_role("button", name="More about this view").click()
    page.get_by_role("button", name="Delete the view").click()
    expect(boxes).to_have_count(everything)
    expect(other.get_by_label("View", exact=True).locator("option:checked")).to_have_text("Everything")


def test_the_map_is_saved_as_a_picture_with_its_colours(maps: tuple[Page, Page]):
    page, _ = maps

    page.get_by_role("button", name="Picture").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()

    text = download.value.path().read_text()
    assert download.value.suggested_filename == "Context map.svg"
    assert text.count("Inventory") > 0
    assert 'class="cmap__name"' not in text
    assert 'fill="rgb(' in text


def test_a_refactoring_is_looked_at_done_and_taken_back(maps: tuple[Page, Page]):
    page, _ = maps
    boxes = page.locator(".cmap__boxes > g")
    before = boxes.count()

    page.goto(f"{PATH}refactor/MergeContexts/?context_id=")
    page.get_by_label("Context", exact=True).select_option(label="Sales Reporting")
    page.get_by_label("Into").select_option(label="Ordering")
    expect(page.get_by_role("heading", name="What changes in the model")).to_be_visible()
    page.get_by_role("button", name="Do it").click()
    expect(boxes).to_have_count(before - 1)
    _panel(page).get_by_role("button", name="Undo the last change").click()

    expect(boxes).to_have_count(before)


def test_a_choice_that_is_faster_than_the_script_is_looked_ahead_of(maps: tuple[Page, Page]):
    page, _ = maps
    held: list[Route] = []
    page.route(re.compile(r"/dist/shell.*\.js"), lambda route: route.continue_() if held else held.append(route))
    page.goto(f"{PATH}refactor/MergeContexts/", wait_until="commit")
    page.get_by_label("Context", exact=True).select_option(label="Sales Reporting")
    page.get_by_label("Into").select_option(label="Ordering")

    held[0].continue_()

    expect(page.get_by_role("heading", name="What changes in the model")).to_be_visible()
