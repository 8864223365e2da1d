"""Decides what people ask of canvases and of the design of aggregates and policies."""

from dataclasses import fields

from modeler.core.intents.designs import DesignElement, FillCanvas
from modeler.core.intents.intent import Intent, Unset
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import Context, Design, Domain, Element
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Values
from modeler.services.handlers.rows import row_of

DESIGNED_KINDS = frozenset({ElementKind.AGGREGATE.value, ElementKind.POLICY.value})
_OF_AGGREGATES = ("parts", "invariants", "corrections")
_ELSEWHERE = frozenset({"id", "domain_id", "context_id", "element_id", "team"})


def fill_canvas(draft: Draft, caller: Caller, domain: Domain, intent: FillCanvas) -> None:
    """Write the fields that the intent names into the context's canvas."""
    context = row_of(Context, domain, intent.context_id)
    draft.update(context, canvas={**context.canvas, **_given(intent)})
    if not isinstance(intent.team, Unset):
        draft.update(context, team=intent.team)


def design_element(draft: Draft, caller: Caller, domain: Domain, intent: DesignElement) -> None:
    """Write the design that the intent names; the first makes the row."""
    element = row_of(Element, domain, intent.element_id)
    given = _given(intent)
    _require_fit(element, given)
    design = Design.objects.filter(pk=element.pk).first()
    _require_known_states({"states": design.states, "transitions": design.transitions, **given} if design else given)
    if design is None:
        draft.create(Design, id=element.pk, domain_id=domain.pk, **given)
    else:
        draft.update(design, **given)


def _given(intent: Intent) -> Values:
    """The properties that the intent sets, as JSON."""
    values = {field.name: getattr(intent, field.name) for field in fields(intent) if field.name not in _ELSEWHERE}
    return {name: to_plain(value) for name, value in values.items() if not isinstance(value, Unset)}


def _require_fit(element: Element, given: Values) -> None:
    where = f"element {element.pk}"
    if element.kind not in DESIGNED_KINDS:
        raise Invalid(f"A {element.kind} has no inside.", where=where, fix="Design an aggregate or a policy.")
    if element.kind == ElementKind.POLICY.value and any(given.get(name) for name in _OF_AGGREGATES):
        fix = "Give it states, transitions, examples and timers; design its aggregate."
        raise Invalid("A policy has no parts and keeps no rules.", where=where, fix=fix)
    if element.kind == ElementKind.AGGREGATE.value and given.get("timers"):
        raise Invalid("An aggregate has no timers.", where=where, fix="Give the timer to a policy.")


def _require_known_states(values: Values) -> None:
    known = set(values.get("states", ()))
    for transition in values.get("transitions", ()):
        for state in (*transition["sources"], *transition["targets"]):
            if state not in known:
                fix = "Add the state, or choose one of: " + (", ".join(sorted(known)) or "none yet") + "."
                raise Invalid(f"“{transition['command']}” leads by “{state}”, which is no state.", fix=fix)
