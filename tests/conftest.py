"""What all tests share: real servers, one real browser, one running app."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from tests.builders.houses import RunningHouse, a_running_house
from tests.builders.servers import Missing, a_postgresql, a_redis

# How fast a busy machine draws examples says nothing about the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 15_000
_CHROMIUM_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--disable-dev-shm-usage"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: Playwright keeps a loop running, which async tests before it must not find."""
    items.sort(key=lambda item: "/tests/browser/" in item.path.as_posix())


def absent(error: Missing) -> None:
    """Skip where a server is missing, but fail in CI: there it must be present."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have it: {error}")
    pytest.skip(str(error))


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The address of a real Redis."""
    try:
        with a_redis() as url:
            yield url
    except Missing as error:
        absent(error)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of an empty database of a real PostgreSQL."""
    try:
        with a_postgresql() as url:
            yield url
    except Missing as error:
        absent(error)


@pytest.fixture(scope="session")
def running_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """The app, started once for all browser tests, with the samples in it."""
    with a_running_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """How pytest-playwright starts the browser: the Chromium that is here, quiet and without a sandbox."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    arguments = {"args": list(_CHROMIUM_ARGUMENTS), "headless": True}
    # Without one on PATH, `make test` has installed Playwright's own.
    return {**arguments, "executable_path": chromium} if chromium else dict(arguments)


@pytest.fixture(autouse=True)
def _beside_a_browser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let browser tests touch rows: Playwright's loop runs in their thread, though none of their code does.

    And give them patience: a busy machine is slow, not wrong.
    """
    if "/tests/browser/" in request.path.as_posix():
        expect.set_options(timeout=_PATIENCE)
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
