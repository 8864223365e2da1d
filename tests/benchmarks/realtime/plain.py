"""The design to beat: every socket joins the channel layer's group by itself, every frame is one `group_send`."""

import json
import os
from typing import Any

import django
from channels.auth import AuthMiddlewareStack
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modeler.config.settings")
django.setup()


class PlainConsumer(AsyncWebsocketConsumer):
    """Passes frames on, and nothing else: no checks, no intents."""

    async def connect(self) -> None:
        """Join."""
        await self.channel_layer.group_add("plain", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        """Leave."""
        await self.channel_layer.group_discard("plain", self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Send a frame to everybody."""
        message = json.loads(text_data or "{}")
        if message["type"] == "frame":
            await self.channel_layer.group_send("plain", {"type": "frame.shown", "frame": message["frame"]})

    async def frame_shown(self, event: dict[str, Any]) -> None:
        """Write it."""
        await self.send(json.dumps({"v": 1, "type": "frame", "session": "", "frame": event["frame"]}))


routes = [path("ws/domains/<uuid:domain_id>/", PlainConsumer.as_asgi())]
application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(URLRouter(routes))})
