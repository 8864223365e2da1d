"""The collector rests while something large is built, and works again afterwards, whatever happened."""

import gc

import pytest

from modeler.services.collector import collector_at_rest


def test_it_rests_within_and_works_after():
    with collector_at_rest():
        within = gc.isenabled()

    assert (within, gc.isenabled()) == (False, True)


def test_it_works_again_after_an_error():
    with pytest.raises(ZeroDivisionError), collector_at_rest():
        raise ZeroDivisionError

    assert gc.isenabled()


def test_one_rest_within_another_ends_with_the_outer_one():
    with collector_at_rest():
        with collector_at_rest():
            pass
        within = gc.isenabled()

    assert (within, gc.isenabled()) == (False, True)
