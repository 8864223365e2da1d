"""The servers under measurement, with the processor time they take, and a board to sit on."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx

from modeler.config.supervisor.ports import any_free
from tests.builders.houses import PROJECT, RunningHouse, a_running_house, descendants

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Place:
    """A new domain's empty board, and the cookie of somebody who owns it."""

    base_url: str
    cookie: str
    domain: str
    slug: str
    board: str

    @property
    def socket(self) -> str:
        """Return the address of the domain's socket."""
        return f"{self.base_url.replace('http', 'ws', 1)}/ws/domains/{self.domain}/"


@contextmanager
def a_house(folder: Path, redis_url: str) -> Iterator[RunningHouse]:
    """Run the app as people do, on a Redis of its own."""
    with a_running_house(folder, {"REDIS_URL": redis_url}) as house:
        house.environment["REDIS_URL"] = redis_url
        yield house


def a_place(house: RunningHouse) -> Place:
    """Sign in and begin a domain."""
    with httpx.Client(base_url=house.base_url, follow_redirects=True) as web:
        web.get(house.manage("demo_link").stdout.strip())
        home = web.get("/").text
        team = re.search(r'<select[^>]*name="team".*?<option value="([^"]+)"', home, re.S)
        assert team is not None, "the demo user has no team to begin a domain in"
        slug = f"bench-{uuid4().hex[:6]}"
        form = {"name": "Benchmark", "slug": slug, "team": team[1], "csrfmiddlewaretoken": web.cookies["csrftoken"]}
        page = web.post("/domains/new/", data=form).text
        data = dict(re.findall(r'data-(domain|board)="([^"]+)"', page))
        cookie = f"sessionid={web.cookies['sessionid']}"
        return Place(house.base_url, cookie, data["domain"], slug, data["board"])


@contextmanager
def a_plain_server(house: RunningHouse) -> Iterator[tuple[str, int]]:
    """Run the plain design on the same Redis and database; yield its address and process."""
    port = any_free()
    command = [sys.executable, "-m", "uvicorn", "tests.benchmarks.realtime.plain:application", "--port", str(port)]
    more = ["--ws", "websockets-sansio", "--lifespan", "off", "--no-access-log", "--log-level", "warning"]
    process = subprocess.Popen([*command, *more], cwd=PROJECT, env=house.environment)
    base_url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(base_url)
        yield base_url, process.pid
    finally:
        process.terminate()
        process.wait(10)


def web_process(house: RunningHouse) -> int:
    """Return the id of the house's web server."""
    for pid in descendants(house.process.pid):
        if b"uvicorn" in Path(f"/proc/{pid}/cmdline").read_bytes():
            return pid
    raise RuntimeError("the house has no web server")


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process has taken, its threads included (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _wait_for(base_url: str) -> None:
    for _ in range(200):
        try:
            httpx.get(base_url)
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(base_url)
