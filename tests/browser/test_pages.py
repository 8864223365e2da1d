"""Every page in a real browser: nothing for axe to find in light and dark, none wider than a phone, all by keyboard."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import pytest
from django.urls import get_resolver
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.builders.houses import RunningHouse

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """
() => axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
  .then(({ violations }) => violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`))
"""
DO = """async ([url, kind, body]) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ kind, body }) })).status;
}"""
# Every page by the name of its address: {board}, {event} and {context} are ids of the sample. None may be missing.
PAGES = {
    "home": "/",
    "notifications": "/notifications/",
    "boards": "/d/orders/boards/",
    "board": "/d/orders/boards/{board}/",
    "board_summary": "/d/orders/boards/{board}/summary/",
    "contexts": "/d/orders/contexts/",
    "canvas": "/d/orders/contexts/{context}/",
    "contexts with layers": "/d/orders/contexts/?layers=flows+teams+findings",
    "refactoring": "/d/orders/contexts/refactor/SplitContext/",
    "events": "/d/orders/events/",
    "event": "/d/orders/events/{event}/",
    "findings": "/d/orders/findings/",
    "rule": "/d/orders/findings/ES101/",
    "rules": "/d/orders/rules/",
    "compare": "/d/orders/compare/",
    "exports": "/d/orders/export/",
    "simulate": "/d/orders/simulate/",
    "tactics": "/d/orders/design/",
    "tactic": "/d/orders/design/{aggregate}/",
    "patterns": "/d/orders/patterns/",
    "pattern": "/d/orders/patterns/accounting/",
    "releases": "/d/payment/releases/",
    "release": "/d/payment/releases/1/",
    "proposals": "/d/payment/proposals/",
    "proposal": "/d/payment/proposals/1/",
    "language": "/d/orders/language/",
    "history": "/d/orders/history/",
    "history_at": "/d/orders/history/at/?version=5",
    "team": "/d/orders/team/",
    "account_email": "/accounts/email/",
    "account_set_password": "/accounts/password/set/",
    "account_logout": "/accounts/logout/",
    "a domain that is none": "/d/no-such-domain/boards/",
    "an address that is none": "/nowhere/",
}
OPEN_PAGES = {
    "account_login": "/accounts/login/",
    "account_signup": "/accounts/signup/",
    "account_reset_password": "/accounts/password/reset/",
    "account_reset_password_done": "/accounts/password/reset/done/",
    "account_reset_password_from_key": "/accounts/password/reset/key/1-abc/",
    "account_reset_password_from_key_done": "/accounts/password/reset/key/done/",
    "account_email_verification_sent": "/accounts/confirm-email/",
    "account_confirm_email": "/accounts/confirm-email/abc/",
    "account_inactive": "/accounts/inactive/",
    "join": "/join/no-such-link/",
    "gallery": "/gallery/",
}
# What only leads on, what is downloaded, and what needs a login code, which nobody gets here.
NO_PAGES = {
    *("notifications_read", "open_notification"),
    *("domain", "demo_sign_in", "board_summary_file", "canvas_file", "export"),
    *("tactic_model", "release_file", "export_archive", "export_preview"),
    *("account_change_password", "account_reauthenticate", "account_confirm_login_code"),
}
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1600, "height": 900}


def test_every_address_of_a_page_is_looked_at_by_axe():
    modules = ("modeler.entrypoints.pages.", "simulator.entrypoints.pages.", "allauth.account.")

    named = {name for name, module in _addresses(get_resolver()) if module.startswith(modules)}

    assert named - set(PAGES) - set(OPEN_PAGES) - NO_PAGES == set()


def _addresses(resolver: Any) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _addresses(pattern)
        elif not hasattr(pattern.callback, "is_form_target"):
            yield pattern.name or "", pattern.callback.__module__


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running_house: RunningHouse) -> Iterator[BrowserContext]:
    """A browser in which the demo user has signed in by the printed link."""
    context = browser.new_context(viewport=DESK, base_url=running_house.base_url)
    page = context.new_page()
    page.goto(running_house.manage("demo_link").stdout.strip())
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(signed_in: BrowserContext) -> Iterator[Page]:
    """A tab of that browser at the width of a desk."""
    tab = signed_in.new_page()
    tab.set_viewport_size(DESK)
    yield tab
    tab.close()


def _do(page: Page, domain: str, kind: str, /, **body: object) -> None:
    assert page.evaluate(DO, [f"/api/v1/domains/{domain}/intents/", kind, body]) == 201


def _violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate(RUN_AXE)
    return found


def _open(page: Page, path: str) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(path)
    page.evaluate("document.fonts.ready")


def _width(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def _all_violations(page: Page, path: str) -> dict[str, list[str]]:
    """What axe says of a page in each theme at a desk, and on a phone; one visit, since loading is what takes long."""
    _open(page, path)
    page.evaluate(AXE.read_text())
    found = {"light": _violations(page)}
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found["dark"] = _violations(page)
    page.set_viewport_size(PHONE)
    found["phone"] = _violations(page)
    return found


@pytest.fixture(scope="module")
def sample_ids(signed_in: BrowserContext, running_house: RunningHouse) -> dict[str, str]:
    """The ids that addresses of the sample hold; the other sample has a release and a proposal, both number 1."""
    tab = signed_in.new_page()
    running_house.manage("sample", "payment")
    tab.goto("/d/payment/contexts/")
    domains = tab.evaluate("async () => (await fetch('/api/v1/domains/')).json()")
    payment = next(domain["id"] for domain in domains if domain["slug"] == "payment")
    rename = {"id": str(uuid4()), "kind": "RenameDomain", "body": {"name": "Paying"}}
    _do(tab, payment, "ReleaseModel", release_id=str(uuid4()))
    _do(tab, payment, "OpenChangeSet", change_set_id=str(uuid4()), title="Say what we do", steps=[rename])
    tab.goto("/d/orders/design/")
    aggregate = str(tab.locator("main a[href*='/design/']").first.get_attribute("href")).rstrip("/").split("/")[-1]
    tab.goto("/d/orders/")
    board = tab.url.rstrip("/").split("/")[-1]
    tab.goto("/d/orders/events/")
    event = str(tab.get_by_role("link", name="Order placed").first.get_attribute("href")).rstrip("/").split("/")[-1]
    canvas = re.compile(r"/contexts/[0-9a-f-]{36}/$")
    tab.goto("/d/orders/contexts/")
    links = [str(link.get_attribute("href")) for link in tab.locator("main a[href]").all()]
    context = next(link for link in links if canvas.search(link)).rstrip("/").split("/")[-1]
    tab.close()
    return {"board": board, "event": event, "context": context, "aggregate": aggregate}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page_and_a_phone_holds_it(page: Page, sample_ids: dict[str, str], name: str):
    found = _all_violations(page, PAGES[name].format(**sample_ids))

    assert found == {"light": [], "dark": [], "phone": []}
    assert _width(page) <= PHONE["width"]


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_axe_finds_nothing_where_nobody_signed_in(browser: Browser, running_house: RunningHouse, name: str):
    with browser.new_context(viewport=DESK, base_url=running_house.base_url) as context:
        tab = context.new_page()

        found = _all_violations(tab, OPEN_PAGES[name])

        assert found == {"light": [], "dark": [], "phone": []}
        assert _width(tab) <= PHONE["width"]


def test_nothing_that_a_page_loads_is_refused_by_its_policy(page: Page, sample_ids: dict[str, str]):
    refused: list[str] = []
    page.on("console", lambda told: refused.append(f"{told.text} {told.location}") if told.type == "error" else None)

    for name, path in PAGES.items():
        if "is none" not in name:
            _open(page, path.format(**sample_ids))

    assert refused == []


def test_the_first_tab_stop_leads_past_the_navigation(page: Page):
    _open(page, "/d/orders/events/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_the_palette_goes_to_a_room_by_keyboard_alone(page: Page):
    _open(page, "/d/orders/events/")

    page.keyboard.press("Control+k")
    page.keyboard.type("contex")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{page.url.split('/d/')[0]}/d/orders/contexts/")


def test_a_chosen_theme_is_remembered_before_the_first_paint(page: Page):
    _open(page, "/d/orders/team/")
    page.get_by_role("button", name="Account and theme").click()
    page.get_by_role("button", name="Dark").click()

    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_change_of_theme_arrives_at_once(page: Page, motion: Literal["reduce", "no-preference"]):
    _open(page, "/d/orders/boards/")
    page.emulate_media(color_scheme="light", reduced_motion=motion)

    page.emulate_media(color_scheme="dark", reduced_motion=motion)

    assert page.evaluate("document.getAnimations().map((one) => one.transitionProperty)") == []


def test_a_relationship_is_added_by_the_form_and_drawn(page: Page):
    _open(page, "/")
    page.get_by_role("button", name="New domain").first.click()
    page.get_by_label("Name", exact=True).and_(page.locator(":visible")).fill("Returns desk")
    page.get_by_role("button", name="Create the domain").click()
    expect(page.locator("#board-app")).to_be_visible()
    _open(page, "/d/returns-desk/contexts/")
    for name in ("Ordering", "Returns"):
        page.get_by_role("button", name="New context").first.click()
        page.get_by_label("Name", exact=True).and_(page.locator(":visible")).fill(name)
        page.get_by_role("button", name="Add the context").click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()

    page.get_by_role("button", name="New relationship").first.click()
    page.get_by_label("Upstream", exact=True).and_(page.locator(":visible")).select_option(label="Ordering")
    page.get_by_label("Downstream", exact=True).and_(page.locator(":visible")).select_option(label="Returns")
    page.get_by_role("button", name="Add the relationship").click()

    expect(page.locator(".cmap__edge")).to_have_count(1)


def test_a_sample_event_says_who_gets_it(page: Page):
    _open(page, "/d/orders/rules/")
    page.get_by_label("Event", exact=True).select_option(label="Order placed")
    page.get_by_label("Its fields, as JSON").fill(json.dumps({"location": "eu-west", "total": 900}))

    page.get_by_role("button", name="Who gets it?").click()

    expect(page.locator(".trials__verdict")).to_contain_text("It reaches")
    assert page.locator(".trial[data-reached=yes]").count() > 0


def test_on_a_phone_an_event_of_the_catalogue_takes_the_whole_width(page: Page):
    page.set_viewport_size(PHONE)
    _open(page, "/d/orders/events/")

    heard_by = page.locator(".event-table td[data-label='Heard by']")
    widths = heard_by.evaluate_all("(cells) => cells.map((cell) => cell.getBoundingClientRect().width)")

    assert len(widths) == 15
    assert min(widths) > 300
