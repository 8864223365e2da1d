"""One table for all rules: a model that breaks the rule, and one that just does not."""

from typing import Any

import pytest

from modeler.core.checks.catalogue import RULES
from modeler.core.checks.run import before_export, run_checks
from modeler.core.kernel.findings import Severity
from modeler.core.snapshot.kinds import DownstreamRight, DownstreamRole, UpstreamRole
from tests.builders.models import a_board, a_model

OHS, PL = UpstreamRole.OPEN_HOST_SERVICE, UpstreamRole.PUBLISHED_LANGUAGE
CF, ACL = DownstreamRole.CONFORMIST, DownstreamRole.ANTICORRUPTION_LAYER
UD, CS, P, SK, SW = "upstream_downstream", "customer_supplier", "partnership", "shared_kernel", "separate_ways"
FIELDS = {"type": "object", "properties": {"total": {"type": "number"}}}

Model = dict[str, Any]


def elements(*rows: str) -> list[tuple[str, str, str]]:
    """Read "event: Order placed @ Sales" as rows."""
    parsed = [row.partition(": ") for row in rows]
    return [(kind, *_placed(rest)) for kind, _, rest in parsed]


def _placed(text: str) -> tuple[str, str]:
    name, _, context = text.partition(" @ ")
    return name, context


def edge(kind: str, **roles: Any) -> Model:
    return {"contexts": ["A", "B"], "relationships": [("A", kind, "B", roles)]}


def reaction(*relationships: tuple[Any, ...], **more: Any) -> Model:
    """B reacts to an event of A, under these relationships."""
    return {
        "contexts": ["A", "B"],
        "elements": elements("event: Order placed @ A", "policy: Whenever order placed, bill @ B"),
        "subscriptions": [("Order placed", "Whenever order placed, bill")],
        "relationships": relationships,
        **more,
    }


def pinned(versions: str) -> Model:
    """B reacts to these versions of an event of which the first is released."""
    pair = ("Order placed", "Whenever order placed, bill", {"versions": versions})
    released = {"schemas": {"Order placed": FIELDS}, "versions": [("Order placed", FIELDS)]}
    return reaction(published(), **released, subscriptions=[pair])


def mud(**roles: Any) -> Model:
    return {"contexts": {"A": {"is_big_ball_of_mud": True}, "B": {}}, "relationships": [("A", UD, "B", roles)]}


def process(*rows: str, flows: list[tuple[str, str]]) -> Model:
    return {"contexts": ["A", "B"], "elements": elements(*rows), "flows": flows}


def on_board(level: str, *notes: tuple[Any, ...], **more: Any) -> Model:
    """A wall with these notes, each of a model kind an element of the same name."""
    shown = [note for note in notes if note[0] not in ("hotspot", "label")]
    return {"elements": [(note[0], note[1], "") for note in shown], "boards": [a_board(level, *notes, **more)]}


def happened(count: int) -> list[tuple[Any, ...]]:
    return [("event", f"Thing number {number} happened", number * 200, 0) for number in range(count)]


def an_aggregate_that_takes(mine: int, *, of: int) -> Model:
    commands = [f"Do thing {number}" for number in range(of)]
    rows = elements("aggregate: Order", *(f"command: {name}" for name in commands))
    return {"elements": rows, "flows": [(name, "Order") for name in commands[:mine]]}


def abroad(*relationships: tuple[str, str, str]) -> Model:
    """An external system of B follows an event of A, under these relationships."""
    return {
        "contexts": ["A", "B"],
        "elements": elements("event: Order placed @ A", "external_system: Bank @ B"),
        "flows": [("Order placed", "Bank")],
        "relationships": relationships,
    }


def reacts(event: str) -> Model:
    return {"subscriptions": [(event, "Whenever informed, bill")]}


def heard(event: str) -> list[tuple[str, str, str]]:
    return elements(f"event: {event} @ A", "policy: Whenever informed, bill @ B")


def published() -> tuple[Any, ...]:
    """A stands upstream of B and publishes its language."""
    return ("A", UD, "B", {"upstream_roles": [PL]})


def translated(*, into: str = "Order received", fields: Model | None = None, **roles: Any) -> Model:
    """B reacts to an event of A by raising another, under these roles; both have a total that is always there."""
    policy = "Whenever order placed, receive it"
    schema = {**FIELDS, "required": ["total"]}
    return {
        "contexts": ["A", "B"],
        "elements": elements("event: Order placed @ A", f"policy: {policy} @ B", "event: Order received @ B"),
        "subscriptions": [("Order placed", policy)],
        "translations": [("Order placed", policy, into, fields if fields is not None else {"total": "total"})],
        "relationships": [("A", UD, "B", {"downstream_roles": [ACL], **roles})],
        "schemas": {"Order placed": schema, "Order received": schema},
    }


def exposing(context: str) -> Model:
    """A exposes an event of a context to B."""
    more = {"exposed": ["Order placed"]}
    return {"elements": elements(f"event: Order placed @ {context}"), **edge(UD, **more)}


PIVOTAL = {"is_pivotal": True}
CASES: list[tuple[str, Model, Model]] = [
    ("ES101", {"elements": elements("event: Place order")}, {"elements": elements("event: Order placed")}),
    (
        "ES102",
        {"contexts": ["A"], "elements": elements("event: Order placed @ A", "event: OrderPlaced @ A")},
        {"contexts": ["A", "B"], "elements": elements("event: Order placed @ A", "event: OrderPlaced @ B")},
    ),
    (
        "ES103",
        process("event: Order placed", "command: Bill", flows=[("Order placed", "Bill")]),
        process(
            "event: Order placed",
            "policy: Whenever placed, bill",
            "command: Bill",
            flows=[("Order placed", "Whenever placed, bill"), ("Whenever placed, bill", "Bill")],
        ),
    ),
    (
        "ES104",
        process("command: Place order", flows=[]),
        process("actor: Customer", "command: Place order", flows=[("Customer", "Place order")]),
    ),
    (
        "ES105",
        process("event: Order placed", "command: Place order", flows=[]),
        process("event: Order placed", "command: Place order", flows=[("Place order", "Order placed")]),
    ),
    (
        "ES106",
        process("aggregate: Order", "command: Place", "event: Order placed", flows=[("Place", "Order placed")]),
        process(
            "aggregate: Order",
            "command: Place",
            "event: Order placed",
            flows=[("Place", "Order"), ("Order", "Order placed")],
        ),
    ),
    (
        "ES107",
        process("actor: Clerk", "command: Approve", flows=[("Clerk", "Approve")]),
        process(
            "actor: Clerk",
            "command: Approve",
            "read_model: Open claims",
            flows=[("Clerk", "Approve"), ("Open claims", "Clerk")],
        ),
    ),
    (
        "ES108",
        process("policy: Whenever placed, bill", "command: Bill", flows=[("Whenever placed, bill", "Bill")]),
        process("policy: Every night, bill", "command: Bill", flows=[("Every night, bill", "Bill")]),
    ),
    (
        "ES109",
        on_board(
            "design",
            ("event", "Order placed", 500, 0),
            ("event", "Order paid", 379, 0),
            arrows=[("Order placed", "Order paid")],
        ),
        on_board(
            "design",
            ("event", "Order placed", 500, 0),
            ("event", "Order paid", 381, 0),
            arrows=[("Order placed", "Order paid")],
        ),
    ),
    (
        "ES110",
        on_board("big_picture", ("event", "Order placed", 0, 0, PIVOTAL), ("actor", "Customer", 0, 181)),
        on_board("big_picture", ("event", "Order placed", 0, 0, PIVOTAL), ("actor", "Customer", 0, 180)),
    ),
    ("ES111", an_aggregate_that_takes(4, of=6), an_aggregate_that_takes(3, of=6)),
    (
        "ES112",
        on_board("big_picture", *happened(31)),
        on_board("big_picture", *happened(31), ("hotspot", "Who pays?", 0, 300)),
    ),
    (
        "ES113",
        on_board("big_picture", ("event", "Order placed"), ("command", "Place order")),
        on_board("process", ("event", "Order placed"), ("command", "Place order")),
    ),
    (
        "ES114",
        {"contexts": ["A"], "elements": elements("event: KYC check passed @ A"), "terms": [("A", "Order")]},
        {"contexts": ["A"], "elements": elements("event: KYC check passed @ A"), "terms": [("A", "KYC")]},
    ),
    ("ES115", abroad(), abroad(("A", UD, "B"))),
    (
        "EVT501",
        process("aggregate: Order @ A", "aggregate: Bill @ B", "event: Paid @ A", flows=[("Bill", "Paid")]),
        process("aggregate: Order @ A", "aggregate: Bill @ B", "event: Paid @ A", flows=[("Order", "Paid")]),
    ),
    (
        "EVT511",
        reaction(
            ("A", UD, "B"),
            elements=elements("event: Place order @ A", "policy: Whenever placed, bill @ B"),
            subscriptions=[("Place order", "Whenever placed, bill")],
        ),
        reaction(
            elements=elements("event: Place order @ A", "policy: Whenever placed, bill @ A"),
            subscriptions=[("Place order", "Whenever placed, bill")],
        ),
    ),
    (
        "EVT512",
        {"contexts": ["Sales", "Shipping"], "elements": elements("event: NotifyShipping @ Sales")},
        {"contexts": ["Sales", "Shipping"], "elements": elements("event: NotifyCustomer @ Sales")},
    ),
    (
        "CMD521",
        process("command: Pay", "aggregate: Bill", "aggregate: Order", flows=[("Pay", "Bill"), ("Pay", "Order")]),
        process("command: Pay", "aggregate: Bill", "aggregate: Order", flows=[("Pay", "Bill")]),
    ),
    (
        "CMD522",
        process("command: Pay", "aggregate: Bill", flows=[]),
        process("command: Pay", "aggregate: Bill", flows=[("Pay", "Bill")]),
    ),
    (
        "EVT513",
        reaction(elements=heard("B informed"), **reacts("B informed")),
        reaction(elements=heard("Order placed"), **reacts("Order placed")),
    ),
    ("FLOW205", reaction(published()), reaction(published(), schemas={"Order placed": FIELDS})),
    ("SCH301", reaction(("A", UD, "B")), reaction(published(), schemas={"Order placed": FIELDS})),
    ("CMD523", {"elements": elements("command: Order placed")}, {"elements": elements("command: Place order")}),
    ("FLOW201", reaction(("B", UD, "A")), reaction(("A", UD, "B"))),
    ("FLOW202", reaction(("A", SK, "B")), reaction(("A", SK, "B"), schemas={"Order placed": FIELDS})),
    ("FLOW203", reaction(("A", SW, "B")), reaction(("B", P, "A"))),
    ("FLOW204", reaction(), reaction(("A", CS, "B"))),
    ("MAP001", edge(UD, upstream_roles=[CF]), edge(UD, upstream_roles=[PL])),
    ("MAP002", edge(UD, downstream_roles=[PL]), edge(UD, downstream_roles=[CF])),
    ("MAP003", edge(UD, downstream_roles=[CF, ACL]), edge(UD, downstream_roles=[ACL])),
    ("MAP004", edge(P, upstream_roles=[PL]), edge(P)),
    ("MAP005", edge(CS, downstream_roles=[CF]), edge(UD, downstream_roles=[CF])),
    ("MAP006", edge(CS, upstream_roles=[OHS, PL]), edge(CS, upstream_roles=[PL])),
    ("MAP007", edge(CS, downstream_roles=[ACL]), edge(UD, downstream_roles=[ACL])),
    ("FLOW206", translated(downstream_roles=[CF]), translated()),
    ("FLOW207", reaction(("A", UD, "B", {"downstream_roles": [ACL]})), translated()),
    ("SCH303", pinned(">=2"), pinned(">=1 <2")),
    ("SCH302", translated(fields={}), translated(fields={"total": (0,)})),
    ("EVT502", translated(into="Order placed"), translated()),
    ("MAP012", exposing("B"), exposing("A")),
    ("MAP010", {"contexts": ["A"], "relationships": [("A", UD, "A")]}, edge(UD)),
    ("MAP011", {"contexts": ["A"], "relationships": [("A", UD, "B")]}, edge(UD)),
    (
        "MAP015",
        {"contexts": ["A", "B"], "relationships": [("A", SW, "B"), ("A", UD, "B")]},
        {"contexts": ["A", "B", "C"], "relationships": [("A", SW, "B"), ("A", UD, "C")]},
    ),
    (
        "MAP016",
        {"contexts": {"A": {"is_external": True}, "B": {}}, "relationships": [("A", P, "B")]},
        {"contexts": {"A": {"is_external": True}, "B": {}}, "relationships": [("A", SW, "B")]},
    ),
    (
        "MAP017",
        {"contexts": ["A", "B"], "relationships": [("A", UD, "B"), ("B", UD, "A")]},
        {"contexts": ["A", "B"], "relationships": [("A", UD, "B"), ("A", CS, "B")]},
    ),
    ("MAP018", mud(), mud(downstream_roles=[ACL])),
    ("MAP019", mud(upstream_roles=[PL], downstream_roles=[ACL]), mud(downstream_roles=[ACL])),
    (
        "MAP020",
        {"contexts": ["A", "B", "C"], "relationships": [("A", UD, "B"), ("B", UD, "C"), ("C", CS, "A")]},
        {"contexts": ["A", "B", "C"], "relationships": [("A", UD, "B"), ("B", UD, "C"), ("C", P, "A")]},
    ),
    (
        "MAP021",
        {"contexts": ["A", "B", "C"], "relationships": [("A", SK, "B"), ("B", SK, "C")]},
        {"contexts": ["A", "B", "C"], "relationships": [("A", SK, "B"), ("B", SK, "C"), ("C", SK, "A")]},
    ),
    ("MAP022", edge(UD, upstream_roles=[OHS]), edge(UD, upstream_roles=[OHS, PL])),
]


@pytest.mark.parametrize(("code", "broken", "sound"), CASES, ids=[case[0] for case in CASES])
def test_a_model_that_breaks_a_rule_gets_its_finding_and_one_that_just_does_not_gets_none(
    code: str, broken: Model, sound: Model
):
    findings = [finding for finding in run_checks(a_model(**broken)) if finding.code == code]

    assert findings
    assert all(finding.problem and finding.fix and finding.where for finding in findings)
    assert {finding.severity for finding in findings} == {RULES[code].severity}
    assert code not in [finding.code for finding in run_checks(a_model(**sound))]


def test_every_rule_of_the_catalogue_stands_in_the_table():
    assert {case[0] for case in CASES} == set(RULES)


def test_no_check_finds_anything_in_an_empty_model():
    assert run_checks(a_model()) == ()


def test_a_wall_of_events_alone_lacks_nothing():
    snapshot = a_model(elements=elements("event: Order placed", "event: Order shipped"))

    assert run_checks(snapshot) == ()


@pytest.mark.parametrize(
    ("right", "severity"),
    [
        (None, Severity.INFO),
        ("influencer", Severity.INFO),
        ("veto_right", Severity.WARNING),
        ("decision_maker", Severity.WARNING),
        ("monopolist", Severity.WARNING),
    ],
)
def test_a_layer_of_a_customer_that_may_refuse_is_a_warning(right: str | None, severity: Severity):
    model = edge(CS, downstream_roles=[ACL], downstream_right=right and DownstreamRight(right))

    assert [(finding.code, finding.severity) for finding in run_checks(a_model(**model))] == [("MAP007", severity)]


def test_conforming_to_a_big_ball_of_mud_is_an_error():
    findings = run_checks(a_model(**mud(downstream_roles=[CF])))

    assert [(finding.code, finding.severity) for finding in findings] == [("MAP018", Severity.ERROR)]


@pytest.mark.parametrize(
    ("relationship", "codes"),
    [(("B", UD, "A"), []), (("A", UD, "B"), ["FLOW201"]), (("A", P, "B"), []), (("A", SW, "B"), ["FLOW203"])],
)
def test_a_command_flows_up(relationship: tuple[str, str, str], codes: list[str]):
    snapshot = a_model(
        contexts=["A", "B"],
        elements=elements("policy: Whenever placed, bill @ A", "command: Bill @ B"),
        flows=[("Whenever placed, bill", "Bill")],
        relationships=[relationship],
    )

    findings = [finding.code for finding in run_checks(snapshot) if finding.code.startswith("FLOW")]

    assert findings == codes


def test_an_arrow_and_its_subscription_are_one_crossing():
    model = reaction(flows=[("Order placed", "Whenever order placed, bill")])

    findings = [finding for finding in run_checks(a_model(**model)) if finding.code == "FLOW204"]

    assert len(findings) == 1
    assert findings[0].problem == (
        "B reacts to “Order placed” of A, but the context map shows no relationship between the two."
    )
    assert findings[0].fix == "Add a relationship with A upstream of B, or a Partnership."


def test_a_wrong_tense_names_the_better_name():
    findings = run_checks(a_model(elements=elements("event: Create order")))

    assert [(finding.code, finding.severity) for finding in findings] == [("ES101", Severity.WARNING)]
    assert findings[0].problem == "“Create order” asks for something (imperative); an event says what happened."
    assert findings[0].fix == "Rename it to “Order created”."


def language(name: str, *terms: tuple[str, Model]) -> Model:
    """An event of this name in Sales, whose language has these terms."""
    rows = [("Sales", word, more) for word, more in terms]
    return {"contexts": ["Sales"], "elements": elements(f"event: {name} @ Sales"), "terms": rows}


CUSTOMER = ("Customer", {"synonyms": ("Buyer",), "forbidden": ("Client", "CRM record")})
WORDS = [
    ("ClientsRegistered", [CUSTOMER], ["warning: “ClientsRegistered” says “Clients”, a word that Sales avoids."]),
    ("CRM records merged", [CUSTOMER], ["warning: “CRM records merged” says “CRM records”, a word that Sales avoids."]),
    ("Buyer registered", [CUSTOMER], ["hint: “Buyer registered” says “Buyer” for what Sales calls “Customer”."]),
    ("Customer registered", [CUSTOMER], []),
    ("Clientele registered", [CUSTOMER], []),
    (
        "Order placed",
        [CUSTOMER, ("Buyers", {})],
        ["hint: “Buyer” stands with “Customer” in Sales, and with “Buyers” as well."],
    ),
    (
        "Order placed",
        [CUSTOMER, ("Account", {"synonyms": ("client",)})],
        ["hint: “Client” stands with “Customer” in Sales, and with “Account” as well."],
    ),
    (
        "Order placed",
        [("Order", {"meaning": "A wish to buy."}), ("Request", {"meaning": "a wish to buy"})],
        ["hint: Sales has 2 words for one meaning: “Order”, “Request”."],
    ),
    ("Order placed", [("Order", {"meaning": ""}), ("Request", {"meaning": ""})], []),
]


@pytest.mark.parametrize(("name", "terms", "said"), WORDS)
def test_a_language_has_one_word_for_one_thing(name: str, terms: list[tuple[str, Model]], said: list[str]):
    findings = run_checks(a_model(**language(name, *terms)))

    assert [f"{one.severity.value}: {one.problem}" for one in findings if one.code == "ES114"] == said


def test_a_word_to_avoid_names_the_right_one_and_leads_to_the_note():
    findings = run_checks(a_model(**language("Client registered", CUSTOMER)))

    (finding,) = [one for one in findings if one.code == "ES114"]
    assert finding.fix == "Say “Customer”."
    assert [(place.kind, place.name) for place in finding.where] == [
        ("element", "Client registered"),
        ("context", "Sales"),
    ]


def test_a_word_that_one_context_avoids_may_be_said_in_another():
    words = {"contexts": ["Sales", "Legal"], "terms": [("Sales", *CUSTOMER), ("Legal", "Case")]}

    findings = run_checks(a_model(**words, elements=elements("event: Client registered @ Legal")))

    assert "ES114" not in {finding.code for finding in findings}


def test_a_circle_is_shown_once_with_its_path():
    model = {
        "contexts": ["A", "B", "C"],
        "relationships": [("A", UD, "B"), ("B", UD, "C"), ("C", UD, "A")],
    }

    findings = run_checks(a_model(**model))

    assert len(findings) == 1
    assert sorted(
        findings[0].problem.removeprefix("Upstream and downstream run in a circle: ").rstrip(".").split(" → ")
    )[1:] in (["A", "B", "C"], ["B", "B", "C"], ["B", "C", "C"])


def test_thirty_events_without_a_hotspot_are_not_many_yet():
    findings = run_checks(a_model(**on_board("big_picture", *happened(30))))

    assert findings == ()


def test_a_marked_loop_may_point_back_in_time():
    notes = [("event", "Order placed", 500, 0), ("event", "Order paid", 0, 0)]

    findings = run_checks(a_model(**on_board("design", *notes, loops=[("Order placed", "Order paid")])))

    assert findings == ()


def test_a_pivotal_event_whose_actor_is_joined_by_an_arrow_is_not_alone():
    model = on_board("big_picture", ("event", "Order placed", 0, 0, PIVOTAL), ("actor", "Customer", 900, 0))

    findings = run_checks(a_model(**model, flows=[("Customer", "Order placed")]))

    assert findings == ()


def test_a_model_of_few_commands_has_no_giant_yet():
    codes = {finding.code for finding in run_checks(a_model(**an_aggregate_that_takes(5, of=5)))}

    assert "ES111" not in codes


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        ("big_picture", ["ES113"]),
        ("process", ["ES103", "ES104", "ES105"]),
        ("design", ["CMD522", "ES103", "ES104", "ES105", "ES106"]),
    ],
)
def test_each_level_asks_only_what_it_is_about(level: str, codes: list[str]):
    model = on_board(
        level,
        ("event", "Order placed"),
        ("command", "Bill order"),
        ("event", "Order billed"),
        ("command", "Ship order"),
        ("aggregate", "Order"),
    )
    flows = [("Order placed", "Bill order"), ("Bill order", "Order billed")]

    findings = run_checks(a_model(**model, flows=flows))

    assert sorted({finding.code for finding in findings}) == codes


def test_events_that_people_have_told_apart_may_share_a_name():
    rows = elements("event: Order placed", "event: OrderPlaced", "event: order_placed")
    some = a_model(elements=rows, distinctions=[("0", "1"), ("1", "2")])
    all_pairs = a_model(elements=rows, distinctions=[("0", "1"), ("1", "2"), ("0", "2")])

    assert [finding.code for finding in run_checks(some)] == ["ES102"]
    assert run_checks(all_pairs) == ()


def test_a_hint_about_the_session_never_stops_an_export():
    findings = before_export(run_checks(a_model(**on_board("big_picture", *happened(31)))))

    assert [(finding.code, finding.severity) for finding in findings] == [("ES112", Severity.HINT)]


def at_every_version(*schemas: Model) -> list[str]:
    """What is said of a translation whose foreign event has these released versions."""
    model = translated() | {"versions": [("Order placed", schema) for schema in schemas]}
    return [finding.code for finding in run_checks(a_model(**model)) if finding.code == "SCH302"]


@pytest.mark.parametrize(
    ("schemas", "codes"),
    [
        ([{**FIELDS, "required": ["total"]}], []),
        ([FIELDS], ["SCH302"]),
        ([{**FIELDS, "required": ["total"]}, {"type": "object", "properties": {}}], ["SCH302"]),
    ],
    ids=["always there", "once optional", "once unknown"],
)
def test_a_mapping_is_total_where_every_version_has_the_field(schemas: list[Model], codes: list[str]):
    assert at_every_version(*schemas) == codes


NESTED = {
    "type": "object",
    "properties": {
        "customer": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
    "required": ["customer"],
}


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"customer": "customer"}, []),
        ({"customer.city": "customer.city"}, []),
        ({"customer.city": "customer.street"}, ["SCH302"]),
        ({"customer": "buyer"}, ["SCH302"]),
    ],
    ids=["whole", "field by field", "unknown field", "unknown object"],
)
def test_an_object_is_mapped_whole_or_field_by_field(fields: Model, codes: list[str]):
    model = translated(fields=fields) | {"schemas": {"Order placed": NESTED, "Order received": NESTED}}

    assert [finding.code for finding in run_checks(a_model(**model)) if finding.code == "SCH302"] == codes


def test_a_policy_that_draws_an_arrow_to_a_foreign_event_raises_it():
    model = reaction(("A", P, "B"), flows=[("Whenever order placed, bill", "Order placed")])

    findings = [finding for finding in run_checks(a_model(**model)) if finding.code == "EVT502"]

    assert [finding.problem for finding in findings] == [
        "“Whenever order placed, bill” of B raises “Order placed”, which belongs to A."
    ]
