"""Runs a scenario in this process, without broker or worker, and writes its records."""

from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.kernel.canonical import canonical_json
from modeler.core.kernel.errors import ModelerError
from modeler.services.caller import SYSTEM
from modeler.services.selectors import domain_by_slug
from simulator.core.engine.engine import Engine
from simulator.core.records.fold import State, fold
from simulator.core.records.record import RecordKind, record_to_json
from simulator.core.scenario.distributions import MICROSECONDS
from simulator.core.world import build_world
from simulator.services.intents import DEFAULT_SCENARIO
from simulator.services.scenarios import scenario_body
from simulator.services.worlds import definitions_of, scenario_of

WRONG_INPUT = 2


class Command(BaseCommand):
    """`manage.py simulate orders --records run.jsonl`: the same seed gives the same bytes."""

    help = "Run a scenario of a domain in virtual time and write its records as JSON lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the domain, the scenario and the seed."""
        parser.add_argument("domain", help="The domain's slug.")
        parser.add_argument("--scenario", default=DEFAULT_SCENARIO)
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--until", type=float, metavar="SECONDS", help="End before the scenario's horizon.")
        parser.add_argument("--records", type=Path, required=True, metavar="FILE.jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it; wrong input ends with status 2."""
        try:
            engine = _engine(options["domain"], options["scenario"], options["seed"])
            until = _until(engine, options["until"])
            with options["records"].open("w", encoding="utf-8", newline="\n") as file:
                state = _run(engine, until, file)
        except OSError as error:
            told = f"{options['records']} cannot be written: {error.strerror}."
            raise CommandError(told, returncode=WRONG_INPUT) from error
        except ModelerError as error:
            raise CommandError(str(error), returncode=WRONG_INPUT) from error
        self.stdout.write("\n".join(_summary(engine, state)))


def _engine(slug: str, scenario_name: str, seed: int) -> Engine:
    domain = domain_by_slug(SYSTEM, slug)
    definitions = definitions_of(domain)
    return build_world(definitions, scenario_of(scenario_body(domain, scenario_name), definitions), seed)


def _until(engine: Engine, seconds: float | None) -> int:
    if seconds is None:
        return engine.horizon
    if not seconds >= 0:  # not a number is neither
        raise CommandError("--until is no time after the start.", returncode=WRONG_INPUT)
    return round(min(engine.horizon, seconds * MICROSECONDS))


def _run(engine: Engine, until: int, file: IO[str]) -> State:
    state = State()
    is_behind = True
    while is_behind:
        is_behind = engine.run(until)
        records = engine.take_records()
        fold(records, state)
        file.writelines(canonical_json(record_to_json(record)) + "\n" for record in records)
    return state


def _summary(engine: Engine, state: State) -> list[str]:
    counts = [f"{kind.value} {state.kinds[kind]:,}" for kind in RecordKind if state.kinds[kind]]
    return [
        f"{state.records:,} records in {engine.now / MICROSECONDS:,.1f} virtual seconds, "
        f"{len(state.tokens):,} messages under way",
        *counts,
    ]
