"""The reference page of exports, made from the table of formats."""

from modeler.core.exporters.registry import EVERYTHING, GROUPS

_HEAD = """# Exports

What a model can be exported to. Made from the code by `make reference`.

The page *Export* of a domain shows every format with its files; the same bytes come from
`GET /api/v1/domains/ID/exports/NAME/` (all files in one answer), `…/exports/NAME/FILE` (one file), GraphQL's
`domain { export(format: NAME) { name text } }`, and `manage.py compile DOMAIN --format NAME --output DIR`.
An error of the model stops an export of what deploys or is a contract, unless one asks for it despite the error
(`?despite=errors`, `despiteErrors: true`, `--force`). `--check` writes nothing and fails while an error stands.
"""
_TAIL = """## Large models in CloudFormation

A model of more than 500 resources, or whose template passes the size that CloudFormation takes, becomes several stacks:
`DOMAIN-CONTEXT-channels` holds what a context publishes on, `DOMAIN-CONTEXT` what it reacts with, `-2`, `-3` what did
not fit; what belongs to no context stands in `DOMAIN-shared…`. Deploy the channels first, then the others in any order:
they find each other by names and ARNs, not by exports, which would lock renames.

## How the tests prove them

| format | read by |
|---|---|
| CloudFormation | cfn-lint; deployed into moto, where every event reaches exactly the queues that the matcher says |
| SAM | cfn-lint and the SAM translator, whose result is compared with the CloudFormation template |
| Terraform | the arguments of the AWS provider 6.25, python-hcl2, `terraform providers` where it is installed |
| RabbitMQ | `rabbitmqctl import_definitions` of a real RabbitMQ, which then routes every event |
| AsyncAPI | @asyncapi/parser |
| JSON Schema | ajv in strict mode |
| EventBridge schemas | openapi-spec-validator |
| CloudEvents | the cloudevents package |
| EventCatalog | @eventcatalog/sdk, which reads the folder back |
| Backstage | @backstage/catalog-model |
| Mermaid, Graphviz, D2 | their own parsers, which must find every box under its name |
| PlantUML | plantuml where it is installed |

Moto has no CloudFormation for SNS subscriptions, topic policies, queue policies, bus policies and schema registries,
takes no reference to a bus in a rule, knows no SaaS partners, and fails on `$or` in a filter policy of the body: the
test subscribes by calls, and leaves that operator to our own matcher, which is proven elsewhere.
"""


def export_page() -> str:
    """Return the page as Markdown."""
    lines = [_HEAD]
    for group, formats in GROUPS.items():
        lines += [f"## {group}", "", "| name | format | for | leaves out | stops at errors |", "|---|---|---|---|---|"]
        for each in formats:
            stops = "yes" if each.stops_at_errors else "no"
            lines.append(f"| `{each.name}` | {each.label} | {each.purpose} | {each.leaves_out} | {stops} |")
        lines.append("")
    lines += [f"`{EVERYTHING}` stands for all of them, each in its folder; `…/exports/all.zip` is that as one zip.", ""]
    return "\n".join([*lines, _TAIL])
