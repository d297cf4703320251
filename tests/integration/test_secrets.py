"""With every logger at its most talkative, nothing names a key, a token, a pseudonym or an address.

Not the log, with what asyncio says of every callback when it is debugged; not an event, a state, a trace, diagnostics,
an answer to the frontend or an exception; and not what anything says of itself.
"""

from __future__ import annotations

import json
import logging
import traceback
from base64 import b64decode
from time import time
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import MATCH_ALL
from homeassistant.core import Event, callback
from homeassistant.setup import async_setup_component

from custom_components.footfall.connection import HubIdentity, NodeAddress, connected
from custom_components.footfall.errors import NodeError, Problem
from tests.captures import address
from tests.engine.siphash import siphash

from .automated import automate, on, threshold
from .conftest import node_subentry, own, set_up, shop_entry, until
from .flows import KEY, OTHER_KEY
from .links import LOOPBACK, NoiseFront
from .watch import OCCUPANCY, played

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

    from custom_components.footfall.engine.protocol import Answer
    from custom_components.footfall.keys import EpochKey, KeyGrant
    from scripts.tools.host_node import HostNode

WIFI_TAG = b"\x57"
PHONES = range(1, 41)


def spellings(secret: bytes) -> set[str]:
    """Give the ways in which bytes could be printed."""
    return {secret.hex(), secret.hex(":"), repr(secret)[2:-1], str(int.from_bytes(secret)), str(list(secret))[1:-1]}


def pseudonyms(key: EpochKey) -> set[str]:
    """Give what the phones of the capture are called under a key, in every spelling."""
    names = [siphash(bytes(key.key), address(phone) + WIFI_TAG) for phone in PHONES]
    return {text for name in names for text in (str(name), f"{name:016x}", f"{name:x}")}


def secrets_of(shop: MockConfigEntry, grant: KeyGrant) -> set[str]:
    """Give all that nothing may name, in every spelling: asked for while the keys are not overwritten yet."""
    secrets = {KEY, shop.data["token"], *spellings(b64decode(KEY))}
    secrets |= {text for phone in PHONES for text in spellings(address(phone))}
    for key in (grant.current, grant.following):
        secrets |= spellings(bytes(key.key)) | pseudonyms(key)
    return secrets


def named(secrets: set[str], text: str) -> list[str]:
    """Give the secrets that a text names."""
    return [secret for secret in secrets if secret in text]


@pytest.fixture
def _talkative(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Have every logger say all it can, and asyncio tell of every callback that it runs."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    before = hass.loop.get_debug(), hass.loop.slow_callback_duration
    hass.loop.set_debug(True)
    hass.loop.slow_callback_duration = 0.0
    yield
    hass.loop.set_debug(before[0])
    hass.loop.slow_callback_duration = before[1]


@pytest.mark.usefixtures("_talkative")
async def test_no_log_tells(hass: HomeAssistant, busy_node: HostNode, caplog: pytest.LogCaptureFixture) -> None:
    async with NoiseFront(busy_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry(node_subentry(busy_node, port=front.port, key=KEY)))
        secrets = secrets_of(shop, shop.runtime_data.keys.grant(time()))
        await until(lambda: played(shop.runtime_data))
        front.cut()
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.losses.reconnects)
        assert await hass.config_entries.async_unload(shop.entry_id)

    assert any("footfall" in record.name for record in caplog.records)
    assert "Executing <" in caplog.text, "asyncio tells of what it runs"
    assert named(secrets, caplog.text) == []

    logging.getLogger("custom_components.footfall.client").debug("planted %s", KEY)
    assert named(secrets, caplog.text) == [KEY]


@pytest.mark.usefixtures("_talkative")
async def test_nothing_that_home_assistant_keeps_or_tells_names_them(
    hass: HomeAssistant,
    busy_node: HostNode,
    hass_ws_client: WebSocketGenerator,
    hass_client: ClientSessionGenerator,
) -> None:
    heard: list[str] = []

    @callback
    def note(event: Event[Any]) -> None:
        heard.append(f"{event.event_type} {event.data!r}")

    hass.bus.async_listen(MATCH_ALL, note)
    for component in ("config", "system_log", "trace", "diagnostics"):
        assert await async_setup_component(hass, component, {})
    told: list[Any] = []
    async with NoiseFront(busy_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry(node_subentry(busy_node, port=front.port, key=KEY)))
        secrets = secrets_of(shop, shop.runtime_data.keys.grant(time()))
        await automate(hass, on("occupancy_crossed_threshold", {"entity_id": OCCUPANCY}, **threshold("above", 0)))
        await until(lambda: played(shop.runtime_data))
        await hass.services.async_call("footfall", "calibrate", {"count": 12}, blocking=True)
        client = await hass_ws_client()
        for asked in (
            {"type": "system_log/list"},
            {"type": "trace/list", "domain": "automation"},
            {"type": "footfall/held", "entry_id": shop.entry_id},
            {"type": "footfall/held", "entry_id": 17},
            {"type": "footfall/erase", "entry_id": "none"},
            {"type": "config_entries/get"},
            {"type": "config_entries/subentries/list", "entry_id": shop.entry_id},
            {"type": "call_service", "domain": "footfall", "service": "calibrate", "service_data": {"count": "many"}},
        ):
            await client.send_json_auto_id(asked)
            told.append(await client.receive_json())
        assert [answer["success"] for answer in told] == [True, True, True, False, False, True, True, False]
        diagnostics = await (await hass_client()).get(f"/api/diagnostics/config_entry/{shop.entry_id}")
        told.append(await diagnostics.json())
        assert await hass.config_entries.async_unload(shop.entry_id)
    told += [state.as_dict() for state in hass.states.async_all()]
    assert any("call_service" in event for event in heard)
    assert any(OCCUPANCY in event for event in heard)
    assert named(secrets, "\n".join(heard) + json.dumps(told, default=str)) == []


async def test_no_exception_tells(hass: HomeAssistant, silent_node: HostNode) -> None:
    """Not with all that it came from either."""
    said = ""
    await own(hass, silent_node)
    async with NoiseFront(silent_node.port, KEY) as front:
        for key, problem in (
            (OTHER_KEY, Problem.KEY_WRONG),
            (KEY[:-4], Problem.KEY_MALFORMED),
            ("", Problem.KEY_REQUIRED),
        ):
            with pytest.raises(NodeError) as refused:
                async with connected(hass, NodeAddress(LOOPBACK, front.port, key)):
                    pass
            assert refused.value.problem is problem
            said += "".join(traceback.format_exception(refused.value))
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=front.port, key=KEY)))
        secrets = secrets_of(shop, shop.runtime_data.keys.grant(time()))
        identity = HubIdentity(shop.data["hub"], shop.data["token"])
        async with connected(hass, NodeAddress(LOOPBACK, front.port, KEY)) as connection:
            with pytest.raises(NodeError) as refused:
                await connection.learn_equipment(identity, 60, -50)
        said += "".join(traceback.format_exception(refused.value))
        assert await hass.config_entries.async_unload(shop.entry_id)
    assert named(secrets | {OTHER_KEY, KEY[:-4]}, said) == []


async def test_nothing_says_it_of_itself(
    hass: HomeAssistant, busy_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    async with NoiseFront(busy_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry(node_subentry(busy_node, port=front.port, key=KEY)))
        running = shop.runtime_data
        [door] = running.nodes.values()
        grant = running.keys.grant(time())
        secrets = secrets_of(shop, grant)
        take = type(door).take

        def noting(node: Any, answer: Answer, received: float) -> Any:
            batch = take(node, answer, received)
            said.extend((repr(answer), repr(batch)))
            return batch

        monkeypatch.setattr(type(door), "take", noting)
        await until(lambda: played(running))
        said += [
            repr(one) for one in (grant, grant.current, running.keys, running.identity, door, door.address, running)
        ]
        said += [repr(device) for tracker in running.engine._epochs.trackers() for device in tracker.devices()]
        assert await hass.config_entries.async_unload(shop.entry_id)
    assert any("Sighting(" in text for text in said)
    assert any("Device(" in text for text in said)
    assert named(secrets, "\n".join(said)) == []
