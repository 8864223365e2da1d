"""Any moment of a run is what its records up to then make of it, whatever keyframes lie between."""

import pytest

from simulator.core.frames import records_to_json, state_to_json
from simulator.core.records.fold import fold
from simulator.services import handlers, worker
from simulator.services.moments import moment_of
from simulator.services.runs import stored_records
from simulator.services.worker import carry_out
from tests.builders.runs import a_model, start_run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def finished(monkeypatch):
    """Return a run whose records lie in many chunks, every few of them with a keyframe."""
    monkeypatch.setattr(handlers, "enqueue_run", lambda run_id: None)
    monkeypatch.setattr("simulator.core.live.QUANTUM", 16)
    monkeypatch.setattr(worker, "FLUSH_RECORDS", 40)
    monkeypatch.setattr(worker, "KEYFRAME_RECORDS", 140)
    run = start_run(a_model())
    carry_out(run.pk)
    run.refresh_from_db()
    return run


def test_a_moment_is_what_the_records_up_to_then_make_of_it(finished):
    records = list(stored_records(finished))
    framed = finished.chunks.filter(keyframe__isnull=False)
    assert 2 <= framed.count() < finished.chunks.count()
    edges = [time for chunk in framed for time in (chunk.last_time - 1, chunk.last_time, chunk.last_time + 1)]

    for time in (0, *edges, 31_234_567, finished.time, 2**62):
        moment = moment_of(finished, time)

        before = [record for record in records if record.time <= time]
        assert state_to_json(moment.state) == state_to_json(fold(before))
        assert records_to_json(moment.newest) == records_to_json(before[-len(moment.newest) :] if before else [])
        assert len(moment.newest) == min(30, len(before))


def test_a_moment_reads_no_more_than_what_follows_the_keyframe_before_it(finished, django_assert_num_queries):
    with django_assert_num_queries(2):
        moment_of(finished, finished.time)
