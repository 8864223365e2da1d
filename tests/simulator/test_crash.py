"""A worker that is killed in the middle of a run: another takes the run up, and no record is lost or doubled."""

import json
import os
import signal
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.builders.houses import RunningHouse, descendants

SECONDS = 60


class _Somebody:
    """The demo user over REST."""

    def __init__(self, house: RunningHouse) -> None:
        self._client = httpx.Client(base_url=house.base_url, follow_redirects=True, timeout=20)
        self._client.get(house.manage("demo_link").stdout.strip())
        self._client.get("/d/rides/simulate/")
        domains = self._client.get("/api/v1/domains/").json()
        self._domain = next(each["id"] for each in domains if each["slug"] == "rides")

    def start(self, *, speed: float) -> str:
        run = str(uuid4())
        body = {"run_id": run, "seed": 11, "speed": speed}
        self._post(f"domains/{self._domain}/intents/", {"kind": "StartRun", "id": str(uuid4()), "body": body})
        return run

    def state(self, run: str) -> dict[str, Any]:
        found: dict[str, Any] = self._client.get(f"/api/v1/runs/{run}/").json()
        return found

    def control(self, run: str, command: str, **rest: float) -> None:
        self._post(f"runs/{run}/control/", {"command": command, **rest})

    def wait_for(self, run: str, *, records: int = 0, statuses: tuple[str, ...] = ("running",)) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            state = self.state(run)
            if state["records"] >= records and state["status"] in statuses:
                return state
            time.sleep(0.3)
        raise AssertionError(f"it has not come to pass within {SECONDS} s: {self.state(run)}")

    def _post(self, path: str, body: dict[str, Any]) -> None:
        token = self._client.cookies.get("csrftoken", "")
        answer = self._client.post(f"/api/v1/{path}", json=body, headers={"X-CSRFToken": token})
        assert answer.status_code < 300, answer.text


def test_a_run_survives_the_kill_of_its_worker(running_house: RunningHouse):
    somebody = _Somebody(running_house)
    run = somebody.start(speed=5)
    before = somebody.wait_for(run, records=50)

    for worker in _pool_of(running_house):
        os.kill(worker, signal.SIGKILL)
    after = somebody.wait_for(run, records=before["records"] + 100)
    somebody.control(run, "stop")
    somebody.wait_for(run, statuses=("stopped",))

    assert after["time"] > before["time"]
    assert _epoch_and_gaps(running_house, run) == {"epoch": 2, "gaps": 0}


def _pool_of(house: RunningHouse) -> list[int]:
    workers = {pid for pid in descendants(house.process.pid) if b"celery" in Path(f"/proc/{pid}/cmdline").read_bytes()}
    return [
        pid for pid in workers if int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1]) in workers
    ]


def _epoch_and_gaps(house: RunningHouse, run: str) -> dict[str, int]:
    script = (
        "import json; from simulator.models import Run; from simulator.services.runs import stored_records;"
        f"run = Run.objects.get(pk='{run}'); ids = [each.id for each in stored_records(run) if each.id >= 0];"
        "print(json.dumps({'epoch': run.epoch, 'gaps': sum(a != b for a, b in enumerate(ids))}))"
    )
    found: dict[str, int] = json.loads(house.manage("shell", "--verbosity", "0", "-c", script).stdout)
    return found
