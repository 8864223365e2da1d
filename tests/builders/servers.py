"""Real servers for tests: PostgreSQL and Redis from their binaries, on free ports, with data that goes with them."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from modeler.config.supervisor.ports import any_free
from modeler.config.supervisor.readiness import broker_answers

_UNPRIVILEGED = ("postgres", "nobody")
_SECONDS_TO_START = 30


class Missing(Exception):
    """A server's binary is not on this machine."""


@contextmanager
def a_redis() -> Iterator[str]:
    """Run a Redis for as long as the block lasts; yield its address."""
    binary = shutil.which("redis-server") or shutil.which("valkey-server")
    if binary is None:
        raise Missing("neither redis-server nor valkey-server is on PATH")
    port = any_free()
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"redis://127.0.0.1:{port}/0"
    try:
        _wait(lambda: broker_answers(url), what="redis-server")
        yield url
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def a_postgresql() -> Iterator[str]:
    """Run a PostgreSQL for as long as the block lasts; yield the address of an empty database."""
    binaries = _postgresql_binaries()
    port = any_free()
    with tempfile.TemporaryDirectory(prefix="stormwright-pg-") as name:
        folder = Path(name)
        user = _owner_of(folder)
        data = str(folder / "data")
        _run(user, [binaries / "initdb", "-D", data, "-U", "stormwright", "-A", "trust", "-E", "UTF8", "--no-sync"])
        # Durability is of no use to rows that live for one test run.
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off"
        _run(user, [binaries / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"])
        try:
            _run(user, [binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "stormwright", "stormwright"])
            yield f"postgresql://stormwright@127.0.0.1:{port}/stormwright"
        finally:
            _run(user, [binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])


def _postgresql_binaries() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if installed:
        return installed[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise Missing("PostgreSQL's initdb is neither on PATH nor below /usr/lib/postgresql")


def _owner_of(folder: Path) -> str | None:
    """Give the folder to an unprivileged user when root runs the tests: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in _UNPRIVILEGED if name in known)
    shutil.chown(folder, user)
    return user


def _run(user: str | None, command: list[str | Path]) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        # pg_ctl leaves its output to the server that it starts: a pipe would stay open for as long as that runs.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with exit code {done.returncode}")


def _wait(answers: Callable[[], bool], *, what: str) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while not answers():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not answer within {_SECONDS_TO_START} s")
        time.sleep(0.05)
