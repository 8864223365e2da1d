"""The whole house: broker, web server and worker, from the environment's choices to the readiness line."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from modeler.config.supervisor.broker import embedded_broker
from modeler.config.supervisor.children import Child
from modeler.config.supervisor.ports import any_free
from modeler.config.supervisor.readiness import broker_answers, web_answers, worker_answers
from modeler.config.supervisor.supervisor import Supervisor


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the environment chose."""

    host: str
    port: int
    named: str
    redis_url: str
    broker_url: str
    embedded_broker: str
    concurrency: int

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


async def keep(house: House, *, log: Callable[[str, str], None], on_ready: Callable[[], None]) -> None:
    """Run the house until it is asked to stop; call `on_ready` once everything answers.

    Raises: NoBroker, Failed
    """
    broker = None if house.redis_url else embedded_broker(house.embedded_broker, any_free())
    redis_url = broker.url if broker else house.redis_url
    broker_url = house.broker_url or redis_url
    worker_name = f"stormwright-{os.getpid()}@localhost"
    supervisor = Supervisor({"REDIS_URL": redis_url, "BROKER_URL": broker_url}, log)
    supervisor.stop_on_signals()
    try:
        if broker:
            await supervisor.start(broker.child)
        await supervisor.wait_until(
            partial(broker_answers, redis_url),
            what=f"Redis at {without_password(redis_url)}",
            advice="its log is above" if broker else "check that it runs and that REDIS_URL is right",
        )
        await supervisor.start(web(house))
        await supervisor.start(worker(house, worker_name))
        reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(house.host, house.host)
        await supervisor.wait_until(partial(web_answers, reachable, house.port, named=house.named), what="web")
        await supervisor.wait_until(partial(worker_answers, broker_url, worker_name), what="worker")
        if not supervisor.stopping:
            on_ready()
        await supervisor.run_until_stopped()
    finally:
        log("up", "stopping")
        await asyncio.shield(supervisor.end())


def web(house: House) -> Child:
    """Return the web server: one process, HTTP and websockets."""
    return Child(
        name="web",
        command=(
            *(sys.executable, "-m", "uvicorn", "modeler.config.asgi:application"),
            *("--host", house.host, "--port", str(house.port), "--ws", "websockets-sansio", "--lifespan", "off"),
            # Ids hardly shrink, and compressing for each browser apart costs more than the sending.
            *("--ws-per-message-deflate", "false"),
            *("--timeout-graceful-shutdown", "2", "--no-access-log", "--log-level", "warning"),
        ),
    )


def worker(house: House, name: str) -> Child:
    """Return the worker: a pool of processes that takes one task each."""
    return Child(
        name="worker",
        command=(
            *(sys.executable, "-m", "celery", "-A", "modeler.config.celery", "worker", "--hostname", name),
            *("--pool", "prefork", "--concurrency", str(house.concurrency), "--prefetch-multiplier", "1"),
            *("--without-gossip", "--without-mingle", "--loglevel", "INFO"),
        ),
        # SIGTERM waits for running tasks, and a simulation may run for minutes; SIGQUIT does not: its run is resumed.
        farewell=((signal.SIGTERM, 1.5), (signal.SIGQUIT, 2.0)),
    )


def without_password(url: str) -> str:
    """Return the address with what stands before the @ left out."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
