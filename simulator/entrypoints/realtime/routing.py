"""The addresses of the sockets."""

from django.urls import path

from simulator.entrypoints.realtime.consumer import RunConsumer

websocket_urlpatterns = [path("ws/runs/<uuid:run_id>/", RunConsumer.as_asgi())]
