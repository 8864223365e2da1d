"""What holds on the laptop's SQLite holds on a real PostgreSQL with a real Redis."""

import os
import subprocess
import sys

import pytest

from tests.builders.houses import PROJECT

_SECONDS = 580


@pytest.mark.timeout(_SECONDS + 20)
@pytest.mark.parametrize("slice_of_the_suite", ["services", "entrypoints", "management"])
def test_a_slice_of_the_suite_passes(slice_of_the_suite: str, postgresql_url: str, redis_url: str):
    tests = f"tests/modeler/{slice_of_the_suite}"

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", tests],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": postgresql_url, "REDIS_URL": redis_url},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
