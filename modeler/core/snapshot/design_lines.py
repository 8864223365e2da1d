"""Transitions, examples and timers as lines that people write: one a line, each part after its own word.

    Accept claim: open, new -> accepted; raises Claim accepted
    Twice: given Claim accepted; when Accept claim; then nothing
    Late: after 24 h; send Cancel order; unless Order paid
"""

import re
from typing import Final

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.designs import Example, Timer, Transition

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
    return f"{example.name}: {given}when {example.when}; then {', '.join(example.then) or _NOTHING}"


def timer_line(timer: Timer) -> str:
    """Return a timer as a line, in the largest unit that fits."""
    unit = next(name for name in ("d", "h", "min", "s") if timer.after_seconds % _UNITS[name] == 0)
    send = f"; send {timer.command}" if timer.command else ""
    unless = f"; unless {', '.join(timer.cancelled_by)}" if timer.cancelled_by else ""
    return f"{timer.name}: after {timer.after_seconds // _UNITS[unit]} {unit}{send}{unless}"


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
    name, parts = _parts(line, ("given", "when", "then"))
    if "" in parts or not parts.get("when"):
        raise _unread(line, "Twice: given Claim accepted; when Accept claim; then nothing")
    then = parts.get("then", _NOTHING)
    return Example(
        name=name,
        given=_names(parts.get("given", "")),
        when=parts["when"],
        then=() if then == _NOTHING else _names(then),
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
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _unread(line: str, pattern: str) -> Invalid:
    return Invalid(f"“{line.strip()}” is not understood.", fix=f"Write it as “{pattern}”.")
