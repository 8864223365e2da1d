"""Every address of the site: each door brings its own list."""

from django.contrib import admin
from django.urls import include, path

from modeler.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
]
