#!/usr/bin/env python
"""Run a management command of Stormwright."""

import os
import sys
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> None:
    """Run the command line with this project's settings; say in one line what the environment lacks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modeler.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        give_up(f"The settings are wrong: {error}")
    except OperationalError as error:
        told = " ".join(str(error).split())
        give_up(f"The database does not serve: {told}. Check DATABASE_URL; a new database needs `manage.py migrate`.")


def give_up(reason: str) -> NoReturn:
    """End with the status of wrong usage."""
    print(reason, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
