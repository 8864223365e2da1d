"""The reference page of what boards can be read from, made from the tables that the readers use."""

from collections.abc import Iterable, Mapping

from modeler.core.importers.board_csv import COLUMNS
from modeler.core.importers.colours import COLOUR_NAMES
from modeler.core.importers.registry import CHARACTERS_AT_MOST, READERS
from modeler.core.importers.stickies import SYNONYMS
from modeler.core.snapshot.drawing import ITEMS_AT_MOST

_INTRODUCTION = f"""# Bringing boards in

A board takes notes from a file or from pasted text: on its page (“Bring in notes”), on the page of boards (“Import”),
over REST (`POST /api/v1/domains/ID/boards/ID/import/` with `text`, and `dry_run` to only look) and by
`manage.py import FILE --team SLUG [--dry-run]`. A look says first what is understood; what is not is left out and told
line by line. An import is one change, so one undo takes it back; a text that cannot be read changes nothing. At most
{CHARACTERS_AT_MOST:,} characters and {ITEMS_AT_MOST:,} things at once. Made from the code by `make reference`.

| format | what it is |
|---|---|
"""
_RULES = """
- **Board as JSON** is what “Export, Data JSON” and `manage.py export DOMAIN --format board-json` write: notes, arrows,
  regions, contexts, elements, locks and groups. Read into an empty domain it gives the same board, and is exported to
  the same bytes. It is refused as a whole where anything does not fit.
- **Table of notes**: one header line, separated by comma, semicolon or tab, its words in any order; up to ten lines may
  stand above it. Rows without a place are laid out from left to right, those of one context or frame in a region. A row
  says its kind by a word or by its colour. An apostrophe before `=`, `+`, `-` or `@` guards a text from spreadsheets.
- **Miro items**: the JSON of Miro's interface (`{"data": [{"type": "sticky_note", ...}]}`); sticky notes, shapes and
  cards by their colour, texts as labels. The table that Miro exports is a table of notes with a colour.
- **Lines of text**: a line is a domain event; “Command: Place order” says another kind. Bullets and numbers go.
"""


def import_page() -> str:
    """Return the page as Markdown."""
    formats = "".join(f"| `{reader.name}` | {reader.label} |\n" for reader in READERS.values())
    columns = _table(("meaning", "words in the header"), _by_meaning(COLUMNS.items()))
    kinds = _by_meaning((word, kind.value) for word, kind in SYNONYMS.items())
    colours = _by_meaning((name, kind.value) for name, kind in COLOUR_NAMES.items())
    parts = (
        f"{_INTRODUCTION}{formats}{_RULES}",
        f"## Columns\n\n{columns}",
        f"## Words for kinds\n\n{_table(('kind', 'words'), kinds)}",
        "## Colours\n\nA name, or `#RRGGBB`: the nearest of the papers known.\n",
        _table(("kind", "colours"), colours),
    )
    return "\n".join(parts)


def _by_meaning(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, meaning in pairs:
        found.setdefault(meaning, []).append(word)
    return found


def _table(head: tuple[str, str], rows: Mapping[str, list[str]]) -> str:
    lines = [f"| {meaning} | {', '.join(f'`{word}`' for word in words)} |\n" for meaning, words in rows.items()]
    return f"| {head[0]} | {head[1]} |\n|---|---|\n{''.join(lines)}"
