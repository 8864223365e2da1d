"""The whole job in a real browser, with a second one watching: storm, mend, relate, compile, download, simulate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from cfnlint.api import ManualArgs, lint
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.wall import Wall
from tests.builders.houses import RunningHouse

WINDOW = {"width": 1600, "height": 1000}
EVENT, POLICY = (420.0, 380.0), (1000.0, 380.0)
RULE = "Whenever a parcel is returned, refund the customer"
SLOW = 20_000
"""Milliseconds for what a worker or a compiler has to do first."""


@dataclass(frozen=True)
class Two:
    """Ada, who does the job, and Grace, who watches it in a browser of her own."""

    house: RunningHouse
    ada: Page
    grace: Page

    @property
    def both(self) -> tuple[Page, Page]:
        return self.ada, self.grace


@pytest.fixture
def two(browser: Browser, running_house: RunningHouse) -> Iterator[Two]:
    """Two browsers with nobody signed in."""
    contexts = [_context(browser, running_house) for _ in range(2)]
    ada, grace = (context.new_page() for context in contexts)
    yield Two(running_house, ada, grace)
    for context in contexts:
        context.close()


def test_the_whole_job_in_one_browser_with_a_second_one_watching(two: Two, tmp_path: Path):
    _sign_in_by_the_demo_link(two)
    slug = _begin_a_domain(two)
    _let_grace_watch(two, slug)

    _storm(two)
    _mend_the_relationship(two)
    _compile(two, slug, tmp_path)
    _simulate(two, slug)

    verdict = two.house.manage("verify_log")
    assert (verdict.returncode, verdict.stdout) == (0, ""), verdict.stderr


def _context(browser: Browser, house: RunningHouse) -> BrowserContext:
    return browser.new_context(base_url=house.base_url, viewport=WINDOW)  # type: ignore[arg-type]  # its literals


def _sign_in_by_the_demo_link(two: Two) -> None:
    two.ada.goto(two.house.manage("demo_link").stdout.strip())

    expect(two.ada).to_have_url(re.compile("/d/orders/boards/"))
    expect(Wall(two.ada).note("Domain event: Order placed, in Ordering")).to_have_count(1)


def _begin_a_domain(two: Two) -> str:
    slug = f"returns-{uuid4().hex[:8]}"
    two.ada.goto("/")
    two.ada.get_by_role("button", name="New domain").first.click()
    dialog = two.ada.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Returned parcels")
    dialog.get_by_label("Short name").fill(slug)
    dialog.get_by_role("button", name="Create the domain").click()

    expect(two.ada).to_have_url(re.compile(f"/d/{slug}/boards/"))
    Wall(two.ada).saved()
    return slug


def _let_grace_watch(two: Two, slug: str) -> None:
    email, board = f"grace-{slug}@example.com", two.ada.url
    two.grace.goto("/accounts/signup/")
    two.grace.get_by_label("Email").fill(email)
    two.grace.get_by_label("Password", exact=True).fill(f"correct horse {slug}")
    two.grace.get_by_label("Display name").fill("Grace")
    two.grace.get_by_role("button", name="Make an account").click()
    expect(two.grace).to_have_url(f"{two.house.base_url}/")

    two.ada.goto(f"/d/{slug}/team/")
    two.ada.get_by_label("Email address").fill(email)
    two.ada.get_by_label("Role", exact=True).select_option("viewer")
    two.ada.get_by_role("button", name="Add", exact=True).click()
    expect(two.ada.get_by_role("listitem").filter(has_text=email)).to_be_visible()

    Wall(two.ada).open(board)
    Wall(two.grace).open(board)
    for page in two.both:
        expect(page.locator("#presence").get_by_role("button")).to_have_count(1)


def _storm(two: Two) -> None:
    wall, watched = Wall(two.ada), Wall(two.grace)
    wall.draw_context("Returns", (200, 180), (700, 640))
    wall.draw_context("Refunds", (800, 180), (1240, 640))

    wall.add("Domain event", "Return the parcel", EVENT)

    expect(wall.panel).to_contain_text("ES101")
    expect(wall.panel).to_contain_text("an event says what happened")
    expect(watched.note(re.compile("Domain event: Return the parcel, in Returns.*finding"))).to_have_count(1)

    wall.rewrite("Parcel returned")

    expect(wall.panel).not_to_contain_text("ES101")
    expect(watched.note("Domain event: Parcel returned, in Returns")).to_have_count(1)

    wall.add("Policy", RULE, POLICY)
    wall.connect(EVENT, POLICY)

    expect(watched.note(f"Policy: {RULE}, in Refunds")).to_have_count(1)
    expect(watched.note(re.compile("Parcel returned, in Returns, 1 out"))).to_have_count(1)


def _mend_the_relationship(two: Two) -> None:
    wall, watched = Wall(two.ada), Wall(two.grace)
    problem = "Refunds reacts to “Parcel returned” of Returns, but the context map shows no relationship"
    expect(wall.findings()).to_contain_text(problem)
    expect(watched.findings()).to_contain_text(problem)

    wall.findings().get_by_role("button", name="Add the relationship").click()
    dialog = two.ada.get_by_role("dialog")
    dialog.get_by_label("Published Language").check()
    dialog.get_by_role("button", name="Add the relationship").click()

    expect(wall.findings()).not_to_contain_text(problem)
    expect(watched.findings()).not_to_contain_text(problem)


def _compile(two: Two, slug: str, folder: Path) -> None:
    for page in two.both:
        page.goto(f"/d/{slug}/rules/")
        expect(page.locator(".route-group")).to_have_count(1)
        expect(page.locator(".route-group")).to_contain_text("demo.returns / ParcelReturned")

    two.ada.get_by_role("link", name="Export").click()
    for suffix in ("json", "yaml"):
        two.ada.locator("#export-file").select_option(f"{slug}.template.{suffix}")
        expect(two.ada.locator("#export-preview figcaption")).to_contain_text(f".template.{suffix}")
        with two.ada.expect_download() as download:
            two.ada.get_by_role("link", name="Download this file").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        found = lint(path.read_text(), config=ManualArgs(regions=["eu-central-1"]))
        assert path.name == f"{slug}.template.{suffix}"
        assert [f"{match.rule.id} {match.message}" for match in found] == []


def _simulate(two: Two, slug: str) -> None:
    for page in two.both:
        page.goto(f"/d/{slug}/simulate/")
        expect(page.locator("#counters")).to_contain_text(RULE)
    two.ada.get_by_label("Speed").select_option("5")

    two.ada.get_by_role("button", name="Play").click()
    for page in two.both:
        expect(page.locator("#status")).to_contain_text("Running", timeout=SLOW)
        _wait_for_more(page, "#counters [data-figure=delivered]", 2)

    two.ada.get_by_role("button", name="Pause").click()
    for page in two.both:
        expect(page.locator("#status")).to_contain_text("Paused", timeout=SLOW)
    records = int(two.ada.locator("#records").inner_text().replace(",", ""))
    expect(two.grace.locator("#records")).to_have_text(f"{records:,}")

    two.ada.get_by_role("button", name="Step").click()
    for page in two.both:
        _wait_for_more(page, "#records", records)

    two.ada.get_by_role("button", name="Stop").click()
    for page in two.both:
        expect(page.locator("#status")).to_contain_text("Stopped", timeout=SLOW)


def _wait_for_more(page: Page, selector: str, number: int) -> None:
    """Wait until the figure in an element has risen above a number."""
    script = "([one, least]) => Number(document.querySelector(one).textContent.replaceAll(',', '')) > least"
    page.wait_for_function(script, arg=[selector, number], timeout=SLOW)
