"""Reads the application layer of a context: commands, events, and the flows that join them."""

from modeler.core.importers.cml.cursor import Cursor
from modeler.core.importers.cml.tactic import read_thing, starts_thing
from modeler.core.importers.cml.tree import ContextBlock, Production, Reaction

_OPERATORS = {"X": "xor", "x": "xor", "O": "or", "o": "or", "+": "and"}


def read_application(cursor: Cursor, context: ContextBlock) -> None:
    """Read an application layer after its keyword."""
    if cursor.sees_name() and cursor.ahead(1).text == "{":
        cursor.remark(cursor.next.line, f"The name “{cursor.name()}” of an application layer is not kept.")
    if not cursor.accept("{"):
        return
    while not cursor.is_at_end and not cursor.accept("}"):
        if cursor.sees("Flow"):
            _flow(cursor, context)
        elif cursor.sees("Coordination", "Functionality"):
            _coordination(cursor)
        elif starts_thing(cursor):
            thing = read_thing(cursor)
            context.things += [thing] if thing is not None else []
        elif not cursor.accept(";", ","):
            cursor.skip_statement()


def _flow(cursor: Cursor, context: ContextBlock) -> None:
    line = cursor.take().line
    name = cursor.name()
    cursor.remark(line, f"The name “{name}” of a flow is not kept; its steps are.")
    if not cursor.accept("{"):
        return
    while not cursor.is_at_end and not cursor.accept("}"):
        if cursor.sees("command", "operation"):
            _production(cursor, context)
        elif cursor.sees("event"):
            _reaction(cursor, context)
        elif not cursor.accept(";", ","):
            cursor.skip_statement()


def _coordination(cursor: Cursor) -> None:
    word = cursor.take()
    line, name, steps = word.line, cursor.name(), 0
    if cursor.accept("{"):
        while not cursor.is_at_end and not cursor.accept("}"):
            steps += cursor.take().text == ";"
    cursor.remark(line, f"The {word.text} “{name}” of {steps} operations is not kept: draw its events and policies.")


def _production(cursor: Cursor, context: ContextBlock) -> None:
    first = cursor.take()
    command, actor, aggregate = cursor.name(), "", ""
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    if cursor.sees("[") and cursor.ahead(1).text in ("initiated", "triggered"):
        actor = _actor(cursor)
    if cursor.sees("delegates"):
        cursor.take()
        cursor.accept("to")
        aggregate = cursor.name()
        if cursor.accept("["):
            sources, targets = _transition(cursor)
    events: tuple[str, ...] = ()
    operator = ""
    if cursor.sees("emits"):
        cursor.take()
        cursor.accept("event")
        events, operator = _choice(cursor)
    if not command or not (events or aggregate):
        cursor.remark(first.line, f"“{cursor.since(first)}” is no whole step of a flow.")
        return
    context.steps.append(
        Production(
            line=first.line,
            command=command,
            actor=actor,
            aggregate=aggregate,
            sources=sources,
            targets=targets,
            events=events,
            operator=operator,
        )
    )


def _reaction(cursor: Cursor, context: ContextBlock) -> None:
    first = cursor.take()
    events, _ = _choice(cursor)
    commands: tuple[str, ...] = ()
    operator = ""
    if cursor.accept("triggers"):
        cursor.accept("command", "operation")
        commands, operator = _choice(cursor)
    if not events or not commands:
        cursor.remark(first.line, f"“{cursor.since(first)}” is no whole step of a flow.")
        return
    context.steps.append(Reaction(line=first.line, events=events, commands=commands, operator=operator))


def _actor(cursor: Cursor) -> str:
    actor = ""
    while not cursor.is_at_end and not cursor.accept("]"):
        token = cursor.take()
        actor = token.text if token.kind == "text" else actor
    return actor


def _transition(cursor: Cursor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sources: list[str] = []
    targets: list[str] = []
    side = sources
    while not cursor.is_at_end and not cursor.accept("]"):
        if cursor.sees("{", "}"):
            break
        token = cursor.take()
        if token.text == "->":
            side = targets
        elif token.text == "*":
            cursor.remark(token.line, f"That the state “{targets[-1] if targets else ''}” is an end is not kept.")
        elif token.kind == "word" and not (side is targets and targets and token.text in ("X", "x")):
            side.append(token.text.removeprefix("^"))
    return tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets))


def _choice(cursor: Cursor) -> tuple[tuple[str, ...], str]:
    """Names with an operator between them, and our name of the operator."""
    names = [cursor.name()]
    operator = ""
    while cursor.next.text in _OPERATORS and cursor.ahead(1).kind == "word":
        found = _OPERATORS[cursor.take().text]
        operator = operator or found
        names.append(cursor.name())
    return tuple(name for name in dict.fromkeys(names) if name), operator
