"""The addresses of the pages; every room of a domain lies under /d/<slug>/."""

from django.urls import path

from modeler.entrypoints.pages import (
    boards,
    contexts,
    events,
    findings,
    gallery,
    history,
    home,
    imports,
    intents,
    people,
    refactoring,
    rooms,
    rules,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("teams/new/", home.new_team, name="new_team"),
    path("domains/import/", imports.import_model, name="import_model"),
    path("domains/new/", home.new_domain, name="new_domain"),
    path("t/<slug:slug>/do/<str:kind>/", intents.ask_team, name="ask_team"),
    path("d/<slug:slug>/", boards.domain, name="domain"),
    path("d/<slug:slug>/do/<str:kind>/", intents.ask_domain, name="ask_domain"),
    path("d/<slug:slug>/boards/", boards.boards, name="boards"),
    path("d/<slug:slug>/boards/<uuid:board_id>/", boards.board, name="board"),
    path("d/<slug:slug>/contexts/", contexts.contexts, name="contexts"),
    path("d/<slug:slug>/contexts/refactor/<str:kind>/", refactoring.refactoring, name="refactoring"),
    path("d/<slug:slug>/events/", events.events, name="events"),
    path("d/<slug:slug>/events/<uuid:event_id>/", events.event, name="event"),
    path("d/<slug:slug>/events/<uuid:event_id>/fields/", events.save_fields, name="save_fields"),
    path("d/<slug:slug>/events/<uuid:event_id>/subscription/", events.save_subscription, name="save_subscription"),
    path("d/<slug:slug>/findings/", findings.findings, name="findings"),
    path("d/<slug:slug>/findings/<str:code>/", findings.rule, name="rule"),
    path("d/<slug:slug>/rules/", rules.rules, name="rules"),
    path("d/<slug:slug>/export/<str:form>/<str:name>", rules.export, name="export"),
    path("d/<slug:slug>/language/", rooms.language, name="language"),
    path("d/<slug:slug>/history/", history.history, name="history"),
    path("d/<slug:slug>/history/at/", history.at, name="history_at"),
    path("d/<slug:slug>/team/", rooms.team, name="team"),
    path("d/<slug:slug>/invite/", people.invite, name="invite"),
    path("join/<str:token>/", people.join, name="join"),
    path("demo/<str:token>/", people.demo_sign_in, name="demo_sign_in"),
    path("gallery/", gallery.gallery, name="gallery"),
]
