"""`manage.py up`: web server, worker and, where none is named, a broker, under one supervisor."""

import asyncio
import os
import sys
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from kombu.transport import TRANSPORT_ALIASES

from modeler.config.supervisor.broker import NoBroker
from modeler.config.supervisor.house import House, keep
from modeler.config.supervisor.ports import is_free, next_free
from modeler.config.supervisor.supervisor import Failed
from modeler.services.samples.library import FIRST


class Command(BaseCommand):
    """Start everything and stay until Ctrl-C."""

    help = (
        "Start web server, worker and (without REDIS_URL) an embedded broker; prints `ready: ADDRESS` when all answer."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare", action="store_true", help="first apply migrations and load the samples")

    def handle(self, *args: Any, **options: Any) -> None:
        house = house_from_environment()
        refuse_busy_port(house)
        refuse_missing_front_end()
        refuse_unknown_transport(house)
        way_in = prepare() if options["prepare"] else ""
        refuse_missing_migrations()
        connections.close_all()
        try:
            asyncio.run(keep(house, log=log, on_ready=lambda: announce(house, way_in)))
        except (Failed, NoBroker) as error:
            raise CommandError(str(error)) from error


def house_from_environment() -> House:
    """Read HOST, PORT, WORKER_CONCURRENCY and EMBEDDED_BROKER; the rest is in the settings."""
    named = next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    return House(
        host=os.environ.get("HOST") or "127.0.0.1",
        port=_number("PORT", 8000),
        named=named,
        redis_url=settings.REDIS_URL,
        broker_url=os.environ.get("BROKER_URL", ""),
        embedded_broker=os.environ.get("EMBEDDED_BROKER", ""),
        concurrency=_number("WORKER_CONCURRENCY", 4),
    )


def refuse_busy_port(house: House) -> None:
    """Say which port to take instead when the chosen one is taken."""
    try:
        if is_free(house.host, house.port):
            return
    except OSError as error:
        raise CommandError(f"HOST={house.host} is no address of this machine ({error}).") from error
    other = next_free(house.host, house.port)
    advice = f" Port {other} is free: set PORT={other}." if other else " Choose another with PORT."
    raise CommandError(f"Port {house.port} at {house.host} is in use.{advice}")


def refuse_unknown_transport(house: House) -> None:
    """Say so when BROKER_URL begins with a scheme that the task queue does not speak."""
    scheme = house.broker_url.partition("://")[0]
    if house.broker_url and scheme not in TRANSPORT_ALIASES:
        raise CommandError(f"BROKER_URL begins with {scheme}://, which no transport speaks. Use redis:// or amqp://.")


def refuse_missing_front_end() -> None:
    """Say what to run when the bundles, or in service the collected files, are not there."""
    if not (settings.BASE_DIR / "static" / "dist" / "built").exists():
        raise CommandError("The front end is not built: run `make build` first.")
    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CommandError("Static files are not collected: run `manage.py collectstatic` first (or set DEBUG=1).")


def refuse_missing_migrations() -> None:
    """Say what to run when the database lacks migrations."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database lacks migrations: run `manage.py migrate` first.")


def prepare() -> str:
    """Bring the database up to date and load the samples; return the demo user's way in, where there may be one."""
    call_command("migrate", verbosity=0, interactive=False)
    for name in FIRST:
        call_command("sample", name, stdout=sys.stderr)
    if not settings.DEBUG:
        return ""
    printed = StringIO()
    call_command("demo_link", stdout=printed)
    return printed.getvalue().strip()


def announce(house: House, way_in: str) -> None:
    """Print the readiness line and, where there is one, the demo user's way in."""
    print(f"ready: {house.address}", flush=True)
    if way_in:
        print(f"demo sign-in: {way_in}", flush=True)


def log(name: str, line: str) -> None:
    """Write one line of a child's output, behind the child's name."""
    print(f"{name:<7}| {line}", file=sys.stderr, flush=True)


def _number(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CommandError(f"{name}={text} is not a number between 1 and 65535.")
    return int(text)
