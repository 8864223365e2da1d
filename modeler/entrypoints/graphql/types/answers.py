"""Questions to a domain's model and to what it compiles to, as fields of the domain."""

from typing import Any
from uuid import UUID

import graphene
from graphene.types.generic import GenericScalar

from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ElementId
from modeler.entrypoints.protocol.answers import caused_to_json, trial_to_json
from modeler.services.compilation import compilation_of
from modeler.services.condition_desk import examine_condition
from modeler.services.provenance import cause_of, grant_between, resources_of
from modeler.services.trials import try_event


class Answers:
    """What can be asked of a domain beside its rows."""

    condition = GenericScalar(
        event=graphene.UUID(required=True),
        text=graphene.String(required=True),
        required=True,
        description="What a condition means: mistakes, filters, what is left to the consumer, samples.",
    )
    trial = GenericScalar(
        event=graphene.UUID(required=True),
        fields=GenericScalar(required=True),
        required=True,
        description="For each subscription, how far a sample of the event comes, and why.",
    )
    cause = GenericScalar(
        resource=graphene.String(required=True), required=True, description="Why a resource exists."
    )
    resources = GenericScalar(
        row=graphene.UUID(required=True),
        required=True,
        description="What an element, context, subscription or relationship is deployed as.",
    )
    grant = GenericScalar(
        producer=graphene.UUID(required=True),
        consumer=graphene.UUID(required=True),
        required=True,
        description="Which relationship lets one context hear another, or would have to be drawn.",
    )

    def resolve_condition(self: Any, info: Any, event: UUID, text: str) -> Any:
        """Return what there is to say about the text."""
        return examine_condition(self, event, text).to_json()

    def resolve_trial(self: Any, info: Any, event: UUID, fields: Any) -> Any:
        """Return one trial for each subscription."""
        if not isinstance(fields, dict):
            raise Invalid("The sample is no object.", where="fields", fix="Write {total: 5}.")
        trials = try_event(compilation_of(self).definitions, ElementId(event), fields)
        return [trial_to_json(trial) for trial in trials]

    def resolve_cause(self: Any, info: Any, resource: str) -> Any:
        """Return the causes of a resource."""
        return caused_to_json(cause_of(self, resource))

    def resolve_resources(self: Any, info: Any, row: UUID) -> Any:
        """Return the resources that a row causes."""
        return [caused_to_json(each) for each in resources_of(self, row)]

    def resolve_grant(self: Any, info: Any, producer: UUID, consumer: UUID) -> Any:
        """Return whether it is granted, and why."""
        found = grant_between(self, producer, consumer)
        return {"is_granted": found.is_granted, "why": found.why}
