"""The app as `make run` starts it, for tests: a process of its own, with its own database and port."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

from modeler.config.supervisor.ports import any_free

PROJECT = Path(__file__).resolve().parents[2]
_SECONDS_TO_START = 150
_SECONDS_TO_STOP = 30


class RunningHouse:
    """A started `manage.py up`: what it printed, and where it listens."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None, *, port: int | None = None) -> None:
        self.port = port or any_free()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.log_file = folder / f"house-{self.port}.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in _CHOSEN_HERE},
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{folder / 'house.sqlite3'}",
            "PORT": str(self.port),
            "WORKER_CONCURRENCY": "2",
            **(environment or {}),
        }
        self._lines: Queue[str | None] = Queue()
        self._errors = self.log_file.open("w")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--prepare"],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def log(self) -> str:
        """Everything that the children have written so far."""
        return self.log_file.read_text()

    def wait_until_ready(self) -> "RunningHouse":
        """Return once the readiness line has come."""
        while (line := self.next_line(_SECONDS_TO_START)) != f"ready: {self.base_url}/":
            if line is None:
                raise RuntimeError(f"the app ended with exit code {self.process.wait(5)}:\n{self.log}")
        return self

    def next_line(self, seconds: float) -> str | None:
        """Return the next line of standard output, None at its end."""
        try:
            return self._lines.get(timeout=seconds)
        except Empty:
            raise TimeoutError(f"no line within {seconds} s:\n{self.log}") from None

    def stop(self) -> int:
        """Stop it as Ctrl-C does; return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(_SECONDS_TO_STOP)
        finally:
            self.process.kill()
            self._errors.close()

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a management command against the same database."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=PROJECT, env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)


_CHOSEN_HERE = {"REDIS_URL", "BROKER_URL", "EMBEDDED_BROKER", "HOST", "ALLOWED_HOSTS"}


@contextmanager
def a_running_house(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[RunningHouse]:
    """Run the app for as long as the block lasts."""
    house = RunningHouse(folder, environment)
    try:
        yield house.wait_until_ready()
    finally:
        house.stop()


def children_of(pid: int) -> set[int]:
    """Return the ids of the processes that a process has started itself (Linux)."""
    return {int(path.name) for path in _processes() if _parent(path) == pid}


def descendants(pid: int) -> set[int]:
    """Return the ids of all living processes that descend from a process (Linux)."""
    parents = {int(path.name): _parent(path) for path in _processes()}
    found, fresh = set[int](), {pid}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def still_running(pids: set[int]) -> dict[int, str]:
    """Return those of the processes that run, with their command lines; zombies do not count."""
    return {pid: _command_line(pid) for pid in pids if _state(pid) not in ("", "Z")}


def _processes() -> Iterator[Path]:
    return (path for path in Path("/proc").iterdir() if path.name.isdecimal())


def _stat(path: Path) -> list[str]:
    try:
        return (path / "stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []


def _parent(path: Path) -> int:
    fields = _stat(path)
    return int(fields[1]) if fields else 0


def _state(pid: int) -> str:
    fields = _stat(Path(f"/proc/{pid}"))
    return fields[0] if fields else ""


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
