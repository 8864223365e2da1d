"""Decides change sets: collected, submitted, judged, rebased, and applied or withdrawn."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from django.utils import timezone

from modeler.core.diff.concerns import Say
from modeler.core.diff.standing import Standing, standing_of
from modeler.core.intents.change_sets import (
    STEPS_AT_MOST,
    ApplyChangeSet,
    AppointSpeaker,
    DismissSpeaker,
    ExtendChangeSet,
    JudgeChangeSet,
    OpenChangeSet,
    RebaseChangeSet,
    ReviseChangeSet,
    SubmitChangeSet,
    WithdrawChangeSet,
)
from modeler.core.intents.change_sets import Verdict as VerdictKind
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from modeler.core.kernel.roles import Role
from modeler.models import ChangeSet, Domain, Member, Notification, Speaker, Verdict
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Values
from modeler.services.handlers.rows import row_of
from modeler.services.proposals import MOVED, Outlook, intents_of, outlook_of, plain_step, require_possible
from modeler.services.speakers import speakers_of, teams_spoken_for

DRAFT, REVIEW, APPLIED, WITHDRAWN = "draft", "review", "applied", "withdrawn"


def open_change_set(draft: Draft, caller: Caller, domain: Domain, intent: OpenChangeSet) -> None:
    """Begin a draft under the next number."""
    require_possible(domain, [], intent.steps)
    last = ChangeSet.objects.filter(domain=domain).order_by("-number").first()
    draft.create(
        ChangeSet,
        id=intent.change_set_id,
        domain_id=domain.pk,
        number=last.number + 1 if last else 1,
        title=intent.title.strip(),
        reason=intent.reason.strip(),
        author_id=caller.user_id,
        at=timezone.now(),
        base_version=domain.version,
        steps=[plain_step(step) for step in intent.steps],
    )


def extend_change_set(draft: Draft, caller: Caller, domain: Domain, intent: ExtendChangeSet) -> None:
    """Add steps that can be done after those that are there."""
    row = _own(caller, domain, intent.change_set_id)
    known = {step["id"] for step in row.steps}
    repeated = [step for step in intent.steps if str(step.id) in known]
    if repeated:
        raise Conflict("The step is in the change set already.", where=f"step {repeated[0].id}", fix="Make a new UUID.")
    if len(row.steps) + len(intent.steps) > STEPS_AT_MOST:
        raise Conflict("The change set is full.", where=f"change set {row.number}", fix="Open another one.")
    require_possible(domain, row.steps, intent.steps)
    _change_steps(draft, domain, row, [*row.steps, *map(plain_step, intent.steps)])


def revise_change_set(draft: Draft, caller: Caller, domain: Domain, intent: ReviseChangeSet) -> None:
    """Take steps out; what then can no longer be done is told as an obstacle."""
    row = _own(caller, domain, intent.change_set_id)
    gone = {str(step_id) for step_id in intent.without}
    missing = gone - {step["id"] for step in row.steps}
    if missing:
        raise NotFound("There is no such step.", where=f"step {min(missing)}", fix="Look at the change set again.")
    _change_steps(draft, domain, row, [step for step in row.steps if step["id"] not in gone])


def submit_change_set(draft: Draft, caller: Caller, domain: Domain, intent: SubmitChangeSet) -> None:
    """Ask everybody whom the set concerns, and tell them."""
    row = _own(caller, domain, intent.change_set_id)
    if row.stage != DRAFT:
        raise Conflict("It has been submitted.", where=f"change set {row.number}", fix="Wait for the verdicts.")
    if not row.steps:
        raise Conflict("It proposes nothing.", where=f"change set {row.number}", fix="Collect changes first.")
    outlook = outlook_of(domain, row)
    _require_no_obstacles(row, outlook)
    draft.update(row, stage=REVIEW)
    _tell(draft, domain, row, outlook)


def rebase_change_set(draft: Draft, caller: Caller, domain: Domain, intent: RebaseChangeSet) -> None:
    """Put the set on the present model; who had judged it must do so again where others had changed the same."""
    row = _own(caller, domain, intent.change_set_id)
    obstacles = outlook_of(domain, row).obstacles
    refused = [one for one in obstacles if one.code != MOVED]
    if refused:
        raise Conflict(
            f"Step {refused[0].step} ({refused[0].kind}) cannot be done any more: {refused[0].problem}",
            where=refused[0].where,
            fix="Take the step out first.",
        )
    if row.base_version == domain.version:
        raise Conflict("Nothing has moved since.", where=f"change set {row.number}", fix="Go on as it is.")
    draft.update(row, base_version=domain.version)
    if obstacles:
        draft.update(row, revision=row.revision + 1, stage=DRAFT)


def judge_change_set(draft: Draft, caller: Caller, domain: Domain, intent: JudgeChangeSet) -> None:
    """Store the verdict for each team that the caller speaks for; the last one of a team counts."""
    row = row_of(ChangeSet, domain, intent.change_set_id)
    _require_stage(row, REVIEW, "Only what has been submitted can be judged.")
    says = standing_of(outlook_of(domain, row).concerns, {}).says
    teams = teams_spoken_for(caller, domain, says)
    if intent.verdict is VerdictKind.APPROVED:
        teams = tuple(team for team in teams if says[team] is not Say.NOTIFIED)
    if not teams:
        who = ", ".join(team for team, say in says.items() if say is Say.MUST_APPROVE) or "nobody in particular"
        raise Forbidden(
            "You speak for no team whose word is asked.", where=f"change set {row.number}", fix=f"Asked is: {who}."
        )
    for team in teams:
        _store(draft, row, team, caller, intent)


def withdraw_change_set(draft: Draft, caller: Caller, domain: Domain, intent: WithdrawChangeSet) -> None:
    """Close the set without doing anything."""
    row = row_of(ChangeSet, domain, intent.change_set_id)
    if row.author_id != caller.user_id and (role_in_domain(caller, domain) or Role.STRANGER) < Role.OWNER:
        raise Forbidden("Somebody else proposed this.", where=f"change set {row.number}", fix="Ask them, or an owner.")
    _require_open(row)
    draft.update(row, stage=WITHDRAWN, **_closing(caller, domain))


def apply_change_set(draft: Draft, caller: Caller, domain: Domain, intent: ApplyChangeSet) -> None:
    """Close the set, and have its steps executed after it in the same transaction."""
    row = row_of(ChangeSet, domain, intent.change_set_id)
    _require_stage(row, REVIEW, "Only what has been submitted can be applied.")
    outlook = outlook_of(domain, row)
    _require_no_obstacles(row, outlook)
    standing = standing_of(outlook.concerns, verdicts_of(row))
    if standing.blocking:
        raise Conflict(
            f"{', '.join(standing.blocking)} object.", where=f"change set {row.number}", fix="Revise it, or talk."
        )
    if standing.missing:
        raise Conflict(
            f"{', '.join(standing.missing)} must approve first.", where=f"change set {row.number}", fix="Ask them."
        )
    draft.update(row, stage=APPLIED, **_closing(caller, domain))
    draft.then.extend(intents_of(domain, row))


def appoint_speaker(draft: Draft, caller: Caller, domain: Domain, intent: AppointSpeaker) -> None:
    """Let the member speak for the team."""
    if not Member.objects.filter(team_id=domain.team_id, user_id=intent.user_id).exists():
        raise Invalid("Not a member of the team.", where="user_id", fix="Take them into the team first.")
    team = intent.team.strip()
    if Speaker.objects.filter(domain=domain, team=team, user_id=intent.user_id).exists():
        raise Conflict("They speak for this team already.", where=f"team {team}", fix="Choose somebody else.")
    row_id = uuid5(domain.pk, f"speaker {team} {intent.user_id}")
    draft.create(Speaker, id=row_id, domain_id=domain.pk, team=team, user_id=intent.user_id)


def dismiss_speaker(draft: Draft, caller: Caller, domain: Domain, intent: DismissSpeaker) -> None:
    """Let the member speak for the team no longer."""
    known = Speaker.objects.filter(domain=domain, team=intent.team.strip(), user_id=intent.user_id).first()
    if known is None:
        raise NotFound("They do not speak for this team.", where=f"team {intent.team}", fix="Look again.")
    draft.delete(known)


def verdicts_of(row: ChangeSet) -> Mapping[str, VerdictKind]:
    """Return the verdicts on a change set's present revision, by team."""
    found = Verdict.objects.filter(change_set=row, revision=row.revision).values_list("team", "verdict")
    return {team: VerdictKind(verdict) for team, verdict in found}


def standing_now(row: ChangeSet, outlook: Outlook) -> Standing:
    """Return where a change set stands."""
    return standing_of(outlook.concerns, verdicts_of(row))


def _own(caller: Caller, domain: Domain, change_set_id: UUID) -> ChangeSet:
    row = row_of(ChangeSet, domain, change_set_id)
    if row.author_id != caller.user_id:
        raise Forbidden("Somebody else proposed this.", where=f"change set {row.number}", fix="Open one of your own.")
    _require_open(row)
    return row


def _require_open(row: ChangeSet) -> None:
    if row.stage not in (DRAFT, REVIEW):
        raise Conflict(f"It is {row.stage}.", where=f"change set {row.number}", fix="Open another one.")


def _require_stage(row: ChangeSet, stage: str, problem: str) -> None:
    _require_open(row)
    if row.stage != stage:
        raise Conflict(problem, where=f"change set {row.number}", fix="Have it submitted first.")


def _require_no_obstacles(row: ChangeSet, outlook: Outlook) -> None:
    if outlook.obstacles:
        first = outlook.obstacles[0]
        raise Conflict(f"Step {first.step} ({first.kind}): {first.problem}", where=first.where, fix=first.fix)


def _change_steps(draft: Draft, domain: Domain, row: ChangeSet, steps: list[Values]) -> None:
    # Nobody has judged these steps: what was said of others holds no longer.
    is_judged = Verdict.objects.filter(change_set=row, revision=row.revision).exists()
    draft.update(row, steps=steps, stage=DRAFT, revision=row.revision + 1 if is_judged else row.revision)


def _closing(caller: Caller, domain: Domain) -> Values:
    return {"closed_by_id": caller.user_id, "closed_at": timezone.now(), "closed_version": domain.version}


def _store(draft: Draft, row: ChangeSet, team: str, caller: Caller, intent: JudgeChangeSet) -> None:
    row_id = uuid5(row.pk, f"verdict {row.revision} {team}")
    said = {"verdict": intent.verdict.value, "comment": intent.comment.strip(), "user_id": caller.user_id}
    known = Verdict.objects.filter(pk=row_id).first()
    if known is not None:
        draft.update(known, **said, at=timezone.now())
        return
    about = {"domain_id": row.domain_id, "change_set_id": row.pk, "revision": row.revision, "team": team}
    draft.create(Verdict, id=row_id, **about, **said, at=timezone.now())


def _tell(draft: Draft, domain: Domain, row: ChangeSet, outlook: Outlook) -> None:
    teams = {concern.team for concern in outlook.concerns}
    told: Iterable[UUID] = {user_id for who in speakers_of(domain, teams).values() for user_id in who}
    for user_id in sorted(set(told) - {row.author_id}, key=str):
        draft.create(
            Notification,
            id=uuid5(row.pk, f"notification {domain.version} {user_id}"),
            domain_id=domain.pk,
            change_set_id=row.pk,
            user_id=user_id,
            reason="review",
        )
