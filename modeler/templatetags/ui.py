"""Presentation for templates: components with parameters, icons of the sprite, and the words and colours of kinds."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from django import template
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.notifications import unread_of

register = template.Library()

SPRITE = "dist/vendor/icons.svg"
PERSON_COLOURS = 8

KINDS = {
    "event": (_("Event"), "zap"),
    "command": (_("Command"), "arrow-right"),
    "policy": (_("Policy"), "scale"),
    "aggregate": (_("Aggregate"), "box"),
    "read_model": (_("Read model"), "table-2"),
    "actor": (_("Actor"), "user"),
    "external_system": (_("External system"), "cloud"),
    "hotspot": (_("Hotspot"), "flame"),
    "opportunity": (_("Opportunity"), "lightbulb"),
    "value": (_("Value"), "thumbs-up"),
    "screen": (_("Screen"), "monitor"),
    "label": (_("Label"), "type"),
}
SEVERITIES = {
    "error": (_("Error"), "octagon-alert"),
    "warning": (_("Warning"), "triangle-alert"),
    "info": (_("Info"), "info"),
    "hint": (_("Hint"), "lightbulb"),
    "success": (_("Fine"), "circle-check"),
}
# The rail: URL name, words, icon; the last three stand behind "More" on a phone.
ROOMS = (
    ("boards", _("Boards"), "sticky-note"),
    ("contexts", _("Contexts"), "map"),
    ("events", _("Events"), "zap"),
    ("rules", _("Rules"), "funnel"),
    ("simulate", _("Simulate"), "circle-play"),
    ("language", _("Language"), "book-open"),
    ("history", _("History"), "history"),
    ("team", _("Team"), "users"),
)
ROOMS_ON_A_PHONE = 4


@register.inclusion_tag("components/rail.html")
def rail(slug: str, current: str = "") -> dict[str, object]:
    """Show the rooms of a domain; `current` is the URL name of the room that the page belongs to."""
    rooms = [
        {"name": name, "label": label, "icon": sign, "href": reverse(name, args=[slug]), "is_current": name == current}
        for name, label, sign in ROOMS
    ]
    return {"rooms": rooms, "later": rooms[ROOMS_ON_A_PHONE:], "phone": rooms[:ROOMS_ON_A_PHONE]}


@register.inclusion_tag("components/bell.html", takes_context=True)
def bell(context: template.Context) -> dict[str, object]:
    """Show how much the reader was told and has not read; guests are told nothing."""
    user, domain = context.get("user"), context.get("domain")
    if user is None or not user.is_authenticated or user.is_guest:
        return {"hidden": True}
    is_listening = domain is not None and not context.get("is_guest")
    socket = f"/ws/domains/{domain.pk}/" if is_listening else ""
    version = domain.version if domain is not None else ""
    # A page that shows the model as proposed counts changes that the log will never hold.
    version = getattr(context.get("request"), "logged_version", version)
    return {"unread": unread_of(caller_of(user)), "user_id": str(user.pk), "socket": socket, "version": version}


@register.simple_tag(takes_context=True)
def ui(context: template.Context, component: str, **parameters: Any) -> SafeString:
    """Return the component with just these parameters: {% ui "button" label="Save" %}."""
    return _rendered(context, component, parameters)


@register.simple_block_tag(takes_context=True, end_name="endui")
def uiblock(context: template.Context, content: str, component: str, **parameters: Any) -> SafeString:
    """Return the component around the block: {% uiblock "dialog" title="Sure?" %} ... {% endui %}."""
    return _rendered(context, component, parameters | {"content": content})


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """Return a decorative icon; the text beside it, or the control's label, says what it means."""
    css = f"icon icon--{size}" if size else "icon"
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', css, static(SPRITE), name
    )


@register.simple_tag
def sprite_url() -> str:
    """Return the address of the icon sprite, for scripts that build icons."""
    return static(SPRITE)


@register.filter
def kind_label(kind: str) -> str:
    """Return the kind in words: "read_model" is a "Read model"."""
    return str(KINDS.get(str(kind), (str(kind), ""))[0])


@register.filter
def kind_icon(kind: str) -> str:
    """Return the icon of a kind of note."""
    return KINDS.get(str(kind), ("", "sticky-note"))[1]


@register.filter
def severity_label(severity: str) -> str:
    """Return the severity in words."""
    return str(SEVERITIES.get(str(severity), (str(severity), ""))[0])


@register.filter
def severity_icon(severity: str) -> str:
    """Return the icon of a severity."""
    return SEVERITIES.get(str(severity), ("", "info"))[1]


@register.filter
def dialog_id(key: object, part: str = "dialog") -> str:
    """Return the id of an element of the page that belongs to a row: "dialog-<key>"."""
    return f"{part}-{key}"


@register.filter
def initials(name: str) -> str:
    """Return one or two letters for an avatar: "Ada Lovelace" is AL."""
    words = [word for word in str(name).replace("@", " ").split() if word[:1].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper() or "?"


@register.filter
def person_colour(key: object) -> int:
    """Return 1 to 8: the colour of a person, always the same for the same id."""
    return zlib.crc32(str(key).encode()) % PERSON_COLOURS + 1


@register.filter
def pretty_json(value: object) -> str:
    """Return the value as indented JSON; a text is taken for JSON already."""
    if isinstance(value, str):
        return value
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)


def _rendered(context: template.Context, name: str, parameters: Mapping[str, Any]) -> SafeString:
    shared = {key: context[key] for key in ("csrf_token", "request") if key in context}
    return mark_safe(get_template(f"components/{name}.html").render(shared | dict(parameters)))
