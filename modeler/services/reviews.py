"""A change set as those see it who judge it: what it would do, or did, whom it concerns, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from modeler.core.checks.run import run_checks
from modeler.core.diff.concerns import Concern, concerns_of
from modeler.core.diff.standing import Standing, standing_of
from modeler.models import ChangeSet, Domain, Verdict
from modeler.services.comparison import compare_versions
from modeler.services.handlers.change_sets import APPLIED, verdicts_of
from modeler.services.preview import Preview
from modeler.services.proposals import Obstacle, Outlook, outlook_of
from modeler.services.releases import names_of
from modeler.services.speakers import speakers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """`verdicts` are those of the present revision, by team; `speakers` are the names of who speaks for a team."""

    preview: Preview
    concerns: tuple[Concern, ...]
    obstacles: tuple[Obstacle, ...]
    standing: Standing
    verdicts: Mapping[str, Verdict]
    speakers: Mapping[str, tuple[str, ...]]
    names: Mapping[UUID, str]

    @property
    def may_be_applied(self) -> bool:
        """Return whether neither a person nor the model stands against it."""
        return self.standing.is_approved and not self.obstacles


def review_of(domain: Domain, row: ChangeSet) -> Review:
    """Return the review of a change set; of one that was applied, what it did."""
    outlook = _what_it_did(domain, row) if row.stage == APPLIED else outlook_of(domain, row)
    standing = standing_of(outlook.concerns, verdicts_of(row))
    verdicts = {one.team: one for one in Verdict.objects.filter(change_set=row, revision=row.revision)}
    speakers = speakers_of(domain, standing.says)
    people = {user_id for who in speakers.values() for user_id in who} | {one.user_id for one in verdicts.values()}
    names = names_of(people | {row.author_id} | ({row.closed_by_id} if row.closed_by_id else set()))
    return Review(
        preview=outlook.preview,
        concerns=outlook.concerns,
        obstacles=outlook.obstacles,
        standing=standing,
        verdicts=verdicts,
        speakers={team: tuple(sorted(names.get(one, "") for one in who)) for team, who in speakers.items()},
        names=names,
    )


def _what_it_did(domain: Domain, row: ChangeSet) -> Outlook:
    before = row.closed_version or domain.version
    # Its own change comes first, then one for each step.
    comparison = compare_versions(domain, before, before + 1 + len(row.steps))
    then, now = run_checks(comparison.before), run_checks(comparison.after)
    preview = Preview(
        comparison=comparison,
        new_findings=tuple(one for one in now if one not in then),
        gone_findings=tuple(one for one in then if one not in now),
    )
    concerns = concerns_of(comparison.before, comparison.after, comparison.differences)
    return Outlook(preview=preview, concerns=concerns, obstacles=())
