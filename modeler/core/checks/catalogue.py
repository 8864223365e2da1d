"""Every code that the checks can find, with its usual severity and the reason behind the rule."""

from collections.abc import Mapping

from modeler.core.kernel.findings import Finding, Reference, Remedy, Severity
from modeler.core.kernel.rules import Rule
from modeler.core.kernel.rules import a_rule as _rule

_ERROR, _WARNING, _INFO, _HINT = Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.HINT

_RULES = (
    _rule("ES101", _WARNING, "An event's name is not in the past tense",
          "A domain event says what happened. A name that asks, announces or describes hides whether it did.",
          source="Brandolini, Introducing EventStorming"),
    _rule("ES102", _HINT, "Two events of one context have the same name",
          "Either it is one fact noted twice, or one word stands for two facts. Only the people in the room know "
          "which."),
    _rule("ES103", _WARNING, "An event leads straight to a command",
          "Between what happened and what is done next somebody or something decides. Without a policy that "
          "decision is hidden: nobody can question, change or test it."),
    _rule("ES104", _WARNING, "Nobody issues a command",
          "A command is somebody's wish: an actor's, a policy's or another system's. Without one it never runs."),
    _rule("ES105", _WARNING, "Nothing raises an event",
          "An event follows from a command, an aggregate or an external system. Without a source nothing publishes "
          "it."),
    _rule("ES106", _WARNING, "A command causes an event with nothing between them",
          "At design level an aggregate or a system decides whether the command may succeed. Without it no rule is "
          "kept."),
    _rule("ES107", _HINT, "An actor decides without seeing anything",
          "People decide on what they know. The missing read model is information that a screen must show."),
    _rule("ES108", _WARNING, "A policy is not complete",
          "A policy reads “whenever this happens, do that”: it needs a trigger and something to do."),
    _rule("ES109", _HINT, "An arrow points back in time",
          "On a wall time runs from left to right. An arrow to the left is either a note in the wrong place or a "
          "loop, and a loop is worth saying."),
    _rule("ES110", _HINT, "A pivotal event without an actor",
          "A pivotal event changes what people do next. If nobody stands beside it, nobody in the room may know who "
          "decides.", source="Virtual Genius, EventStormer"),
    _rule("ES111", _HINT, "One giant aggregate",
          "An aggregate that takes more than half of all commands locks everything for every change; most of its "
          "rules need not hold in the same moment."),
    _rule("ES112", _HINT, "Many events and not one hotspot",
          "Real domains have friction. A wall of more than thirty events without a hotspot tells what is written in "
          "the manual. Only facilitators and owners are told."),
    _rule("ES113", _HINT, "A closer look than a big picture takes",
          "Commands, policies, read models and aggregates slow a big picture down: they belong on a process board, "
          "which can be started from the notes in question.", source="Brandolini, Introducing EventStorming"),
    _rule("ES114", _HINT, "A word that the language does not know",
          "A ubiquitous language has one word for one thing, and everybody can look it up. A word that the context has "
          "decided to avoid is a warning; another word for a term, an acronym that nobody explains, and two words for "
          "one thing are hints."),
    _rule("ES115", _WARNING, "An event is handled in another context without a relationship",
          "What one context does when something happened in another is an integration: two teams pay for it. A policy "
          "or read model that reacts across a boundary is FLOW204."),
    _rule("EVT501", _ERROR, "An event has more than one publisher",
          "Who publishes an event owns its meaning and its schema. With two owners both can change it under the "
          "consumers' feet.", source="Open edX OEP-41"),
    _rule("EVT511", _WARNING, "A contract's name is not in the past tense",
          "Other contexts already react to this event. Its name becomes part of their code, topics and rules, so "
          "mend it before it is released."),
    _rule("EVT512", _WARNING, "A command in disguise",
          "An event named after what its receiver should do is a command: its publisher depends on the receiver."),
    _rule("EVT513", _HINT, "An event named after its only reader",
          "An event says what happened, to whom it may concern. One that names its reader will have to be renamed with "
          "the second reader."),
    _rule("CMD521", _WARNING, "Two handlers for one command",
          "A command goes to exactly one handler; otherwise nobody knows who may refuse it."),
    _rule("CMD522", _HINT, "A command that nobody handles",
          "A command asks somebody to decide. Without an aggregate or a system that handles it nothing can refuse it, "
          "and nothing happens."),
    _rule("CMD523", _HINT, "A command's name is not an imperative",
          "A command asks: verb first, then the thing. A past tense says that it has already been done."),
    _rule("FLOW201", _ERROR, "A message crosses against the direction of its relationship",
          "Its contract owner must stand upstream: events flow down, commands flow up. Otherwise the upstream "
          "context would depend on a model downstream of it.", source="Context Mapper semantic rule 1"),
    _rule("FLOW202", _ERROR, "A message crosses a Shared Kernel without a shared type",
          "Two contexts that share a kernel may exchange only what lies in it; a message without a schema has no "
          "type."),
    _rule("FLOW203", _ERROR, "A message crosses where the contexts go Separate Ways",
          "Separate Ways is the decision to have no connection at all.", source="Evans, DDD Reference"),
    _rule("FLOW204", _WARNING, "A message crosses where there is no relationship",
          "Every integration has a price that two teams pay. Without a relationship on the map nobody has agreed "
          "to it, and nothing grants the access: exporting refuses it."),
    _rule("FLOW205", _WARNING, "An event crosses without a type in the Published Language",
          "Under a Published Language only what is published crosses: an event without fields has no type that a "
          "reader could rely on."),
    _rule("FLOW206", _ERROR, "A Conformist that translates",
          "A Conformist takes the upstream model as it is. Whoever translates has an Anticorruption Layer, and the map "
          "should say so.", source="Evans, DDD Reference"),
    _rule("FLOW207", _ERROR, "A reaction past the Anticorruption Layer",
          "Behind an Anticorruption Layer only the translator knows the foreign event. Whatever else names it lets the "
          "foreign model in.", source="Evans, DDD Reference"),
    _rule("SCH302", _ERROR, "A translation that leaves a field open",
          "Each required field of the own event needs a source that every version of the foreign event has, or a "
          "constant; otherwise some messages cannot be translated."),
    _rule("EVT502", _ERROR, "A translator raises a foreign event",
          "A translator republishes under a type of its own context. Whoever raises the event of another context takes "
          "its ownership away."),
    _rule("SCH303", _ERROR, "No published version satisfies a consumer",
          "A consumer pins the major versions that it understands. Where none of them is published, nothing that it "
          "receives is meant for it."),
    _rule("SCH301", _WARNING, "An implicit contract",
          "Upstream and downstream with no pattern on either side means that a reader depends on whatever the other "
          "happens to send. Nothing tells the publisher that a change breaks somebody."),
    _rule("MAP001", _ERROR, "A downstream pattern on the upstream side",
          "Conformist and Anticorruption Layer are answers of the side that depends.", source="Context Mapper rule 2"),
    _rule("MAP002", _ERROR, "An upstream pattern on the downstream side",
          "Only the side that is depended on can open a host service or publish a language.",
          source="Context Mapper rule 1"),
    _rule("MAP003", _ERROR, "Conformist and Anticorruption Layer at once",
          "A Conformist takes the upstream model as it is; an Anticorruption Layer keeps it out. One excludes the "
          "other.",
          source="Context Mapper rule 3"),
    _rule("MAP004", _ERROR, "Upstream or downstream patterns in a symmetric relationship",
          "In a Partnership, a Shared Kernel or Separate Ways nobody stands upstream.", source="Context Mapper rule 4"),
    _rule("MAP005", _ERROR, "A Conformist customer",
          "A customer negotiates; a Conformist has given that up.", source="Context Mapper rule 5"),
    _rule("MAP006", _ERROR, "An Open/Host Service for one customer",
          "An Open/Host Service is one protocol for all; a customer's needs are negotiated one by one.",
          source="Context Mapper rule 6"),
    _rule("MAP007", _INFO, "A customer with an Anticorruption Layer",
          "A customer can ask the supplier to change the model; translating it as well is often work done twice. "
          "It is a warning where the customer may refuse what the supplier changes.",
          source="Context Mapper rule 7"),
    _rule("MAP010", _ERROR, "A relationship of a context with itself",
          "Inside one context there is one model: nothing to relate.", source="Context Mapper"),
    _rule("MAP011", _ERROR, "A relationship without its context",
          "Both ends of a relationship must be on the map.", source="Context Mapper"),
    _rule("MAP012", _ERROR, "A context shows what is not its own",
          "The aggregates and events that a relationship exposes belong to its upstream side: nobody can promise the "
          "model of another.", source="Context Mapper"),
    _rule("MAP015", _ERROR, "Separate Ways beside another relationship",
          "Two contexts cannot both have no connection and be connected.", source="Evans, DDD Reference"),
    _rule("MAP016", _ERROR, "A symmetric relationship with an external system",
          "A Partnership or a Shared Kernel needs two teams that plan together; nobody plans with a product one "
          "buys.",
          source="ESDM"),
    _rule("MAP017", _WARNING, "Two contexts stand upstream of each other",
          "If each depends on the other, neither can succeed alone: that is a Partnership, declared or not."),
    _rule("MAP018", _WARNING, "A Big Ball of Mud upstream, and no Anticorruption Layer",
          "Without a translation the mess spreads into every context that depends on it. A Conformist imports it "
          "whole: that is an error.", source="ddd-crew, Context Mapping"),
    _rule("MAP019", _WARNING, "A Big Ball of Mud with a public face",
          "A published language promises a clean, stable model, which a Big Ball of Mud does not have."),
    _rule("MAP020", _WARNING, "Upstream and downstream run in a circle",
          "“The upstream may succeed independently” cannot hold around a circle: each context waits for itself."),
    _rule("MAP021", _HINT, "A Shared Kernel that some of its members do not share",
          "Where A shares with B and B with C it is unclear whether there is one kernel or two. Each needs its own "
          "rules for changing it."),
    _rule("MAP022", _WARNING, "An Open/Host Service without a Published Language",
          "A service for everybody needs a documented language, or every consumer learns the model behind it."),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.code: rule for rule in _RULES}


def found(
    code: str,
    where: tuple[Reference, ...],
    *,
    problem: str,
    fix: str,
    severity: Severity | None = None,
    remedy: Remedy | None = None,
) -> Finding:
    """Return a finding of a rule, with the rule's severity unless this case is graver or milder."""
    weight = severity or RULES[code].severity
    return Finding(code=code, severity=weight, where=where, problem=problem, fix=fix, remedy=remedy)
