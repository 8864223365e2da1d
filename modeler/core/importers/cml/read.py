"""Reads a Context Mapper file (CML): text → tree. Never fails: what is not understood becomes a remark."""

from modeler.core.importers.cml.cursor import Cursor
from modeler.core.importers.cml.strategic import read_context, read_domain, read_map, read_subdomain
from modeler.core.importers.cml.tree import File

_REQUIREMENTS = {"UseCase": "use case", "UserStory": "user story"}
_ELSEWHERE = frozenset({"Stakeholders", "ValueRegister", "ValueAssessment", "Stakeholder", "StakeholderGroup"})


def read_file(text: str) -> File:
    """Return what a file says; a file without a single known word gives an empty tree and its remarks."""
    cursor, file = Cursor(text.removeprefix("\ufeff")), File()
    while not cursor.is_at_end:
        _section(cursor, file)
    file.remarks = sorted(cursor.remarks, key=lambda remark: remark.line)
    return file


def _section(cursor: Cursor, file: File) -> None:
    if cursor.accept("ContextMap"):
        read_map(cursor, file)
    elif cursor.sees("BoundedContext") and cursor.ahead(1).kind == "word":
        cursor.take()
        read_context(cursor, file)
    elif cursor.sees("Domain") and cursor.ahead(1).kind == "word":
        cursor.take()
        read_domain(cursor, file)
    elif cursor.sees("Subdomain") and cursor.ahead(1).kind == "word":
        cursor.take()
        read_subdomain(cursor, file)
    elif cursor.sees("import"):
        cursor.skip_statement(problem="is not followed: import that file as well")
    elif cursor.next.text in _REQUIREMENTS or cursor.next.text in _ELSEWHERE:
        _unkept(cursor)
    elif cursor.sees("}"):
        cursor.remark(cursor.take().line, "A “}” closes nothing.")
    else:
        cursor.skip_statement()


def _unkept(cursor: Cursor) -> None:
    word = cursor.take()
    what = _REQUIREMENTS.get(word.text, word.text)
    name = ""
    while not cursor.is_at_end and not cursor.sees("{") and cursor.next.line == word.line:
        name = name or cursor.next.text
        cursor.take()
    cursor.skip_block()
    cursor.remark(word.line, f"The {what} “{name}” is not kept: our model has no place for it.")
