"""A condition as the rows of a form: groups of questions; what no row can show stands in one as text."""

from collections.abc import Mapping

from modeler.core.conditions.ast import All, AnyOf, Ask, Condition, Every
from modeler.core.conditions.written import written, written_path
from modeler.core.kernel.canonical import Json

Row = Mapping[str, Json]


def form_of(condition: Condition | None) -> Row:
    """Return the group that a condition is: {"kind": "group", "join": "and" | "or", "parts": [...]}.

    A part is a group, a question {"kind": "ask", "field", "operator", "values", "ignores_case", "every"}, or a
    {"kind": "text", "text"}.
    """
    if condition is None:
        return _group("and", ())
    row = _row(condition)
    return row if row["kind"] == "group" else {"kind": "group", "join": "and", "parts": [row]}


def _row(condition: Condition) -> Row:
    match condition:
        case All(parts):
            return _group("and", parts)
        case AnyOf(parts):
            return _group("or", parts)
        case Ask():
            return _ask(condition, is_every=False)
        case Every(part):
            return _ask(part, is_every=True)
        case _:
            return {"kind": "text", "text": written(condition)}


def _group(join: str, parts: tuple[Condition, ...]) -> Row:
    return {"kind": "group", "join": join, "parts": [_row(part) for part in parts]}


def _ask(ask: Ask, *, is_every: bool) -> Row:
    return {
        "kind": "ask",
        "field": written_path(ask.path),
        "operator": ask.operator.value,
        "values": list(ask.values),
        "ignores_case": ask.ignores_case,
        "every": is_every,
    }
