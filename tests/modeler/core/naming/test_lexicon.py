"""The lexicon of verb forms."""

import pytest

from modeler.core.naming.lexicon import english


@pytest.mark.parametrize(
    ("lemma", "participle"),
    [
        ("place", "placed"), ("ship", "shipped"), ("cancel", "cancelled"), ("apply", "applied"), ("play", "played"),
        ("model", "modeled"), ("embed", "embedded"), ("feed", "fed"), ("onboard", "onboarded"), ("run", "run"),
    ],
)  # fmt: skip
def test_a_participle_leads_back_to_its_verb(lemma: str, participle: str):
    assert english().participle_of(lemma) == participle
    if participle not in ("run",):
        assert english().lemma_of_past(participle) == lemma


@pytest.mark.parametrize(
    "word", ["feed", "seed", "need", "speed", "breed", "weed", "embed", "hundred", "naked", "unpaid"]
)
def test_words_that_only_look_like_a_past_are_none(word: str):
    assert english().lemma_of_past(word) == ""


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("shipping", "ship"), ("creating", "create"), ("dying", "die"), ("setting", "set"), ("string", "")],
)
def test_a_gerund_leads_back_to_its_verb(word: str, lemma: str):
    assert english().lemma_of_gerund(word) == lemma


@pytest.mark.parametrize(("word", "lemma"), [("ships", "ship"), ("tries", "try"), ("passes", "pass"), ("class", "")])
def test_a_third_person_leads_back_to_its_verb(word: str, lemma: str):
    assert english().lemma_of_third_person(word) == lemma
