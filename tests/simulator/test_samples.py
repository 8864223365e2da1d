"""The samples' default scenarios: everything that is on the wall happens."""

from collections import defaultdict

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import load
from modeler.services.snapshots import snapshot_of
from simulator.core.records.record import RecordKind
from simulator.core.scenario.scenario import scenario_from_json
from simulator.models import Scenario
from tests.builders.worlds import records_of


@pytest.mark.django_db
@pytest.mark.parametrize("name", SAMPLES)
def test_every_event_happens_every_subscription_hears_something_and_each_condition_holds_something_back(name: str):
    domain = load(SAMPLES[name])
    scenario = scenario_from_json(Scenario.objects.get(domain=domain, name="default").body)

    records = records_of(compile_snapshot(snapshot_of(domain)).definitions, scenario)

    kinds = defaultdict(set)
    for record in records:
        kinds[record.place.subscription].add(record.kind)
    deaf = [str(one) for one in domain.subscriptions.all() if RecordKind.DELIVERED not in kinds[str(one.pk)]]
    idle = [one for one in domain.subscriptions.exclude(condition="") if RecordKind.FILTERED not in kinds[str(one.pk)]]
    assert {record.name for record in records if record.kind is RecordKind.RAISED} == set(SAMPLES[name].schemas)
    assert deaf == []
    assert idle == []
