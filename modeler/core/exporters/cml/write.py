"""A model as a Context Mapper file: contexts with their aggregates and flows, teams, subdomains and the context map.

What the language has no words for is named in comments at the top, so that nobody takes the file for the whole model.
"""

from collections import Counter
from typing import Final

from modeler.core.exporters.cml.aggregates import aggregate_lines
from modeler.core.exporters.cml.flows import application_lines
from modeler.core.exporters.cml.said import Said
from modeler.core.exporters.cml.words import comment, quoted, quoted_list
from modeler.core.exporters.file import ExportFile
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import DownstreamRole, ElementKind, RelationshipKind, Subdomain, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot

_SUBDOMAINS: Final = {
    Subdomain.CORE: "CORE_DOMAIN",
    Subdomain.SUPPORTING: "SUPPORTING_DOMAIN",
    Subdomain.GENERIC: "GENERIC_SUBDOMAIN",
}
_UP: Final = {UpstreamRole.OPEN_HOST_SERVICE: "OHS", UpstreamRole.PUBLISHED_LANGUAGE: "PL"}
_DOWN: Final = {DownstreamRole.ANTICORRUPTION_LAYER: "ACL", DownstreamRole.CONFORMIST: "CF"}
_UNSAID: Final = frozenset({ElementKind.READ_MODEL, ElementKind.EXTERNAL_SYSTEM})


def cml_file(model: Snapshot) -> ExportFile:
    """Return the model as one file, named after the domain."""
    return ExportFile(f"{model.domain.slug or 'model'}.cml", "text/plain", cml_text(model))


def cml_text(model: Snapshot) -> str:
    """Return the text of the file; equal models give equal texts."""
    said = Said(model)
    sections = [_map(said), *_teams(said), *_subdomains(said)]
    for context in sorted(model.contexts, key=lambda one: one.name):
        sections.append(_context(context, said))
    notes = sorted({*said.notes, *_unsaid(said), *said.unsaid_flows()})
    head = [f"/* {comment(model.domain.name)}, version {model.domain.version}, written by Stormwright. */"]
    head += [f"// Not said here: {comment(note)}" for note in notes]
    head += [f"// Called {new} here: {comment(old)}" for old, new in sorted(said.renamed().items())]
    return "\n".join(["\n".join(head), *("\n".join(lines) for lines in sections if lines)]) + "\n"


def _map(said: Said) -> list[str]:
    model = said.model
    if not model.contexts:
        return ["", f"ContextMap {said.map_name()} {{", "}"]
    names = sorted(said.name_of(context.id) for context in model.contexts)
    lines = ["", "ContextMap " + said.map_name() + " {", f"\tcontains {', '.join(names)}"]
    lines += sorted(line for edge in model.relationships if (line := _relationship(edge, said)))
    return [*lines, "}"]


def _relationship(edge: Relationship, said: Said) -> str:
    up, down = said.name_of(edge.upstream_id), said.name_of(edge.downstream_id)
    match edge.kind:
        case RelationshipKind.PARTNERSHIP:
            return f"\t{up} [P]<->[P] {down}"
        case RelationshipKind.SHARED_KERNEL:
            return f"\t{up} [SK]<->[SK] {down}"
        case RelationshipKind.SEPARATE_WAYS:
            said.notes.add(f"{up} and {down} go separate ways")
            return ""
        case RelationshipKind.CUSTOMER_SUPPLIER | RelationshipKind.UPSTREAM_DOWNSTREAM:
            is_customer = edge.kind is RelationshipKind.CUSTOMER_SUPPLIER
            ups = ["U", *(["S"] if is_customer else []), *sorted(_UP[role] for role in edge.upstream_roles)]
            downs = ["D", *(["C"] if is_customer else []), *sorted(_DOWN[role] for role in edge.downstream_roles)]
            right = f" {{ downstreamRights = {edge.downstream_right.name} }}" if edge.downstream_right else ""
            return f"\t{up} [{','.join(ups)}]->[{','.join(downs)}] {down}{right}"


def _teams(said: Said) -> list[list[str]]:
    owned: dict[str, list[str]] = {}
    for context in said.model.contexts:
        if context.team:
            owned.setdefault(context.team, []).append(said.name_of(context.id))
    return [
        ["", f"BoundedContext {said.team_name(team)} realizes {', '.join(sorted(names))} {{", "\ttype = TEAM", "}"]
        for team, names in sorted(owned.items())
    ]


def _subdomains(said: Said) -> list[list[str]]:
    types: dict[str, Subdomain] = {}
    for context in sorted(said.model.contexts, key=lambda one: one.name):
        for name in said.subdomains_of(context):
            if types.setdefault(name, context.subdomain) is not context.subdomain:
                said.notes.add(f"{name} is {context.subdomain.value} for {context.name}")
    if not types:
        return []
    lines = ["", f"Domain {said.domain_name()} {{"]
    for name, kind in sorted(types.items()):
        lines += [f"\tSubdomain {said.subdomain_name(name)} {{", f"\t\ttype = {_SUBDOMAINS[kind]}", "\t}"]
    return [[*lines, "}"]]


def _context(context: Context, said: Said) -> list[str]:
    names = [said.subdomain_name(name) for name in said.subdomains_of(context)]
    serves = f" implements {', '.join(names)}" if names else ""
    inside = [*_fields(context), *application_lines(context, said)]
    for aggregate in said.of_kind(context, ElementKind.AGGREGATE):
        inside += aggregate_lines(aggregate, said)
    head = f"BoundedContext {said.name_of(context.id)}{serves}"
    return ["", head] if not inside else ["", head + " {", *("\t" + line for line in inside), "}"]


def _fields(context: Context) -> list[str]:
    canvas = context.canvas
    models = ", ".join(each.value.upper() for each in canvas.business_models)
    lines = {
        "domainVisionStatement": quoted(context.purpose) if context.purpose else "",
        "type": canvas.type.value.upper() if canvas.type else "",
        "responsibilities": quoted_list(canvas.responsibilities),
        "implementationTechnology": quoted(canvas.technology) if canvas.technology else "",
        "businessModel": quoted(models) if models else "",
        "evolution": canvas.evolution.value.upper() if canvas.evolution else "",
    }
    return [f"{name} = {value}" for name, value in lines.items() if value]


def _unsaid(said: Said) -> list[str]:
    model = said.model
    counts = Counter(element.kind.value.replace("_", " ") for element in model.elements if element.kind in _UNSAID)
    notes = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items()]
    notes += [f"{len(model.terms)} terms of the language"] if model.terms else []
    outside = [element.name for element in model.elements if element.context_id is None]
    notes += [f"elements outside of all contexts: {', '.join(sorted(outside))}"] if outside else []
    for context in model.contexts:
        if context.is_external:
            notes.append(f"{context.name} is external")
        if context.is_big_ball_of_mud:
            notes.append(f"{context.name} is a Big Ball of Mud")
        canvas = context.canvas
        rest = (canvas.domain_roles, canvas.business_decisions, canvas.assumptions, canvas.verification_metrics)
        if any(rest) or canvas.open_questions or canvas.differentiation is not None or canvas.complexity is not None:
            notes.append(f"more of the canvas of {context.name}")
    conditions = [each for each in model.subscriptions if each.condition]
    notes += [f"{len(conditions)} conditions of subscriptions"] if conditions else []
    return notes
