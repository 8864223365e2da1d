"""A child process of the supervisor: what it runs, and one life of it."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[3]
_LONGEST_LINE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What to run, and the signals that ask it to end, each with the seconds to wait before the next."""

    name: str
    command: tuple[str, ...]
    standard_input: str | None = None
    farewell: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 4.0),)


class Life:
    """One running process of a child, in a process group of its own."""

    def __init__(self, child: Child, process: Process, log: Callable[[str, str], None]) -> None:
        self.child = child
        self.process = process
        self._reader = asyncio.create_task(self._pass_on(log))

    @classmethod
    async def begin(cls, child: Child, *, environment: Mapping[str, str], log: Callable[[str, str], None]) -> "Life":
        """Start the child; its output goes to `log`, line by line."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "modeler.config.supervisor.child",
            str(os.getpid()),
            *child.command,
            stdin=PIPE if child.standard_input is not None else DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            env=environment,
            cwd=_PROJECT,
            start_new_session=True,
            limit=_LONGEST_LINE,
        )
        if child.standard_input is not None and process.stdin is not None:
            process.stdin.write(child.standard_input.encode())
            process.stdin.close()
        return cls(child, process, log)

    async def end(self) -> None:
        """Ask the process to end, then more firmly, then kill whatever is left of its group."""
        for number, seconds in self.child.farewell:
            if self.process.returncode is not None:
                break
            self.process.send_signal(number)
            try:
                await asyncio.wait_for(self.process.wait(), seconds)
            except TimeoutError:
                continue
        self.kill_group()
        await self.process.wait()
        await self._reader

    def kill_group(self) -> None:
        """Kill what is left of the process and of everything that it started."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    async def finished(self) -> int:
        """Wait for the end of the process by itself; return how it ended."""
        code = await self.process.wait()
        self.kill_group()
        await self._reader
        return code

    async def _pass_on(self, log: Callable[[str, str], None]) -> None:
        stream = self.process.stdout
        if stream is None:
            return
        while line := await stream.readline():
            log(self.child.name, line.decode(errors="replace").rstrip())
