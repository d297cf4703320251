"""With every logger at its most talkative, no log names a key, a token, a pseudonym or an address."""

from __future__ import annotations

import logging
from base64 import b64decode
from typing import TYPE_CHECKING

from tests.captures import address
from tests.engine.siphash import siphash

from .conftest import node_subentry, set_up, shop_entry, until
from .flows import KEY
from .links import NoiseFront
from .watch import played

if TYPE_CHECKING:
    import pytest
    from homeassistant.core import HomeAssistant

    from scripts.tools.host_node import HostNode

WIFI_TAG = b"\x57"


def spellings(secret: bytes) -> set[str]:
    """Give the ways in which bytes could be printed."""
    return {secret.hex(), secret.hex(":"), repr(secret)[2:-1], str(int.from_bytes(secret)), str(list(secret))[1:-1]}


def pseudonyms(key: bytes) -> set[str]:
    """Give what the phones of the capture are called under a key, in every spelling."""
    names = [siphash(key, address(phone) + WIFI_TAG) for phone in range(1, 41)]
    return {text for name in names for text in (str(name), f"{name:016x}", f"{name:x}")}


async def test_no_log_tells(hass: HomeAssistant, busy_node: HostNode, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    async with NoiseFront(busy_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry(node_subentry(busy_node, port=front.port, key=KEY)))
        # As they are now: they are overwritten when the shop stops.
        keys = [bytes(key.key) for key in shop.runtime_data.keys.valid]
        await until(lambda: played(shop.runtime_data))
        front.cut()
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.losses.reconnects)
        assert await hass.config_entries.async_unload(shop.entry_id)

    secrets = {KEY, shop.data["token"], *spellings(b64decode(KEY))}
    secrets |= {text for phone in range(1, 41) for text in spellings(address(phone))}
    for key in keys:
        secrets |= spellings(key) | pseudonyms(key)
    assert any("footfall" in record.name for record in caplog.records)
    assert [secret for secret in secrets if secret in caplog.text] == []

    logging.getLogger("custom_components.footfall.client").debug("planted %s", KEY)
    assert [secret for secret in secrets if secret in caplog.text] == [KEY]
