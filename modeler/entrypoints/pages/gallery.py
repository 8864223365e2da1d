"""Shows every component in every state; an address only while DEBUG is on."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.templatetags.ui import KINDS

SAMPLE = {
    "kinds": tuple(KINDS),
    "severities": ("error", "warning", "info", "hint", "success"),
    "subdomains": (("core", "Core"), ("supporting", "Supporting"), ("generic", "Generic")),
    "roles": (("OHS", "Open/Host Service"), ("PL", "Published Language")),
    "chosen": ("PL",),
    "people": tuple({"id": name, "name": name} for name in ("Ada Lovelace", "Grace Hopper", "Alan Kay", "Barbara L")),
    "heads": ("Policy", "Kind", "Condition", "Retries"),
    "code": '{\n  "Resources": {\n    "OrderPlacedTopic": {"Type": "AWS::SNS::Topic"}\n  }\n}',
    "arts": tuple(
        (art, art.capitalize()) for art in ("wall", "map", "tape", "book", "funnel", "tokens", "timeline", "people")
    ),
    "findings": (
        {
            "severity": "error",
            "code": "FLOW204",
            "problem": "“Order placed” reaches Invoicing, but no relationship joins Ordering and Invoicing.",
            "fix": "Add a relationship with Ordering upstream.",
            "where": ({"name": "Order placed", "href": "#g-cards"}, {"name": "Invoicing"}),
        },
        {"severity": "hint", "code": "ES101", "problem": "“Place order” is not past.", "fix": "Try “Order placed”."},
    ),
}


def gallery(request: HttpRequest) -> HttpResponse:
    """Render the gallery, or nothing where DEBUG is off."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "modeler/gallery.html", SAMPLE)
