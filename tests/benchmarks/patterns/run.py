"""Measure the matchers against moto's, in one process and interleaved, and print the table of the reference page.

`python -m tests.benchmarks.patterns.run [--write]`: with --write, docs/reference/patterns-benchmark.md is made anew.
"""

import gc
import platform
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from moto.events.models import EventPattern as MotoPattern

try:
    from localstack.services.events.event_rule_engine import EventRuleEngine
except ImportError:  # it is heavy, and no dependency of ours
    EventRuleEngine = None

from modeler.core.patterns import EventPattern, RuleSet, parse_event
from tests.benchmarks.patterns import lots
from tests.benchmarks.patterns.operators import OPERATOR_RULES

PAGE = Path(__file__).parents[3] / "docs/reference/patterns-benchmark.md"
SIZES = (1, 100, 1_000, 10_000)
SETS = {"exact": lots.exact_rules, "three fields": lots.three_field_rules, "mixed": lots.mixed_rules}
ROUNDS = 5
SECONDS = 0.6
ADDED = 3_000
Match = Callable[[lots.Event], object]


def rates(contestants: dict[str, Match], events: list[lots.Event]) -> dict[str, float]:
    """Return events a second for each: the median of rounds in which all take turns, each on events not seen before."""
    measured: dict[str, list[float]] = {name: [] for name in contestants}
    at = dict.fromkeys(contestants, 0)
    for _ in range(ROUNDS):
        for name, match in contestants.items():
            count, start = 0, time.process_time()
            while (passed := time.process_time() - start) < SECONDS:
                for _ in range(1 if passed == 0 else 20 if count > 200 else 1):
                    match(events[at[name] % len(events)])
                    at[name] += 1
                    count += 1
            measured[name].append(count / (time.process_time() - start))
    return {name: statistics.median(each) for name, each in measured.items()}


def rule_sets(events: list[lots.Event]) -> list[str]:
    """Return the table of rule sets."""
    peers = _peers()
    heads = " | ".join(f"{name}, events/s | ours ÷ {name}" for name in peers)
    rows = [f"| rules | number | ours, events/s | {heads} | hits |", "|---|--:|--:|" + "--:|--:|" * len(peers) + "--:|"]
    for name, make in SETS.items():
        for size in SIZES:
            rules = make(size)
            ours = _ours(rules)
            found = rates({"ours": ours, **{peer: of(rules) for peer, of in peers.items()}}, events)
            hits = sum(len(ours(event)) for event in events[:1_000]) / 1_000
            compared = " | ".join(f"{found[peer]:,.1f} | {found['ours'] / found[peer]:,.0f}×" for peer in peers)
            rows.append(f"| {name} | {size:,} | {found['ours']:,.0f} | {compared} | {hits:.2f} |")
            print(rows[-1], flush=True)
    return rows


def operators(events: list[lots.Event]) -> list[str]:
    """Return the table of single patterns, five rules for each operator."""
    rows = ["| operator | ours, events/s | moto, events/s | ratio |", "|---|--:|--:|--:|"]
    for name, rules in OPERATOR_RULES.items():
        patterns = [EventPattern.parse(rule).matches for rule in rules]
        found = rates({"ours": _all(patterns), "moto": _moto(rules)}, events)
        rows.append(f"| {name} | {found['ours']:,.0f} | {found['moto']:,.0f} | {found['ours'] / found['moto']:,.0f}× |")
        print(rows[-1], flush=True)
    return rows


def costs(events: list[lots.Event]) -> list[str]:
    """Return the table of building, memory and change at 10,000 rules."""
    adding = "adding one and matching, ms, median | most | most in a full collection"
    heads = f"building from text, s | memory, MB | {adding}"
    rows = [f"| 10,000 rules | {heads} |", "|---|--:|--:|--:|--:|--:|"]
    for name, make in SETS.items():
        texts = lots.text(make(10_000))
        start = time.process_time()
        _rule_set(texts)
        seconds = time.process_time() - start
        gc.collect()
        tracemalloc.start()
        rules = _rule_set(texts)
        for event in events[:1_000]:
            rules.match(event)
        memory = tracemalloc.get_traced_memory()[0] / 1e6
        tracemalloc.stop()
        added, collected = _adding(rules, texts, events)
        longest = f"{max(collected):.2f}" if collected else "–"
        figures = f"{statistics.median(added):.2f} | {max(added):.2f} | {longest}"
        rows.append(f"| {name} | {seconds:.2f} | {memory:.0f} | {figures} |")
        print(rows[-1], flush=True)
    return rows


def texts(events: list[lots.Event]) -> list[str]:
    """Return the table of matching from text, parsing included."""
    rules = _rule_set(lots.text(lots.mixed_rules(1_000)))
    found = rates({"parse": parse_event, "both": rules.match}, lots.text(events))  # type: ignore[arg-type]  # texts
    return [
        "| from JSON text, mixed, 1,000 rules | events/s |",
        "|---|--:|",
        f"| parse_event | {found['parse']:,.0f} |",
        f"| parse_event and match | {found['both']:,.0f} |",
    ]


def main() -> None:
    """Print the tables, and write the page if asked."""
    events = lots.events(20_000)
    size = sum(map(len, lots.text(events[:1_000]))) / 1_000
    machine = f"Python {platform.python_version()}, {platform.machine()}, single thread, {size:.0f} bytes an event."
    parts = [rule_sets(events), operators(events), costs(events), texts(events)]
    page = (
        "\n\n".join(["# How fast patterns match", _INTRODUCTION, machine, *("\n".join(part) for part in parts)]) + "\n"
    )
    print(page)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page)


_INTRODUCTION = """Made by `python -m tests.benchmarks.patterns.run --write`; do not edit. Events are parsed before the
clock starts, shaped like San Francisco lots, and new: 20,000 different ones, each contestant takes the next. All match
the same rules in the same process, in turns. Seconds are of processor time; a figure is the median of five rounds.
“Hits” are the rules that match an event. localstack's engine takes part where it is installed
(`pip install "localstack-core[base-runtime]"`).

3,000 rules are added to each set of 10,000, one at a time with a match after each. All that an addition rebuilds, and
seldom, is the bounds of ranges. What mostly takes long is Python's full garbage collection, which walks every object of
the process whenever enough new ones were made, by whatever code; additions that one fell into are in the last column
(“–”: none) and not in the others. A set measured alone shows no other addition above 2 ms; a higher figure here, in a
process shared with the peers, is not explained.
`gc.freeze()` once the rules are built leaves them out of these walks."""


def _ours(rules: list[lots.Rule]) -> Callable[[lots.Event], frozenset[object]]:
    found = RuleSet()
    for number, rule in enumerate(rules):
        found.add(number, rule)
    return found.match


def _moto(rules: list[lots.Rule]) -> Match:
    return _all([MotoPattern("", rule).matches_event for rule in rules])


def _localstack(rules: list[lots.Rule]) -> Match:
    matches = EventRuleEngine().evaluate_pattern_on_event
    return lambda event: [number for number, rule in enumerate(rules) if matches(rule, event)]


def _peers() -> dict[str, Callable[[list[lots.Rule]], Match]]:
    return {"moto": _moto} if EventRuleEngine is None else {"moto": _moto, "localstack": _localstack}


def _all(matches: list[Match]) -> Match:
    return lambda event: [number for number, match in enumerate(matches) if match(event)]


def _rule_set(rules: list[str]) -> RuleSet:
    found = RuleSet()
    for number, rule in enumerate(rules):
        found.add(number, rule)
    return found


def _adding(rules: RuleSet, texts: list[str], events: list[lots.Event]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of additions, and of those that Python's full garbage collection fell into."""
    measured: tuple[list[float], list[float]] = ([], [])
    for number in range(ADDED):
        before = gc.get_stats()[2]["collections"]
        start = time.process_time()
        rules.add(("new", number), texts[number])
        rules.match(events[number])
        passed = (time.process_time() - start) * 1_000
        measured[gc.get_stats()[2]["collections"] > before].append(passed)
    return measured


if __name__ == "__main__":
    main()
