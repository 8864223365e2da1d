"""The app as `make run` starts it: it comes up, serves, heals, says what is wrong, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from modeler.config.supervisor.children import Child
from modeler.config.supervisor.ports import any_free
from modeler.config.supervisor.supervisor import Failed, Supervisor
from tests.builders.houses import PROJECT, RunningHouse, a_running_house, children_of, descendants, still_running

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
needs_redis = pytest.mark.skipif(
    not (shutil.which("redis-server") or shutil.which("valkey-server")) and os.environ.get("CI") != "true",
    reason="neither redis-server nor valkey-server is on PATH",
)


def until(holds: Callable[[], bool], *, seconds: float) -> bool:
    """Tell whether it came to hold within the time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def status_of(address: str) -> int:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return int(answer.status)


def up(environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `manage.py up` where it is expected to end by itself."""
    return subprocess.run(
        [sys.executable, "manage.py", "up"],
        cwd=PROJECT,
        env={**os.environ, "DEBUG": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@linux_only
@pytest.mark.parametrize("broker", [pytest.param("redis-server", marks=needs_redis), "fakeredis"])
def test_the_app_comes_up_serves_and_leaves_no_process_behind(tmp_path: Path, broker: str):
    with a_running_house(tmp_path, {"EMBEDDED_BROKER": broker}) as house:
        status = status_of(f"{house.base_url}/healthz")
        family = descendants(house.process.pid)
        commands = " ".join(still_running(family).values())

        begun = time.monotonic()
        exit_code = house.stop()
        seconds = time.monotonic() - begun

    assert status == 200
    assert "uvicorn" in commands
    assert "celery" in commands
    assert ("fake_broker" if broker == "fakeredis" else "127.0.0.1:") in commands
    assert exit_code == 0
    assert seconds < 10
    assert still_running(family) == {}


@linux_only
def test_a_killed_worker_is_started_again(tmp_path: Path):
    with a_running_house(tmp_path) as house:
        children = still_running(children_of(house.process.pid))
        worker = next(pid for pid, command in children.items() if " celery " in command)
        pool = descendants(worker)

        os.kill(worker, signal.SIGKILL)

        assert until(lambda: house.log.count(" ready.") == 2, seconds=60), house.log
        assert "worker was killed by SIGKILL; starting it again" in house.log
        assert still_running({worker, *pool}) == {}


@linux_only
def test_a_killed_supervisor_takes_its_children_with_it(tmp_path: Path):
    with a_running_house(tmp_path) as house:
        family = descendants(house.process.pid)

        house.process.kill()

        assert until(lambda: still_running(family) == {}, seconds=10), still_running(family)


def test_sigterm_stops_the_app_as_ctrl_c_does(tmp_path: Path):
    with a_running_house(tmp_path) as house:
        house.process.send_signal(signal.SIGTERM)

        assert house.process.wait(15) == 0


def test_a_busy_port_is_named_together_with_the_next_free_one():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = up({"PORT": str(port)})

    assert done.returncode == 1
    assert f"Port {port} at 127.0.0.1 is in use. Port " in done.stderr
    assert "is free: set PORT=" in done.stderr
    assert done.stdout == ""


def test_a_port_that_is_no_number_is_refused():
    done = up({"PORT": "http"})

    assert done.returncode == 1
    assert "PORT=http is not a number between 1 and 65535." in done.stderr


def test_an_unknown_embedded_broker_is_refused(tmp_path: Path):
    house = RunningHouse(tmp_path, {"EMBEDDED_BROKER": "mosquitto"})

    exit_code = house.process.wait(120)

    assert exit_code == 1
    assert "EMBEDDED_BROKER=mosquitto is unknown. Choose one of: redis-server, fakeredis." in house.log


def test_a_database_without_migrations_is_refused(tmp_path: Path):
    done = up({"PORT": str(any_free()), "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"})

    assert done.returncode == 1
    assert "The database lacks migrations: run `manage.py migrate` first." in done.stderr


async def test_a_child_that_keeps_failing_ends_the_house_with_its_name():
    lines: list[tuple[str, str]] = []
    supervisor = Supervisor({}, lambda name, line: lines.append((name, line)))
    await supervisor.start(Child(name="worker", command=(sys.executable, "-c", "print('no luck'); exit(3)")))

    with pytest.raises(Failed, match="worker failed 3 times in a row \\(ended with exit code 3\\)"):
        await supervisor.run_until_stopped()

    await supervisor.end()
    assert lines.count(("worker", "no luck")) == 3


async def test_somebody_who_waits_for_redis_in_vain_is_told_for_what(monkeypatch: pytest.MonkeyPatch):
    lines: list[str] = []
    supervisor = Supervisor({}, lambda name, line: lines.append(line))
    monkeypatch.setattr("modeler.config.supervisor.supervisor.PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr("modeler.config.supervisor.supervisor.STARTUP_SECONDS", 1.0)

    with pytest.raises(Failed, match="Redis did not answer within 1 s; check REDIS_URL"):
        await supervisor.wait_until(lambda: False, what="Redis", advice="check REDIS_URL")

    assert lines == ["Redis does not answer yet; check REDIS_URL"]


def test_a_broker_that_nothing_speaks_to_is_refused():
    done = up({"PORT": str(any_free()), "BROKER_URL": "nonsense://nowhere"})

    assert done.returncode == 1
    assert "BROKER_URL begins with nonsense://, which no transport speaks." in done.stderr


@pytest.mark.parametrize("address", ["nonsense://nowhere/x", "postgresql://nobody@127.0.0.1:1/nothing"])
def test_a_database_that_cannot_be_is_told_in_one_line(address: str):
    done = up({"PORT": str(any_free()), "DATABASE_URL": address})

    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_settings_without_a_secret_key_are_refused_in_service():
    done = up({"DEBUG": "0", "SECRET_KEY": ""})

    assert done.returncode != 0
    assert "SECRET_KEY is not set. Give it a long random value, or set DEBUG=1 to develop." in done.stderr
