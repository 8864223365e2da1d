"""Answers for static files before the application is asked: a page needs dozens, and each passed every middleware.

Whitenoise knows the files, their types and what a browser may keep; only the way to them is shorter.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware

Application = Callable[[Any, Any, Any], Awaitable[None]]
# What the middleware adds to every other answer, and files need too.
SAFE = (b"x-content-type-options", b"nosniff")


class StaticFiles:
    """An ASGI application that sends files below STATIC_URL, and leaves every other request to another one."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._known = WhiteNoiseMiddleware(get_response=None)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send the file, or let the application answer."""
        found = self._file(scope["path"])
        if found is None:
            await self._application(scope, receive, send)
            return
        answer = found.get_response(scope["method"], _as_in_wsgi(scope["headers"]))
        headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers]
        status = HTTPStatus(answer.status).value
        await send({"type": "http.response.start", "status": status, "headers": [*headers, SAFE]})
        body = b"" if answer.file is None else _whole(answer.file)
        await send({"type": "http.response.body", "body": body})

    def _file(self, path: str) -> Any:
        # A path that climbs is refused by the application, with its own page.
        if not path.startswith(f"/{settings.STATIC_URL.strip('/')}/") or ".." in path:
            return None
        return self._known.find_file(path) if self._known.autorefresh else self._known.files.get(path)


def _as_in_wsgi(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    texts = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)
    return {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in texts}


def _whole(file: Any) -> bytes:
    with file:
        return bytes(file.read())
