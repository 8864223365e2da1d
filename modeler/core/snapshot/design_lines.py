"""Transitions, examples and timers as lines that people write: one a line, each part after its own word.

    Accept claim: open, new -> accepted; raises Claim accepted
    Twice: given Claim accepted; when Accept claim; then nothing
    Slow: when Order placed (total = 120); then Cancel order; within 25 h
    Late: after 24 h; send Cancel order; unless Order paid
"""

import re
from typing import Final

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.designs import Example, Timer, Transition
from modeler.core.snapshot.steps import split_steps

_UNITS: Final = {"s": 1, "min": 60, "h": 3_600, "d": 86_400}
_NOTHING: Final = "nothing"
_WAIT: Final = re.compile(r"(\d+) ?(s|min|h|d)")


def transition_line(transition: Transition) -> str:
    """Return a transition as a line."""
    states = f"{', '.join(transition.sources)} -> {', '.join(transition.targets)}".strip()
    parts = [states] if transition.sources or transition.targets else []
    parts += [f"raises {', '.join(transition.events)}"] if transition.events else []
    return f"{transition.command}: {'; '.join(parts)}"


def example_line(example: Example) -> str:
    """Return an example as a line."""
    given = f"given {', '.join(example.given)}; " if example.given else ""
    within = f"; within {wait_text(example.within_seconds)}" if example.within_seconds else ""
    return f"{example.name}: {given}when {example.when}; then {', '.join(example.then) or _NOTHING}{within}"


def timer_line(timer: Timer) -> str:
    """Return a timer as a line, in the largest unit that fits."""
    send = f"; send {timer.command}" if timer.command else ""
    unless = f"; unless {', '.join(timer.cancelled_by)}" if timer.cancelled_by else ""
    return f"{timer.name}: after {wait_text(timer.after_seconds)}{send}{unless}"


def wait_text(seconds: int) -> str:
    """Return a time in the largest unit that fits: 7,200 s are “2 h”."""
    unit = next(name for name in ("d", "h", "min", "s") if seconds % _UNITS[name] == 0)
    return f"{seconds // _UNITS[unit]} {unit}"


def read_transition(line: str) -> Transition:
    """Return the transition that a line says. Raises: Invalid."""
    name, parts = _parts(line, ("raises",))
    states = parts.get("", "")
    if states and "->" not in states:
        raise _unread(line, "Accept claim: open -> accepted; raises Claim accepted")
    before, _, after = states.partition("->")
    events = _names(parts.get("raises", ""))
    return Transition(command=name, sources=_names(before), targets=_names(after), events=events)


def read_example(line: str) -> Example:
    """Return the example that a line says. Raises: Invalid."""
    name, parts = _parts(line, ("given", "when", "then", "within"))
    within = _WAIT.fullmatch(parts.get("within", "0 s"))
    if "" in parts or not parts.get("when") or within is None:
        raise _unread(line, "Twice: given Claim accepted; when Accept claim; then nothing")
    then = parts.get("then", _NOTHING)
    return Example(
        name=name,
        given=_names(parts.get("given", "")),
        when=parts["when"],
        then=() if then == _NOTHING else _names(then),
        within_seconds=int(within[1]) * _UNITS[within[2]],
    )


def read_timer(line: str) -> Timer:
    """Return the timer that a line says. Raises: Invalid."""
    name, parts = _parts(line, ("after", "send", "unless"))
    wait = _WAIT.fullmatch(parts.get("after", ""))
    if "" in parts or wait is None:
        raise _unread(line, "Late: after 24 h; send Cancel order; unless Order paid")
    seconds = int(wait[1]) * _UNITS[wait[2]]
    command = parts.get("send", "")
    return Timer(name=name, after_seconds=seconds, command=command, cancelled_by=_names(parts.get("unless", "")))


def _parts(line: str, words: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The name before the colon, and what follows each word; what follows none stands under ""."""
    name, _, rest = line.partition(":")
    found: dict[str, str] = {}
    for part in (one.strip() for one in rest.split(";")):
        word, _, text = part.partition(" ")
        if word in words:
            found[word] = text.strip()
        elif part:
            found[""] = part
    return name.strip(), found


def _names(text: str) -> tuple[str, ...]:
    return split_steps(text)


def _unread(line: str, pattern: str) -> Invalid:
    return Invalid(f"“{line.strip()}” is not understood.", fix=f"Write it as “{pattern}”.")
