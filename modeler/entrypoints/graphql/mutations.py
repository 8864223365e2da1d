"""One mutation for each intent, made from the intent itself: nothing to keep in step."""

from typing import Any

import graphene

from modeler.core.intents.intent import DomainIntent, Intent
from modeler.entrypoints.graphql.inputs import arguments_of, to_json
from modeler.entrypoints.graphql.types.results import ChangeType
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.requests import intent_of
from modeler.services.announce import change_to_json
from modeler.services.execute import execute
from modeler.services.registry import intent_kinds


def mutation_of(kind: type[Intent]) -> type[graphene.Mutation]:
    """Return the mutation that executes an intent of this kind."""
    scope = "domain_id" if issubclass(kind, DomainIntent) else "team_id"

    def mutate(root: Any, info: Any, **arguments: Any) -> Any:
        body = to_json(arguments)
        request = {"kind": kind.__name__, "id": body.pop("id", None)}
        scope_id = arguments[scope]
        body.pop(scope)
        caller = caller_of(info.context.user)
        change = execute(caller, intent_of({**request, "body": body}, scope_id))
        return mutation(change=change_to_json(change, caller.name))

    attributes = {
        "__doc__": kind.__doc__,
        "Arguments": type("Arguments", (), arguments_of(kind)),
        "change": graphene.Field(graphene.NonNull(ChangeType)),
        "mutate": mutate,
    }
    mutation: type[graphene.Mutation] = type(kind.__name__, (graphene.Mutation,), attributes)
    return mutation


def all_mutations() -> type[graphene.ObjectType]:
    """Return the root of all mutations, named after the intents: moveNotes, addContext, ..."""
    fields = {_snake(name): mutation_of(kind).Field() for name, kind in sorted(intent_kinds().items())}
    return type("Mutation", (graphene.ObjectType,), fields)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
