"""A real RabbitMQ for tests, on free ports, with definitions imported by its own command."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from modeler.config.supervisor.ports import any_free
from tests.builders.servers import Missing

_FOLDERS = ("/usr/lib/rabbitmq/bin", "/usr/local/sbin", "/opt/rabbitmq/sbin")
_SECONDS_TO_START = 90


@contextmanager
def a_rabbitmq(definitions: str) -> Iterator[int]:
    """Run a RabbitMQ for as long as the block lasts, with these definitions in it; yield its port."""
    server, control = _binary("rabbitmq-server"), _binary("rabbitmqctl")
    with tempfile.TemporaryDirectory(prefix="stormwright-mq-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), any_free()
        environment = _environment(folder, port)
        process = subprocess.Popen([server], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait(port, process)
            _run([control, "await_startup", "--timeout", "60"], environment)
            path = folder / "definitions.json"
            path.write_text(definitions, encoding="utf-8")
            _run([control, "import_definitions", str(path)], environment)
            yield port
        finally:
            process.terminate()
            process.wait(30)
            # The name server of Erlang outlives the node that started it.
            epmd = shutil.which("epmd")
            if epmd:
                subprocess.run([epmd, "-kill"], env=environment, stdout=subprocess.DEVNULL, check=False)


def _binary(name: str) -> str:
    # Not the wrapper on PATH: as root it changes to a user whose home it needs.
    found = next((str(Path(folder, name)) for folder in _FOLDERS if Path(folder, name).exists()), shutil.which(name))
    if found is None:
        raise Missing(f"RabbitMQ's {name} is not there (Debian: apt-get install rabbitmq-server)")
    return found


def _environment(folder: Path, port: int) -> dict[str, str]:
    plugins = folder / "enabled_plugins"
    plugins.write_text("[].\n", encoding="utf-8")
    config = folder / "rabbitmq.conf"
    config.write_text("default_vhost = /\n", encoding="utf-8")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "ERL_EPMD_PORT": str(any_free()),
        "RABBITMQ_NODENAME": f"stormwright{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(any_free()),
        "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(plugins),
        "RABBITMQ_CONFIG_FILE": str(config),
        "RABBITMQ_CONF_ENV_FILE": str(folder / "none"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
    }


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout[-800:]} {done.stderr[-800:]}")


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("RabbitMQ did not start")
