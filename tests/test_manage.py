"""`manage.py` says in one line what is wrong with the environment, and never shows a traceback for it."""

import os
import subprocess
import sys

import pytest

from tests.builders.houses import PROJECT


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"DEBUG": "0", "SECRET_KEY": ""}, "SECRET_KEY is not set."),
        ({"DATABASE_URL": "garbage"}, "DATABASE_URL names no database."),
        ({"DATABASE_URL": "postgres://ada:secret@host:port/name"}, "DATABASE_URL is no address:"),
        ({"DATABASE_URL": "sqlite:////nowhere/to/be/found.sqlite3"}, "The database does not serve:"),
        ({"DATABASE_URL": "sqlite://:memory:"}, "a new database needs `manage.py migrate`"),
        ({"REDIS_URL": "garbage"}, "REDIS_URL begins with none of"),
    ],
)
def test_a_wrong_environment_ends_in_one_sentence_and_status_2(environment: dict[str, str], reason: str):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "findings", "orders"],
        cwd=PROJECT,
        env={**os.environ, "DEBUG": "1", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
