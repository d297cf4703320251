"""What those who may call actions in Home Assistant get of a node's own, which its ESPHome integration shows there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools.entities import Entities
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_shop, result_of

from .conftest import shop_hours
from .needles import Secrets, find
from .strangers import in_files, simulated_secrets
from .test_chain import until_people
from .witness import Witness

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant_api import HomeAssistantApi

HUB: Final = "00000000000000ff"
TOKEN: Final = "5eeded0123456789"  # noqa: S105 - of a stranger who is no more than a test
KEY: Final = "00112233445566778899aabbccddeeff"
SECONDS: Final = 60.0
KEYS: Final = {"epoch": 77, "key": KEY, "seconds": 3600, "next_epoch": 0, "next_key": "", "next_seconds": 0}
CALLS: Final[dict[str, dict[str, Any]]] = {
    "footfall_pull": {"cursor": -1, "wait_ms": 0},
    "footfall_set_key": {"token": TOKEN, **KEYS, "take_over": False},
    "footfall_set_beacons": {"token": TOKEN, "identities": ""},
    "footfall_learn_equipment": {"token": TOKEN, "seconds": 60, "signal": -80},
}


async def esphome_actions(api: HomeAssistantApi) -> list[str]:
    """Return the actions that Home Assistant's ESPHome integration offers."""
    return list((await api.command("get_services")).get("esphome", {}))


async def call(api: HomeAssistantApi, action: str, **data: Any) -> str:
    """Call an action of a node through Home Assistant, and return what is said: it is refused."""
    async with asyncio.timeout(SECONDS):
        # Another process has them as soon as its ESPHome integration is connected.
        while not (names := [name for name in await esphome_actions(api) if name.endswith(action)]):  # noqa: ASYNC110
            await asyncio.sleep(0.2)
    [name] = names
    data = {"protocol": 1, "hub": HUB, **CALLS[action], **data}
    with pytest.raises(ScriptError) as refused:
        await api.command("call_service", domain="esphome", service=name, service_data=data, return_response=True)
    return str(refused.value)


async def test_nobody_gets_anything_and_a_take_over_is_seen(tmp_path: Path) -> None:
    captures = shop_hours(tmp_path / "shop", hours=0.5)
    witness = Witness(tmp_path / "witness")
    home = HomeAssistantProcess(tmp_path / "home", yaml="diagnostics:\n")
    try:
        await home.start(witness.environment)
        users = [await home.add_user(name, f"system-{name}") for name in ("users", "read-only")]
        async with HostNode(name="door", captures=[captures["door"]]) as node, home.api() as api:
            entry = await add_shop(api, "Shop", node)
            result_of(await api.flow("flow", "esphome", {"host": "127.0.0.1", "port": node.port}))
            await until_people(api, await Entities.read(api))

            async def problem() -> str | None:
                said = await api.get(f"/api/diagnostics/config_entry/{entry}")
                told: str | None = said["data"]["nodes"][0]["problem"]
                return told

            said = []
            for user in users:
                async with home.api(user) as visitor:
                    said += [await call(visitor, action) for action in CALLS]
            assert all("Invalid JSON response" in text for text in said)
            assert await problem() is None, "the node is still the shop's"

            async with home.api(users[0]) as visitor:
                said.append(await call(visitor, "footfall_set_key", take_over=True))
                said += [await call(visitor, action) for action in CALLS]
            async with asyncio.timeout(SECONDS):
                while await problem() != "owned":  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.2)
    finally:
        await home.stop()
    secrets = simulated_secrets(tmp_path / "shop", witness.keys() | {bytes.fromhex(KEY)})
    text = "\n".join(said).encode()
    assert find(secrets, [("said", len(text), (text,))]) == []
    assert in_files(home.folder, Secrets(secrets.addresses, secrets.pseudonyms, keys=witness.keys())) == []
