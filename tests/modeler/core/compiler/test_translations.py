"""An anticorruption layer: own words on the way where a rule can do it, else in the function; or it is told."""

import json
from dataclasses import replace

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.eventbridge import InputPath, Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.translations import Untranslatable, Word, translated
from modeler.core.exporters.cloudformation.handlers import handler_of
from modeler.core.kernel.ids import TranslationId
from modeler.core.snapshot.kinds import DownstreamRole, TargetKind, Transport
from modeler.core.snapshot.snapshot import Snapshot
from modeler.core.snapshot.translations import FieldMapping, Translation
from tests.builders.snapshots import a_snapshot, fields, id_of

ORDER = {
    "type": "object",
    "properties": {"total": {"type": "number"}, "note": {"type": "string"}, "buyer": fields(city="string")},
    "required": ["buyer", "total"],
}
RENAME = FieldMapping(target="amount", source="total")
PROJECT = FieldMapping(target="address.city", source="buyer.city")
CONSTANT = FieldMapping(target="currency", constant="EUR")
OPTIONAL = FieldMapping(target="remark", source="note")


def a_translator(*mappings: FieldMapping, roles=DownstreamRole.ANTICORRUPTION_LAYER, **chosen) -> Snapshot:
    """Return a model in which Billing takes orders for invoices."""
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER), ("Billing", "InvoiceDue", fields(amount="number"))],
        policies=[
            ("Billing", "OrderPlaced", {"name": "Translate", **chosen}),
            ("Billing", "InvoiceDue", {"name": "Send invoice"}),
        ],
        relationships=[("Sales", "Billing", {"downstream_roles": frozenset({roles})})],
        flows=[("Translate", "InvoiceDue")],
    )
    translation = Translation(
        id=TranslationId(id_of("translation", "1")),
        subscription_id=id_of("subscription", "Translate←OrderPlaced"),
        into_id=id_of("event", "InvoiceDue"),
        fields=mappings,
    )
    return replace(snapshot, translations=(translation,))


def translator(snapshot: Snapshot) -> tuple[Rule, Function | None]:
    definitions = compile_snapshot(snapshot).definitions
    subscription = id_of("subscription", "Translate←OrderPlaced")
    rule = next(each for each in definitions.of_type(Rule) if each.subscription_id == subscription)
    functions = [each for each in definitions.of_type(Function) if each.id == rule.target.resource]
    return rule, functions[0] if functions else None


def test_a_rule_renames_projects_and_adds_constants():
    rule, function = translator(a_translator(RENAME, PROJECT, CONSTANT))

    transformer = rule.target.transformer
    assert transformer.paths == (
        InputPath("v0", "$.detail.total"),
        InputPath("v1", "$.detail.buyer.city"),
        InputPath("correlation", "$.detail.metadata.correlationId"),
        InputPath("causation", "$.detail.metadata.eventId"),
    )
    assert transformer.template == (
        '{"address":{"city":<v1>},"amount":<v0>,"currency":"EUR","metadata":'
        '{"causationId":<causation>,"correlationId":<correlation>,"eventType":"InvoiceDue"}}'
    )
    assert rule.target.input_path == ""
    assert function.wordings[0].is_done_on_the_way is True


@pytest.mark.parametrize("source", ["note", "unknown", "buyer.name", "lines[].sku"])
def test_what_may_be_missing_is_left_to_the_function(source):
    rule, function = translator(a_translator(RENAME, FieldMapping(target="remark", source=source)))

    assert (rule.target.transformer, rule.target.input_path) == (None, "$.detail")
    assert function.wordings[0].words == (Word(target="amount", source="total"), Word(target="remark", source=source))


def test_a_translator_may_publish_its_own_events_and_nothing_else():
    definitions = compile_snapshot(a_translator(OPTIONAL)).definitions
    _, function = translator(a_translator(OPTIONAL))

    statements = definitions.get(Role, function.role).statements

    bus = function.wordings[0].bus
    assert Statement(("events:PutEvents",), bus) in statements
    assert {each.actions for each in statements} == {("events:PutEvents",), ("sqs:SendMessage",)}


def test_a_conformist_takes_the_event_as_it_is():
    rule, function = translator(a_translator(RENAME, roles=DownstreamRole.CONFORMIST))

    assert (rule.target.transformer, function.wordings) == (None, ())


@pytest.mark.parametrize(
    ("mappings", "chosen", "codes"),
    [
        ((RENAME,), {"target_kind": TargetKind.SQS}, []),
        ((OPTIONAL,), {"target_kind": TargetKind.SQS}, ["DEF516"]),
        ((RENAME,), {"target_kind": TargetKind.SQS, "transport": Transport.SNS}, ["DEF516"]),
        ((OPTIONAL,), {}, []),
    ],
)
def test_a_translation_that_nobody_does_is_told(mappings, chosen, codes):
    findings = compile_snapshot(a_translator(*mappings, **chosen)).findings

    assert [finding.code for finding in findings] == codes


def test_words_are_taken_from_where_they_lie():
    words = (
        Word(target="amount", source="total"),
        Word(target="address.city", source="buyer.city"),
        Word(target="currency", constant='"EUR"'),
    )

    own = translated(words, {"total": 5, "buyer": {"city": "Ulm"}})

    assert own == {"amount": 5, "address": {"city": "Ulm"}, "currency": "EUR"}


@pytest.mark.parametrize("fields_", [{}, {"buyer": None}, {"buyer": {}}])
def test_a_missing_field_makes_an_event_untranslatable(fields_):
    with pytest.raises(Untranslatable, match=r"buyer\.city"):
        translated((Word(target="city", source="buyer.city"),), fields_)


def test_the_deployed_function_says_the_same_as_the_model(monkeypatch):
    sent = []
    client = type("Client", (), {"put_events": lambda self, Entries: sent.extend(Entries)})
    monkeypatch.setitem(__import__("sys").modules, "boto3", type("boto3", (), {"client": lambda name: client()}))
    snapshot = a_translator(RENAME, PROJECT, CONSTANT, OPTIONAL)
    _, function = translator(snapshot)
    module: dict = {}
    exec(handler_of(function, compile_snapshot(snapshot).definitions), module)
    event = {"total": 5, "buyer": {"city": "Ulm"}, "note": "quick", "metadata": {"eventId": "1", "correlationId": "2"}}

    own = module["handler"](event, None)

    detail = json.loads(sent[0]["Detail"])
    metadata = detail.pop("metadata")
    assert detail == translated(function.wordings[0].words, event)
    assert (metadata["correlationId"], metadata["causationId"], metadata["eventType"]) == ("2", "1", "InvoiceDue")
    assert (sent[0]["EventBusName"], sent[0]["Source"], sent[0]["DetailType"]) == (
        "orders",
        "demo.billing",
        "InvoiceDue",
    )
    assert own["amount"] == 5
    with pytest.raises(KeyError, match="note"):
        module["handler"]({"total": 5, "buyer": {"city": "Ulm"}}, None)


def test_nothing_is_published_where_nobody_listens():
    _, function = translator(a_translator(OPTIONAL))

    assert isinstance(function.wordings[0].bus, str)
    assert function.wordings[0].topic is None
    assert LogicalId(function.wordings[0].bus).startswith("Bus")
