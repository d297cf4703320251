"""The network is cut for longer than a node's keys hold: it counts on, tells nobody of whom, and that is a gap.

In this process, so that a day's key can be made to hold for a minute; the node is the real one, and goes on by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custom_components.footfall import keys
from custom_components.footfall.engine.protocol import Flag
from scripts.tools.host_node import HostNode
from tests.captures import factory_address, probe_request, write
from tests.integration.conftest import node_subentry, shop_entry, until
from tests.node.hub import connected

from .front import Front

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine import HourRow
    from custom_components.footfall.shop import Shop

KEY_S = 300
"""How long a key holds by the node's clock; it has two."""
SPEED = "120"
PHONES = 10
MINUTES = 120
STEP_S = 60.0
"""By how much of the node's time what is looked at may be off, at this speed."""


@pytest.fixture(autouse=True)
def _integration(enable_custom_integrations: None) -> None:
    """Load ours."""


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Keep what a shop writes to the test."""
    return hass_tmp_config_dir


async def test_keys_that_end_while_the_network_is_cut(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "LONGEST_EPOCH_S", KEY_S)
    packets = [
        (scan * 10.0 + phone / 10, probe_request(phone, scan + 1, sender=factory_address(phone), model=phone))
        for scan in range(MINUTES * 6)
        for phone in range(1, PHONES)
    ]
    node = HostNode(name="door", captures=[write(tmp_path / "day.pcap", packets)], speed=SPEED)
    async with node, Front(node, board=False) as front:
        shop = shop_entry(node_subentry(node, port=front.port))
        shop.add_to_hass(hass)
        assert await hass.config_entries.async_setup(shop.entry_id)
        running: Shop = shop.runtime_data
        rows: list[HourRow] = []
        monkeypatch.setattr(running.history, "add", rows.extend)
        [door] = running.nodes.values()
        await until(lambda: running.engine.snapshot.occupied)
        began = running.engine.snapshot.time
        before = _heard(running, rows)
        await front.sever()
        cut = door.now
        async with connected(node) as reader:
            deaf: list[float] = []
            answer = await reader.pull()
            while not deaf or answer.unkeyed < PHONES * 20:
                answer = await reader.pull(answer.next, 100)
                if Flag.NO_KEY in answer.flags:
                    deaf.append(answer.now_us / 1e6)
        await front.mend()
        await until(lambda: door.connected and door.answer is not None and door.answer.drained and door.answer.epoch)
        back = door.now
        await until(lambda: running.engine.snapshot.time > back + STEP_S)
        gap = running.engine.snapshot.time - began - (_heard(running, rows) - before)
        assert deaf[-1] - deaf[0] - STEP_S <= gap <= back - cut
        assert door.losses.missed == 0
        assert door.answer is not None
        assert door.answer.unkeyed >= PHONES * 20
        assert await hass.config_entries.async_unload(shop.entry_id)


def _heard(shop: Shop, closed: list[HourRow]) -> float:
    """Return for how many seconds a shop has heard so far, by its hours."""
    going_on = shop.engine.hour_so_far
    return sum(row.heard_s for row in closed) + (0.0 if going_on is None else going_on.heard_s)
