"""Decides what people ask of the simulator."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from modeler.core.kernel.errors import Conflict
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Table
from modeler.services.handlers.rows import row_of
from simulator.models import Run, Scenario
from simulator.models.run import ACTIVE
from simulator.services.dispatch import enqueue_run
from simulator.services.intents import RemoveScenario, SaveScenario, StartRun
from simulator.services.scenarios import scenario_body


def save_scenario(draft: Draft, caller: Caller, domain: Domain, intent: SaveScenario) -> None:
    """Create the scenario, or replace the body of the one that has its name."""
    present = Scenario.objects.filter(domain=domain, name=intent.name).first()
    if present is not None:
        draft.update(present, body=dict(intent.body))
        return
    draft.create(Scenario, id=intent.scenario_id, domain_id=domain.pk, name=intent.name.strip(), body=dict(intent.body))


def remove_scenario(draft: Draft, caller: Caller, domain: Domain, intent: RemoveScenario) -> None:
    """Remove the scenario; runs keep their copies."""
    draft.delete(row_of(Scenario, domain, intent.scenario_id))


def start_run(draft: Draft, caller: Caller, domain: Domain, intent: StartRun) -> None:
    """Create the run; a worker takes it up once this is committed."""
    if Run.objects.filter(domain=domain, status__in=ACTIVE).exclude(leased_until__lt=timezone.now()).exists():
        raise Conflict("A run of this domain is under way.", fix="Join it, or stop it first.")
    last = Run.objects.filter(domain=domain).order_by("-number").values_list("number", flat=True).first()
    draft.create(
        Run,
        id=intent.run_id,
        domain_id=domain.pk,
        number=(last or 0) + 1,
        domain_version=domain.version,
        scenario_name=intent.scenario_name,
        scenario=scenario_body(domain, intent.scenario_name),
        seed=intent.seed,
        speed=intent.speed,
    )
    # robust: the run is committed and queued; a broker that is away must not turn that into an error.
    transaction.on_commit(partial(enqueue_run, intent.run_id), robust=True)


_OF_THE_WORKER = frozenset({"status", "problem", "definitions", "epoch", "leased_until", "time", "records"})

TABLES = {"scenario": Table(Scenario), "run": Table(Run, ignored=_OF_THE_WORKER)}

HANDLERS = {SaveScenario: save_scenario, RemoveScenario: remove_scenario, StartRun: start_run}

INTENTS = tuple(HANDLERS)
