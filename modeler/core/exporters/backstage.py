"""A Backstage catalogue: the domain, a system and a component for each context, and the API of its events.

Source: Backstage's descriptor format, version backstage.io/v1alpha1.
"""

import yaml

from modeler.core.exporters.asyncapi import asyncapi_documents
from modeler.core.exporters.file import ExportFile, FastDumper
from modeler.core.exporters.material import Material
from modeler.core.exporters.words import one_line, slug, slugs
from modeler.core.kernel.canonical import Json, JsonObject, pretty_json
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.contexts import Context

_NAME = 63


def backstage_files(material: Material) -> tuple[ExportFile, ...]:
    """Return catalog-info.yaml with every entity."""
    entities = [_domain(material), *_teams(material)]
    names, documents = _names(material), asyncapi_documents(material)
    producers = _producers(material)
    for context in sorted(material.model.contexts, key=lambda context: names[context.id]):
        entities += _system(context, names, material)
        heard = sorted(names[each] for each in producers.get(context.id, set()) if each in documents)
        provided = [names[context.id]] if context.id in documents else []
        entities.append(_component(context, names[context.id], (provided, heard), material))
        if context.id in documents:
            entities.append(_api(context, names, documents[context.id], material))
    text: str = yaml.dump_all(entities, Dumper=FastDumper, sort_keys=False, allow_unicode=True, width=120)
    return (ExportFile("catalog-info.yaml", "application/yaml", text),)


def _names(material: Material) -> dict[ContextId, str]:
    names = slugs({context.id: context.name for context in material.model.contexts})
    return {ContextId(key): name[-_NAME:].strip("-") for key, name in names.items()}


def _producers(material: Material) -> dict[ContextId, set[ContextId]]:
    """Return for each context those whose events it hears, itself left out."""
    found: dict[ContextId, set[ContextId]] = {}
    for route in material.definitions.routes:
        if route.context_id and route.producer_id and route.context_id != route.producer_id:
            found.setdefault(route.context_id, set()).add(route.producer_id)
    return found


def _entity(kind: str, name: str, title: str, *, model_id: str, text: str, spec: JsonObject) -> dict[str, Json]:
    metadata: dict[str, Json] = {"name": name, "title": one_line(title) or name}
    if text:
        metadata["description"] = text
    if model_id:
        metadata["annotations"] = {"stormwright.dev/model-id": model_id}
    return {"apiVersion": "backstage.io/v1alpha1", "kind": kind, "metadata": metadata, "spec": dict(spec)}


def _domain(material: Material) -> Json:
    domain = material.definitions.domain
    owner = _team(domain.team_slug)
    return _entity(
        "Domain", _team(domain.slug), domain.name, model_id=str(domain.id), text="", spec={"owner": f"group:{owner}"}
    )


def _teams(material: Material) -> list[Json]:
    teams = {_team(material.definitions.domain.team_slug): material.definitions.domain.team_slug}
    for context in material.model.contexts:
        if context.team:
            teams.setdefault(_team(context.team), context.team)
    return [
        _entity("Group", name, teams[name], model_id="", text="", spec={"type": "team", "children": []})
        for name in sorted(teams)
    ]


def _team(name: str) -> str:
    return slug(name)[:_NAME].rstrip("-")


def _owner(context: Context, material: Material) -> str:
    return f"group:{_team(context.team or material.definitions.domain.team_slug)}"


def _system(context: Context, names: dict[ContextId, str], material: Material) -> list[Json]:
    spec: JsonObject = {"owner": _owner(context, material), "domain": _team(material.definitions.domain.slug)}
    name, model_id = names[context.id], str(context.id)
    return [_entity("System", name, context.name, model_id=model_id, text=context.purpose, spec=spec)]


def _component(context: Context, name: str, apis: tuple[list[str], list[str]], material: Material) -> Json:
    provided, heard = apis
    spec: JsonObject = {
        "type": "service",
        "lifecycle": "production",
        "owner": _owner(context, material),
        "system": name,
        "providesApis": list[Json](provided),
        "consumesApis": list[Json](heard),
    }
    return _entity("Component", name, context.name, model_id=str(context.id), text=context.purpose, spec=spec)


def _api(context: Context, names: dict[ContextId, str], document: JsonObject, material: Material) -> Json:
    spec: JsonObject = {
        "type": "asyncapi",
        "lifecycle": "production",
        "owner": _owner(context, material),
        "system": names[context.id],
        "definition": pretty_json(document),
    }
    title = f"Events of {context.name}"
    return _entity("API", names[context.id], title, model_id=str(context.id), text="", spec=spec)
