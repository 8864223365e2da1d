"""Whole domains in and out, for the commands: one literal table of formats each way (in: `importers/domains`)."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from uuid import uuid4

from django.db import transaction

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.registry import EVERYTHING, FORMATS
from modeler.core.importers.imported import DomainImport
from modeler.core.intents.people import CreateDomain
from modeler.core.kernel.errors import NotFound
from modeler.models import Domain, Team
from modeler.services.caller import Caller
from modeler.services.compilation import export_of
from modeler.services.exchange.boards import export_of_board
from modeler.services.execute import execute
from modeler.services.selectors import boards_of
from modeler.services.slugs import free_domain_slug


def _boards(format_name: str, domain: Domain) -> tuple[ExportFile, ...]:
    return tuple(export_of_board(board, format_name) for board in boards_of(domain))


def _definitions(format_name: str, domain: Domain) -> tuple[ExportFile, ...]:
    return export_of(domain, format_name)


DOMAIN_EXPORTS: Mapping[str, Callable[[Domain], tuple[ExportFile, ...]]] = MappingProxyType(
    {
        "board-json": partial(_boards, "board-json"),
        "board-csv": partial(_boards, "board-csv"),
        **{name: partial(_definitions, name) for name in (*FORMATS, EVERYTHING)},
    }
)


def export_domain(domain: Domain, format_name: str) -> tuple[ExportFile, ...]:
    """Return the files of a domain in a format. Raises: NotFound for the format; Conflict while an error stands."""
    if format_name not in DOMAIN_EXPORTS:
        known = ", ".join(sorted(DOMAIN_EXPORTS))
        raise NotFound(f"There is no export format “{format_name}”.", fix=f"Choose one of: {known}.")
    return DOMAIN_EXPORTS[format_name](domain)


@transaction.atomic
def import_domain(caller: Caller, team: Team, imported: DomainImport, *, name: str) -> Domain:
    """Begin a domain of a team with what was read, all of it or nothing; `name` where the file says none."""
    name = imported.name or name
    domain_id, board_id = uuid4(), uuid4()
    execute(
        caller,
        CreateDomain(
            id=uuid4(),
            domain_id=domain_id,
            team_id=team.pk,
            first_board_id=board_id,
            slug=free_domain_slug(name),
            name=name,
            first_board_level=imported.level or "design",
        ),
    )
    for intent in imported.intents(domain_id, board_id):
        execute(caller, intent)
    return Domain.objects.get(pk=domain_id)
