"""`manage.py findings` prints what is wrong, and fails where a pipeline should stop."""

import json

import pytest
from django.core.management import CommandError, call_command

from modeler.core.snapshot.kinds import NoteKind
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db


def test_an_unknown_domain_is_wrong_usage():
    with pytest.raises(CommandError) as refused:
        call_command("findings", "nowhere")

    assert refused.value.returncode == 2


def test_a_crossing_without_a_relationship_stops_a_pipeline(capsys: pytest.CaptureFixture[str]):
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_context("Billing", x=2000)
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Whenever order placed, bill", NoteKind.POLICY, x=2100, y=100)
    domain.connect("Order placed", "Whenever order placed, bill")

    with pytest.raises(CommandError) as refused:
        call_command("findings", domain.domain.slug, check=True)

    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert refused.value.returncode == 1
    assert [(one["code"], one["severity"]) for one in found if one["code"].startswith("FLOW")] == [("FLOW204", "error")]


def test_a_domain_without_errors_passes(capsys: pytest.CaptureFixture[str]):
    domain = a_domain()

    call_command("findings", domain.domain.slug, check=True)

    assert capsys.readouterr().out == ""
