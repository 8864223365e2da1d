"""The words that a domain's names are judged by: stored, heeded by the checks, and handed to the browser."""

import json
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client

from modeler.core.intents.model import AddElement
from modeler.core.intents.naming import ChooseNameWords
from modeler.core.kernel.errors import Invalid
from modeler.core.naming.words import NameWords
from modeler.core.snapshot.kinds import ElementKind
from modeler.services.findings import findings_of
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def test_a_domains_words_change_what_the_checks_say_of_its_names():
    a = a_domain()
    for name in ("Reserved", "OrderPlaced", "DriverLeft"):
        a.do(AddElement, element_id=uuid4(), kind=ElementKind.EVENT, name=name)
    before = _misnamed(a)

    a.do(ChooseNameWords, verbs=("zap", "yeet"), needs_subject=True)
    a.do(ChooseNameWords, nouns=("left",))

    assert snapshot_of(_again(a)).domain.name_words == NameWords(
        frozenset({"zap", "yeet"}), frozenset({"left"}), needs_subject=True
    )
    assert ("“Reserved”" in before, "“OrderPlaced”" in before, "“DriverLeft”" in before) == (False, False, False)
    now = _misnamed(a)
    assert ("“Reserved”" in now, "“OrderPlaced”" in now, "“DriverLeft”" in now) == (True, False, True)


@pytest.mark.parametrize("word", ["Two words", "Upper", "", "x1", "a" * 51])
def test_what_is_no_single_small_word_is_refused(word: str):
    with pytest.raises(Invalid, match="no single word"):
        ChooseNameWords(id=uuid4(), domain_id=uuid4(), verbs=(word,))


def test_the_form_keeps_the_lists_and_every_page_hands_them_to_the_browser(client: Client):
    a = a_domain()
    client.force_login(a.user)

    form = {"verbs": "yeet, Zap\nyeet", "nouns": "shed", "needs_subject": "on"}
    assert client.post(f"/d/{a.domain.slug}/language/names/", form).status_code == 302

    words = {"verbs": ["yeet", "zap"], "nouns": ["shed"], "needsSubject": True}
    page = client.get(f"/d/{a.domain.slug}/events/").content.decode()
    assert json.dumps(words).replace('"', "&quot;") in page


def test_the_command_judges_by_a_domains_words_where_it_is_named(tmp_path: Path):
    a = a_domain()
    a.do(ChooseNameWords, nouns=("left",))
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"name": "DriverLeft"}\n')

    assert _judged(cases) == [True]
    assert _judged(cases, domain=a.domain.slug) == [False]


def _judged(cases: Path, **options: str) -> list[bool]:
    out = StringIO()
    call_command("names", cases=str(cases), stdout=out, **options)
    return [json.loads(line)["past_tense"] for line in out.getvalue().splitlines()]


def _misnamed(a: ADomain) -> str:
    return " ".join(finding.problem for finding in findings_of(_again(a)) if finding.code == "ES101")


def _again(a: ADomain):
    a.domain.refresh_from_db()
    return a.domain
