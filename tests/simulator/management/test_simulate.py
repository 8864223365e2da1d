"""`manage.py simulate`: the same seed gives the same bytes; wrong input ends with status 2."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.builders.runs import a_model

pytestmark = pytest.mark.django_db


def _bytes(path, slug, **options):
    call_command("simulate", slug, records=path, stdout=StringIO(), **options)
    return path.read_bytes()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    slug = a_model().domain.slug

    one, same = (_bytes(tmp_path / name, slug, seed=4) for name in ("a", "b"))
    other = _bytes(tmp_path / "c", slug, seed=5)

    assert one == same
    assert one != other


def test_each_line_is_a_record_and_the_last_is_before_the_end_asked_for(tmp_path):
    lines = _bytes(tmp_path / "run.jsonl", a_model().domain.slug, until=10).decode().splitlines()

    records = [json.loads(line) for line in lines]
    assert [record["id"] for record in records] == list(range(len(records)))
    assert records[-1]["time"] <= 10_000_000


@pytest.mark.parametrize("options", [{"scenario": "missing"}, {"until": -1.0}, {"until": float("nan")}])
def test_wrong_input_ends_with_status_2(tmp_path, options):
    slug = a_model().domain.slug

    with pytest.raises(CommandError) as refused:
        _bytes(tmp_path / "run.jsonl", slug, **options)

    assert refused.value.returncode == 2


def test_a_domain_that_is_not_there_ends_with_status_2(tmp_path):
    with pytest.raises(CommandError) as refused:
        _bytes(tmp_path / "run.jsonl", "nowhere")

    assert refused.value.returncode == 2


def _expecting(tmp_path, *expectations):
    path = tmp_path / "expected.json"
    path.write_text(json.dumps({"expectations": expectations}))
    return path


def test_expectations_that_are_met_are_told(tmp_path):
    told = StringIO()
    expected = _expecting(
        tmp_path, {"name": "Orders go out", "when": {"raised": "*"}, "then": {"published": "*"}, "within": 60}
    )

    call_command("simulate", a_model().domain.slug, expect=expected, stdout=told)

    assert "met: Orders go out (" in told.getvalue()


def test_an_expectation_that_is_not_met_ends_with_status_1(tmp_path):
    told = StringIO()
    expected = _expecting(tmp_path, {"name": "Silence", "never": {"raised": "*"}})

    with pytest.raises(CommandError) as unmet:
        call_command("simulate", a_model().domain.slug, expect=expected, stdout=told)

    assert unmet.value.returncode == 1
    assert "NOT MET: Silence" in told.getvalue()


@pytest.mark.parametrize("text", ["{", "[]", '{"expectations": [{"never": {"raised": "Nothing of ours"}}]}'])
def test_expectations_that_cannot_be_read_end_with_status_2(tmp_path, text):
    path = tmp_path / "expected.json"
    path.write_text(text)

    with pytest.raises(CommandError) as refused:
        call_command("simulate", a_model().domain.slug, expect=path, stdout=StringIO())

    assert refused.value.returncode == 2


def test_expectations_that_are_not_there_end_with_status_2(tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("simulate", a_model().domain.slug, expect=tmp_path / "none.json", stdout=StringIO())

    assert refused.value.returncode == 2
