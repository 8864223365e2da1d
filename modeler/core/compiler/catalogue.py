"""Every code that the compiler can find, with its usual severity and the reason behind the rule."""

from collections.abc import Mapping

from modeler.core.kernel.findings import Severity
from modeler.core.kernel.rules import Rule, a_rule

_ERROR, _WARNING, _INFO, _HINT = Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.HINT
_AWS = "AWS service quotas and limits"

_RULES = (
    a_rule("FLT400", _ERROR, "A condition that cannot be read",
           "Nobody can deploy a filter that nobody can read. The message names the place in the text."),
    a_rule("FLT401", _ERROR, "A condition asks for a field that the event does not have",
           "The subscription would wait for ever: no event carries the field."),
    a_rule("FLT402", _ERROR, "A condition that no event can meet",
           "The value lies outside of what the schema allows, or the parts of the condition exclude each other."),
    a_rule("FLT403", _WARNING, "A condition that every event meets",
           "It filters nothing, and makes readers believe that it does."),
    a_rule("FLT404", _HINT, "A condition on a field that may be missing",
           "Events without the field are passed over in silence. Say whether that is meant: “or … is missing”."),
    a_rule("FLT405", _WARNING, "Two subscriptions of one context get the same event",
           "It is handled twice. Where both lead to one target that is hardly ever meant."),
    a_rule("FLT406", _WARNING, "A draft blinds a subscription",
           "What the condition waits for came with the released version and cannot come with the draft: for this "
           "consumer the change breaks, even if each field that it reads survives."),
    a_rule("FLT407", _WARNING, "An event that no subscription can ever match",
           "It is published and paid for, and nobody hears it."),
    a_rule("DEF501", _INFO, "A part of the condition is left to the consumer",
           "The service cannot say it in a filter. The rest is filtered there; the consumer must ask the whole "
           "condition again."),
    a_rule("DEF502", _INFO, "A subscription goes another way than was chosen",
           "Not every service delivers to every target.", source="Amazon SNS and EventBridge, supported targets"),
    a_rule("DEF503", _WARNING, "A destination that nothing reports to",
           "Only asynchronous Lambda functions have destinations.", source="AWS Lambda, asynchronous invocation"),
    a_rule("DEF504", _ERROR, "A kind of destination that Lambda does not have",
           "Lambda reports to queues, topics, buses and functions only.", source="AWS Lambda, destinations"),
    a_rule("DEF505", _WARNING, "An event goes out twice",
           "To a topic and to the bus: one of the two may fail without the other."),
    a_rule("DEF506", _INFO, "Two resources would have had the same name",
           "One of them got a suffix, so that both can be deployed."),
    a_rule("DEF507", _ERROR, "A filter beyond the quota", "The deployment would fail.", source=_AWS),
    a_rule("DEF508", _ERROR, "More rules or filter policies than the quota", "The deployment would fail.",
           source=_AWS),
    a_rule("DEF509", _WARNING, "An element without a context",
           "Nobody owns its resources, and no relationship can grant it anything."),
    a_rule("DEF510", _ERROR, "One function with several destinations",
           "A function reports to one destination a result; two subscriptions ask for different ones."),
    a_rule("DEF511", _ERROR, "A name that no bus takes", "The deployment would fail, or the name belongs to AWS.",
           source="Amazon EventBridge, PutEvents"),
    a_rule("DEF512", _WARNING, "More resources than one stack holds",
           "A template with more is refused; deploy it in parts.", source="AWS CloudFormation quotas"),
    a_rule("DEF513", _ERROR, "Two events that cannot be told apart",
           "They go out under the same source and type: each rule for one would match the other."),
    a_rule("DEF514", _WARNING, "An order that nothing keeps",
           "Only a topic and a queue that keep the order, or a stream per key, hand events on as they came. A queue "
           "that keeps the order takes nothing from a topic that does not: that is an error.",
           source="Amazon SNS, FIFO topics; Amazon EventBridge delivers without order"),
    a_rule("DEF515", _ERROR, "An address that nothing can be delivered to",
           "A web address begins with “https://”, a bus elsewhere has an ARN.",
           source="Amazon EventBridge, API destinations"),
    a_rule("DEF516", _WARNING, "A translation that nobody does",
           "A rule translates over EventBridge, and only from fields that are always there; everything else takes a "
           "function. As it is, the foreign words get in.", source="Evans, Domain-Driven Design, ch. 14"),
    a_rule("DEF517", _ERROR, "A loop that nothing ends",
           "Each event causes the next without a condition: one message becomes endless traffic. Where a command on "
           "the way may end otherwise it is a warning.",
           source="Amazon EventBridge, best practices for event patterns"),
    a_rule("DEF518", _ERROR, "A delivery without a permission",
           "The deployment succeeds, the rule fires, and nothing arrives. Nobody else tells."),
    a_rule("DEF519", _ERROR, "Dead letters that cannot be written",
           "What fails is lost where the queue takes nothing from the sender, or keeps another order."),
    a_rule("DEF520", _ERROR, "A name that the service refuses",
           "Too long, or with a character that the service does not take: the deployment would fail.", source=_AWS),
    a_rule("DEF521", _ERROR, "A policy or a schema larger than the service takes",
           "The deployment would fail, at the first consumer too many.", source=_AWS),
)  # fmt: skip

COMPILER_RULES: Mapping[str, Rule] = {rule.code: rule for rule in _RULES}
