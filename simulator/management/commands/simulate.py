"""Runs a scenario in this process, without broker or worker, writes its records and judges them."""

import json
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any, Final

from django.core.management.base import BaseCommand, CommandError

from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.canonical import canonical_json
from modeler.core.kernel.errors import Invalid, ModelerError
from modeler.services.caller import SYSTEM
from modeler.services.selectors import domain_by_slug
from simulator.core.engine.engine import Engine
from simulator.core.expectations.expectation import Expectation, expectations_from_json
from simulator.core.expectations.judge import Judge, Verdict, names_in
from simulator.core.records.fold import State, fold
from simulator.core.records.record import RecordKind, record_to_json
from simulator.core.scenario.distributions import MICROSECONDS
from simulator.core.world import build_world
from simulator.services.intents import DEFAULT_SCENARIO
from simulator.services.scenarios import scenario_body
from simulator.services.worlds import definitions_of, scenario_of

UNMET, WRONG_INPUT = 1, 2
LARGEST_FILE: Final = 1_000_000


class Command(BaseCommand):
    """`manage.py simulate orders --records run.jsonl`: the same seed gives the same bytes."""

    help = "Run a scenario of a domain in virtual time, write its records as JSON lines, and judge them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the domain, the scenario, the seed, and what to make of the run."""
        parser.add_argument("domain", help="The domain's slug.")
        parser.add_argument("--scenario", default=DEFAULT_SCENARIO)
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--until", type=float, metavar="SECONDS", help="End before the scenario's horizon.")
        parser.add_argument("--records", type=Path, metavar="FILE.jsonl", help="Where to write the records.")
        parser.add_argument("--expect", type=Path, metavar="FILE", help="What must hold; status 1 where it does not.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it; an expectation that is not met ends with status 1, wrong input with status 2."""
        if not options["records"] and not options["expect"]:
            raise CommandError("Nothing to do: give --records, --expect or both.", returncode=WRONG_INPUT)
        try:
            expected = _expected(options["expect"])
            definitions, engine = _engine(options["domain"], options["scenario"], options["seed"])
            judge = Judge(expected, names_in(definitions))
            until = _until(engine, options["until"])
            with _opened(options["records"]) as file:
                state = _run(engine, until, file, judge)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.", returncode=WRONG_INPUT) from error
        except ModelerError as error:
            raise CommandError(str(error), returncode=WRONG_INPUT) from error
        verdicts = judge.verdicts(until)
        self.stdout.write("\n".join((*_summary(engine, state), *map(_line, verdicts))))
        unmet = sum(not verdict.holds for verdict in verdicts)
        if unmet:
            raise CommandError(f"{unmet} of {len(verdicts)} expectations are not met.", returncode=UNMET)


def _opened(path: Path | None) -> AbstractContextManager[IO[str] | None]:
    return nullcontext() if path is None else path.open("w", encoding="utf-8", newline="\n")


def _expected(path: Path | None) -> tuple[Expectation, ...]:
    if path is None:
        return ()
    if path.stat().st_size > LARGEST_FILE:
        raise Invalid(f"{path} is too large.", fix=f"Use at most {LARGEST_FILE:,} bytes.")
    try:
        return expectations_from_json(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, RecursionError) as error:
        raise Invalid(f"{path} is no JSON: {error}.", fix="Mend it where it says.") from error


def _line(verdict: Verdict) -> str:
    cases = f"{verdict.cases:,} cases" + (f", {verdict.open:,} open" if verdict.open else "")
    told = f"{'met' if verdict.holds else 'NOT MET'}: {verdict.expectation.name} ({cases})"
    stories = ", ".join(dict.fromkeys(miss.correlation for miss in verdict.misses))
    return told if verdict.holds else " ".join(filter(None, (told, verdict.reason, stories and f"Stories: {stories}")))


def _engine(slug: str, scenario_name: str, seed: int) -> tuple[Definitions, Engine]:
    domain = domain_by_slug(SYSTEM, slug)
    definitions = definitions_of(domain)
    return definitions, build_world(definitions, scenario_of(scenario_body(domain, scenario_name), definitions), seed)


def _until(engine: Engine, seconds: float | None) -> int:
    if seconds is None:
        return engine.horizon
    if not seconds >= 0:  # not a number is neither
        raise CommandError("--until is no time after the start.", returncode=WRONG_INPUT)
    return round(min(engine.horizon, seconds * MICROSECONDS))


def _run(engine: Engine, until: int, file: IO[str] | None, judge: Judge) -> State:
    state = State()
    is_behind = True
    while is_behind:
        is_behind = engine.run(until)
        records = engine.take_records()
        fold(records, state)
        judge.hear(records)
        if file is not None:
            file.writelines(canonical_json(record_to_json(record)) + "\n" for record in records)
    return state


def _summary(engine: Engine, state: State) -> list[str]:
    counts = [f"{kind.value} {state.kinds[kind]:,}" for kind in RecordKind if state.kinds[kind]]
    return [
        f"{state.records:,} records in {engine.now / MICROSECONDS:,.1f} virtual seconds, "
        f"{len(state.tokens):,} messages under way",
        *counts,
    ]
