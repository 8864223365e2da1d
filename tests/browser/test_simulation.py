"""A run in two real browsers: play, figures, pause, step, break, a story, stop; both see the same."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.builders.houses import RunningHouse

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = (
    "() => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map((v) => v.id))"
)
SIMULATE = "/d/orders/simulate/"


@pytest.fixture
def watchers(browser: Browser, running_house: RunningHouse) -> Iterator[tuple[Page, Page]]:
    """Two browsers of the demo user on the simulate page; whatever runs is stopped at the end."""
    contexts = [_signed_in(browser, running_house) for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.goto(SIMULATE)
    yield pages[0], pages[1]
    if pages[0].locator("#stop").is_enabled():
        pages[0].locator("#stop").click()
        expect(pages[0].locator("#status")).to_contain_text("Stopped")
    for context in contexts:
        context.close()


def _signed_in(browser: Browser, house: RunningHouse) -> BrowserContext:
    context = browser.new_context(base_url=house.base_url, viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    page.goto(house.manage("demo_link").stdout.strip())
    page.close()
    return context


def _figure(page: Page, name: str) -> int:
    return sum(int(text) for text in page.locator(f"#counters [data-figure={name}]").all_inner_texts())


def _records(page: Page) -> int:
    return int(page.locator("#records").inner_text().replace(",", ""))


def _wait_until(page: Page, holds: Callable[[], bool]) -> None:
    # Not wait_for_function: it evaluates text, which the page's policy forbids.
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it has not come to pass within 20 s")


def _play(page: Page, speed: str) -> None:
    page.select_option("#speed", speed)
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Running", timeout=15_000)


def test_two_browsers_watch_one_run_from_play_to_stop(watchers: tuple[Page, Page], running_house: RunningHouse):
    ada, bob = watchers

    _play(ada, "20")

    expect(bob.locator("#status")).to_have_text(ada.locator("#status").inner_text(), timeout=10_000)
    _wait_until(bob, lambda: _records(bob) > 300)
    assert _figure(bob, "delivered") > 0

    ada.get_by_role("button", name="Pause", exact=True).click()
    for page in watchers:
        expect(page.locator("#status")).to_contain_text("Paused")
    before = ada.locator("#records").inner_text()
    assert bob.locator("#records").inner_text() == before

    bob.get_by_role("button", name="Step", exact=True).click()
    for page in watchers:
        expect(page.locator("#records")).not_to_have_text(before)

    bob.get_by_role("button", name="Stop", exact=True).click()
    for page in watchers:
        expect(page.locator("#status")).to_contain_text("Stopped")
    assert running_house.manage("verify_log", "orders").returncode == 0


def test_a_latecomer_sees_the_run_that_is_under_way(watchers: tuple[Page, Page]):
    ada, bob = watchers
    bob.goto("about:blank")
    _play(ada, "5")
    _wait_until(ada, lambda: _records(ada) > 50)

    bob.goto(SIMULATE)

    expect(bob.locator("#status")).to_contain_text("Running")
    _wait_until(bob, lambda: _records(bob) > 50)


def test_keys_play_pause_step_and_stop(watchers: tuple[Page, Page]):
    page = watchers[0]
    page.select_option("#speed", "5")
    page.locator("h1").click()

    page.keyboard.press("Space")
    expect(page.locator("#status")).to_contain_text("Running", timeout=15_000)
    page.keyboard.press("Space")
    expect(page.locator("#status")).to_contain_text("Paused")
    before = page.locator("#records").inner_text()
    page.keyboard.press(".")
    expect(page.locator("#records")).not_to_have_text(before)
    page.keyboard.press("s")
    expect(page.locator("#status")).to_contain_text("Stopped")


def test_a_broken_consumer_fails_and_a_record_leads_to_its_story(watchers: tuple[Page, Page]):
    page = watchers[0]
    _play(page, "20")

    line = page.locator("#counters tbody tr", has_text="Sales report")
    line.get_by_role("button", name=re.compile("^Break")).click()

    expect(line.get_by_role("button", name=re.compile("^Mend"))).to_be_visible()
    _wait_until(page, lambda: int(line.locator("[data-figure=failed]").inner_text()) > 3)

    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Paused")
    page.locator("#log .log__story").first.click()

    expect(page.locator("#correlation")).not_to_have_value("")
    correlation = page.locator("#correlation").input_value()
    shown = {one.get_attribute("data-correlation") for one in page.locator("#log .log__story").all()}
    assert shown == {correlation}
    story = page.get_by_role("figure", name="The story as a tree over time")
    expect(story.get_by_text(re.compile(r"^\d+ messages?.* · from \d"))).to_be_visible()
    assert story.get_by_role("listitem").count() >= 1


def test_any_moment_is_looked_at_and_its_address_shows_it_to_somebody_else(watchers: tuple[Page, Page]):
    ada, bob = watchers
    _play(ada, "20")
    _wait_until(ada, lambda: _records(ada) > 600)
    ada.get_by_role("button", name="Pause", exact=True).click()
    expect(ada.locator("#status")).to_contain_text("Paused")
    now = ada.locator("#clock").inner_text()
    moment = ada.get_by_role("slider", name=re.compile("^Moment of the run"))

    moment.fill("5")

    expect(ada.locator("#clock")).to_have_text("0:05.0")
    then = _records(ada)
    bob.goto(ada.url)
    expect(bob.locator("#clock")).to_have_text("0:05.0")
    expect(bob.locator("#records")).to_have_text(f"{then:,}")

    ada.get_by_role("button", name="Back to now").click()
    expect(ada.locator("#clock")).to_have_text(now)
    expect(moment).to_be_focused()
    assert _records(ada) > then
    assert ada.url.endswith(SIMULATE)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_a_run_is_shown(watchers: tuple[Page, Page], theme: str):
    page = watchers[0]
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    _play(page, "20")
    _wait_until(page, lambda: _records(page) > 100)
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Paused")

    page.evaluate(AXE.read_text())

    assert page.evaluate(RUN_AXE) == []
    page.get_by_role("tab", name="Map").click()
    assert page.evaluate(RUN_AXE) == []
