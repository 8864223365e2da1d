"""Releases and proposals: released and compared; proposed, refused by veto, approved as another team, and applied."""

from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.rooms import Room

_ASK = """async ([url, kind, body]) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ kind, body }) })).status;
}"""


def _do(page: Page, domain_id: str, kind: str, /, **body: object) -> None:
    assert page.evaluate(_ASK, [f"/api/v1/domains/{domain_id}/intents/", kind, body]) == 201


def _begin(room: Room) -> tuple[Page, str]:
    """A new domain, on the page of its contexts."""
    page = room.open().page
    page.goto(f"/d/{room.slug}/contexts/")
    domains = page.evaluate("async () => (await fetch('/api/v1/domains/')).json()")
    return page, next(one["id"] for one in domains if one["slug"] == room.slug)


def _supply(page: Page, domain_id: str, right: str) -> None:
    """Sales supplies Billing of the team Money with “Order placed”, and Billing has this right."""
    sales, billing, event, policy = (str(uuid4()) for _ in range(4))
    for key, name in ((sales, "Sales"), (billing, "Billing")):
        _do(page, domain_id, "AddContext", context_id=key, name=name)
    _do(page, domain_id, "FillCanvas", context_id=billing, team="Money")
    _do(page, domain_id, "AddElement", element_id=event, kind="event", name="Order placed", context_id=sales)
    _do(page, domain_id, "AddElement", element_id=policy, kind="policy", name="Send the bill", context_id=billing)
    _do(page, domain_id, "AddSubscription", subscription_id=str(uuid4()), event_id=event, policy_id=policy)
    ends = {"upstream_id": sales, "downstream_id": billing, "downstream_right": right}
    _do(page, domain_id, "AddRelationship", relationship_id=str(uuid4()), kind="customer_supplier", **ends)


def _a_member(room: Room, owner: Page, name: str) -> Page:
    """Let somebody make an account, and the owner take them into the team and let them speak for Money."""
    context = room.browser.new_context(base_url=room.house.base_url)
    room.contexts.append(context)
    page, email = context.new_page(), f"{uuid4().hex[:10]}@example.com"
    page.goto("/accounts/signup/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(f"correct horse {room.slug}")
    page.get_by_label("Display name").fill(name)
    page.get_by_role("button", name="Make an account").click()
    expect(page).to_have_url(f"{room.house.base_url}/")
    owner.goto(f"/d/{room.slug}/team/")
    owner.get_by_label("Email address").fill(email)
    owner.get_by_role("button", name="Add", exact=True).click()
    expect(owner.get_by_role("listitem").filter(has_text=email)).to_be_visible()
    owner.goto(f"/d/{room.slug}/proposals/")
    owner.get_by_label("Member").select_option(label=name)
    owner.get_by_role("button", name="Appoint").click()
    expect(owner.get_by_text("speaks for Money").first).to_be_visible()
    return page


def _propose_another_name(page: Page, slug: str) -> None:
    page.goto(f"/d/{slug}/events/")
    page.get_by_role("button", name="Propose changes").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What do you propose?").fill("Say it better")
    dialog.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Order placed").first.click()
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Order taken")
    page.get_by_role("dialog").get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order taken")
    page.get_by_role("link", name="Review 1 change").click()
    differences = page.get_by_role("region", name="What changes in the model")
    expect(differences).to_contain_text("“Order placed” → “Order taken”")
    page.get_by_role("button", name="Ask for verdicts").click()
    expect(page.get_by_text("In review")).to_be_visible()


def test_a_release_is_made_and_compared_with_what_came_after(room: Room):
    page, domain_id = _begin(room)
    _do(page, domain_id, "AddContext", context_id=str(uuid4()), name="Sales")

    page.goto(f"/d/{room.slug}/releases/")
    page.get_by_role("button", name="Release").first.click()
    page.get_by_role("dialog").get_by_label("What is new?").fill("Sales alone")
    page.get_by_role("dialog").get_by_role("button", name="Release").click()
    expect(page.get_by_role("link", name="Sales alone")).to_be_visible()
    _do(page, domain_id, "AddContext", context_id=str(uuid4()), name="Shipping")
    page.get_by_role("link", name="Sales alone").click()

    expect(page.get_by_role("region", name="From Release 1 to Now")).to_contain_text("Shipping")
    expect(page.locator("[data-act=added] .map__name")).to_have_text("Shipping")


def test_a_proposal_is_refused_by_veto_then_approved_by_the_other_team_and_applied(room: Room):
    page, domain_id = _begin(room)
    _supply(page, domain_id, "veto_right")
    mona = _a_member(room, page, "Mona")
    _propose_another_name(page, room.slug)

    mona.goto("/notifications/")
    mona.get_by_role("button", name="Say it better").click()
    mona.get_by_label("Your word for Money").fill("Not before May")
    mona.get_by_role("button", name="Object").click()
    expect(mona.get_by_text("Mona objects")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Apply")).to_be_disabled()

    mona.get_by_label("Your word for Money").fill("May it is")
    mona.get_by_role("button", name="Approve").click()
    expect(mona.get_by_text("Mona approves")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Apply").click()

    expect(page.get_by_text("Applied")).to_be_visible()
    mona.goto(f"/d/{room.slug}/events/")
    expect(mona.get_by_role("link", name="Order taken")).to_be_visible()
