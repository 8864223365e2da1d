"""The addresses of the sockets."""

from django.urls import path

from modeler.entrypoints.realtime.connection import domain_socket

websocket_urlpatterns = [path("ws/domains/<uuid:domain_id>/", domain_socket)]
