"""Decides what a facilitator asks: phase, timer, attention, minutes; and who facilitates."""

from datetime import datetime, timedelta
from math import ceil
from uuid import uuid5

from django.utils import timezone

from modeler.core.facilitation.phases import phase_named
from modeler.core.intents.facilitation import (
    AppointFacilitator,
    CallAttention,
    DismissFacilitator,
    ExtendTimer,
    MovePhase,
    PauseTimer,
    ResumeTimer,
    StartTimer,
    StopTimer,
    WriteMinutes,
)
from modeler.core.intents.intent import Unset
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.models import Board, Domain, Facilitator, User, Workshop
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of


def appoint_facilitator(draft: Draft, caller: Caller, domain: Domain, intent: AppointFacilitator) -> None:
    """Appoint a member of the team or a guest of the board; appointing twice is appointing once."""
    board = board_of(domain, intent)
    user = User.objects.filter(pk=intent.user_id, is_active=True).first()
    if user is None or role_in_domain(Caller(intent.user_id, ""), domain, board.pk) is None:
        where = f"user {intent.user_id}"
        raise NotFound("That user may not come to this board.", where=where, fix="Invite them first.")
    if not Facilitator.objects.filter(board=board, user=user).exists():
        draft.create(Facilitator, id=uuid5(board.pk, f"facilitator {user.pk}"), board_id=board.pk, user_id=user.pk)


def dismiss_facilitator(draft: Draft, caller: Caller, domain: Domain, intent: DismissFacilitator) -> None:
    """Take the appointment back."""
    found = Facilitator.objects.filter(board=board_of(domain, intent), user_id=intent.user_id).first()
    if found is None:
        raise NotFound("That user is no facilitator here.", where=f"user {intent.user_id}", fix="Look again.")
    draft.delete(found)


def move_phase(draft: Draft, caller: Caller, domain: Domain, intent: MovePhase) -> None:
    """Set the board's phase, or end the workshop."""
    board = board_of(domain, intent)
    phase = None if intent.phase is None else phase_named(board.level, intent.phase).slug
    draft.update(board, phase=phase)


def start_timer(draft: Draft, caller: Caller, domain: Domain, intent: StartTimer) -> None:
    """Set the end, counted from now."""
    workshop = workshop_of(draft, board_of(domain, intent))
    ends_at = timezone.now() + timedelta(seconds=intent.seconds)
    draft.update(workshop, timer_seconds=intent.seconds, timer_ends_at=ends_at, timer_left=None)


def pause_timer(draft: Draft, caller: Caller, domain: Domain, intent: PauseTimer) -> None:
    """Keep what is left instead of the end."""
    workshop = workshop_of(draft, board_of(domain, intent))
    if workshop.timer_ends_at is None:
        raise Conflict("No timer runs.", where=f"board {workshop.board_id}", fix="Start one first.")
    draft.update(workshop, timer_ends_at=None, timer_left=_seconds_until(workshop.timer_ends_at))


def resume_timer(draft: Draft, caller: Caller, domain: Domain, intent: ResumeTimer) -> None:
    """Count what is left from now."""
    workshop = workshop_of(draft, board_of(domain, intent))
    if workshop.timer_left is None:
        raise Conflict("No timer is held.", where=f"board {workshop.board_id}", fix="Start one first.")
    ends_at = timezone.now() + timedelta(seconds=workshop.timer_left)
    draft.update(workshop, timer_ends_at=ends_at, timer_left=None)


def extend_timer(draft: Draft, caller: Caller, domain: Domain, intent: ExtendTimer) -> None:
    """Move the end, or add to what is left; one that has ended starts again."""
    workshop = workshop_of(draft, board_of(domain, intent))
    if workshop.timer_left is not None:
        total, left = workshop.timer_seconds + intent.seconds, workshop.timer_left + intent.seconds
        draft.update(workshop, timer_seconds=total, timer_left=left)
        return
    if workshop.timer_ends_at is None:
        raise Conflict("No timer runs.", where=f"board {workshop.board_id}", fix="Start one first.")
    left = _seconds_until(workshop.timer_ends_at)
    start = workshop.timer_ends_at if left else timezone.now()
    total = (workshop.timer_seconds if left else 0) + intent.seconds
    draft.update(workshop, timer_seconds=total, timer_ends_at=start + timedelta(seconds=intent.seconds))


def stop_timer(draft: Draft, caller: Caller, domain: Domain, intent: StopTimer) -> None:
    """Forget the timer."""
    draft.update(workshop_of(draft, board_of(domain, intent)), timer_seconds=0, timer_ends_at=None, timer_left=None)


def call_attention(draft: Draft, caller: Caller, domain: Domain, intent: CallAttention) -> None:
    """Note where everybody shall look, and when that was asked."""
    call = {
        "x": intent.x,
        "y": intent.y,
        "width": intent.width,
        "height": intent.height,
        "words": intent.words,
        "at": timezone.now().isoformat(),
    }
    draft.update(workshop_of(draft, board_of(domain, intent)), call=call)


def write_minutes(draft: Draft, caller: Caller, domain: Domain, intent: WriteMinutes) -> None:
    """Keep the texts that the intent brings."""
    texts = {"agreements": intent.agreements, "decisions": intent.decisions}
    written = {name: text for name, text in texts.items() if not isinstance(text, Unset)}
    draft.update(workshop_of(draft, board_of(domain, intent)), **written)


def workshop_of(draft: Draft, board: Board) -> Workshop:
    """Return the board's workshop, noted as created where this is its first use."""
    found = Workshop.objects.filter(board=board).first()
    return found or draft.create(Workshop, id=uuid5(board.pk, "workshop"), board_id=board.pk)


def _seconds_until(end: datetime) -> int:
    return max(0, ceil((end - timezone.now()).total_seconds()))
