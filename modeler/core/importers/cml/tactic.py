"""Reads what stands inside aggregates: entities, value objects, events, commands, enumerations, services."""

from typing import Final

from modeler.core.importers.cml.cursor import Cursor
from modeler.core.importers.cml.tree import Thing
from modeler.core.snapshot.designs import Attribute

OBJECTS: Final = {
    "Entity": "Entity",
    "ValueObject": "ValueObject",
    "DomainEvent": "DomainEvent",
    "Event": "DomainEvent",
    "Command": "Command",
    "CommandEvent": "Command",
    "Service": "Service",
    "Repository": "Repository",
    "enum": "enum",
}
UNKEPT_OBJECTS: Final = frozenset({"DataTransferObject", "BasicType", "Trait", "Resource", "Consumer"})
DEEPEST_TYPE: Final = 20
_VISIBILITIES: Final = frozenset({"public", "private", "protected", "package"})
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FLAGS: Final = _words(
    """
    key changeable required nullable index unique assertFalse assertTrue creditCardNumber email future past
    notEmpty notBlank transient cache inverse valid orderColumn digits max min decimalMax decimalMin pattern
    range size length scriptAssert url validate databaseColumn databaseType databaseJoinTable databaseJoinColumn
    cascade fetch orderby opposite hint
    """
)
_OBJECT_FLAGS: Final = _words(
    "optimisticLocking auditable cache gap nogap scaffold immutable persistent abstract webservice"
)


def starts_thing(cursor: Cursor) -> bool:
    """Return whether an object, service or enumeration begins here; a text before it is its description."""
    at = 1 if cursor.next.kind == "text" else 0
    at += cursor.ahead(at).text == "abstract"
    token = cursor.ahead(at)
    is_known = token.text in OBJECTS or token.text in UNKEPT_OBJECTS
    return token.kind == "word" and is_known and cursor.ahead(at + 1).kind == "word"


def read_thing(cursor: Cursor) -> Thing | None:
    """Read an object; None for one of a kind that has no place, which is remarked."""
    if cursor.next.kind == "text":
        cursor.remark(cursor.next.line, f"The description “{cursor.take().text}” is not kept.")
    if cursor.sees("abstract"):
        cursor.remark(cursor.take().line, "That an object is abstract is not kept.")
    line, word = cursor.next.line, cursor.take().text
    name = cursor.name()
    if word in UNKEPT_OBJECTS:
        cursor.remark(line, f"{word} “{name}” is not kept: our model has no place for it.")
        while not cursor.is_at_end and not cursor.sees("{", "}") and cursor.next.line == line:
            cursor.take()
        cursor.skip_block()
        return None
    thing = _Reading(line, OBJECTS[word], name)
    _heading(cursor, thing)
    if cursor.accept("{"):
        _body(cursor, thing)
    return thing.done()


class _Reading:
    """An object while its block is read."""

    def __init__(self, line: int, kind: str, name: str) -> None:
        self.line, self.kind, self.name = line, kind, name
        self.is_root = self.is_lifecycle = False
        self.extends = ""
        self.attributes: list[Attribute] = []
        self.optional: set[str] = set()
        self.values: list[str] = []
        self.operations: list[str] = []
        self.repositories: list[Thing] = []

    def done(self) -> Thing:
        return Thing(
            line=self.line,
            kind=self.kind,
            name=self.name,
            is_root=self.is_root,
            is_lifecycle=self.is_lifecycle,
            extends=self.extends,
            attributes=tuple(self.attributes),
            optional=frozenset(self.optional),
            values=tuple(self.values),
            operations=tuple(self.operations),
            repositories=tuple(self.repositories),
        )


def _heading(cursor: Cursor, thing: _Reading) -> None:
    while cursor.sees("extends", "with"):
        word = cursor.take()
        cursor.accept("@")
        name = _dotted(cursor)
        if word.text == "extends":
            thing.extends = name
        else:
            cursor.remark(word.line, f"The trait “{name}” of “{thing.name}” is not kept.")


def _body(cursor: Cursor, thing: _Reading) -> None:
    while not cursor.is_at_end and not cursor.accept("}"):
        if thing.kind == "enum":
            _of_enumeration(cursor, thing)
        elif thing.kind in ("Service", "Repository"):
            _of_service(cursor, thing)
        else:
            _of_object(cursor, thing)


def _of_enumeration(cursor: Cursor, thing: _Reading) -> None:
    if cursor.accept("aggregateLifecycle"):
        thing.is_lifecycle = True
    elif cursor.accept(",", ";"):
        pass
    elif cursor.sees_name() and cursor.ahead(1).kind != "word" and cursor.ahead(1).text != "=":
        thing.values.append(cursor.name())
        if cursor.sees("("):
            _skip_parentheses(cursor, f"The parameters of the value “{thing.values[-1]}”")
    elif cursor.sees_name() and cursor.ahead(1).line != cursor.next.line:
        thing.values.append(cursor.name())
    else:
        cursor.skip_statement(problem="of an enumeration is not kept")


def _of_service(cursor: Cursor, thing: _Reading) -> None:
    if cursor.accept(";"):
        return
    if cursor.sees("hint", "subscribe", "gap", "nogap", "webservice", "path", "scaffold") or _is_dependency(cursor):
        cursor.skip_statement(problem="of a service is not kept")
    elif cursor.next.kind == "text" or cursor.next.text in "@>" or cursor.sees_name():
        thing.operations.append(_operation(cursor))
    else:
        cursor.skip_statement()


def _is_dependency(cursor: Cursor) -> bool:
    return cursor.sees(">", "inject") and cursor.ahead(1).text != "("


def _of_object(cursor: Cursor, thing: _Reading) -> None:
    if cursor.accept("aggregateRoot"):
        thing.is_root = True
    elif cursor.sees("Repository") and cursor.ahead(1).kind == "word":
        repository = read_thing(cursor)
        if repository is not None:
            thing.repositories.append(repository)
    elif cursor.sees("def", "*"):
        cursor.take()
        thing.operations.append(_operation(cursor))
    elif cursor.sees("not") or _is_flag(cursor):
        negation = "not " if cursor.accept("not") else ""
        flag = cursor.take()
        cursor.remark(flag.line, f"“{negation}{flag.text}” of “{thing.name}” is not kept.")
    elif cursor.sees("belongsTo") or (cursor.sees_name() and cursor.ahead(1).text == "="):
        cursor.skip_statement(problem=f"of “{thing.name}” is not kept")
    elif cursor.next.kind == "text":
        cursor.remark(cursor.next.line, f"The description “{cursor.take().text}” is not kept.")
    elif cursor.sees("-", "@") or _is_attribute(cursor):
        _attribute(cursor, thing)
    elif not cursor.accept(";"):
        cursor.skip_statement()


def _is_attribute(cursor: Cursor) -> bool:
    following = cursor.ahead(1)
    return cursor.sees_name() and (following.kind == "word" or following.text in ("<", ".", "@"))


def _is_flag(cursor: Cursor) -> bool:
    # "persistent" alone on its line is a flag; "cache values" is an attribute of a type called cache.
    is_alone = cursor.ahead(1).line != cursor.next.line or not _is_attribute(cursor)
    return cursor.next.kind == "word" and cursor.next.text in _OBJECT_FLAGS and is_alone


def _attribute(cursor: Cursor, thing: _Reading) -> None:
    first = cursor.next
    is_reference = cursor.accept("-")
    if cursor.next.text in _VISIBILITIES and _is_attribute(cursor):
        cursor.take()
    kind = _type(cursor)
    if not cursor.sees_name() or not kind:
        cursor.skip_statement(problem=f"of “{thing.name}” is no attribute")
        return
    name = cursor.name()
    if cursor.sees("(") and not is_reference:
        while not cursor.is_at_end and not cursor.sees("}") and not cursor.accept(";"):
            cursor.take()
        thing.operations.append(cursor.since(first).removesuffix(";").rstrip())
        return
    is_key = _modifiers(cursor, thing, name)
    thing.attributes.append(Attribute(name=name, type=kind, is_reference=is_reference, is_key=is_key))


def _modifiers(cursor: Cursor, thing: _Reading, name: str) -> bool:
    is_key = False
    while cursor.sees("not") or (cursor.next.text in _FLAGS and cursor.next.kind == "word"):
        first = cursor.next
        is_not = cursor.accept("not")
        flag = cursor.take().text
        if cursor.accept("="):
            cursor.take()
        elif flag == "key" and not is_not:
            is_key = True
            continue
        elif flag == "nullable":
            thing.optional |= set() if is_not else {name}
            if thing.kind == "DomainEvent":
                continue
        cursor.remark(first.line, f"“{cursor.since(first)}” of “{thing.name}.{name}” is not kept.")
    cursor.accept(";")
    return is_key


def _operation(cursor: Cursor) -> str:
    """The signature as the file has it, up to its semicolon."""
    first = cursor.next
    while not cursor.is_at_end and not cursor.sees(";", "}"):
        cursor.take()
    signature = cursor.since(first)
    cursor.accept(";")
    return signature


def _type(cursor: Cursor, depth: int = 0) -> str:
    cursor.accept("@")
    name = _dotted(cursor)
    if depth > DEEPEST_TYPE or not cursor.accept("<"):
        return name
    inner = [_type(cursor, depth + 1)]
    while cursor.accept(","):
        inner.append(_type(cursor, depth + 1))
    cursor.accept(">")
    return f"{name}<{', '.join(inner)}>"


def _dotted(cursor: Cursor) -> str:
    name = cursor.name()
    while cursor.sees(".") and cursor.ahead(1).kind == "word":
        cursor.take()
        name += "." + cursor.name()
    return name


def _skip_parentheses(cursor: Cursor, what: str) -> None:
    line, depth = cursor.next.line, 0
    while not cursor.is_at_end and not cursor.sees("}"):
        text = cursor.take().text
        depth += (text == "(") - (text == ")")
        if depth == 0:
            break
    cursor.remark(line, f"{what} are not kept.")
