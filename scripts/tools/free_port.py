"""Ports on the loopback interface that nobody uses."""

from __future__ import annotations

import socket

LOOPBACK = "127.0.0.1"


def free_port(wanted: int = 0) -> int:
    """Return a TCP port of 127.0.0.1 that was free a moment ago: the wanted one, or any. Raises OSError when taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((LOOPBACK, wanted))
        port: int = probe.getsockname()[1]
    return port
