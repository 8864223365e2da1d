"""The short way to static files, and that all else takes the long one."""

from typing import Any

import pytest

from modeler.config.static_files import StaticFiles


async def _the_application(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})


async def _answer(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body."""
    told: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": path, "method": method, "headers": named}
    await StaticFiles(_the_application)(scope, None, send)
    heard = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    return told[0]["status"], heard, b"".join(message.get("body", b"") for message in told)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    (tmp_path / "hello.js").write_text("hello()")
    settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path / "none", [("dist", tmp_path)]
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


async def test_a_file_comes_whole_with_its_type_and_is_not_sniffed_at():
    status, headers, body = await _answer("/static/dist/hello.js")

    assert (status, body) == (200, b"hello()")
    assert headers["content-type"].startswith("text/javascript")
    assert headers["x-content-type-options"] == "nosniff"


async def test_who_has_the_file_already_is_told_so():
    _, headers, _ = await _answer("/static/dist/hello.js")

    status, _, body = await _answer("/static/dist/hello.js", if_none_match=headers["etag"])

    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/static/dist/missing.js", "/static/../hello.js", "/d/orders/"])
async def test_what_is_no_file_is_left_to_the_application(path):
    status, _, _ = await _answer(path)

    assert status == 299
