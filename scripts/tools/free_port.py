"""Ports on the loopback interface that nobody uses."""

from __future__ import annotations

import os
import socket
from itertools import count
from typing import Final

LOOPBACK: Final = "127.0.0.1"

LOWEST: Final = 12_000
BLOCKS: Final = 200
BLOCK: Final = 100
"""Ports are taken from as many blocks of as many ports, below those that systems give to whoever asks for any."""

_asked = count()


def free_port(wanted: int = 0) -> int:
    """Return a TCP port of 127.0.0.1 that was free a moment ago: the wanted one, or any. Raises OSError when taken.

    Some seconds may pass until it is listened on. So that nobody else gets it meanwhile, each process has its own block
    of ports, by its id, and goes on to the next one each time.
    """
    if wanted:
        return _probed(wanted)
    first = LOWEST + os.getpid() % BLOCKS * BLOCK
    for _ in range(BLOCK):
        try:
            return _probed(first + next(_asked) % BLOCK)
        except OSError:
            continue
    return _probed(0)


def _probed(wanted: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((LOOPBACK, wanted))
        port: int = probe.getsockname()[1]
    return port
