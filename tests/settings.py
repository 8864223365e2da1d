"""The settings of tests: those of a developer, with passwords hashed fast."""

import os

os.environ.setdefault("DEBUG", "1")

from modeler.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
