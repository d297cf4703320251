"""What the tests of the node share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tools.host_node import HostNode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def idle_node() -> AsyncIterator[HostNode]:
    """Give a node that has no capture to play."""
    async with HostNode(name="idle") as node:
        yield node
