"""The addresses under /api/v1/."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from modeler.entrypoints.rest import change_sets, conditions, exchange, exports, history, releases, views, workshops

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("domains/", views.DomainsView.as_view(), name="api_domains"),
    path("domains/<uuid:domain_id>/", views.DomainView.as_view(), name="api_domain"),
    path("domains/<uuid:domain_id>/model/", views.ModelView.as_view(), name="api_model"),
    path("domains/<uuid:domain_id>/map/", views.ContextMapView.as_view(), name="api_map"),
    path("domains/<uuid:domain_id>/findings/", views.FindingsView.as_view(), name="api_findings"),
    path("domains/<uuid:domain_id>/definitions/", exports.DefinitionsView.as_view(), name="api_definitions"),
    path("domains/<uuid:domain_id>/exports/", exports.ExportsView.as_view(), name="api_exports"),
    path("domains/<uuid:domain_id>/exports/all.zip", exports.ArchiveView.as_view(), name="api_export_archive"),
    path("domains/<uuid:domain_id>/exports/<str:format_name>/", exports.ExportView.as_view(), name="api_export"),
    path(
        "domains/<uuid:domain_id>/exports/<str:format_name>/<path:file_name>",
        exports.ExportFileView.as_view(),
        name="api_export_file",
    ),
    path(
        "domains/<uuid:domain_id>/events/<uuid:event_id>/condition/",
        conditions.ConditionView.as_view(),
        name="api_condition",
    ),
    path(
        "domains/<uuid:domain_id>/events/<uuid:event_id>/trial/", conditions.TrialView.as_view(), name="api_trial"
    ),
    path("domains/<uuid:domain_id>/deployed/", conditions.DeployedView.as_view(), name="api_deployed"),
    path("domains/<uuid:domain_id>/resources/<str:resource_id>/cause/", conditions.CauseView.as_view()),
    path("domains/<uuid:domain_id>/rows/<uuid:row_id>/resources/", conditions.ResourcesView.as_view()),
    path(
        "domains/<uuid:domain_id>/grants/<uuid:producer_id>/<uuid:consumer_id>/",
        conditions.GrantView.as_view(),
    ),
    path("domains/<uuid:domain_id>/changes/", views.ChangesView.as_view(), name="api_changes"),
    path("domains/<uuid:domain_id>/versions/<int:version>/", history.PastModelView.as_view(), name="api_past_model"),
    path("domains/<uuid:domain_id>/differences/", history.DifferencesView.as_view(), name="api_differences"),
    path("domains/<uuid:domain_id>/releases/", releases.ReleasesView.as_view(), name="api_releases"),
    path("domains/<uuid:domain_id>/releases/<int:number>/", releases.ReleaseView.as_view(), name="api_release"),
    path("domains/<uuid:domain_id>/releases/<int:number>/<str:part>/", releases.ReleasePartView.as_view()),
    path(
        "domains/<uuid:domain_id>/releases/<int:number>/exports/<str:format_name>/",
        releases.ReleaseExportView.as_view(),
        name="api_release_export",
    ),
    path("domains/<uuid:domain_id>/change-sets/", change_sets.ChangeSetsView.as_view(), name="api_change_sets"),
    path(
        "domains/<uuid:domain_id>/change-sets/<int:number>/",
        change_sets.ChangeSetView.as_view(),
        name="api_change_set",
    ),
    path("domains/<uuid:domain_id>/intents/", views.DomainIntentsView.as_view(), name="api_domain_intents"),
    path("domains/<uuid:domain_id>/elements/<uuid:element_id>/boards/", views.ShownOnView.as_view()),
    path("domains/<uuid:domain_id>/boards/<uuid:board_id>/", views.BoardView.as_view(), name="api_board"),
    path("domains/<uuid:domain_id>/boards/<uuid:board_id>/role/", views.MyRoleView.as_view(), name="api_role"),
    path("domains/<uuid:domain_id>/boards/<uuid:board_id>/progress/", workshops.ProgressView.as_view()),
    path("domains/<uuid:domain_id>/boards/<uuid:board_id>/people/", workshops.PeopleView.as_view()),
    path(
        "domains/<uuid:domain_id>/boards/<uuid:board_id>/export/<str:format_name>/",
        exchange.BoardExportView.as_view(),
        name="api_board_export",
    ),
    path(
        "domains/<uuid:domain_id>/boards/<uuid:board_id>/import/",
        exchange.BoardImportView.as_view(),
        name="api_board_import",
    ),
    path("domains/<uuid:domain_id>/boards/import/", exchange.NewBoardImportView.as_view(), name="api_import_board"),
    path("phases/", workshops.PhasesView.as_view(), name="api_phases"),
    path("teams/<uuid:team_id>/intents/", views.TeamIntentsView.as_view(), name="api_team_intents"),
]
