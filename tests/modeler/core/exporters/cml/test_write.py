"""Our model → Context Mapper files, and back: what both can say survives; what only we can say is named."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from modeler.core.exporters.cml.write import cml_file, cml_text
from modeler.core.importers.cml.model import model_of
from modeler.core.importers.cml.read import read_file
from modeler.core.snapshot.kinds import DownstreamRight
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot

CORPUS = sorted((Path(__file__).parents[2] / "importers/cml/corpus").glob("*.cml"))
SEED = UUID(int=5)


def _read(text: str) -> Snapshot:
    return model_of(read_file(text), SEED)[0]


def _without_name(model: Snapshot) -> Snapshot:
    return replace(model, domain=replace(model.domain, name=""))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_model_of_every_corpus_file_comes_back_equal(path: Path):
    model = _read(path.read_text())

    again = _read(cml_text(model))

    assert _without_name(again) == _without_name(model)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_is_written_is_understood_word_for_word(path: Path):
    text = cml_text(_read(path.read_text()))

    lost = [one.problem for one in read_file(text).remarks]
    assert [problem for problem in lost if "groups" not in problem and "name" not in problem] == []


# Names that are keywords, hold escapes or look like operators: each must come back as it went.
NAMES = some.sampled_from("A B C Order Aggregate Entity X O command type Flow key _x a1 state event".split())  # noqa: SIM905
TEXTS = some.sampled_from(["", "x", 'say "no"', "back\\slash", "two\nlines", "// no comment", "{ } ;", "ä"])
TYPES = some.sampled_from(["String", "long", "List<Order>", "Set<String>", "Money", "a.b.C", "Map<String, Order>"])


@some.composite
def _files(draw: some.DrawFn) -> str:
    """A file in our own spelling; whatever it says, our model keeps."""
    contexts = draw(some.lists(NAMES, min_size=1, max_size=4, unique=True))
    lines = [_context(draw, name) for name in contexts]
    if len(contexts) > 1:
        edges = draw(some.lists(some.tuples(some.sampled_from(ARROWS), some.permutations(contexts)), max_size=4))
        rights = [draw(RIGHTS) if arrow in ASYMMETRIC else "" for arrow, _ in edges]
        drawn = (f"^{a} {arrow} ^{b} {right}" for (arrow, (a, b, *_)), right in zip(edges, rights, strict=True))
        lines.append("ContextMap M {" + "\n".join(drawn) + "}")
    return "\n".join(lines)


ASYMMETRIC = ["[U]->[D]", "[U,OHS,PL]->[D,CF]", "[U,S]->[D,C]", "[D,ACL]<-[U,PL]"]
ARROWS = [*ASYMMETRIC, "[P]<->[P]", "[SK]<->[SK]"]
RIGHTS = some.sampled_from(["", *(f"{{ downstreamRights = {right.name} }}" for right in DownstreamRight)])


def _context(draw: some.DrawFn, name: str) -> str:
    inside = [f"domainVisionStatement = {_quoted(draw(TEXTS))}"]
    for aggregate in draw(some.lists(NAMES, max_size=2, unique=True)):
        inside.append(_aggregate(draw, aggregate))
    return f"BoundedContext ^{name} {{\n" + "\n".join([*inside, _flow(draw)]) + "\n}"


def _aggregate(draw: some.DrawFn, name: str) -> str:
    parts = draw(some.lists(NAMES, max_size=3, unique=True))
    things = []
    for part in parts:
        attribute = some.tuples(TYPES, NAMES, some.booleans(), some.booleans())
        attributes = draw(some.lists(attribute, max_size=3, unique_by=lambda one: one[1]))
        lines = [f"{'- ' if ref else ''}{kind} ^{each}{' key' if key else ''}" for kind, each, ref, key in attributes]
        word = draw(some.sampled_from(["Entity", "ValueObject", "Service"]))
        things.append(f"{word} ^{part} {{ {'' if word == 'Service' else chr(10).join(lines)} }}")
    events = draw(some.lists(NAMES, max_size=2, unique=True))
    things += [f"DomainEvent ^{event} {{ {draw(TYPES)} ^{draw(NAMES)} nullable }}" for event in events]
    return f"Aggregate ^{name} {{ responsibilities = {_quoted(draw(TEXTS) or 'y')}\n" + "\n".join(things) + "\n}"


def _flow(draw: some.DrawFn) -> str:
    names = draw(some.lists(some.tuples(NAMES, NAMES), max_size=3))
    steps = [f"command ^{command} emits event ^{event}" for command, event in names]
    reactions = draw(some.lists(some.tuples(NAMES, NAMES), max_size=2))
    steps += [f"event ^{event} triggers command ^{command}" for command, event in reactions]
    return "Application { Flow F {\n" + "\n".join(steps) + "\n} }"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_files())
def test_import_of_export_is_the_same_model(text: str):
    model = _read(text)

    assert _without_name(_read(cml_text(model))) == _without_name(model)


def test_names_that_are_no_identifiers_are_told_and_what_has_no_words_is_named():
    model = a_snapshot(
        events=[("Sales Desk", "Order placed")],
        policies=[("Über-Billing", "Order placed")],
        contexts={"Über-Billing": {"is_external": True}},
        elements=[("read_model", "Open orders", "Sales Desk")],
    )

    file = cml_file(model)

    assert file.name == "orders.cml"
    assert "// Called SalesDesk here: Sales Desk" in file.text
    assert "// Called UberBilling here: Über-Billing" in file.text
    assert "// Not said here: Über-Billing is external" in file.text
    assert "// Not said here: 1 read model" in file.text
    assert "// Not said here: an arrow event → policy" in file.text
    assert sorted(context.name for context in _read(file.text).contexts) == ["SalesDesk", "UberBilling"]


def test_the_same_model_gives_the_same_text_in_whatever_order_its_rows_stand():
    model = _read(CORPUS[-1].read_text())
    turned = replace(model, elements=model.elements[::-1], flows=model.flows[::-1], contexts=model.contexts[::-1])

    assert cml_text(turned) == cml_text(model)
