"""What Home Assistant and HACS are told of the integration."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from homeassistant.loader import async_get_integration
from packaging.requirements import Requirement

from custom_components.footfall.const import DOMAIN
from scripts.bootstrap.paths import COMPONENT

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

MANIFEST = json.loads((COMPONENT / "manifest.json").read_text(encoding="utf-8"))


def test_keys_are_sorted_as_hassfest_wants_them() -> None:
    keys = list(MANIFEST)
    assert keys == ["domain", "name", *sorted(keys[2:])]


def test_it_names_its_home() -> None:
    assert MANIFEST["codeowners"] == ["@footfall-ha"]
    assert MANIFEST["documentation"] == "https://github.com/footfall-ha/footfall"
    assert MANIFEST["issue_tracker"] == "https://github.com/footfall-ha/footfall/issues"


def test_a_requirement_is_a_floor_that_home_assistants_own_pin_meets() -> None:
    for requirement in map(Requirement, MANIFEST["requirements"]):
        assert [part.operator for part in requirement.specifier] == [">="], requirement


async def test_home_assistant_loads_it(hass: HomeAssistant) -> None:
    integration = await async_get_integration(hass, DOMAIN)
    assert not integration.is_built_in
    assert integration.config_flow
    assert integration.integration_type == "hub"
    assert integration.iot_class == "local_push"
    assert str(integration.version) == "0.1.0"
    assert not integration.disabled
    esphome = await async_get_integration(hass, "esphome")
    [pin] = [Requirement(text) for text in esphome.requirements if text.startswith("aioesphomeapi")]
    [floor] = [Requirement(text) for text in integration.requirements if text.startswith("aioesphomeapi")]
    assert floor.specifier.contains(next(iter(pin.specifier)).version)


def test_both_services_of_a_node_are_listened_for() -> None:
    own = {"type": "_esphomelib._tcp.local.", "properties": {"project_name": "footfall.*"}}
    assert MANIFEST["zeroconf"] == [own, "_footfall._tcp.local."]
