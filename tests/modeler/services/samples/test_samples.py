"""The samples: whole, tidy, and the same however often they are loaded."""

from itertools import combinations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from modeler.core.kernel.findings import Severity
from modeler.core.snapshot.kinds import (
    DownstreamRole,
    NoteKind,
    RelationshipKind,
    TargetKind,
    Transport,
    UpstreamRole,
)
from modeler.models import Change, Domain, Member, Team, User
from modeler.services.findings import findings_of
from modeler.services.replay import differences
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import DEMO_EMAIL, load
from modeler.services.samples.sample import Sample
from modeler.services.samples.wall import Box, wall_of
from tests.builders.domains import a_domain

samples = pytest.mark.parametrize("sample", SAMPLES.values(), ids=list(SAMPLES))
# What the loader does is the same for all: a large one and a pattern with designs tell enough.
loaded = pytest.mark.parametrize("sample", [SAMPLES["orders"], SAMPLES["payment"]], ids=["orders", "payment"])


@samples
def test_nothing_on_the_wall_lies_over_anything_else(sample: Sample):
    wall = wall_of(sample)

    notes = [(one.key, other.key) for one, other in combinations(wall.notes, 2) if one.box.overlaps(other.box)]
    frames = [(one, other) for one, other in combinations(wall.frames, 2) if one.box.overlaps(other.box)]

    assert notes == []
    assert frames == []


@samples
def test_each_note_lies_in_the_region_of_its_context_alone(sample: Sample):
    wall = wall_of(sample)

    homes = {
        note.key: [placed.frame.context for placed in wall.frames if placed.box.overlaps(note.box)]
        for note in wall.notes
    }

    assert homes == {note.key: [note.context] if note.context else [] for note in wall.notes}


@samples
def test_every_event_says_what_it_carries(sample: Sample):
    events = {note.sticky.text for note in wall_of(sample).notes if note.sticky.kind is NoteKind.EVENT}

    assert set(sample.schemas) == events


@pytest.mark.django_db
@loaded
def test_a_sample_loads_into_the_demo_team_under_its_own_name(sample: Sample):
    domain = load(sample)

    demo = User.objects.get(email=DEMO_EMAIL)
    assert domain.slug == sample.slug
    assert domain.team.slug == "demo"
    assert Member.objects.get(team=domain.team, user=demo).role == "owner"
    assert not demo.has_usable_password()


@pytest.mark.django_db
@loaded
def test_loading_a_sample_twice_changes_nothing(sample: Sample):
    load(sample)
    before = Domain.objects.get().version, Change.objects.count(), User.objects.count(), Team.objects.count()

    load(sample)

    assert (Domain.objects.get().version, Change.objects.count(), User.objects.count(), Team.objects.count()) == before


@pytest.mark.django_db
@samples
def test_a_sample_has_no_error_and_time_runs_to_the_right_on_its_wall(sample: Sample):
    findings = findings_of(load(sample))

    assert [finding for finding in findings if finding.severity is Severity.ERROR or finding.code == "ES109"] == []


@pytest.mark.django_db
@loaded
def test_the_log_of_a_sample_tells_its_rows(sample: Sample):
    load(sample)

    assert list(differences(Domain.objects.get(slug=sample.slug))) == []
    assert list(differences(Team.objects.get(slug="demo"))) == []


@pytest.mark.django_db
def test_the_command_prints_the_slug_of_the_domain(capsys: pytest.CaptureFixture[str]):
    call_command("sample", "orders")

    assert capsys.readouterr().out == "orders\n"


@pytest.mark.django_db
def test_an_unknown_sample_is_refused_with_the_list_of_those_there_are():
    with pytest.raises(CommandError, match="orders") as refused:
        call_command("sample", "weather")

    assert refused.value.returncode == 2
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_slug_that_belongs_to_somebody_else_is_left_to_them():
    a_domain("orders")
    before = Change.objects.count()

    with pytest.raises(CommandError, match="orders") as refused:
        call_command("sample", "orders")

    assert refused.value.returncode == 2
    assert Change.objects.count() == before


def test_rides_uses_every_pattern_of_the_context_map():
    rides = SAMPLES["rides"]

    assert {edge.kind for edge in rides.edges} == set(RelationshipKind)
    assert {role for edge in rides.edges for role in edge.upstream_roles} == set(UpstreamRole)
    assert {role for edge in rides.edges for role in edge.downstream_roles} == set(DownstreamRole)
    assert [context.name for context in rides.contexts if context.is_big_ball_of_mud] == ["Fleet Register"]


def test_orders_uses_every_target_that_runs_a_policy_and_both_services():
    reactions = SAMPLES["orders"].reactions
    hand_on = {TargetKind.SNS, TargetKind.BUS, TargetKind.API_DESTINATION, TargetKind.LOGS}

    assert {reaction.target_kind for reaction in reactions} == set(TargetKind) - hand_on
    assert {reaction.transport for reaction in reactions} == {Transport.DEFAULT, Transport.SNS}
    assert any(reaction.on_success and reaction.on_failure for reaction in reactions)


@samples
def test_no_arrow_lies_across_a_note_that_it_does_not_join(sample: Sample):
    wall = wall_of(sample)
    boxes = {note.key: note.box for note in wall.notes}
    ends = [(arrow.source, arrow.target) for arrow in wall.arrows] + [(one.event, one.by) for one in sample.reactions]

    crossed = [
        (source, target, key)
        for source, target in ends
        for key, box in boxes.items()
        if key not in (source, target) and _crosses(_middle(boxes[source]), _middle(boxes[target]), box)
    ]

    assert crossed == []


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


def _crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether any of a thousand points of the line lies in the box."""
    points = (
        (start[0] + (end[0] - start[0]) * at / 1000, start[1] + (end[1] - start[1]) * at / 1000) for at in range(1001)
    )
    return any(box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height for x, y in points)
