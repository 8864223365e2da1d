"""The core domain chart: who stands where, names that do not cover each other, and who is called otherwise."""

from modeler.core.snapshot.canvas import Canvas
from modeler.core.snapshot.kinds import Subdomain
from modeler.entrypoints.pages.core_chart import core_chart_of
from tests.builders.snapshots import a_snapshot


def a_chart(**places: tuple[int, int, Subdomain] | None):
    contexts = {
        name: {"subdomain": place[2], "canvas": Canvas(complexity=place[0], differentiation=place[1])} if place else {}
        for name, place in places.items()
    }
    return core_chart_of(a_snapshot(events=(), contexts=contexts))


def test_nobody_with_numbers_makes_no_chart():
    assert a_chart(Sales=None) is None


def test_contexts_stand_by_their_numbers_and_the_others_are_named():
    chart = a_chart(Sales=(80, 90, Subdomain.CORE), Ledger=None)

    assert [(point.name, point.complexity, point.y) for point in chart.points] == [("Sales", 80, 10)]
    assert chart.placeless == ("Ledger",)


def test_a_context_that_is_called_otherwise_than_it_stands_says_so():
    chart = a_chart(Pricing=(74, 58, Subdomain.SUPPORTING), Payments=(62, 18, Subdomain.GENERIC))

    found = {point.name: (point.stands_as, point.is_called_otherwise) for point in chart.points}
    assert found == {"Pricing": (Subdomain.CORE, True), "Payments": (Subdomain.GENERIC, False)}


def test_names_of_neighbours_do_not_cover_each_other():
    chart = a_chart(Trips=(70, 64, Subdomain.CORE), Pricing=(74, 58, Subdomain.CORE))

    assert [(point.name, point.label_y) for point in chart.points] == [("Trips", 32.0), ("Pricing", 48.4)]
