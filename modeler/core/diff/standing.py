"""Where a change set stands: who has still to approve, who has said no with force, whose word is awaited."""

from collections.abc import Mapping
from dataclasses import dataclass

from modeler.core.diff.concerns import Concern, Say
from modeler.core.intents.change_sets import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The teams concerned, each with the most that it may say, and what that means by now; names sorted."""

    says: Mapping[str, Say]
    missing: tuple[str, ...]
    blocking: tuple[str, ...]
    awaited: tuple[str, ...]

    @property
    def is_approved(self) -> bool:
        """Return whether nobody stands against applying it."""
        return not self.missing and not self.blocking


def standing_of(concerns: tuple[Concern, ...], verdicts: Mapping[str, Verdict]) -> Standing:
    """Return where a change set stands with these concerns; `verdicts` by team, those of its present revision alone."""
    says: dict[str, Say] = {}
    for concern in concerns:
        known = says.get(concern.team)
        if known is None or concern.say.rank > known.rank:
            says[concern.team] = concern.say
    objecting = {team for team, verdict in verdicts.items() if verdict is Verdict.OBJECTED}
    approving = {team for team, verdict in verdicts.items() if verdict is Verdict.APPROVED}
    must = {team for team, say in says.items() if say is Say.MUST_APPROVE}
    may = {team for team, say in says.items() if say is Say.MAY_BLOCK}
    asked = {team for team, say in says.items() if say is Say.ASKED}
    return Standing(
        says=dict(sorted(says.items(), key=lambda item: (-item[1].rank, item[0].casefold()))),
        missing=tuple(sorted(must - approving - objecting)),
        blocking=tuple(sorted((must | may) & objecting)),
        awaited=tuple(sorted((asked | may) - verdicts.keys())),
    )
