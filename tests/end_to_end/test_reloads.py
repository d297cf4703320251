"""A shop that is unloaded and loaded a hundred times leaves nothing behind: in this process, with a real node."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers.dispatcher import DATA_DISPATCHER

from custom_components.footfall.client import NodeClient
from custom_components.footfall.coordinator import FootfallCoordinator
from custom_components.footfall.engine import Engine
from custom_components.footfall.entity import ShownEntity
from custom_components.footfall.shop import Shop
from scripts.tools.host_node import HostNode
from tests.integration.captures import visitors
from tests.integration.conftest import node_subentry, shop_entry, until
from tests.integration.scanners import FakeScanner, add_scanner, proxy_subentry, set_up_bluetooth
from tests.integration.told import staff_subentry, zone_subentry
from tests.integration.watch import CONNECTED, OCCUPIED, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

CYCLES = 100
SETTLING = 3
"""Cycles after which all that is made once and kept for good is there."""
OPTIONS = {
    "hours": {"mon": [{"from": "09:00:00", "to": "18:00:00"}]},
    "door_counter": "sensor.door_counter",
    "capacity": 50,
}
OURS = (Shop, Engine, NodeClient, FootfallCoordinator, ShownEntity)

type Left = dict[str, Counter[str]]


@pytest.fixture(autouse=True)
def _integration(enable_custom_integrations: None) -> None:
    """Load ours."""


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Keep what a shop writes to the test."""
    return hass_tmp_config_dir


def left(hass: HomeAssistant) -> Left:
    """Count what there is now of all that a shop could leave behind, by what it is."""
    gc.collect()
    timers = cast("Any", hass.loop)._scheduled
    dispatched = hass.data.get(DATA_DISPATCHER, {})
    return {
        "tasks": Counter(task.get_name() for task in asyncio.all_tasks() if not task.get_name().startswith("Task-")),
        "listeners": Counter({str(event): listeners for event, listeners in hass.bus.async_listeners().items()}),
        "signals": Counter({str(signal): len(jobs) for signal, jobs in dispatched.items() if jobs}),
        "timers": Counter(timer._callback.__qualname__ for timer in timers if not timer.cancelled()),
        "sockets": Counter(link.partition(":")[0] for link in open_files() if link.startswith("socket")),
        "objects": Counter(type(found).__name__ for found in gc.get_objects() if isinstance(found, OURS)),
    }


def open_files() -> list[str]:
    """Return what this process has open."""
    found = []
    for file in Path("/proc/self/fd").iterdir():
        # The folder's own is closed by the time.
        with contextlib.suppress(FileNotFoundError):
            found.append(str(file.readlink()))
    return found


async def loaded(hass: HomeAssistant, shop: MockConfigEntry, cycle: int) -> None:
    """Load a shop, and let it come as far as it does in this cycle: not connected, connected, or counting."""
    assert await hass.config_entries.async_setup(shop.entry_id)
    if cycle % 3 > 0:
        await until(lambda: state(hass, CONNECTED) == "on")
    if cycle % 3 > 1:
        await until(lambda: state(hass, OCCUPIED) in {"on", "off"})


async def test_a_hundred_reloads_leave_nothing_behind(hass: HomeAssistant, tmp_path: Path) -> None:
    await set_up_bluetooth(hass)
    stop_scanner = add_scanner(hass, FakeScanner(), "Kitchen")
    async with HostNode(name="busy", captures=[visitors(tmp_path / "visitors.pcap")]) as node:
        shop = shop_entry(
            node_subentry(node),
            proxy_subentry(),
            zone_subentry("Aisle"),
            zone_subentry("Till", "till"),
            {**staff_subentry(), "data": {"means": "device_tracker", "entity_id": "device_tracker.phone"}},
            options=OPTIONS,
        )
        shop.add_to_hass(hass)
        before: Left = {}
        for cycle in range(SETTLING + CYCLES):
            await loaded(hass, shop, cycle)
            assert await hass.config_entries.async_unload(shop.entry_id)
            await hass.async_block_till_done()
            assert shop.state is ConfigEntryState.NOT_LOADED
            if cycle == SETTLING - 1:
                before = left(hass)
        after = left(hass)
        assert before["listeners"]
        assert {kind: after[kind] - before[kind] for kind in after} == {kind: Counter() for kind in after}
    stop_scanner()
