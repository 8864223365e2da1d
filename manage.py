#!/usr/bin/env python
"""Run a management command of Stormwright."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command line with this project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modeler.config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
