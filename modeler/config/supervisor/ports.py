"""Which ports are free."""

import errno
import socket

_UNUSABLE_HOST = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen at `host`:`port` now.

    Raises: OSError when the host itself cannot be used, as with an address that is not this machine's.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except (PermissionError, OverflowError):
            return False
        except OSError as error:
            if error.errno in _UNUSABLE_HOST:
                raise
            return False
    return True


def next_free(host: str, port: int) -> int | None:
    """Return the first free port after `port`, looking at a hundred of them."""
    return next((at for at in range(port + 1, min(port + 101, 65536)) if is_free(host, at)), None)


def any_free() -> int:
    """Return a port of the loopback address that is free now, chosen by the system."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
