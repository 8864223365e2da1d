"""The Bounded Context Canvas: its fields to fill in, what is computed beside them, and the aggregates behind it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from modeler.core.exporters.canvas import LISTS, canvas_file
from modeler.core.importers.canvas import read_canvas
from modeler.core.importers.imported import Unreadable
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.communication import Direction, exchanges_of
from modeler.core.snapshot.design_lines import example_line, timer_line, transition_line
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.sheet import CanvasSheet
from modeler.core.snapshot.snapshot import Snapshot
from modeler.entrypoints.pages.callers import form_target, shell
from modeler.entrypoints.pages.proposing import ask, model_page
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.canvases import sheet_in, write_sheet
from modeler.services.current import current_snapshot
from modeler.templatetags.labels import (
    BUSINESS_MODELS,
    CANVAS_HINTS,
    CANVAS_LISTS,
    CONTEXT_TYPES,
    EVOLUTIONS,
    SUBDOMAINS,
)


@model_page
def canvas(request: HttpRequest, caller: Caller, domain: Domain, context_id: UUID) -> HttpResponse:
    """Show a context's canvas; whoever may edit fills it in."""
    snapshot = current_snapshot(domain)
    sheet = sheet_in(snapshot, context_id)
    exchanges = exchanges_of(ContextId(context_id), snapshot)
    context = shell(
        caller,
        domain,
        "contexts",
        context_id=context_id,
        sheet=sheet,
        ways=[(way.value, [each for each in exchanges if each.direction is way]) for way in Direction],
        lists=[_list(name, sheet) for name in (*LISTS, "responsibilities")],
        aggregates=_designed(snapshot, context_id, ElementKind.AGGREGATE),
        policies=_designed(snapshot, context_id, ElementKind.POLICY),
        subdomains=SUBDOMAINS.items(),
        business_models=BUSINESS_MODELS.items(),
        evolutions=EVOLUTIONS.items(),
        context_types=CONTEXT_TYPES.items(),
    )
    return render(request, "modeler/canvas.html", context)


@form_target
@model_page
def save_canvas(request: HttpRequest, caller: Caller, domain: Domain, context_id: UUID) -> HttpResponse:
    """Write the whole canvas as the form has it."""
    write_sheet(caller, domain, context_id, _sheet(request.POST), do=partial(ask, request))
    return redirect("canvas", slug=domain.slug, context_id=context_id)


@form_target
@model_page
def fill_canvas(request: HttpRequest, caller: Caller, domain: Domain, context_id: UUID) -> HttpResponse:
    """Write the canvas that a file holds."""
    sheet = read_canvas(_text(request.FILES.get("file")))
    write_sheet(caller, domain, context_id, sheet, do=partial(ask, request))
    return redirect("canvas", slug=domain.slug, context_id=context_id)


@model_page
def canvas_download(request: HttpRequest, caller: Caller, domain: Domain, context_id: UUID, form: str) -> HttpResponse:
    """Hand out the canvas as a file: form is "json" or "md"."""
    snapshot = current_snapshot(domain)
    sheet_in(snapshot, context_id)
    file = canvas_file(form, ContextId(context_id), snapshot)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.text, content_type=f"{file.media_type}; charset=utf-8", headers=headers)


def _list(name: str, sheet: CanvasSheet) -> tuple[str, Any, tuple[str, ...], Any]:
    """A list of the canvas: its name, its label, its items, and an item that shows what belongs there."""
    return name, CANVAS_LISTS[name], getattr(sheet.canvas, name), CANVAS_HINTS[name]


def _sheet(form: QueryDict) -> CanvasSheet:
    """The form's fields as a canvas; lists stand one item a line. Raises: Invalid, naming the field."""
    body: dict[str, Any] = {name: _lines(form, name) for name in (*LISTS, "responsibilities", "subdomains")}
    body |= {name: form[name] for name in ("evolution", "type") if form.get(name)}
    body |= {name: _number(form[name]) for name in ("differentiation", "complexity") if form.get(name)}
    body |= {"business_models": form.getlist("business_models"), "technology": form.get("technology", "").strip()}
    plain = {"purpose": form.get("purpose", "").replace("\r\n", "\n").strip(), "team": form.get("team", "").strip()}
    return record_from_json(CanvasSheet, {**plain, "subdomain": form.get("subdomain", ""), "canvas": body})


def _lines(form: QueryDict, name: str) -> list[str]:
    return [line.strip() for line in form.get(name, "").splitlines() if line.strip()]


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _text(file: UploadedFile | None) -> str:
    if file is None:
        raise Unreadable("There is no file in the form.", where="file", fix="Choose a canvas as JSON or Markdown.")
    try:
        return file.read().decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text.", where="file", fix="Save it as UTF-8.") from None


def _designed(snapshot: Snapshot, context_id: UUID, kind: ElementKind) -> list[dict[str, Any]]:
    """What stands behind the canvas: aggregates or policies with their design, and what goes in and comes out."""
    found = [one for one in snapshot.elements_of_kind(kind) if one.context_id == context_id]
    return [_item(one, snapshot) for one in sorted(found, key=lambda each: each.name)]


def _item(element: Element, snapshot: Snapshot) -> dict[str, Any]:
    design = snapshot.design(element.id) or Design(id=element.id)
    return {
        "element": element,
        "kind": element.kind.value,
        "design": design,
        "handles": _names(snapshot, (flow.source_id for flow in snapshot.flows_into(element.id)), ElementKind.COMMAND),
        "raises": _names(snapshot, (flow.target_id for flow in snapshot.flows_from(element.id)), ElementKind.EVENT),
        "transitions": [transition_line(each) for each in design.transitions],
        "examples": [example_line(each) for each in design.examples],
        "timers": [timer_line(each) for each in design.timers],
    }


def _names(snapshot: Snapshot, ids: Any, kind: ElementKind) -> list[str]:
    return sorted(element.name for element in map(snapshot.element, ids) if element.kind is kind)
