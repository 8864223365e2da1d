"""The formats that definitions can be exported to. Adding one adds a module and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.asyncapi import asyncapi_files
from modeler.core.exporters.backstage import backstage_files
from modeler.core.exporters.cloudevents import cloudevents_files
from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.cml.write import cml_file
from modeler.core.exporters.eventcatalog import eventcatalog_files
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.d2 import d2_files
from modeler.core.exporters.pictures.graphviz import graphviz_files
from modeler.core.exporters.pictures.mermaid import mermaid_files
from modeler.core.exporters.pictures.plantuml import plantuml_files
from modeler.core.exporters.rabbitmq import rabbitmq_files
from modeler.core.exporters.sam import sam_files
from modeler.core.exporters.schemas import json_schema_files, registry_files
from modeler.core.exporters.terraform.files import terraform_files
from modeler.core.kernel.errors import NotFound

Files = tuple[ExportFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A format: its name in addresses and commands, its name for people, what it is for, what it leaves out, its files.

    `stops_at_errors` is False for what only shows a model, and so may show an unfinished one.
    """

    name: str
    label: str
    purpose: str
    leaves_out: str
    files: Callable[[Material], Files]
    stops_at_errors: bool = True


def _of_definitions(files: Callable[[Definitions], Files]) -> Callable[[Material], Files]:
    return lambda material: files(material.definitions)


_DEPLOY = (
    ExportFormat(
        name="cloudformation",
        label="CloudFormation",
        purpose="Deploys every topic, bus, rule, queue and function as they are, in as many stacks as they need.",
        leaves_out="Code of functions and steps of workflows: each is a placeholder that passes its event on.",
        files=cloudformation_files,
    ),
    ExportFormat(
        name="sam",
        label="AWS SAM",
        purpose="The same for the sam command: functions and workflows in SAM's words, ready for their code.",
        leaves_out="Splitting into stacks: beyond 500 resources take CloudFormation.",
        files=_of_definitions(sam_files),
    ),
    ExportFormat(
        name="terraform",
        label="Terraform",
        purpose="The same resources under the same ids, in Terraform's JSON syntax for the AWS provider 6.",
        leaves_out="Provider settings and state: say in a file of your own where to deploy.",
        files=_of_definitions(terraform_files),
    ),
    ExportFormat(
        name="rabbitmq",
        label="RabbitMQ",
        purpose="Exchanges, queues with dead letters, and bindings, for rabbitmqctl import_definitions.",
        leaves_out="Conditions (the consumer must test them), roles and functions: a queue stands in for each target.",
        files=_of_definitions(rabbitmq_files),
    ),
)
_CONTRACTS = (
    ExportFormat(
        name="asyncapi",
        label="AsyncAPI 3.0",
        purpose="A contract for each context: what it sends, what it receives, on which channel, in which schema.",
        leaves_out="Filters as rules (a condition is an extension field), and everything that is deployed.",
        files=asyncapi_files,
    ),
    ExportFormat(
        name="json-schema",
        label="JSON Schema 2020-12",
        purpose="One schema an event, envelope included, for validators and code generators.",
        leaves_out="Who publishes and who listens.",
        files=json_schema_files,
    ),
    ExportFormat(
        name="eventbridge-schemas",
        label="EventBridge schemas",
        purpose="The same schemas in OpenAPI 3.0, as the EventBridge schema registry keeps them for code bindings.",
        leaves_out="What OpenAPI 3.0 lacks, such as if/then and tuples: those schemas allow more, never less.",
        files=registry_files,
    ),
    ExportFormat(
        name="cloudevents",
        label="CloudEvents 1.0",
        purpose="One example an event in the CloudEvents envelope, for brokers and tools outside of AWS.",
        leaves_out="Schemas and routes: each file is one example event.",
        files=cloudevents_files,
    ),
)
_CATALOGUES = (
    ExportFormat(
        name="eventcatalog",
        label="EventCatalog",
        purpose="Pages of the domain, its services, channels and events, to be copied into a catalogue.",
        leaves_out="Commands, policies and aggregates.",
        files=eventcatalog_files,
    ),
    ExportFormat(
        name="backstage",
        label="Backstage",
        purpose="A catalogue file: domain, systems, components, teams, and an AsyncAPI for each context.",
        leaves_out="Single events as entities: they stand in the APIs.",
        files=backstage_files,
    ),
    ExportFormat(
        name="cml",
        label="Context Mapper",
        purpose="The context map, aggregates and flows for Context Mapper's editors and generators.",
        leaves_out="Topics and rules; what else it cannot say stands in comments at its top.",
        files=lambda material: (cml_file(material.model),),
        stops_at_errors=False,
    ),
)
_PICTURES = tuple(
    ExportFormat(
        name=name,
        label=label,
        purpose=f"The context map and the flow of events as text that {drawn_by}.",
        leaves_out="Places on the boards, schemas and conditions.",
        files=files,
        stops_at_errors=False,
    )
    for name, label, drawn_by, files in (
        ("mermaid", "Mermaid", "wikis and README pages draw", mermaid_files),
        ("graphviz", "Graphviz", "the dot command draws", graphviz_files),
        ("plantuml", "PlantUML", "PlantUML draws", plantuml_files),
        ("d2", "D2", "the d2 command draws", d2_files),
    )
)
GROUPS: Mapping[str, tuple[ExportFormat, ...]] = MappingProxyType(
    {"Deploy": _DEPLOY, "Contracts": _CONTRACTS, "Catalogues": _CATALOGUES, "Pictures": _PICTURES}
)
FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {each.name: each for formats in GROUPS.values() for each in formats}
)

# All formats at once, each in its folder.
EVERYTHING = "all"


def format_named(name: str) -> ExportFormat:
    """Return a format. Raises: NotFound."""
    if name not in FORMATS:
        known = ", ".join((*sorted(FORMATS), EVERYTHING))
        raise NotFound(f"There is no export format “{name}”.", fix=f"Choose one of: {known}.")
    return FORMATS[name]


def files_in(format_name: str, material: Material) -> Files:
    """Return the files of a format, or of all. Raises: NotFound."""
    return _everything(material) if format_name == EVERYTHING else format_named(format_name).files(material)


def stops_at_errors(format_name: str) -> bool:
    """Return whether an error of the model stands against a format. Raises: NotFound."""
    return format_name == EVERYTHING or format_named(format_name).stops_at_errors


def _everything(material: Material) -> Files:
    """Return the files of all formats, each format in its folder, after a README."""
    found = [
        ExportFile(f"{each.name}/{file.name}", file.media_type, file.text)
        for each in FORMATS.values()
        for file in each.files(material)
    ]
    return (_readme(material), *found)


def _readme(material: Material) -> ExportFile:
    domain = material.definitions.domain
    lines = [f"# {' '.join(domain.name.split())}", "", f"Made by Stormwright from model {domain.id}."]
    for group, formats in GROUPS.items():
        lines += ["", f"## {group}"]
        for each in formats:
            lines += ["", f"### {each.name}/: {each.label}", "", each.purpose, "", f"It leaves out: {each.leaves_out}"]
    return ExportFile("README.md", "text/markdown", "\n".join(lines) + "\n")
