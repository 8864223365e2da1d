"""The phases: what each opens, and that nothing closes again."""

from itertools import pairwise

import pytest

from modeler.core.facilitation.phases import PHASES, open_kinds, phase_named, phase_that_opens, phases_of
from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.kinds import NoteKind, RegionKind

EVERYTHING = frozenset((*NoteKind, *RegionKind))


def test_big_picture_has_the_nine_phases_of_the_method():
    assert [phase.slug for phase in phases_of("big_picture")] == [
        "check_in",
        "chaotic_exploration",
        "timeline",
        "hotspots",
        "people_and_systems",
        "walk_through",
        "problems_and_opportunities",
        "contexts",
        "next_steps",
    ]


def test_chaotic_exploration_opens_events_hotspots_and_labels():
    opened = open_kinds("big_picture", "chaotic_exploration")

    assert opened == {NoteKind.EVENT, NoteKind.HOTSPOT, NoteKind.LABEL, RegionKind.PARKING, RegionKind.BREAKOUT}


def test_big_picture_never_opens_what_belongs_to_a_process():
    opened = open_kinds("big_picture", "next_steps")

    closed = {NoteKind.COMMAND, NoteKind.POLICY, NoteKind.AGGREGATE, NoteKind.READ_MODEL, NoteKind.SCREEN}
    assert opened == EVERYTHING - closed


@pytest.mark.parametrize("slug", [None, "chaotic_exploration"])
def test_without_a_phase_and_in_one_of_another_level_everything_is_open(slug):
    assert open_kinds("design", slug) == EVERYTHING


@pytest.mark.parametrize("level", PHASES)
def test_a_later_phase_closes_nothing(level):
    opened = [open_kinds(level, phase.slug) for phase in phases_of(level)]

    assert all(earlier <= later for earlier, later in pairwise(opened))


@pytest.mark.parametrize("level", PHASES)
def test_phases_have_names_of_their_own_and_open_each_kind_once(level):
    phases = phases_of(level)
    kinds = [kind for phase in phases for kind in (*phase.opens, *phase.regions)]

    assert len({phase.slug for phase in phases}) == len({phase.name for phase in phases}) == len(phases)
    assert len(kinds) == len(set(kinds))


def test_a_design_opens_every_kind_in_the_end():
    assert open_kinds("design", "next_steps") == EVERYTHING


def test_a_phase_of_another_level_is_none():
    with pytest.raises(Invalid) as refused:
        phase_named("design", "timeline")

    assert "behaviour" in refused.value.fix


def test_the_phase_that_opens_a_kind_is_found():
    opener = phase_that_opens("big_picture", NoteKind.ACTOR)

    assert opener is not None
    assert opener.slug == "people_and_systems"
    assert phase_that_opens("big_picture", NoteKind.COMMAND) is None
