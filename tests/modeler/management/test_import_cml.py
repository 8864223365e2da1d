"""Context Mapper models through the commands: in, and out again."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from modeler.models import Domain
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parents[1] / "core/importers/cml/corpus"
FILE = CORPUS / "workflow-samples__ClaimsManagement_with_Commands.cml"


def test_a_model_comes_in_with_a_report_and_goes_out_and_in_again_unchanged(tmp_path: Path):
    a = a_domain()
    team = a.domain.team.slug

    report = _call("import", str(FILE), team=team)
    first = Domain.objects.latest("version")
    _call("export", first.slug, format="cml", output=str(tmp_path / "out.cml"))
    _call("import", str(tmp_path / "out.cml"), team=team)
    second = Domain.objects.exclude(pk__in=[a.domain.pk, first.pk]).get()

    assert "1 contexts, 0 relationships, 1 aggregates, 7 events, 7 commands, 6 policies." in report
    assert "That one of AcceptClaim, RejectClaim is chosen is not kept" in report
    assert _names(first) == _names(second)
    assert list(differences(first)) == []
    assert len(snapshot_of(first).designs) == 1


def test_a_dry_run_reports_and_changes_nothing():
    a = a_domain()

    report = _call("import", str(FILE), team=a.domain.team.slug, dry_run=True)

    assert "Nothing was imported" in report
    assert Domain.objects.count() == 1


def test_a_file_of_no_model_is_refused(tmp_path: Path):
    a = a_domain()
    path = tmp_path / "empty.cml"
    path.write_text("nothing here")

    with pytest.raises(CommandError, match="no bounded context") as refused:
        _call("import", str(path), team=a.domain.team.slug)

    assert refused.value.returncode == 2
    assert Domain.objects.count() == 1


def _call(name: str, *arguments: str, **options: object) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out, **options)
    return out.getvalue()


def _names(domain: Domain) -> list[tuple[str, str]]:
    model = snapshot_of(domain)
    flows = [(model.element(one.source_id).name, model.element(one.target_id).name) for one in model.flows]
    return sorted([*((one.kind.value, one.name) for one in model.elements), *flows])
