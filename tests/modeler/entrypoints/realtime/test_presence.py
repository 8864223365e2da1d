"""Who is here, on this process and on others."""

from modeler.entrypoints.realtime.presence import SILENT_FOR_AT_MOST, Presence


def _person(name: str, board: str = "b") -> dict[str, str]:
    return {"session": f"s-{name}", "name": name, "board": board}


def test_the_people_of_all_processes_are_listed_by_name_and_a_guest_sees_those_of_one_board():
    presence = Presence()
    presence.enter(_person("Mel"))
    presence.heard("other", [_person("Ada"), _person("Zoe", board="c")], now=0)

    assert [person["name"] for person in presence.people()] == ["Ada", "Mel", "Zoe"]
    assert [person["name"] for person in presence.people("b")] == ["Ada", "Mel"]
    assert [person["name"] for person in presence.here()] == ["Mel"]


def test_a_process_that_tells_the_same_again_changes_nothing_and_one_without_people_is_gone():
    presence = Presence()

    assert presence.heard("other", [_person("Ada")], now=0)
    assert not presence.heard("other", [_person("Ada")], now=10)
    assert presence.heard("other", [], now=20)
    assert presence.people() == []
    assert not presence.knows("other")


def test_a_process_that_has_fallen_silent_is_forgotten_with_its_people():
    presence = Presence()
    presence.enter(_person("Mel"))
    presence.heard("other", [_person("Ada")], now=0)

    assert not presence.forget_silent(SILENT_FOR_AT_MOST)
    assert presence.forget_silent(SILENT_FOR_AT_MOST + 1)
    assert [person["name"] for person in presence.people()] == ["Mel"]
