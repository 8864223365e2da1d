"""`manage.py names` judges a file of names."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_each_name_gets_a_line_with_its_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    cases = tmp_path / "names.jsonl"
    cases.write_text('{"name": "OrderPlaced"}\n\n{"name": "create_order"}\n{"name": "Order", "more": 1}\n')

    call_command("names", cases=str(cases))

    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"name": "OrderPlaced", "past_tense": True, "suggestion": None},
        {"name": "create_order", "past_tense": False, "suggestion": "order_created"},
        {"name": "Order", "past_tense": False, "suggestion": None},
    ]


@pytest.mark.parametrize("text", ["{", '["OrderPlaced"]', '{"title": "OrderPlaced"}', "[" * 100_000])
def test_a_line_without_a_name_is_wrong_input(text: str, tmp_path: Path):
    cases = tmp_path / "names.jsonl"
    cases.write_text(text)

    with pytest.raises(CommandError) as refused:
        call_command("names", cases=str(cases))

    assert refused.value.returncode == 2


def test_only_the_end_of_a_line_ends_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    cases = tmp_path / "names.jsonl"
    cases.write_text('\ufeff{"name": "Order\u2028Placed"}\r\n{"name": "OrderPlaced"}\r\n', encoding="utf-8", newline="")

    call_command("names", cases=str(cases))

    names = [json.loads(line)["name"] for line in capsys.readouterr().out.split("\n") if line]
    assert names == ["Order\u2028Placed", "OrderPlaced"]
