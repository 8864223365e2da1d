"""A deployed CloudFormation template as one JSON value: JSON or YAML, short forms of functions written out."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from modeler.core.importers.imported import Unreadable
from modeler.core.kernel.canonical import Json, JsonObject

LONGEST = 2_000_000
_FIX = "Give the template as it was deployed, JSON or YAML."


class _Loader(yaml.SafeLoader):
    """YAML in which !Ref, !GetAtt, !Sub and the other short forms mean what CloudFormation says."""


def _function(loader: _Loader, suffix: str, node: yaml.Node) -> Json:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    if suffix in ("Ref", "Condition"):
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _function)
# Dates stay texts: a policy's version is no day.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_template(text: str) -> JsonObject:
    """Return the template. Raises: Unreadable for what is neither JSON nor YAML, or has no resources."""
    if len(text) > LONGEST:
        raise Unreadable(f"The template is longer than {LONGEST:,} characters.", where="template", fix=_FIX)
    try:
        found = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, _Loader)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        problem = f"The template cannot be read: {' '.join(str(error).split())[:200]}."
        raise Unreadable(problem, where="template", fix=_FIX) from None
    resources = found.get("Resources") if isinstance(found, Mapping) else None
    if not isinstance(resources, Mapping) or not all(_is_resource(each) for each in resources.values()):
        raise Unreadable("The template has no resources.", where="Resources", fix=_FIX)
    template: JsonObject = found
    return template


def _is_resource(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("Type"), str)
