"""`manage.py compile` writes the same files each time, and refuses while an error stands."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from modeler.core.snapshot.kinds import NoteKind
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_crossing() -> ADomain:
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_context("Billing", x=2000)
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Whenever order placed, bill", NoteKind.POLICY, x=2100, y=100)
    domain.connect("Order placed", "Whenever order placed, bill")
    return domain


def a_reaction() -> ADomain:
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Whenever order placed, count it", NoteKind.POLICY, x=300, y=100)
    domain.connect("Order placed", "Whenever order placed, count it")
    return domain


def test_the_files_are_named_after_the_domain_and_repeat_byte_for_byte(tmp_path: Path):
    slug = a_reaction().domain.slug

    for folder in ("one", "two"):
        call_command("compile", slug, format="cloudformation", output=str(tmp_path / folder))

    one, two = (sorted((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert [path.name for path in one] == [f"{slug}.template.json", f"{slug}.template.yaml"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_an_error_stops_the_export_and_stands_on_stderr_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    slug = a_crossing().domain.slug

    with pytest.raises(CommandError) as refused:
        call_command("compile", slug, output=str(tmp_path))

    found = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert refused.value.returncode == 1
    assert [each["code"] for each in found if each["severity"] == "error"] == ["FLOW204"]
    assert list(tmp_path.iterdir()) == []


def test_told_to_go_on_it_writes_despite_the_error(tmp_path: Path):
    slug = a_crossing().domain.slug

    call_command("compile", slug, output=str(tmp_path), force=True)

    assert len(list(tmp_path.iterdir())) == 2


def test_a_check_writes_nothing(tmp_path: Path):
    call_command("compile", a_reaction().domain.slug, output=str(tmp_path), check=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["nowhere"], ["nowhere", "--format", "cloudformation"]])
def test_an_unknown_domain_is_wrong_usage(arguments: list[str]):
    with pytest.raises(CommandError) as refused:
        call_command("compile", *arguments)

    assert refused.value.returncode == 2
