"""The flows of the model become behaviour: who reacts how, and where everything begins."""

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.behaviour import Behaviour, Cause
from tests.builders.snapshots import a_snapshot, id_of


def behaviour_of(**model: object) -> Behaviour:
    return compile_snapshot(a_snapshot(**model)).definitions.behaviour  # type: ignore[arg-type]


def test_a_policy_sends_its_commands_and_an_aggregate_answers_with_an_event():
    behaviour = behaviour_of(
        events=[("Sales", "OrderPlaced"), ("Billing", "InvoiceSent")],
        policies=[("Billing", "OrderPlaced", {"name": "Bill"})],
        elements=[("command", "SendInvoice", "Billing"), ("aggregate", "Invoice", "Billing")],
        flows=[("Bill", "SendInvoice"), ("SendInvoice", "Invoice"), ("Invoice", "InvoiceSent")],
    )

    reaction, handling = behaviour.reactions[0], behaviour.handlings[0]
    assert reaction.commands == (id_of("command", "SendInvoice"),)
    assert handling.handler_id == id_of("aggregate", "Invoice")
    assert handling.outcomes == (id_of("event", "InvoiceSent"),)
    assert [source.name for source in behaviour.sources] == ["OrderPlaced"]


def test_each_command_of_an_aggregate_is_answered_by_the_events_that_echo_it():
    behaviour = behaviour_of(
        events=[("Sales", "OrderPlaced"), ("Sales", "OrderCancelled"), ("Sales", "OrderRejected")],
        elements=[
            ("command", "PlaceOrder", "Sales"),
            ("command", "CancelOrder", "Sales"),
            ("aggregate", "Order", "Sales"),
        ],
        flows=[
            ("PlaceOrder", "Order"),
            ("CancelOrder", "Order"),
            ("Order", "OrderPlaced"),
            ("Order", "OrderCancelled"),
            ("Order", "OrderRejected"),
        ],
    )

    outcomes = {handling.name: set(handling.outcomes) for handling in behaviour.handlings}
    assert outcomes == {
        "PlaceOrder": {id_of("event", "OrderPlaced"), id_of("event", "OrderRejected")},
        "CancelOrder": {id_of("event", "OrderCancelled"), id_of("event", "OrderRejected")},
    }


def test_a_command_of_an_actor_is_where_events_come_from():
    behaviour = behaviour_of(
        elements=[("command", "PlaceOrder", "Sales"), ("actor", "Customer")],
        flows=[("Customer", "PlaceOrder"), ("PlaceOrder", "OrderPlaced")],
    )

    (source,) = behaviour.sources
    assert (source.name, source.cause, source.is_command) == ("PlaceOrder", Cause.ACTOR, True)
    assert source.by == id_of("actor", "Customer")
    assert source.events == (id_of("event", "OrderPlaced"),)


def test_a_command_that_only_policies_send_is_no_source():
    behaviour = behaviour_of(
        events=[("Sales", "OrderPlaced")],
        policies=[("Billing", "OrderPlaced", {"name": "Bill"})],
        elements=[("command", "SendInvoice", "Billing")],
        flows=[("Bill", "SendInvoice")],
    )

    assert [source.name for source in behaviour.sources] == ["OrderPlaced"]


def test_an_event_that_nobody_causes_comes_from_nobody_and_one_of_a_system_from_it():
    behaviour = behaviour_of(
        events=[("Sales", "OrderPlaced"), ("Sales", "PaymentReceived")],
        elements=[("external_system", "Bank")],
        flows=[("Bank", "PaymentReceived")],
    )

    causes = {source.name: source.cause for source in behaviour.sources}
    assert causes == {"OrderPlaced": Cause.NOBODY, "PaymentReceived": Cause.EXTERNAL_SYSTEM}
