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
