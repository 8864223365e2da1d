"""Becomes the command that it is given, after making sure that it dies with the supervisor.

Usage: python -m modeler.config.supervisor.child PARENT_PID COMMAND [ARGUMENT ...]
"""

import os
import signal
import subprocess
import sys
import time

from modeler.config.supervisor.mortality import die_with

_LOOK_EVERY_SECONDS = 0.5


def main(arguments: list[str]) -> int:
    """Run the command; on Linux this process turns into it, elsewhere it stays beside it as its watchdog."""
    parent, command = int(arguments[0]), arguments[1:]
    if sys.platform == "linux":
        die_with(parent)
        os.execvp(command[0], command)
    return _stand_by(parent, command)


def _stand_by(parent: int, command: list[str]) -> int:
    process = subprocess.Popen(command)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, lambda received, _frame: process.send_signal(received))
    while process.poll() is None:
        if os.getppid() != parent:
            os.killpg(os.getpgrp(), signal.SIGKILL)
        time.sleep(_LOOK_EVERY_SECONDS)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
