"""The names on the wire in words, for pages and forms."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

register = template.Library()

LEVELS = {"big_picture": _("Big picture"), "process": _("Process"), "design": _("Design")}
ROLES = {
    "owner": _("Owner"),
    "facilitator": _("Facilitator"),
    "editor": _("Editor"),
    "guest": _("Guest"),
    "viewer": _("Viewer"),
}
SUBDOMAINS = {"core": _("Core"), "supporting": _("Supporting"), "generic": _("Generic")}
BUSINESS_MODELS = {
    "revenue": _("Earns revenue"),
    "engagement": _("Engages people"),
    "compliance": _("Complies with rules"),
    "cost_reduction": _("Saves cost"),
}
EVOLUTIONS = {
    "genesis": _("Genesis: nobody has it yet"),
    "custom_built": _("Custom built"),
    "product": _("Product: to be bought"),
    "commodity": _("Commodity: everybody has it"),
}
CONTEXT_TYPES = {"feature": _("Feature"), "application": _("Application"), "system": _("System")}
CANVAS_LISTS = {
    "domain_roles": _("Domain roles"),
    "business_decisions": _("Business decisions"),
    "assumptions": _("Assumptions"),
    "verification_metrics": _("Verification metrics"),
    "open_questions": _("Open questions"),
    "responsibilities": _("Responsibilities"),
}
CANVAS_HINTS = {
    "domain_roles": _("Such as: decides, gathers, watches, translates"),
    "business_decisions": _("Orders from 500 on are looked at twice"),
    "assumptions": _("Nobody orders more than a hundred a day"),
    "verification_metrics": _("Nine of ten orders leave on the same day"),
    "open_questions": _("Who may give a discount?"),
    "responsibilities": _("Keeps the price list true"),
}
RELATIONSHIPS = {
    "upstream_downstream": _("Upstream/Downstream"),
    "customer_supplier": _("Customer/Supplier"),
    "partnership": _("Partnership"),
    "shared_kernel": _("Shared Kernel"),
    "separate_ways": _("Separate Ways"),
}
UPSTREAM_ROLES = {"open_host_service": _("Open/Host Service"), "published_language": _("Published Language")}
DOWNSTREAM_ROLES = {"conformist": _("Conformist"), "anticorruption_layer": _("Anticorruption Layer")}
DOWNSTREAM_RIGHTS = {
    "influencer": _("Influencer: is told"),
    "opinion_leader": _("Opinion leader: is asked"),
    "veto_right": _("Veto: may block"),
    "decision_maker": _("Decision maker: must approve"),
    "monopolist": _("Monopolist: alone may approve"),
}
TARGETS = {
    "lambda": _("Lambda function"),
    "sqs": _("SQS queue"),
    "kinesis": _("Kinesis stream"),
    "step_functions": _("Step Functions"),
    "sns": _("SNS topic"),
    "bus": _("Another event bus"),
    "api_destination": _("Web address"),
    "logs": _("Log group"),
}
TRANSPORTS = {"default": _("As the domain"), "sns": _("SNS topic"), "eventbridge": _("EventBridge bus")}
FIELD_TYPES = {
    "text": _("Text"),
    "id": _("Id"),
    "time": _("Time"),
    "date": _("Date"),
    "number": _("Number"),
    "integer": _("Whole number"),
    "boolean": _("Yes or no"),
    "list": _("List"),
    "object": _("Object"),
}
TOPOLOGIES = {
    "topic_per_event": _("An SNS topic per event"),
    "topic_per_context": _("An SNS topic per context"),
    "bus_per_domain": _("One EventBridge bus"),
    "bus_per_context": _("An EventBridge bus per context"),
}
ALL = (
    LEVELS | ROLES | SUBDOMAINS | RELATIONSHIPS | UPSTREAM_ROLES | DOWNSTREAM_ROLES | TARGETS | TRANSPORTS | TOPOLOGIES
)


@register.filter
def label(name: object) -> str:
    """Return a name on the wire in words: "customer_supplier" is "Customer/Supplier"."""
    text = str(getattr(name, "value", name))
    return str(ALL.get(text, text.replace("_", " ")))


@register.filter
def ago(moment: datetime) -> str:
    """Return how long ago a moment was, in its largest unit: "3 hours ago"; "just now" within the last minute."""
    if timezone.now() - moment < timedelta(minutes=1):
        return gettext("just now")
    return gettext("%(span)s ago") % {"span": timesince(moment, depth=1)}


@register.filter
def one_a_line(texts: Iterable[object]) -> str:
    """Return texts for a text area, one a line."""
    return "\n".join(str(text) for text in texts)


@register.filter
def kind_or_text(text: str) -> str:
    """Return a name on the wire in small words: "external_system" as "external system"; other texts as they are."""
    return text.replace("_", " ")


@register.filter
def in_browser(words: Mapping[str, object]) -> str:
    """Return a domain's words of names as the browser reads them."""
    named = {"verbs": words.get("verbs", []), "nouns": words.get("nouns", [])}
    return json.dumps({**named, "needsSubject": words.get("needs_subject", False)})
