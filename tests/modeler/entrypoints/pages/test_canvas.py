"""The canvas of a context through its page: filled in, handed out, and filled from a file."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from modeler.core.intents.designs import DesignElement
from modeler.core.intents.language import AddTerm
from modeler.core.intents.model import AddContext, AddElement
from modeler.core.intents.people import AddMember
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.canvas import BusinessModel, Canvas, Evolution
from modeler.core.snapshot.designs import Part, PartKind
from modeler.core.snapshot.kinds import ElementKind, Subdomain
from modeler.models import Change
from modeler.services.execute import execute
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import a_domain, a_user

pytestmark = pytest.mark.django_db
FORM = {
    "purpose": "Sell.\r\nFast.",
    "subdomain": "core",
    "evolution": "custom_built",
    "business_models": ["revenue", "compliance"],
    "differentiation": "80",
    "complexity": "",
    "team": "Falcons",
    "assumptions": "Few a day\r\n\r\n  No refunds ",
    "subdomains": "Selling",
    "technology": "",
}


@pytest.fixture
def place(client: Client):
    """A domain with a context, its owner signed in, and the address of the canvas."""
    a = a_domain()
    context_id = uuid4()
    a.do(AddContext, context_id=context_id, name="Sales")
    client.force_login(a.user)
    return a, context_id, f"/d/{a.domain.slug}/contexts/{context_id}/"


def test_the_form_writes_every_field_and_a_second_time_nothing(client: Client, place):
    a, _, address = place

    for _again in range(2):
        assert client.post(address + "save/", FORM).status_code == 302

    (context,) = snapshot_of(a.domain).contexts
    assert (context.purpose, context.subdomain, context.team) == ("Sell.\nFast.", Subdomain.CORE, "Falcons")
    assert context.canvas == Canvas(
        subdomains=("Selling",),
        business_models=(BusinessModel.REVENUE, BusinessModel.COMPLIANCE),
        evolution=Evolution.CUSTOM_BUILT,
        differentiation=80,
        assumptions=("Few a day", "No refunds"),
    )
    kinds = Change.objects.filter(scope_id=a.domain.pk).values_list("kind", flat=True)
    assert list(kinds).count("CanvasFilled") == 1


@pytest.mark.parametrize("form", ["json", "md"])
def test_what_the_page_hands_out_fills_another_context(client: Client, place, form: str):
    a, context_id, address = place
    client.post(address + "save/", FORM)
    a.do(AddTerm, term_id=uuid4(), context_id=context_id, name="Order", meaning="A promise")
    other = a_domain()
    other_id = uuid4()
    other.do(AddContext, context_id=other_id, name="Desk")

    file = client.get(f"{address}canvas.{form}")
    client.force_login(other.user)
    upload = SimpleUploadedFile("c", file.content)
    client.post(f"/d/{other.domain.slug}/contexts/{other_id}/fill/", {"file": upload})

    (context,) = snapshot_of(other.domain).contexts
    (origin,) = snapshot_of(a.domain).contexts
    assert file["Content-Disposition"] == f'attachment; filename="sales.canvas.{form}"'
    assert (context.name, context.canvas, context.team) == ("Sales", origin.canvas, "Falcons")
    assert [(term.name, term.meaning) for term in snapshot_of(other.domain).terms] == [("Order", "A promise")]


def test_the_page_shows_the_aggregates_behind_the_canvas(client: Client, place):
    a, context_id, address = place
    order = uuid4()
    a.do(AddElement, element_id=order, kind=ElementKind.AGGREGATE, name="Order", context_id=context_id)
    part = Part(kind=PartKind.ENTITY, name="OrderLine", is_root=True)
    a.do(DesignElement, element_id=order, parts=(part,), invariants=("Never empty",))

    page = client.get(address).content.decode()

    assert "OrderLine" in page
    assert "Never empty" in page


def test_a_design_is_written_line_by_line_and_the_rest_of_it_stays(client: Client, place):
    a, context_id, address = place
    order = uuid4()
    a.do(AddElement, element_id=order, kind=ElementKind.AGGREGATE, name="Order", context_id=context_id)
    a.do(DesignElement, element_id=order, parts=(Part(kind=PartKind.ENTITY, name="OrderLine"),))
    form = {
        "element_id": str(order),
        "states": "open\npaid",
        "transitions": "Pay: open -> paid; raises Order paid",
        "examples": "Once: when Pay; then Order paid",
    }

    assert client.post(address + "design/", form).status_code == 302

    (design,) = snapshot_of(a.domain).designs
    assert [part.name for part in design.parts] == ["OrderLine"]
    assert design.transitions[0].events == ("Order paid",)
    assert "Once: when Pay; then Order paid" in client.get(address).content.decode()


@pytest.mark.parametrize("field", [{"differentiation": "120"}, {"evolution": "old"}, {"complexity": "high"}])
def test_a_field_that_does_not_fit_is_refused_and_nothing_changes(client: Client, place, field: dict[str, str]):
    a, _, address = place
    before = snapshot_of(a.domain)

    assert client.post(address + "save/", {**FORM, **field}).status_code == 400
    assert snapshot_of(a.domain) == before


def test_a_viewer_reads_the_canvas_and_cannot_write_it(client: Client, place):
    a, _, address = place
    viewer = a_user("Vera")
    execute(a.owner, AddMember(id=uuid4(), team_id=a.domain.team_id, email=viewer.email, role=Role.VIEWER))
    client.force_login(viewer)

    assert "Save the canvas" not in client.get(address).content.decode()
    assert client.post(address + "save/", FORM).status_code == 403
    assert snapshot_of(a.domain).contexts[0].team == ""


def test_a_context_that_is_not_there_is_not_found(client: Client, place):
    a, _, _ = place

    assert client.get(f"/d/{a.domain.slug}/contexts/{uuid4()}/").status_code == 404
