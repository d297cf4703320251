"""What the tests of the node share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tools.host_node import HostNode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture(params=["usual", "sanitized"])
def every_build(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test on the usual host node, and on the one that fails where its sanitizers find something."""
    monkeypatch.setattr(HostNode, "sanitized", request.param == "sanitized")


@pytest.fixture
async def idle_node() -> AsyncIterator[HostNode]:
    """Give a node that has no capture to play."""
    async with HostNode(name="idle") as node:
        yield node
