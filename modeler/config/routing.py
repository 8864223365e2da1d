"""Every address of the websocket: each door brings its own list."""

from django.urls import URLPattern

websocket_urlpatterns: list[URLPattern] = []
