"""The addresses of the sockets."""

from django.urls import path

from modeler.entrypoints.realtime.consumer import DomainConsumer

websocket_urlpatterns = [path("ws/domains/<uuid:domain_id>/", DomainConsumer.as_asgi())]
