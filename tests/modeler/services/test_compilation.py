"""A compilation is kept until the model changes."""

import pytest

from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Domain
from modeler.services.compilation import compilation_of, export_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_reaction() -> ADomain:
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Whenever order placed, count it", NoteKind.POLICY, x=300, y=100)
    domain.connect("Order placed", "Whenever order placed, count it")
    return domain


def definitions_of(domain: ADomain) -> Definitions:
    return compilation_of(Domain.objects.select_related("team").get(pk=domain.domain.pk)).definitions


def test_the_same_version_is_compiled_once():
    domain = a_reaction()

    assert definitions_of(domain) is definitions_of(domain)


def test_a_change_is_compiled_anew():
    domain = a_reaction()
    before = definitions_of(domain)

    domain.add_note("Whenever order placed, ship it", NoteKind.POLICY, x=300, y=300)
    domain.connect("Order placed", "Whenever order placed, ship it")

    assert (len(before.routes), len(definitions_of(domain).routes)) == (1, 2)


def test_an_unknown_format_is_refused():
    domain = a_reaction().domain

    with pytest.raises(NotFound):
        export_of(domain, "stone-tablets")


def test_an_export_is_refused_while_an_error_stands():
    domain = a_reaction()
    domain.add_context("Billing", x=2000)
    domain.add_note("Whenever order placed, bill", NoteKind.POLICY, x=2100, y=100)
    domain.connect("Order placed", "Whenever order placed, bill")

    with pytest.raises(Conflict) as refused:
        export_of(Domain.objects.get(pk=domain.domain.pk), "cloudformation")

    assert "FLOW204" in refused.value.problem
