"""Event storming as people do it: levels and hints, a disputed hotspot, a closer look, one fact noted twice."""

import re
from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.rooms import Room, middle_of
from tests.browser.wall import Wall

HERE, THERE, BELOW = (420.0, 330.0), (800.0, 330.0), (420.0, 640.0)


def _level(wall: Wall, name: str) -> None:
    wall.page.get_by_role("button", name=re.compile("^Level: ")).click()
    wall.page.get_by_role("group", name="Level of the board").get_by_role("button", name=re.compile(f"^{name}")).click()
    expect(wall.page.get_by_role("button", name=f"Level: {name}")).to_be_visible()
    wall.saved()


def _tools(wall: Wall) -> list[str]:
    names = wall.page.get_by_role("group", name="Add a note").get_by_role("button")
    return [str(name) for name in names.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")]


def _a_member(room: Room, owner: Wall, name: str) -> Wall:
    """Let somebody make an account, and the owner take them into the team."""
    page = room.browser.new_context(base_url=room.house.base_url, viewport={"width": 1600, "height": 1000}).new_page()
    room.contexts.append(page.context)
    email = f"{uuid4().hex[:10]}@example.com"
    page.goto("/accounts/signup/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(f"correct horse {room.slug}")
    page.get_by_label("Display name").fill(name)
    page.get_by_role("button", name="Make an account").click()
    expect(page).to_have_url(f"{room.house.base_url}/")
    tab = owner.page.context.new_page()
    tab.goto(f"/d/{room.slug}/team/")
    tab.get_by_label("Email address").fill(email)
    tab.get_by_role("button", name="Add", exact=True).click()
    expect(tab.get_by_role("listitem").filter(has_text=email)).to_be_visible()
    tab.close()
    return Wall(page)


def test_a_level_filters_the_palette_and_its_hints_are_mended_with_one_click(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Command", "Bill order", THERE)
    ada.connect(HERE, THERE)

    _level(ada, "Big picture")
    assert "Opportunity" in _tools(ada)
    assert "Command" not in _tools(ada)
    expect(ada.note("Command: Bill order")).to_have_count(1)
    expect(ada.findings()).to_contain_text("ES113")
    expect(ada.findings()).not_to_contain_text("ES103")

    _level(ada, "Process")
    expect(ada.findings()).to_contain_text("ES103")
    ada.findings().get_by_role("button", name="Put a policy between").click()
    policy = ada.note("Policy: Whenever order placed, bill order")
    expect(policy).to_have_count(1)
    expect(ada.findings()).not_to_contain_text("ES103")
    ada.page.locator("[data-outline]").focus()
    ada.page.keyboard.press("Control+z")
    expect(policy).to_have_count(0)
    expect(ada.findings()).to_contain_text("ES103")


def test_a_hotspot_is_disputed_a_mention_rings_and_the_matter_is_decided(room: Room):
    ada = room.open()
    ada.add("Hotspot", "Who pays the fee?", HERE)
    grace = _a_member(room, ada, "Grace Hopper")
    grace.page.goto(f"/d/{room.slug}/events/")
    ada.page.reload()
    ada.saved()
    ada.page.mouse.click(*middle_of(ada, "Who pays the fee?"))

    comment = ada.panel.get_by_role("textbox", name="Comment")
    comment.press_sequentially("Ask @hop")
    expect(ada.page.get_by_role("option", name="Grace Hopper")).to_be_visible()
    comment.press("Enter")
    expect(comment).to_have_value("Ask @Grace Hopper ")
    comment.press_sequentially("about it")
    comment.press("Enter")
    ada.saved()

    bell = grace.page.get_by_role("link", name="Notifications, 1 unread")
    expect(bell).to_be_visible()
    bell.click()
    grace.page.get_by_role("button", name=re.compile("Demo mentioned you in “Who pays the fee")).click()
    grace.saved()
    expect(grace.panel.get_by_text("about it")).to_be_visible()
    expect(grace.page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    grace.panel.get_by_role("textbox", name="Comment").fill("The customer does")
    grace.panel.get_by_role("button", name="Comment", exact=True).click()
    expect(ada.panel.get_by_text("The customer does")).to_be_visible()
    ada.panel.get_by_role("button", name="Decided").click()
    ada.panel.get_by_role("button", name="Resolve").click()
    expect(grace.note(re.compile("Who pays the fee.*decided"))).to_have_count(1)
    expect(grace.panel.get_by_text("2 settled")).to_be_visible()


def test_a_selection_becomes_a_board_of_its_own_that_shows_the_same_things(room: Room):
    ada = room.open()
    ada.add("Domain event", "Order placed", HERE)
    ada.add("Command", "Bill order", THERE)
    ada.connect(HERE, THERE)
    page = ada.page
    page.keyboard.press("Control+a")

    ada.panel.get_by_role("button", name="Look closer on a new board").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name of the board").fill("Billing")
    dialog.get_by_role("button", name="Start the board").click()
    expect(page.get_by_role("heading", name="Billing")).to_be_visible()
    ada.saved()
    expect(ada.note("Domain event: Order placed, 1 out")).to_have_count(1)
    page.mouse.click(*middle_of(ada, "Bill order"))
    expect(ada.panel.get_by_role("link", name=re.compile("Also on “"))).to_be_visible()
    ada.rewrite("Send invoice")
    page.get_by_role("link", name=re.compile("^Back to")).click()

    expect(page).to_have_url(re.compile(re.escape(room.address.rstrip("/"))))
    expect(ada.note("Command: Send invoice")).to_have_count(1)
    expect(page.locator("[data-outline] [data-row=note]")).to_have_count(2)


def test_one_fact_noted_twice_is_the_same_or_not(room: Room):
    ada = room.open()
    for at in (HERE, THERE, BELOW):
        ada.add("Domain event", "Order placed", at)

    card = ada.findings().locator("article").filter(has_text="ES102")
    card.get_by_role("button", name="Different: keep both").click()
    expect(card).to_have_count(0)
    ada.page.locator("[data-outline]").focus()
    ada.page.keyboard.press("Control+z")
    card.get_by_role("button", name="Same: make it one").click()

    expect(ada.note("Order placed, one of 3 notes")).to_have_count(3)
    expect(card).to_have_count(0)
    ada.page.mouse.click(*HERE)
    ada.rewrite("Order received")
    expect(ada.note("Order received, one of 3 notes")).to_have_count(3)
    ada.panel.get_by_role("button", name="Show the others").click()
    expect(ada.panel.get_by_text("3 selected")).to_be_visible()
