"""The page of automations says all that there is, and its examples work as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from homeassistant.const import STATE_ON
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.footfall.condition import CONDITIONS
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.trigger import TRIGGERS
from scripts.bootstrap.paths import COMPONENT, ROOT

from .automated import HELD, remember, show
from .test_calibration import filled
from .told import attribute, passes, settled, tell, told_shop, zone_subentry
from .watch import OCCUPANCY, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from scripts.tools.host_node import HostNode

PAGE = (ROOT / "docs/automations.md").read_text(encoding="utf-8")
BLOCKS: list[dict[str, Any]] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
AUTOMATIONS = {block["alias"]: block for block in BLOCKS if "alias" in block}
ALONE = [block for block in BLOCKS if "alias" not in block]
ACTIONS: dict[str, Any] = yaml.safe_load((COMPONENT / "services.yaml").read_text(encoding="utf-8"))
OURS = re.compile(rf"^{DOMAIN}\.(\w+)$")
ALWAYS = [{"from": "00:00:00", "to": "24:00:00"}]
OPEN = {"hours": dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ALWAYS)}


def used(part: Any, word: str) -> set[str]:
    """Give what of ours stands behind this word, anywhere in an example."""
    if isinstance(part, dict):
        own = {match[1] for key, value in part.items() if key == word and (match := OURS.match(str(value)))}
        return own.union(*(used(value, word) for value in part.values()))
    return set().union(*(used(value, word) for value in part)) if isinstance(part, list) else set()


@pytest.mark.parametrize(("word", "there_are"), [("trigger", TRIGGERS), ("condition", CONDITIONS), ("action", ACTIONS)])
def test_each_is_described_and_has_an_example(word: str, there_are: dict[str, Any]) -> None:
    assert used(BLOCKS, word) == set(there_are)
    rows = "\n".join(line for line in PAGE.splitlines() if line.startswith("| `footfall."))
    assert all(f"`{DOMAIN}.{key}`" in rows for key in there_are)


@pytest.mark.parametrize("alias", AUTOMATIONS)
async def test_home_assistant_takes_each_example(hass: HomeAssistant, alias: str) -> None:
    async with told_shop(hass, zone_subentry("Till", "till"), options=OPEN):
        assert await async_setup_component(hass, "automation", {"automation": [AUTOMATIONS[alias]]})
        await hass.async_block_till_done()
        [automation] = hass.states.async_all("automation")
        assert automation.state == STATE_ON
        await hass.services.async_call("automation", "turn_off", {"entity_id": automation.entity_id}, blocking=True)


async def test_the_examples_of_actions(hass: HomeAssistant) -> None:
    async with told_shop(hass):
        answers = []
        for block in ALONE:
            action = str(block["action"]).removeprefix(f"{DOMAIN}.")
            answers.append(
                await hass.services.async_call(DOMAIN, action, block["data"], blocking=True, return_response=True)
            )
        assert [sorted(answer or {}) for answer in answers] == [["skipped", "taken"], ["forgotten_hours"]]


async def test_a_second_person_is_called_to_the_till(hass: HomeAssistant) -> None:
    calls = async_mock_service(hass, "notify", "send_message")
    async with told_shop(hass, zone_subentry("Till", "till"), options=OPEN) as shop:
        await show(hass, shop.runtime_data, 5, till=1)
        await async_setup_component(hass, "automation", {"automation": [AUTOMATIONS["A second person to the till"]]})
        await show(hass, shop.runtime_data, 5, till=4)
        assert calls == []
        await passes(hass, 121)
        assert [call.data["message"] for call in calls] == ["4 people are waiting at the till."]


async def test_a_sign_at_the_door_follows_the_limit(hass: HomeAssistant) -> None:
    shown, taken_down = (async_mock_service(hass, "switch", name) for name in ("turn_on", "turn_off"))
    hass.states.async_set("input_number.limit", "20")
    async with told_shop(hass) as shop:
        await show(hass, shop.runtime_data, 15)
        await async_setup_component(hass, "automation", {"automation": [AUTOMATIONS["A sign at the door"]]})
        await show(hass, shop.runtime_data, 21)
        assert (len(shown), len(taken_down)) == (1, 0)
        await show(hass, shop.runtime_data, 19)
        await passes(hass, HELD)
        assert (len(shown), len(taken_down)) == (1, 1)


async def test_it_is_said_that_it_is_not_as_usual(hass: HomeAssistant) -> None:
    calls = async_mock_service(hass, "notify", "send_message")
    async with told_shop(hass) as shop:
        remember(shop.runtime_data, 7.0, 10.0, 13.0)
        tell(shop.runtime_data, 10.0)
        await settled(hass)
        await async_setup_component(hass, "automation", {"automation": [AUTOMATIONS["Not as usual"]]})
        tell(shop.runtime_data, 18.0)
        await settled(hass)
        assert state(hass, "sensor.shop_busyness") == "busy"
        await passes(hass, HELD)
        assert [call.data["message"] for call in calls] == ["The shop is busy for this hour."]


async def test_a_count_by_hand_is_taken_in_and_taken_back(
    hass: HomeAssistant, busy_node: HostNode, caplog: pytest.LogCaptureFixture
) -> None:
    """By a button, with the number that was set beside it; a mistake by another, unless it was long ago."""
    hass.states.async_set("input_number.counted", "20.0")
    for button in ("counted", "counted_wrongly"):
        hass.states.async_set(f"input_button.{button}", "unknown")
    shop = await filled(hass, busy_node)
    both = [AUTOMATIONS["Counted"], AUTOMATIONS["That was a mistake"]]
    await async_setup_component(hass, "automation", {"automation": both})
    hass.states.async_set("input_button.counted", "2026-11-21T14:00:00+00:00")
    await hass.async_block_till_done()
    assert attribute(hass, OCCUPANCY, "last_counted") == 20
    hass.states.async_set("input_button.counted_wrongly", "2026-11-21T14:00:00+00:00")
    await hass.async_block_till_done()
    assert attribute(hass, OCCUPANCY, "last_counted") == 20, "the node plays a day of years ago"
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_day_is_told_in_the_evening(hass: HomeAssistant) -> None:
    calls = async_mock_service(hass, "notify", "send_message")
    async with told_shop(hass) as shop:
        remember(shop.runtime_data, 12.0)
        evening = {**AUTOMATIONS["The day"], "triggers": [{"trigger": "event", "event_type": "evening"}]}
        evening["actions"] = [{**evening["actions"][0], "data": {"period": "last_week"}}, *evening["actions"][1:]]
        await async_setup_component(hass, "automation", {"automation": [evening]})
        hass.bus.async_fire("evening")
        await hass.async_block_till_done()
        assert [call.data["message"] for call in calls] == ["12 people came in today."]
