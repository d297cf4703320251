"""The action of somebody at the till who wants to be left out, with a real node that hears their phone."""

from __future__ import annotations

import logging
from datetime import datetime
from time import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import probatio as vol
import pytest
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footfall.const import DOMAIN
from scripts.tools.host_node import HostNode
from tests.captures import BASE, factory_address, probe_request, write

from .conftest import node_subentry, set_up, shop_entry, until
from .watch import OCCUPANCY, number, played

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.shop import Shop

PHONES = 12
SECONDS = 600


def held(path: Path, *phones: int) -> Path:
    """Write a capture of people who stay, at whose end these phones are held against the node."""
    frames = [
        (
            20.0 * scan + phone + 0.5,
            probe_request(
                phone,
                scan,
                sender=factory_address(phone + 1),
                model=phone + 1,
                signal=-18 if phone in phones and 20.0 * scan >= SECONDS - 20 else -58,
            ),
        )
        for scan in range(SECONDS // 20)
        for phone in range(PHONES)
    ]
    return write(path, sorted(frames))


async def told(hass: HomeAssistant, *nodes: HostNode, **more: Any) -> MockConfigEntry:
    """Give a shop whose nodes have told everything."""
    titles = ("Till", "Door")
    parts = [node_subentry(node, title=title) for node, title in zip(nodes, titles, strict=False)]
    entry = await set_up(hass, shop_entry(*parts, **more))
    await until(lambda: played(entry.runtime_data))
    return entry


@pytest.fixture
async def shop(hass: HomeAssistant, tmp_path: Path) -> AsyncIterator[MockConfigEntry]:
    """Give a shop with one node, against which a phone is held."""
    async with HostNode(name="till", captures=[held(tmp_path / "till.pcap", 3)]) as node:
        entry = await told(hass, node)
        yield entry
        await hass.config_entries.async_unload(entry.entry_id)


async def act(hass: HomeAssistant, context: Context | None = None, **given: Any) -> Any:
    return await hass.services.async_call(
        DOMAIN, "leave_out", given, blocking=True, context=context, return_response=True
    )


async def refusal(hass: HomeAssistant, **given: Any) -> str | None:
    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, **given)
    return refused.value.translation_key


def device(hass: HomeAssistant, entry: MockConfigEntry, part: str) -> str:
    found = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, part), entry.entry_id)
    assert found is not None
    return found.id


async def test_the_phone_at_the_till_is_counted_no_more(
    hass: HomeAssistant, shop: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="custom_components.footfall")
    engine = shop.runtime_data.engine
    before = engine.snapshot.wifi_devices
    assert number(hass, "sensor.shop_wi_fi_devices_near") == before == PHONES
    caplog.clear()

    answer = await act(hass)

    assert answer == {"left_out": 1, "until": answer["until"], "wifi": True, "bluetooth": False}
    ends = datetime.fromisoformat(answer["until"]).timestamp()
    assert ends == pytest.approx(shop.runtime_data.keys.valid[0].ends, abs=1)
    assert time() < ends <= time() + 24 * 3600
    assert engine.snapshot.wifi_devices == PHONES - 1
    assert number(hass, OCCUPANCY) > 0
    said = [record for record in caplog.records if record.name.startswith("custom_components.footfall")]
    assert said == []


async def test_without_an_answer_it_is_done_as_well(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    await hass.services.async_call(DOMAIN, "leave_out", {}, blocking=True)
    assert shop.runtime_data.engine.left_out_today == 1


async def test_where_no_phone_is_held_nobody_is_left_out(hass: HomeAssistant, tmp_path: Path) -> None:
    async with HostNode(name="till", captures=[held(tmp_path / "till.pcap")]) as node:
        entry = await told(hass, node)
        before = entry.runtime_data.engine.snapshot
        assert await refusal(hass) == "objection_nobody"
        assert entry.runtime_data.engine.snapshot == before
        await hass.config_entries.async_unload(entry.entry_id)


async def test_among_too_many_nobody_is_left_out(hass: HomeAssistant, tmp_path: Path) -> None:
    async with HostNode(name="till", captures=[held(tmp_path / "till.pcap", 1, 2, 3, 4)]) as node:
        entry = await told(hass, node)
        assert await refusal(hass) == "objection_crowd"
        await hass.config_entries.async_unload(entry.entry_id)


async def test_a_node_that_hears_nothing_cannot_tell(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    [node] = shop.runtime_data.nodes.values()
    node.connected = False
    assert await refusal(hass) == "objection_unheard"


async def test_asked_too_often_it_is_said_once(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("custom_components.footfall.engine.objections.MOST_A_MINUTE", 0)
    for _ in range(3):
        assert await refusal(hass) == "objection_often"
    assert caplog.text.count("phones are left out no more for now") == 1
    assert shop.runtime_data.engine.left_out_today == 0


async def test_at_which_node(hass: HomeAssistant, tmp_path: Path) -> None:
    till, door = held(tmp_path / "till.pcap", 3), held(tmp_path / "door.pcap")
    async with HostNode(name="till", captures=[till]) as first, HostNode(name="door", captures=[door]) as second:
        entry = await told(hass, first, second)
        assert await refusal(hass) == "objection_where"
        assert await refusal(hass, device_id=device(hass, entry, entry.entry_id)) == "objection_where"
        assert await refusal(hass, device_id=device(hass, entry, "id-door")) == "objection_nobody"
        assert await refusal(hass, device_id="no-such-device") == "objection_not_of_shop"
        assert (await act(hass, device_id=device(hass, entry, "id-till")))["left_out"] == 1

        zone(hass, entry, "zone-1", "till", "id-door", "id-till")
        await until(lambda: "zone-1" in entry.runtime_data.zones)
        assert (await act(hass))["left_out"] == 1, "the only till is meant"
        assert (await act(hass, device_id=device(hass, entry, "zone-1")))["left_out"] == 1
        zone(hass, entry, "zone-2", "till", "id-door")
        await until(lambda: "zone-2" in entry.runtime_data.zones)
        assert await refusal(hass) == "objection_where"
        assert await refusal(hass, device_id=device(hass, entry, "zone-2")) == "objection_nobody"
        await hass.config_entries.async_unload(entry.entry_id)


async def test_a_device_says_which_shop_is_meant(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    other = await set_up(hass, shop_entry(title="Other"))
    with pytest.raises(ServiceValidationError):
        await act(hass)
    assert (await act(hass, device_id=device(hass, shop, "id-till")))["left_out"] == 1
    given = {"device_id": device(hass, shop, "id-till"), "config_entry_id": other.entry_id}
    assert await refusal(hass, **given) == "objection_not_of_shop"


@pytest.mark.parametrize("seconds", [0, 4, 61, "soon"])
async def test_how_long_ago_it_may_be(hass: HomeAssistant, shop: MockConfigEntry, seconds: Any) -> None:
    with pytest.raises(vol.Invalid):
        await act(hass, seconds=seconds)


async def test_who_may_read_the_shop_may_ask(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    nobody, reader = (MockUser(groups=[]).add_to_hass(hass) for _ in range(2))
    nobody.mock_policy({})
    reader.mock_policy({"entities": {"entity_ids": {"binary_sensor.shop_occupied": {"read": True}}}})
    for given in ({}, {"device_id": device(hass, shop, "id-till")}):
        with pytest.raises(Unauthorized):
            await act(hass, Context(user_id=nobody.id), **given)
    assert shop.runtime_data.engine.left_out_today == 0
    assert (await act(hass, Context(user_id=reader.id)))["left_out"] == 1


async def test_nothing_of_it_is_kept(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    await act(hass)
    running: Shop = shop.runtime_data
    assert running.engine.memory().oldest == pytest.approx(BASE, abs=60)
    running.erase()
    assert running.engine.memory().pseudonyms == 0


def zone(hass: HomeAssistant, entry: MockConfigEntry, subentry_id: str, kind: str, *nodes: str) -> None:
    """Add a zone around nodes, as the flow does."""
    data = {"kind": kind, "nodes": [{"node": node, "reach": "near"} for node in nodes]}
    subentry = ConfigSubentry(
        data=MappingProxyType(data), subentry_id=subentry_id, subentry_type="zone", title=subentry_id, unique_id=None
    )
    hass.config_entries.async_add_subentry(entry, subentry)
