"""A Home Assistant to test in, and the real host node to test with."""

from __future__ import annotations

import asyncio
from datetime import UTC
from time import time
from typing import TYPE_CHECKING

import pytest
from homeassistant.const import CONF_HOST, CONF_PORT
from pytest_homeassistant_custom_component.common import MockConfigEntry

# Imported before the plugin looks for custom integrations, or its own package of that name shadows ours.
import custom_components.footfall  # noqa: F401
from custom_components.footfall.candidate import hub_of, new_hub_data
from custom_components.footfall.connection import HubIdentity, NodeAddress, connected
from custom_components.footfall.const import CONF_HUB, CONF_KEY, DOMAIN
from custom_components.footfall.engine.protocol import KeyStatus
from custom_components.footfall.keys import KeyRing
from scripts.tools.host_node import HostNode

from .captures import visitors
from .links import LOOPBACK
from .said import note_what_is_unsaid

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant

PATIENCE_S = 60.0


@pytest.fixture(autouse=True)
def _sockets(socket_enabled: None) -> None:
    """Allow sockets; the plugin lets them reach this machine alone."""


@pytest.fixture(autouse=True)
def _integration(enable_custom_integrations: None) -> None:
    """Load ours."""


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold that whatever is said in a test has its text."""
    unsaid = note_what_is_unsaid(monkeypatch)
    yield
    assert unsaid == []


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Keep what a shop writes to the test."""
    return hass_tmp_config_dir


@pytest.fixture
async def silent_node() -> AsyncIterator[HostNode]:
    """Give a real node that hears nothing."""
    async with HostNode(name="silent") as node:
        yield node


@pytest.fixture
async def busy_node(tmp_path: Path) -> AsyncIterator[HostNode]:
    """Give a real node that plays ten minutes of 40 phones as fast as it is pulled."""
    async with HostNode(name="busy", captures=[visitors(tmp_path / "visitors.pcap")]) as node:
        yield node


def node_subentry(
    node: HostNode, *, port: int | None = None, key: str = "", title: str = "Door"
) -> ConfigSubentryDataWithId:
    """Give the subentry of a node, as the flows make it."""
    return {
        "data": {CONF_HOST: LOOPBACK, CONF_PORT: port or node.port, CONF_KEY: key},
        "subentry_id": f"id-{title.lower()}",
        "subentry_type": "node",
        "title": title,
        "unique_id": node.mac,
    }


def shop_entry(*nodes: ConfigSubentryDataWithId, title: str = "Shop", **more: object) -> MockConfigEntry:
    """Give a shop's config entry, as the flow makes it."""
    data = new_hub_data()
    return MockConfigEntry(
        domain=DOMAIN, title=title, data=data, unique_id=data[CONF_HUB], subentries_data=nodes, **more
    )


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Load a shop."""
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def own(hass: HomeAssistant, node: HostNode, *, anonymous: bool = False) -> HubIdentity:
    """Make another hub the owner of a node."""
    other = hub_of(new_hub_data())
    async with connected(hass, NodeAddress(LOOPBACK, node.port, "")) as connection:
        said = await connection.set_key(other, KeyRing(UTC, time(), anonymous=anonymous).grant(time()))
    assert said.status is KeyStatus.ACCEPTED
    return other


async def until(true: Callable[[], object]) -> None:
    """Wait for something that the network or a node has to do first."""
    async with asyncio.timeout(PATIENCE_S):
        while not true():  # noqa: ASYNC110 - what is waited for announces itself in no one way
            await asyncio.sleep(0.01)
