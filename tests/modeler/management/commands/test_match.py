"""`manage.py match`."""

import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def files(tmp_path):
    def write(**texts: str) -> list[str]:
        for name, text in texts.items():
            (tmp_path / name).write_text(text)
        return [f"--{name}={tmp_path / name}" for name in texts]

    return write


def test_a_match_is_printed_with_its_explanation(files, capsys):
    call_command("match", *files(pattern='{"a": [{"prefix": "x"}]}', event='{"a": "xy"}'))

    printed = json.loads(capsys.readouterr().out)
    assert printed["verdict"] == "match"
    assert printed["explanation"] == 'Match: a = "xy", which starts with "x".'


def test_no_match_exits_with_1(files, capsys):
    with pytest.raises(SystemExit) as exit_:
        call_command("match", *files(pattern='{"a": [1]}', event='{"a": true}'))

    assert exit_.value.code == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == "no-match"


def test_an_invalid_pattern_exits_with_2_and_says_where(files, capsys):
    with pytest.raises(SystemExit) as exit_:
        call_command("match", "--language=sns-attributes", *files(pattern='{"a": {"b": [1]}}', event="{}"))

    printed = json.loads(capsys.readouterr().out)
    assert (exit_.value.code, printed["verdict"]) == (2, "invalid")
    assert (printed["detail"]["code"], printed["detail"]["column"]) == ("pattern.sns_nested", 7)


def test_cases_get_a_verdict_each_in_order(files, capsys):
    cases = [
        {"id": "one", "language": "eventbridge", "pattern": '{"a": [1]}', "event": '{"a": 1.0}'},
        {"id": "two", "language": "sns-body", "pattern": '{"a": ["x"]}', "event": "plain text"},
        {"id": "three", "language": "eventbridge", "pattern": "{", "event": "{}"},
    ]

    call_command("match", *files(cases="\n".join(map(json.dumps, cases))))

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"id": "one", "verdict": "match"},
        {"id": "two", "verdict": "no-match"},
        {"id": "three", "verdict": "invalid"},
    ]


def test_a_line_that_is_no_case_is_wrong_input(files):
    with pytest.raises(CommandError) as error:
        call_command("match", *files(cases='{"id": 1}'))

    assert error.value.returncode == 2
    assert "line 1" in str(error.value)


def test_files_may_begin_with_a_byte_order_mark(files, capsys):
    call_command("match", *files(pattern='\ufeff{"a": [1]}', event='\ufeff{"a": 1}'))

    assert json.loads(capsys.readouterr().out)["verdict"] == "match"


def test_a_file_that_is_not_there_is_wrong_input():
    with pytest.raises(CommandError) as error:
        call_command("match", "--pattern=/no/pattern", "--event=/no/event")

    assert (error.value.returncode, str(error.value)) == (2, "/no/pattern cannot be read: No such file or directory.")
