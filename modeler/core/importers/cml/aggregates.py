"""Reads an aggregate: its settings and what it is made of."""

from typing import Final

from modeler.core.importers.cml.cursor import Cursor
from modeler.core.importers.cml.tactic import read_thing, starts_thing
from modeler.core.importers.cml.tree import AggregateBlock, Thing

_LISTS: Final = frozenset({"useCases", "userStories", "features", "userRequirements"})


def starts_aggregate(cursor: Cursor) -> bool:
    """Return whether an aggregate begins here; a text before it is its description."""
    at = 1 if cursor.next.kind == "text" else 0
    word, name = cursor.ahead(at), cursor.ahead(at + 1)
    return (word.kind, word.text, name.kind) == ("word", "Aggregate", "word")


def read_aggregate(cursor: Cursor) -> AggregateBlock:
    """Read an aggregate from its keyword on."""
    if cursor.next.kind == "text":
        cursor.remark(cursor.next.line, f"The description “{cursor.take().text}” is not kept.")
    line = cursor.take().line
    name = cursor.name()
    responsibilities: tuple[str, ...] = ()
    owner, things = "", list[Thing]()
    if cursor.accept("{"):
        while not cursor.is_at_end and not cursor.accept("}"):
            if cursor.sees("responsibilities") and cursor.ahead(1).text != "<":
                cursor.take()
                responsibilities += cursor.texts()
            elif cursor.accept("owner"):
                cursor.accept("=")
                owner = cursor.name()
            elif starts_thing(cursor):
                thing = read_thing(cursor)
                things += [thing] if thing is not None else []
            elif cursor.sees(*_LISTS):
                _list(cursor, name)
            elif not cursor.accept(";", ","):
                cursor.skip_statement(problem=f"of the aggregate “{name}” is not kept")
    return AggregateBlock(
        line=line, name=name, responsibilities=responsibilities, owner=owner, things=tuple(things)
    )


def _list(cursor: Cursor, name: str) -> None:
    word = cursor.take()
    cursor.accept("=")
    cursor.remark(word.line, f"{word.text} {', '.join(cursor.names())} of the aggregate “{name}” are not kept.")
