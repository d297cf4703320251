"""Setting up a shop by hand, from an adopted node, and what is said where a node cannot be had."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component

from custom_components.footfall import connection
from custom_components.footfall.const import CONF_HUB, CONF_KEY, CONF_NODE, CONF_TOKEN
from custom_components.footfall.engine.protocol import Flag
from scripts.tools.free_port import free_port

from .conftest import node_subentry, own, shop_entry, until
from .flows import KEY, OTHER_KEY, begin, by_hand, choose, fill_in
from .links import LOOPBACK, NoiseFront
from .stand_ins import ARGUMENTS, Refusal, ScriptedNode, adopted, golden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from unittest.mock import MagicMock

    from homeassistant.core import HomeAssistant

    from scripts.tools.host_node import HostNode


def assert_shop(result: Mapping[str, Any], node: HostNode, port: int, key: str = "") -> None:
    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry = result["result"]
    assert entry.title == "Bakery"
    assert entry.unique_id == entry.data[CONF_HUB]
    assert len(entry.data[CONF_TOKEN]) == 16
    [subentry] = entry.subentries.values()
    assert subentry.unique_id == node.mac
    assert subentry.data == {CONF_HOST: LOOPBACK, CONF_PORT: port, CONF_KEY: key}


async def test_by_hand(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await begin(hass)
    assert form["step_id"] == "manual"
    result = await by_hand(hass, form, silent_node.port)
    assert_shop(result, silent_node, silent_node.port)
    await until(lambda: result["result"].state is ConfigEntryState.LOADED)
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_with_home_assistants_own_mdns(
    hass: HomeAssistant, silent_node: HostNode, mock_async_zeroconf: MagicMock
) -> None:
    # It is mocked: the real one would be heard beyond this machine.
    assert await async_setup_component(hass, "zeroconf", {})
    result = await by_hand(hass, await begin(hass), silent_node.port)
    assert_shop(result, silent_node, silent_node.port)
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_nothing_listens_then_it_does(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await begin(hass)
    form = await by_hand(hass, form, free_port())
    assert form["errors"] == {"base": "unreachable"}
    assert_shop(await by_hand(hass, form, silent_node.port), silent_node, silent_node.port)


async def test_keys_of_an_encrypted_node(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        form = await begin(hass)
        for given, said in ((None, "key_required"), (OTHER_KEY, "key_wrong"), ("abc", "key_malformed")):
            form = await by_hand(hass, form, front.port, given)
            assert form["errors"] == {"base": said}
        form = await by_hand(hass, form, front.port, b64encode(b"short").decode())
        assert form["errors"] == {"base": "key_malformed"}
        result = await by_hand(hass, form, front.port, KEY)
        assert_shop(result, silent_node, front.port, KEY)
        assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_a_key_for_a_node_without_encryption(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await by_hand(hass, await begin(hass), silent_node.port, KEY)
    assert form["errors"] == {"base": "not_encrypted"}


async def test_a_node_elsewhere_must_be_encrypted(
    hass: HomeAssistant, silent_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A connection that leaves this machine cannot be had in a test: the one on loopback is taken for one.
    monkeypatch.setattr(connection, "_is_loopback", lambda _host: False)
    form = await by_hand(hass, await begin(hass), silent_node.port)
    assert form["errors"] == {"base": "not_encrypted"}


@pytest.mark.parametrize("greeting", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"", None])
@pytest.mark.parametrize("key", [None, KEY])
async def test_something_else_listens(
    hass: HomeAssistant, greeting: bytes | None, key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SHAKE_TIMEOUT_S", 0.2)
    done = asyncio.Event()

    async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if greeting is None:
            await done.wait()
        else:
            writer.write(greeting)
        writer.close()

    server = await asyncio.start_server(serve, LOOPBACK, 0)
    form = await by_hand(hass, await begin(hass), server.sockets[0].getsockname()[1], key)
    done.set()
    assert form["errors"] == {"base": "silent" if greeting is None else "not_esphome"}
    server.close()
    await server.wait_closed()


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (ScriptedNode(actions={}), "not_footfall"),
        (ScriptedNode(actions=ARGUMENTS | {"footfall_pull": {"protocol": 1}}), "not_footfall"),
        (
            ScriptedNode(pull=lambda: golden("answer", "version_not_spoken")[:96].replace(b"\1", b"\0", 1)),
            "protocol_too_old",
        ),
        (ScriptedNode(pull=lambda: bytes([2, 1, 1, 1])), "protocol_too_new"),
        (ScriptedNode(pull=lambda: golden("answer", "full")[:-1]), "damaged"),
        (ScriptedNode(pull=lambda: golden("answer", "full") + b"\0"), "damaged"),
        (ScriptedNode(pull=lambda: Refusal("busy")), "busy"),
        (ScriptedNode(pull=lambda: Refusal("superseded")), "superseded"),
        (ScriptedNode(pull=lambda: Refusal("bad arguments")), "damaged"),
        (ScriptedNode(pull=lambda: None), "silent"),
    ],
)
async def test_what_a_node_may_say(
    hass: HomeAssistant, node: ScriptedNode, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWER_TIMEOUT_S", 0.3)
    async with node:
        form = await by_hand(hass, await begin(hass), node.port)
        assert form["errors"] == {"base": said}


async def test_a_node_that_hangs_up_instead_of_answering(hass: HomeAssistant) -> None:
    node = ScriptedNode()

    def hang_up() -> None:
        for writer in node._writers:
            writer.transport.abort()

    node.pull = hang_up
    async with node:
        form = await by_hand(hass, await begin(hass), node.port)
        assert form["errors"] == {"base": "lost"}


async def test_a_node_that_does_not_say_what_it_is(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SHAKE_TIMEOUT_S", 0.3)
    async with ScriptedNode(introduces=False) as node:
        form = await by_hand(hass, await begin(hass), node.port)
        assert form["errors"] == {"base": "silent"}


async def test_from_an_adopted_node(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        adopted(hass, "02:00:00:00:99:99", 1, actions=("something_else",))
        adopted(hass, silent_node.mac, front.port, KEY)
        menu = await begin(hass)
        assert menu["menu_options"] == ["adopted", "manual"]
        form = await choose(hass, menu, "adopted")
        assert form["data_schema"] is not None
        options = form["data_schema"].schema[CONF_NODE].config["options"]
        assert options == [{"value": silent_node.mac, "label": "Adopted node"}]
        result = await fill_in(hass, form, **{CONF_NAME: "Bakery", CONF_NODE: silent_node.mac})
        assert_shop(result, silent_node, front.port, KEY)
        assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_from_an_adopted_node_that_is_away(hass: HomeAssistant, silent_node: HostNode) -> None:
    entry = adopted(hass, silent_node.mac, free_port())
    form = await choose(hass, await begin(hass), "adopted")
    form = await fill_in(hass, form, **{CONF_NAME: "Bakery", CONF_NODE: silent_node.mac})
    assert form["errors"] == {"base": "unreachable"}
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_PORT: silent_node.port})
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery", CONF_NODE: silent_node.mac})
    assert_shop(result, silent_node, silent_node.port)


async def test_an_adopted_node_that_esphome_lost_while_it_was_chosen(
    hass: HomeAssistant, silent_node: HostNode
) -> None:
    entry = adopted(hass, silent_node.mac, silent_node.port)
    form = await choose(hass, await begin(hass), "adopted")
    entry.mock_state(hass, ConfigEntryState.SETUP_RETRY)
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery", CONF_NODE: silent_node.mac})
    assert_shop(result, silent_node, silent_node.port)
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_by_hand_with_the_key_that_esphome_has(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        adopted(hass, "02:00:00:00:99:99", 1, OTHER_KEY)
        adopted(hass, silent_node.mac, front.port, KEY)
        form = await choose(hass, await begin(hass), "manual")
        result = await by_hand(hass, form, front.port)
        assert_shop(result, silent_node, front.port, KEY)
        assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_a_node_belongs_to_one_shop(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop_entry(node_subentry(silent_node), title="Florist").add_to_hass(hass)
    result = await by_hand(hass, await begin(hass), silent_node.port)
    assert result["reason"] == "already_configured"
    assert result["description_placeholders"] == {"shop": "Florist"}


async def test_a_node_of_another_hub_is_taken_over(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node)
    menu = await by_hand(hass, await begin(hass), silent_node.port)
    assert menu["type"] is FlowResultType.MENU
    assert menu["menu_options"] == ["take_over", "share"]
    form = await choose(hass, menu, "take_over")
    assert form["step_id"] == "take_over"
    result = await fill_in(hass, form)
    assert_shop(result, silent_node, silent_node.port)
    shop = result["result"].runtime_data
    await until(lambda: shop.nodes and all(node.hears for node in shop.nodes.values()))
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_a_node_of_another_hub_is_shared(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node)
    menu = await by_hand(hass, await begin(hass), silent_node.port)
    result = await choose(hass, menu, "share")
    assert_shop(result, silent_node, silent_node.port)
    [node] = result["result"].runtime_data.nodes.values()
    await until(lambda: node.problem == "owned")
    assert node.hears
    assert await hass.config_entries.async_unload(result["result"].entry_id)


@pytest.mark.parametrize(("said", "error"), [("owned", "owned"), ("not_encrypted", "not_encrypted")])
async def test_a_take_over_that_is_refused(hass: HomeAssistant, said: str, error: str) -> None:
    owned = bytearray(golden("answer", "one_arrival"))
    owned[4] = Flag.OWNED
    async with ScriptedNode(pull=lambda: bytes(owned), set_key=lambda: golden("key_answer", said)) as node:
        menu = await by_hand(hass, await begin(hass), node.port)
        form = await choose(hass, menu, "take_over")
        form = await fill_in(hass, form)
        assert form["errors"] == {"base": error}
        node.set_key = lambda: golden("key_answer", "accepted")
        result = await fill_in(hass, form)
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert await hass.config_entries.async_unload(result["result"].entry_id)
