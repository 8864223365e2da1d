"""The corpus: what AWS, event-ruler, moto and localstack decided."""

from collections import Counter

from tests.modeler.core.patterns import corpus

ARGUED: dict[str, str] = {}
"""Record id → why we decide otherwise. Empty: we agree with every record."""


def test_every_record_of_the_corpus_gets_its_verdict():
    records = corpus.records()

    misses = {
        record["id"]
        for record in records
        if corpus.verdict(record["language"], record["pattern"], record["event"]) != record["expected"]
    }

    assert len(records) == 1567
    assert misses == set(ARGUED)


def test_the_copy_in_the_project_is_the_shared_corpus():
    shared = corpus.shared_records()

    assert corpus.copied_records() == (corpus.copied_records() if shared is None else shared)


def test_no_miss_is_argued_away_that_aws_itself_validated():
    validated = {record["id"] for record in corpus.records() if record["basis"] == "aws-validated"}

    assert not validated & set(ARGUED)


def test_the_explanation_of_every_valid_record_agrees_with_its_verdict():
    told = Counter()
    for record in corpus.records():
        if record["expected"] == "invalid":
            continue
        scope = corpus.SCOPES.get(record["language"])
        pattern = (
            corpus.EventPattern.parse(record["pattern"])
            if scope is None
            else corpus.FilterPolicy.parse(record["pattern"], scope)
        )
        told[pattern.explain(record["event"]).verdict == record["expected"]] += 1

    assert told == {True: 1370}
