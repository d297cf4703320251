"""Ports for programs that listen some seconds later, several processes side by side."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from scripts.bootstrap.paths import ROOT
from scripts.tools.free_port import BLOCK, LOOPBACK, free_port

pytestmark = pytest.mark.usefixtures("socket_enabled")

OTHER = "from scripts.tools.free_port import BLOCK, free_port; print(*(free_port() for _ in range(BLOCK)))"


def test_no_port_is_given_to_two_who_ask() -> None:
    command = [sys.executable, "-c", OTHER]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as one,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other,
    ):
        ports = [*one.communicate()[0].split(), *other.communicate()[0].split()]
    assert len(set(ports)) == len(ports) == 2 * BLOCK


def test_a_port_that_is_taken_is_passed_over_and_refused_where_it_is_wanted() -> None:
    with socket.create_server((LOOPBACK, free_port())) as taken:
        port = taken.getsockname()[1]
        assert port not in {free_port() for _ in range(BLOCK)}
        with pytest.raises(OSError, match="in use"):
            free_port(port)
