"""What several doors answer about resources, sample events and deployed templates."""

from typing import Any

from modeler.core.diff.templates import DeployedComparison
from modeler.core.kernel.findings import Reference
from modeler.services.provenance import Caused
from modeler.services.trials import Trial


def caused_to_json(caused: Caused) -> dict[str, Any]:
    """Return a resource with its causes as it goes over the wire."""
    return {
        "type": caused.type,
        "id": caused.id,
        "name": caused.name,
        "because": caused.because,
        "causes": [_reference_to_json(cause) for cause in caused.causes],
    }


def trial_to_json(trial: Trial) -> dict[str, Any]:
    """Return what a subscription does with a sample as it goes over the wire."""
    route = trial.route
    return {
        "subscription": str(route.subscription_id),
        "name": route.name,
        "outcome": trial.outcome.value,
        "why": trial.why,
        "condition": route.condition,
        "residual": route.residual,
        "channel": route.channel,
        "carrier": route.carrier,
        "target": route.target,
    }


def deployed_to_json(compared: DeployedComparison) -> dict[str, Any]:
    """Return what a deployment would do as it goes over the wire."""
    differences = [
        {
            "act": each.act.value,
            "type": each.type,
            "id": each.id,
            "name": each.name,
            "fields": list(each.fields),
            "is_replacement": each.is_replacement,
            "warnings": list(each.warnings),
        }
        for each in compared.differences
    ]
    return {"differences": differences, "not_understood": list(compared.not_understood)}


def _reference_to_json(reference: Reference) -> dict[str, str]:
    return {"kind": reference.kind, "id": str(reference.id), "name": reference.name}
