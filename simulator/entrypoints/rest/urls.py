"""The simulator's addresses under /api/v1/."""

from django.urls import path

from simulator.entrypoints.rest import views

urlpatterns = [
    path("domains/<uuid:domain_id>/runs/", views.RunsView.as_view(), name="api_runs"),
    path("domains/<uuid:domain_id>/examples/", views.ExamplesView.as_view(), name="api_examples"),
    path("domains/<uuid:domain_id>/examples/<uuid:element_id>/", views.ExamplesView.as_view(), name="api_examples_of"),
    path("runs/<uuid:run_id>/", views.RunView.as_view(), name="api_run"),
    path("runs/<uuid:run_id>/control/", views.ControlView.as_view(), name="api_run_control"),
    path("runs/<uuid:run_id>/records/", views.StoryView.as_view(), name="api_run_records"),
]
