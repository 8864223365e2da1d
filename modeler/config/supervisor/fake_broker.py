"""Serves fakeredis on a port of the loopback address: the broker of machines without Redis.

Usage: python -m modeler.config.supervisor.fake_broker PORT
"""

import sys

from fakeredis import TcpFakeServer


def main(port: int) -> None:
    """Serve until the process is ended."""
    server = TcpFakeServer(("127.0.0.1", port), server_type="redis")
    # Connections outlive a stop otherwise: their threads wait for clients that are gone already.
    server.daemon_threads = True
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
