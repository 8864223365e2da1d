"""How the review of a change set goes over the wire, for REST and GraphQL alike."""

from dataclasses import asdict
from typing import Any

from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.services.reviews import Review


def review_to_json(review: Review) -> dict[str, Any]:
    """Return a review: differences in words, resources, findings, obstacles, the teams concerned and their verdicts."""
    preview = review.preview
    return {
        "may_be_applied": review.may_be_applied,
        "model": [
            {"act": one.act.value, "kind": one.kind, "name": one.name, "details": list(one.details)}
            for one in preview.comparison.sentences
        ],
        "resources": [
            {"act": one.act.value, "type": one.type, "id": one.id, "name": one.name, "fields_altered": list(one.fields)}
            for one in preview.comparison.resources
        ],
        "new_findings": [finding_to_json(one) for one in preview.new_findings],
        "gone_findings": [finding_to_json(one) for one in preview.gone_findings],
        "obstacles": [asdict(one) for one in review.obstacles],
        "teams": [_team(team, review) for team in review.standing.says],
    }


def _team(team: str, review: Review) -> dict[str, Any]:
    verdict = review.verdicts.get(team)
    return {
        "team": team,
        "say": review.standing.says[team].value,
        "contexts": sorted({str(one.context_id) for one in review.concerns if one.team == team}),
        "relationships": sorted(
            {str(one.relationship_id) for one in review.concerns if one.team == team and one.relationship_id}
        ),
        "verdict": verdict.verdict if verdict else None,
        "comment": verdict.comment if verdict else "",
    }
