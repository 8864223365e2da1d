"""A team weighs rules otherwise, and lives with findings for a reason."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from modeler.core.intents.judgement import WaiveFinding, WeighRule, WithdrawWaiver
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from modeler.core.kernel.findings import Severity
from modeler.core.kernel.roles import Role
from modeler.models import Waiver
from modeler.services.compilation import judgement_of
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def a_wrong_name() -> ADomain:
    """A domain whose only event is named in the wrong tense: ES101."""
    a = a_domain()
    a.add_note("Place order")
    return a


def severities(a: ADomain, code: str = "ES101") -> list[Severity]:
    return [one.severity for one in judgement_of(a.reload()).findings if one.code == code]


def waive(a: ADomain, *, reason: str = "the experts say so", code: str = "ES101") -> UUID:
    waiver = uuid4()
    a.do(WaiveFinding, waiver_id=waiver, code=code, place_id=a.element_of("Place order"), reason=reason)
    return waiver


@pytest.mark.parametrize("severity", ["hint", "info", "warning", "error"])
def test_a_rule_matters_as_much_as_the_team_says(severity: str):
    a = a_wrong_name()

    a.do(WeighRule, code="ES101", severity=severity)

    assert severities(a) == [Severity(severity)]
    assert list(differences(a.domain)) == []


def test_a_rule_that_is_off_finds_nothing():
    a = a_wrong_name()

    a.do(WeighRule, code="ES101", severity="off")

    assert severities(a) == []


def test_a_weight_can_be_changed_and_taken_back():
    a = a_wrong_name()
    a.do(WeighRule, code="ES101", severity="off")
    a.do(WeighRule, code="ES101", severity="hint")

    a.do(WeighRule, code="ES101", severity="usual")

    assert severities(a) == [Severity.WARNING]
    assert list(differences(a.domain)) == []


def test_a_waived_finding_is_told_apart_with_its_reason():
    a = a_wrong_name()

    waive(a)

    judgement = judgement_of(a.reload())
    assert severities(a) == []
    assert [(finding.code, waiver.reason) for finding, waiver in judgement.waived] == [("ES101", "the experts say so")]


def test_a_waiver_holds_for_its_place_alone():
    a = a_wrong_name()
    a.add_note("Cancel order", x=500)

    waive(a)

    assert severities(a) == [Severity.WARNING]


def test_a_withdrawn_waiver_lets_the_finding_speak_again():
    a = a_wrong_name()
    waiver = waive(a)

    a.do(WithdrawWaiver, waiver_id=waiver)

    assert severities(a) == [Severity.WARNING]


@pytest.mark.parametrize("code", ["FLOW203", "FLOW204", "DEF507", "FLT400", "XYZ1"])
def test_what_cannot_work_and_what_is_no_rule_can_be_neither_weighed_nor_waived(code: str):
    a = a_wrong_name()
    version = a.reload().version

    with pytest.raises(Invalid):
        a.do(WeighRule, code=code, severity="off")
    with pytest.raises(Invalid):
        waive(a, code=code)

    assert a.reload().version == version


def test_one_place_is_waived_once():
    a = a_wrong_name()
    waive(a)

    with pytest.raises(Conflict):
        waive(a, reason="again")

    assert Waiver.objects.get().reason == "the experts say so"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 5_000])
def test_a_waiver_needs_a_reason_of_a_reasonable_length(reason: str):
    a = a_wrong_name()

    with pytest.raises(Invalid):
        waive(a, reason=reason)

    assert Waiver.objects.count() == 0


def test_a_viewer_weighs_nothing():
    a = a_wrong_name()
    viewer = a_member(a, Role.VIEWER)

    with pytest.raises(Forbidden):
        a.do(WeighRule, caller=viewer, code="ES101", severity="off")

    assert severities(a) == [Severity.WARNING]


def test_a_waiver_of_another_domain_is_not_there():
    waiver = waive(a_wrong_name())
    other = a_wrong_name()

    with pytest.raises(NotFound):
        other.do(WithdrawWaiver, waiver_id=waiver)

    assert Waiver.objects.count() == 1


def test_the_page_lists_findings_rules_and_what_is_waived(client: Client):
    a = a_wrong_name()
    a.add_note("Cancel order", x=500)
    waive(a)
    client.force_login(a.user)

    page = client.get(reverse("findings", args=[a.domain.slug])).content.decode()
    rule = client.get(reverse("rule", args=[a.domain.slug, "ES101"])).content.decode()

    assert "What you have decided to live with" in page
    assert "the experts say so" in page
    assert "Cancel order" in rule
    assert "A domain event says what happened." in rule
    assert client.get(reverse("rule", args=[a.domain.slug, "XYZ1"])).status_code == 404
