"""Every address of the site: each door brings its own list."""

from django.contrib import admin
from django.urls import include, path, re_path

from modeler.config.health import healthz
from modeler.entrypoints.rest.views import NowhereView

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
    path("api/v1/", include("modeler.entrypoints.rest.urls")),
    path("api/v1/", include("simulator.entrypoints.rest.urls")),
    re_path("^api/", NowhereView.as_view()),
    path("graphql/", include("modeler.entrypoints.graphql.urls")),
    path("", include("modeler.entrypoints.pages.urls")),
    path("", include("simulator.entrypoints.pages.urls")),
]
