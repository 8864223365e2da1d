"""Keeps the children running until somebody asks it to stop."""

import asyncio
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Mapping

from modeler.config.supervisor.children import Child, Life

FAILURES = 3
WITHIN_SECONDS = 30.0
STARTUP_SECONDS = 120.0
PATIENCE_SECONDS = 8.0
_LOOK_EVERY_SECONDS = 0.2

Probe = Callable[[], bool]


class Failed(Exception):
    """Something ended the house that nobody asked to end; the message says what."""


class Supervisor:
    """Starts children one by one, restarts those that fall, ends all of them together."""

    def __init__(self, environment: Mapping[str, str], log: Callable[[str, str], None]) -> None:
        self._environment = {**os.environ, **environment, "PYTHONUNBUFFERED": "1"}
        self._log = log
        self._lives: dict[str, Life] = {}
        self._keepers: set[asyncio.Task[None]] = set()
        self._stop = asyncio.Event()

    async def start(self, child: Child) -> None:
        """Start a child and keep it running from now on."""
        self._lives[child.name] = await self._begin(child)
        self._keepers.add(asyncio.create_task(self._keep(child), name=child.name))

    async def wait_until(self, probe: Probe, *, what: str, advice: str = "its log is above") -> None:
        """Return when the probe says yes, or when a stop was asked for.

        Raises: Failed, when that takes too long or a child keeps failing.
        """
        begun, patient = time.monotonic(), True
        while not self._stop.is_set() and not await asyncio.to_thread(probe):
            self._raise_failures()
            waited = time.monotonic() - begun
            if waited > STARTUP_SECONDS:
                raise Failed(f"{what} did not answer within {STARTUP_SECONDS:.0f} s; {advice}.")
            if patient and waited > PATIENCE_SECONDS:
                patient = False
                self._log("up", f"{what} does not answer yet; {advice}")
            await self._pause(_LOOK_EVERY_SECONDS)

    async def run_until_stopped(self) -> None:
        """Return when a stop was asked for.

        Raises: Failed, when a child keeps failing.
        """
        waiting = asyncio.create_task(self._stop.wait())
        await asyncio.wait({waiting, *self._keepers}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        self._raise_failures()

    def stop_on_signals(self) -> None:
        """Take Ctrl-C and SIGTERM as the wish to stop; a second one kills at once."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._asked_to_stop)

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    async def end(self) -> None:
        """End all children, the last that was started first, in pairs where nothing forbids it."""
        self._stop.set()
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        lives = list(self._lives.values())
        # The first is what the others talk to, so it goes last.
        await asyncio.gather(*(life.end() for life in lives[1:]))
        await asyncio.gather(*(life.end() for life in lives[:1]))

    async def _begin(self, child: Child) -> Life:
        return await Life.begin(child, environment=self._environment, log=self._log)

    async def _keep(self, child: Child) -> None:
        failures: deque[float] = deque(maxlen=FAILURES)
        while True:
            code = await self._lives[child.name].finished()
            failures.append(time.monotonic())
            if len(failures) == FAILURES and failures[-1] - failures[0] < WITHIN_SECONDS:
                raise Failed(f"{child.name} failed {FAILURES} times in a row ({how_it_ended(code)}); its log is above.")
            self._log("up", f"{child.name} {how_it_ended(code)}; starting it again")
            await asyncio.sleep(0.3 * len(failures))
            self._lives[child.name] = await self._begin(child)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except TimeoutError:
            return

    def _raise_failures(self) -> None:
        for keeper in self._keepers:
            if keeper.done() and (error := keeper.exception()):
                raise error

    def _asked_to_stop(self) -> None:
        if self._stop.is_set():
            for life in self._lives.values():
                life.kill_group()
        self._stop.set()


def how_it_ended(code: int) -> str:
    """Say how a process ended, from its return code."""
    if code >= 0:
        return f"ended with exit code {code}"
    return f"was killed by {signal.Signals(-code).name}"
