"""`manage.py import` and `export`: a domain from a file and back, nothing half done."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from modeler.core.intents.board import AddBoard
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Domain
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_wall() -> ADomain:
    a = a_domain(name="Orders")
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Who pays?", NoteKind.HOTSPOT, x=400, y=100)
    a.add_context("Sales")
    a.connect("Order placed", "Who pays?")
    return a


def run(capsys: pytest.CaptureFixture[str], *arguments: str, **options: Any) -> list[str]:
    call_command(*arguments, **options)
    return capsys.readouterr().out.splitlines()


def test_a_domain_comes_back_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    a = a_wall()
    one, two = tmp_path / "one.json", tmp_path / "sub" / "two.json"
    call_command("export", a.domain.slug, format="board-json", output=str(one))

    printed = run(capsys, "import", str(one), team=a.domain.team.slug)

    assert printed[1:] == ["2 notes, 1 arrows, 1 regions, 1 contexts.", "Imported as the domain “orders”."]
    call_command("export", "orders", format="board-json", output=str(two))
    assert two.read_bytes() == one.read_bytes()


def test_a_dry_run_says_what_was_not_understood_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    a = a_domain()
    file = tmp_path / "notes.csv"
    file.write_text("kind,text\nevent,Order placed\nevnt,Oops\n")

    printed = run(capsys, "import", str(file), team=a.domain.team.slug, dry_run=True)

    assert printed == [
        "1 notes, 0 arrows, 0 regions, 0 contexts.",
        "1 not understood:",
        "  line 3: “evnt” is no kind of note.",
        "Nothing was imported: this was a dry run.",
    ]
    assert Domain.objects.count() == 1


def test_a_domain_without_a_name_is_named_after_the_file(tmp_path: Path):
    a = a_domain()
    file = tmp_path / "Big picture.txt"
    file.write_text("Order placed\n")

    call_command("import", str(file), team=a.domain.team.slug)

    assert Domain.objects.get(slug="big-picture").name == "Big picture"


def test_several_boards_go_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    a = a_wall()
    a.do(AddBoard, new_board_id=uuid4(), name="Second wall")

    printed = run(capsys, "export", a.domain.slug, format="board-csv", output=str(tmp_path / "out"))

    slug = a.domain.slug
    assert [Path(line).name for line in printed] == [f"{slug}.orders.csv", f"{slug}.second-wall.csv"]
    assert (tmp_path / "out" / f"{slug}.second-wall.csv").read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("text", "team"), [("{", ""), ("", ""), ("Order placed", "nobody"), ('{"format": "stormwright-board"}', "")]
)
def test_what_cannot_be_imported_is_wrong_input_and_changes_nothing(tmp_path: Path, text: str, team: str):
    a = a_domain()
    file = tmp_path / "file"
    file.write_text(text)

    with pytest.raises(CommandError) as refused:
        call_command("import", str(file), team=team or a.domain.team.slug)

    assert refused.value.returncode == 2
    assert Domain.objects.count() == 1


def test_a_missing_or_binary_file_is_wrong_input(tmp_path: Path):
    a = a_domain()
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")

    for name in ("missing", "binary"):
        with pytest.raises(CommandError) as refused:
            call_command("import", str(tmp_path / name), team=a.domain.team.slug)
        assert refused.value.returncode == 2


def test_an_unknown_domain_is_wrong_usage(tmp_path: Path):
    with pytest.raises(CommandError) as refused:
        call_command("export", "nowhere", format="board-json", output=str(tmp_path / "a.json"))

    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []
