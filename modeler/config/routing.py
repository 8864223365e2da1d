"""Every address of the websocket: each door brings its own list."""

from modeler.entrypoints.realtime.routing import websocket_urlpatterns as modeler_urlpatterns
from simulator.entrypoints.realtime.routing import websocket_urlpatterns as simulator_urlpatterns

websocket_urlpatterns = [*modeler_urlpatterns, *simulator_urlpatterns]
