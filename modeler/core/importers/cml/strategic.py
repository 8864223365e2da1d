"""Reads the strategic part of a file: the context map with its relationships, contexts, domains and subdomains."""

from dataclasses import replace
from typing import Final

from modeler.core.importers.cml.aggregates import read_aggregate, starts_aggregate
from modeler.core.importers.cml.cursor import Cursor, Token
from modeler.core.importers.cml.flows import read_application
from modeler.core.importers.cml.tactic import read_thing, starts_thing
from modeler.core.importers.cml.tree import ContextBlock, Edge, File

_WORDS: Final = {
    # keyword → (our kind, whether its left side stands upstream)
    "Upstream-Downstream": ("upstream_downstream", True),
    "Downstream-Upstream": ("upstream_downstream", False),
    "Supplier-Customer": ("customer_supplier", True),
    "Customer-Supplier": ("customer_supplier", False),
    "Partnership": ("partnership", True),
    "Shared-Kernel": ("shared_kernel", True),
}
_ARROWS: Final = frozenset({"->", "<-", "<->"})
_ROLES: Final = frozenset({"U", "D", "S", "C", "P", "SK", "OHS", "PL", "ACL", "CF"})
_UP: Final = frozenset({"OHS", "PL"})
_DOWN: Final = frozenset({"ACL", "CF"})
_NO_PLACE: Final = "has no place in our model"


def read_map(cursor: Cursor, file: File) -> None:
    """Read the context map after its keyword."""
    if cursor.sees_name():
        file.name = file.name or cursor.name()
    if not cursor.accept("{"):
        return
    while not cursor.is_at_end and not cursor.accept("}"):
        if cursor.sees("contains") and cursor.ahead(1).kind == "word":
            line = cursor.take().line
            file.contains += [(line, name) for name in cursor.names()]
        elif cursor.sees("type", "state") and cursor.ahead(1).text not in (*_ARROWS, "["):
            _setting(cursor, "The map's")
        elif cursor.sees("[") or cursor.sees_name():
            _relationship(cursor, file)
        elif not cursor.accept(";", ","):
            cursor.skip_statement()


def read_context(cursor: Cursor, file: File) -> None:
    """Read a bounded context (or a team) after its keyword."""
    context = ContextBlock(line=cursor.next.line, name=cursor.name())
    while cursor.sees("implements", "realizes", "refines"):
        word = cursor.take()
        names = cursor.names()
        if word.text == "implements":
            context.implements += names
        elif word.text == "realizes":
            context.realizes += names
        else:
            cursor.remark(word.line, f"That “{context.name}” refines “{', '.join(names)}” is not kept.")
    if cursor.accept("{"):
        _inside(cursor, context)
    file.contexts.append(context)


def read_domain(cursor: Cursor, file: File) -> None:
    """Read a domain and its subdomains after its keyword."""
    line, name = cursor.next.line, cursor.name()
    file.domains.append(name)
    cursor.remark(line, f"That the domain “{name}” groups its subdomains is not kept.")
    if not cursor.accept("{"):
        return
    while not cursor.is_at_end and not cursor.accept("}"):
        if cursor.accept("Subdomain"):
            read_subdomain(cursor, file)
        elif cursor.sees("domainVisionStatement"):
            cursor.skip_statement(problem=f"of the domain “{name}” is not kept")
        elif not cursor.accept(";", ","):
            cursor.skip_statement()


def read_subdomain(cursor: Cursor, file: File) -> None:
    """Read a subdomain after its keyword: its type is kept."""
    name = cursor.name()
    file.subdomains.setdefault(name, "")
    if cursor.sees("supports"):
        line = cursor.take().line
        cursor.remark(line, f"What “{name}” supports ({', '.join(cursor.names())}) is not kept.")
    if not cursor.accept("{"):
        return
    while not cursor.is_at_end and not cursor.accept("}"):
        if cursor.accept("type"):
            cursor.accept("=")
            file.subdomains[name] = cursor.name()
        elif starts_thing(cursor):
            thing = read_thing(cursor)
            if thing is not None:
                cursor.remark(thing.line, f"{thing.kind} “{thing.name}” of the subdomain “{name}” is not kept.")
        elif not cursor.accept(";", ","):
            cursor.skip_statement(problem=f"of the subdomain “{name}” is not kept")


def _relationship(cursor: Cursor, file: File) -> None:
    first = cursor.next
    left_roles = _roles(cursor)
    left = cursor.name()
    left_roles += _roles(cursor)
    word = cursor.next
    if not left or (word.text not in _WORDS and word.text not in _ARROWS):
        if cursor.next is first or not cursor.sees("{", "}"):
            cursor.skip_statement()
        else:
            cursor.remark(first.line, f"“{cursor.since(first)}” is not understood.")
        return
    cursor.take()
    right_roles = _roles(cursor)
    right = cursor.name()
    if word.text == "<->":
        right_roles += _roles(cursor)
    if not right:
        cursor.remark(first.line, f"“{cursor.since(first)}” names no second context.")
        return
    if cursor.accept(":"):
        cursor.remark(first.line, f"The name “{cursor.name()}” of a relationship {_NO_PLACE}.")
    edge = _edge(cursor, first, word, (left, left_roles), (right, right_roles))
    file.edges.append(replace(edge, downstream_right=_right(cursor, f"{left}, {right}")))


def _right(cursor: Cursor, ends: str) -> str:
    """Read what stands in braces behind a relationship; return the downstream's right, "" where none is said."""
    right = ""
    if cursor.accept("{"):
        while not cursor.is_at_end and not cursor.accept("}"):
            if cursor.sees("downstreamRights"):
                cursor.take()
                cursor.accept("=")
                right = cursor.name()
            else:
                cursor.skip_statement(problem=f"of the relationship {ends} {_NO_PLACE}")
    return right


def _edge(
    cursor: Cursor, first: Token, word: Token, left: tuple[str, tuple[str, ...]], right: tuple[str, tuple[str, ...]]
) -> Edge:
    kind, is_left_up = _kind_of(word.text, left[1], right[1])
    (upstream, up), (downstream, down) = (left, right) if is_left_up else (right, left)
    strange = [role for role in up if role in _DOWN or role not in _ROLES]
    strange += [role for role in down if role in _UP or role not in _ROLES]
    if strange:
        cursor.remark(first.line, f"The role {', '.join(strange)} does not fit its side and is left out.")
    return Edge(
        line=first.line,
        kind=kind,
        upstream=upstream,
        downstream=downstream,
        upstream_roles=tuple(role for role in up if role in _UP),
        downstream_roles=tuple(role for role in down if role in _DOWN),
    )


def _kind_of(word: str, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, bool]:
    if word in _WORDS:
        return _WORDS[word]
    roles = {*left, *right}
    if word == "<->":
        # Without roles Context Mapper means a Shared Kernel.
        return ("partnership" if "P" in roles else "shared_kernel"), True
    return ("customer_supplier" if roles & {"S", "C"} else "upstream_downstream"), word == "->"


def _roles(cursor: Cursor) -> tuple[str, ...]:
    found: list[str] = []
    while cursor.accept("["):
        while not cursor.is_at_end and not cursor.accept("]"):
            if cursor.sees("{", "}"):
                return tuple(found)
            token = cursor.take()
            if token.text != ",":
                found.append(token.text)
    return tuple(found)


def _inside(cursor: Cursor, context: ContextBlock) -> None:
    while not cursor.is_at_end and not cursor.accept("}"):
        if starts_aggregate(cursor):
            context.aggregates.append(read_aggregate(cursor))
        elif cursor.accept("Application"):
            read_application(cursor, context)
        elif cursor.sees("Module") or (cursor.next.kind == "text" and cursor.ahead(1).text == "Module"):
            _module(cursor, context)
        elif starts_thing(cursor):
            thing = read_thing(cursor)
            context.things += [thing] if thing is not None else []
        elif cursor.sees_name():
            _field(cursor, context)
        elif not cursor.accept(";", ","):
            cursor.skip_statement()


def _field(cursor: Cursor, context: ContextBlock) -> None:
    word = cursor.next.text
    if word in _TEXTS and (cursor.ahead(1).kind == "text" or cursor.ahead(1).text == "="):
        cursor.take()
        cursor.accept("=")
        texts = cursor.texts() or (cursor.name(),)
        setattr(context, _TEXTS[word], texts if word == "responsibilities" else texts[0])
    elif word in ("type", "evolution") and cursor.ahead(1).kind in ("word", "sign"):
        cursor.take()
        cursor.accept("=")
        setattr(context, word, cursor.name())
    else:
        cursor.skip_statement(problem=f"of “{context.name}” is not kept")


_TEXTS: Final = {
    "domainVisionStatement": "vision",
    "responsibilities": "responsibilities",
    "implementationTechnology": "technology",
    "businessModel": "business_model",
}


def _module(cursor: Cursor, context: ContextBlock) -> None:
    if cursor.next.kind == "text":
        cursor.take()
    line = cursor.take().line
    name = cursor.name()
    cursor.remark(line, f"The module “{name}” is not kept; what stands in it belongs to “{context.name}”.")
    if not cursor.accept("{"):
        return
    while not cursor.is_at_end and not cursor.accept("}"):
        if starts_aggregate(cursor):
            context.aggregates.append(read_aggregate(cursor))
        elif starts_thing(cursor):
            thing = read_thing(cursor)
            context.things += [thing] if thing is not None else []
        elif not cursor.accept(";", ","):
            cursor.skip_statement(problem=f"of the module “{name}” is not kept")


def _setting(cursor: Cursor, whose: str) -> None:
    word = cursor.take()
    cursor.accept("=")
    cursor.remark(word.line, f"{whose} {word.text} {cursor.name()} {_NO_PLACE}.")
