"""The page of entities says all that there is, and its example works."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.footfall.sensors_shop import BANDS, SHOP_SENSORS
from custom_components.footfall.sensors_zone import ZONE_SENSORS
from scripts.bootstrap.paths import COMPONENT, ROOT

from .test_entities_arrivals import entered
from .test_translations import DESCRIPTIONS
from .told import told_shop

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

PAGE = (ROOT / "docs/entities.md").read_text(encoding="utf-8")
NAMES: dict[str, Any] = json.loads((COMPONENT / "translations/en.json").read_text(encoding="utf-8"))["entity"]
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")]


def row_of(name: str) -> str:
    """Give the row of a table whose first cell names an entity."""
    rows = [row for row in ROWS if name in re.split(r", |: |; ", row.split("|")[1].strip())]
    assert rows, f"docs/entities.md has no row for {name}"
    return rows[0]


def test_every_entity_is_described() -> None:
    for platform in ("binary_sensor", "event", "sensor"):
        for description in DESCRIPTIONS[platform]:
            row_of(NAMES[platform][description.translation_key]["name"])


def test_what_is_off_by_default_is_said() -> None:
    for description in (*SHOP_SENSORS, *ZONE_SENSORS):
        row = row_of(NAMES["sensor"][description.translation_key]["name"])
        off = row.endswith("| no |")
        assert off is not description.entity_registry_enabled_default, row


def test_units_are_said() -> None:
    for description in (*SHOP_SENSORS, *ZONE_SENSORS):
        text = NAMES["sensor"][description.translation_key]
        unit = text.get("unit_of_measurement") or description.suggested_unit_of_measurement
        if unit := unit or description.native_unit_of_measurement:
            assert f"| {unit} |" in row_of(text["name"]), description.key


def test_bands_of_dwell_are_named() -> None:
    assert all(f"`{band}`" in row_of("Dwell today") for band in BANDS)


async def test_the_example_of_arrivals(hass: HomeAssistant) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    calls = async_mock_service(hass, "light", "turn_on")
    async with told_shop(hass) as shop:
        assert await async_setup_component(hass, "automation", {"automation": yaml.safe_load(example)})
        entered(shop, 0.0)
        await hass.async_block_till_done()
        assert calls == []
        entered(shop, 3.0)
        await hass.async_block_till_done()
        assert [call.data["entity_id"] for call in calls] == [["light.counter"]]
