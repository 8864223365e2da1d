"""Runs: started by an intent, carried out by one worker at a time, resumed with the same records."""

import threading
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import timezone

from modeler.core.kernel.errors import Conflict, Forbidden, NotFound
from modeler.core.kernel.roles import Role
from simulator.core.control import Command, Control
from simulator.core.records.record import RecordKind
from simulator.models import Chunk, Run, RunStatus, Scenario
from simulator.services import handlers, worker
from simulator.services.channel import send_control
from simulator.services.intents import SaveScenario, StartRun
from simulator.services.runs import run_by_id, save_progress, stored_records, take_lease, wake_orphans
from simulator.services.watching import command_run, state_of_run
from simulator.services.worker import carry_out
from tests.builders.domains import a_member, a_user, caller_of
from tests.builders.runs import BODY, a_model, start_run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def enqueued(monkeypatch):
    """Note what is handed to the workers instead of handing it over."""
    found = []
    monkeypatch.setattr(handlers, "enqueue_run", found.append)
    monkeypatch.setattr("simulator.services.runs.enqueue_run", found.append)
    monkeypatch.setattr("simulator.services.watching.enqueue_run", found.append)
    return found


def test_a_started_run_is_handed_to_the_workers_after_the_commit(enqueued):
    run = start_run(a_model())

    assert enqueued == [run.pk]
    assert (run.status, run.number) == (RunStatus.QUEUED, 1)


def test_a_run_is_carried_out_to_its_horizon_and_stores_every_record():
    run = start_run(a_model())

    outcome = carry_out(run.pk)

    run.refresh_from_db()
    records = list(stored_records(run))
    assert outcome == RunStatus.FINISHED
    assert (run.time, run.records) == (60_000_000, len(records))
    assert [record.id for record in records] == list(range(len(records)))
    assert run.leased_until is None


def test_two_runs_with_one_seed_have_the_same_records():
    a = a_model()
    runs = []
    for _ in range(2):
        run = start_run(a, seed=7)
        carry_out(run.pk)
        runs.append(list(stored_records(run)))

    assert runs[0] == runs[1]


def test_a_second_run_is_refused_while_one_is_under_way():
    a = a_model()
    start_run(a)

    with pytest.raises(Conflict):
        start_run(a)

    assert Run.objects.count() == 1


def test_a_run_has_one_owner_at_a_time():
    run = start_run(a_model())

    first, second = take_lease(run.pk), take_lease(run.pk)

    assert first is not None
    assert second is None


def test_who_has_lost_the_lease_can_store_nothing():
    run = start_run(a_model())
    slow = take_lease(run.pk)
    Run.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    take_lease(run.pk)

    with pytest.raises(worker.LostLease):
        save_progress(slow, position=0, records=[])

    assert Chunk.objects.count() == 0


def test_a_run_whose_worker_died_is_resumed_and_yields_the_same_records(enqueued, monkeypatch):
    a = a_model()
    undisturbed = start_run(a, seed=3)
    carry_out(undisturbed.pk)
    run = start_run(a, seed=3)
    monkeypatch.setattr(worker, "FLUSH_RECORDS", 1)
    monkeypatch.setattr("simulator.core.live.QUANTUM", 20)
    monkeypatch.setattr(worker, "save_progress", _dying_after(5))

    with pytest.raises(SystemError):
        carry_out(run.pk)
    Run.objects.filter(pk=run.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    monkeypatch.setattr(worker, "save_progress", save_progress)
    woken = wake_orphans()
    outcome = carry_out(run.pk)

    assert (woken, enqueued[-1], outcome) == (1, run.pk, RunStatus.FINISHED)
    assert list(stored_records(run)) == list(stored_records(undisturbed))


def test_commands_pause_step_resume_and_stop_a_run_and_are_records():
    run = start_run(a_model(), speed=0.5)
    thread = threading.Thread(target=_carry_out_in_thread, args=(run.pk,))
    thread.start()
    for command in (Command.PAUSE, Command.STEP, Command.STEP, Command.RESUME, Command.STOP):
        time.sleep(0.15)
        send_control(run.pk, Control(command=command, caller="Ada"))
    thread.join(10)

    run.refresh_from_db()
    records = list(stored_records(run))
    told = [record.detail for record in records if record.kind is RecordKind.CONTROL]
    assert run.status == RunStatus.STOPPED
    assert [detail.split('"command":"')[1].split('"')[0] for detail in told] == [
        "pause",
        "step",
        "step",
        "resume",
        "stop",
    ]


def test_a_run_that_stays_paused_gives_its_worker_back_and_goes_on_with_the_next_command(enqueued, monkeypatch):
    a = a_model()
    undisturbed = start_run(a)
    carry_out(undisturbed.pk)
    run = start_run(a, speed=1)
    send_control(run.pk, Control(command=Command.PAUSE))
    monkeypatch.setattr(worker, "PATIENCE_SECONDS", 0.2)

    first = carry_out(run.pk)
    command_run(a.owner, run.pk, Control(command=Command.SPEED, speed=0))
    command_run(a.owner, run.pk, Control(command=Command.RESUME))
    second = carry_out(run.pk)

    happened = [record for record in stored_records(run) if record.kind is not RecordKind.CONTROL]
    assert (first, second, enqueued[-1]) == (RunStatus.PAUSED, RunStatus.FINISHED, run.pk)
    assert happened == list(stored_records(undisturbed))


def test_breaking_a_consumer_makes_every_invocation_fail_until_it_is_mended():
    a = a_model()
    run = start_run(a, speed=100)
    subscription = str(a.domain.subscriptions.get().pk)
    send_control(run.pk, Control(command=Command.BREAK, subscription=subscription))
    carry_out(run.pk)

    state = state_of_run(a.owner, run.pk)

    figures = state["subscriptions"][subscription]
    assert figures["delivered"] > 0
    assert figures["handled"] == 0
    assert figures["failed"] > 0


def test_a_run_that_no_worker_took_can_be_stopped():
    a = a_model()
    run = start_run(a)

    state = command_run(a.owner, run.pk, Control(command=Command.STOP))

    assert state is not None
    assert state["status"] == RunStatus.STOPPED


def test_a_stranger_sees_no_run_and_a_viewer_controls_none():
    a = a_model()
    run = start_run(a)
    viewer = a_member(a, Role.VIEWER)

    with pytest.raises(NotFound):
        run_by_id(caller_of(a_user("Mallory")), run.pk)
    with pytest.raises(Forbidden):
        command_run(viewer, run.pk, Control(command=Command.PAUSE))


def test_a_scenario_that_names_nothing_fails_with_a_reason():
    a = a_model()
    source = {"name": "Nobody", "trigger": "Lose order"}
    a.do(SaveScenario, scenario_id=uuid4(), name="wrong", body={**BODY, "sources": [source]})
    run_id = uuid4()
    a.do(StartRun, run_id=run_id, scenario_name="wrong")

    outcome = carry_out(run_id)

    assert outcome == RunStatus.FAILED
    assert "Lose order" in Run.objects.get(pk=run_id).problem


def test_saving_a_scenario_again_replaces_it():
    a = a_model()

    a.do(SaveScenario, scenario_id=uuid4(), name="default", body={"horizon": 5})

    assert [scenario.body for scenario in Scenario.objects.all()] == [{"horizon": 5}]


def _dying_after(count):
    left = iter(range(count))

    def save(run, **rest):
        if next(left, None) is None:
            raise SystemError("killed")
        save_progress(run, **rest)

    return save


def _carry_out_in_thread(run_id):
    try:
        carry_out(run_id)
    finally:
        connections.close_all()
