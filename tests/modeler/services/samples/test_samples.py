"""The samples: each loads once and for all, tells its log, and is laid out so that nothing hides anything."""

from itertools import combinations

import pytest
from django.core.management import CommandError, call_command

from modeler.models import Change, Domain, Element, Note
from modeler.services.replay import differences
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", SAMPLES)
def test_loading_a_sample_twice_is_loading_it_once(name):
    first = load(SAMPLES[name])
    changes = Change.objects.count()

    second = load(SAMPLES[name])

    assert (second.slug, second.version) == (name, first.version)
    assert Change.objects.count() == changes


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_tells_its_log(name):
    assert list(differences(load(SAMPLES[name]))) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_element_of_a_sample_lies_in_a_context(name):
    load(SAMPLES[name])

    assert list(Element.objects.filter(context=None)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_no_note_hides_another(name):
    load(SAMPLES[name])

    hidden = [(str(one), str(other)) for one, other in combinations(Note.objects.all(), 2) if _overlap(one, other)]

    assert hidden == []


def test_an_unknown_sample_is_named_and_nothing_happens():
    with pytest.raises(CommandError, match="no sample “nothing”") as refused:
        call_command("sample", "nothing")

    assert refused.value.returncode == 2
    assert not Domain.objects.exists()


def _overlap(one: Note, other: Note) -> bool:
    beside = one.x >= other.x + other.width or other.x >= one.x + one.width
    apart = one.y >= other.y + other.height or other.y >= one.y + one.height
    return not (beside or apart)
