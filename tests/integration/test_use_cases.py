"""The automations of the page on use cases can be pasted as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from homeassistant.const import STATE_ON
from homeassistant.setup import async_setup_component

from scripts.bootstrap.paths import ROOT

from .told import told_shop, zone_subentry

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

PAGE = (ROOT / "docs/use-cases.md").read_text(encoding="utf-8")
EXAMPLES: list[dict[str, Any]] = [
    yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
]
OPTIONS = {"hours": {"mon": [{"from": "09:00:00", "to": "18:00:00"}]}, "capacity": 20}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["alias"])
async def test_an_example_is_taken_and_names_entities_that_there_are(
    hass: HomeAssistant, example: dict[str, Any]
) -> None:
    async with told_shop(hass, zone_subentry("Till", "till"), options=OPTIONS):
        assert await async_setup_component(hass, "automation", {"automation": [example]})
        await hass.async_block_till_done()
        [automation] = hass.states.async_all("automation")
        assert automation.state == STATE_ON, "it would be unavailable were it refused"
        named = set(re.findall(r"(?:binary_sensor|sensor)\.(?:shop|till)_\w+", str(example)))
        assert {entity_id for entity_id in named if hass.states.get(entity_id) is None} == set()
        await hass.services.async_call("automation", "turn_off", {"entity_id": automation.entity_id}, blocking=True)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4
