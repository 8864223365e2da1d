"""The samples' default scenarios: everything that is on the wall happens."""

from collections import defaultdict

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.models import Domain
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import load
from modeler.services.snapshots import snapshot_of
from simulator.core.records.record import Record, RecordKind
from simulator.core.scenario.scenario import scenario_from_json
from simulator.models import Scenario
from tests.builders.worlds import records_of

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("name", SAMPLES)]


def _run(domain: Domain) -> list[Record]:
    scenario = scenario_from_json(Scenario.objects.get(domain=domain, name="default").body)
    return records_of(compile_snapshot(snapshot_of(domain)).definitions, scenario)


def test_every_event_of_a_sample_happens_in_its_default_scenario(name: str):
    domain = load(SAMPLES[name])

    raised = {record.name for record in _run(domain) if record.kind is RecordKind.RAISED}

    assert raised == set(SAMPLES[name].schemas)


def test_every_subscription_of_a_sample_hears_something_and_each_condition_holds_something_back(name: str):
    domain = load(SAMPLES[name])

    kinds = defaultdict(set)
    for record in _run(domain):
        kinds[record.place.subscription].add(record.kind)

    deaf = [str(one) for one in domain.subscriptions.all() if RecordKind.DELIVERED not in kinds[str(one.pk)]]
    idle = [one for one in domain.subscriptions.exclude(condition="") if RecordKind.FILTERED not in kinds[str(one.pk)]]
    assert deaf == []
    assert idle == []
