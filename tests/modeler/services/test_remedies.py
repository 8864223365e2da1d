"""Every one-click fix, applied through the one door: its finding is gone."""

import json
from typing import Any
from uuid import uuid4

import pytest

from modeler.core.checks.run import run_checks
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.findings import Finding
from modeler.services.execute import execute
from modeler.services.registry import intent_kind
from modeler.services.snapshots import snapshot_of
from tests.builders.models import a_model
from tests.builders.stored_models import stored
from tests.modeler.core.checks.test_rules import CASES, CUSTOMER, language

pytestmark = pytest.mark.django_db

# What no intent and no row can bring about: the database and the readers refuse it.
UNSTORABLE = {"MAP001", "MAP002", "MAP010", "MAP011"}
# Every code that mends itself with one click; a rule that loses its button is missed here.
MENDED = {
    *("ES101", "ES102", "ES109", "ES114", "ES115", "EVT502", "EVT511"),
    *("FLOW201", "FLOW202", "FLOW203", "FLOW204", "FLOW206", "FLOW207", "SCH301", "SCH302"),
    *("MAP003", "MAP004", "MAP005", "MAP006", "MAP007", "MAP012", "MAP015", "MAP016", "MAP018", "MAP019"),
    *("MAP021", "MAP022"),
}
MORE = [("ES114", language("ClientsRegistered", CUSTOMER)), ("ES114", language("Buyer registered", CUSTOMER))]
BROKEN = [(code, broken) for code, broken, _ in CASES if code not in UNSTORABLE] + MORE


def found_in(domain: Any, code: str) -> list[Finding]:
    return [finding for finding in run_checks(snapshot_of(domain)) if finding.code == code]


@pytest.mark.parametrize(
    ("code", "broken"), BROKEN, ids=[f"{code}-{at}" for at, (code, _) in enumerate(BROKEN)]
)
def test_each_remedy_mends_its_finding(code: str, broken: dict[str, Any]):
    a = stored(a_model(**broken))
    (*_, finding) = found_in(a.domain, code)

    if finding.remedy is None:
        assert code not in MENDED or code == "ES114"
        return
    body = json.loads(finding.remedy.body) | {"id": str(uuid4()), "domain_id": str(a.domain.pk)}
    execute(a.owner, record_from_json(intent_kind(finding.remedy.intent), body))

    assert code in MENDED
    assert finding not in found_in(a.reload(), code)
    assert len(found_in(a.domain, code)) < len(found_in_value(broken, code))


def found_in_value(broken: dict[str, Any], code: str) -> list[Finding]:
    return [finding for finding in run_checks(a_model(**broken)) if finding.code == code]
