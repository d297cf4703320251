"""Whatever a released version has left behind, this one reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigEntryState

from custom_components.footfall.const import DOMAIN
from scripts.bootstrap.paths import COMPONENT

from .frozen import GOLDEN, SETUP, TOLD, freeze, tell, thaw

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry

    from scripts.tools.host_node import HostNode

VERSION = json.loads((COMPONENT / "manifest.json").read_text())["version"]
RELEASED = sorted(path.parent.name for path in GOLDEN.glob(f"*/{SETUP}"))


@pytest.fixture
def hass_storage() -> dict[str, Any]:
    """Have Home Assistant's stores lie on the disk, as they do outside of tests."""
    return {}


async def test_what_this_version_leaves_behind_is_frozen(hass: HomeAssistant, busy_node: HostNode) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    if VERSION not in RELEASED:
        await freeze(hass, GOLDEN / VERSION, busy_node)
        pytest.fail(f"tests/golden/{VERSION} was missing and is made now: look at it, and commit it")


@pytest.mark.parametrize("version", RELEASED)
async def test_what_a_version_left_behind_is_read(
    hass: HomeAssistant, issue_registry: IssueRegistry, version: str
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    shop = thaw(hass, GOLDEN / version)
    shop.add_to_hass(hass)
    assert await hass.config_entries.async_setup(shop.entry_id)
    await hass.async_block_till_done()

    assert shop.state is ConfigEntryState.LOADED
    assert await tell(hass, shop) == json.loads((GOLDEN / version / TOLD).read_text())
    assert [issue_id for domain, issue_id in issue_registry.issues if domain == DOMAIN] == []
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("version", RELEASED)
def test_nothing_frozen_is_anybodys(version: str) -> None:
    folder: Path = GOLDEN / version
    kept = json.loads((folder / SETUP).read_text())
    assert kept["data"] == {"hub": "0123456789abcdef", "token": "fedcba9876543210"}
    assert {of["data"].get("key", "") for of in kept["subentries"]} == {""}
