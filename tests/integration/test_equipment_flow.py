"""Own equipment by clicks: the dialogue under Configure, and the button with what it asks under Repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component

from custom_components.footfall import listening
from custom_components.footfall.const import DOMAIN
from scripts.tools.host_node import HostNode

from .conftest import node_subentry, set_up, shop_entry, until
from .test_equipment import PRINTER, TILL, nodes_that_hear, ready, thing
from .texts import TEXTS, check_form, check_menu
from .watch import tasks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

OPTIONS = TEXTS["options"]
BUTTON = "button.shop_learn_my_equipment"


@pytest.fixture(autouse=True)
def _asks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask often: a node whose clock runs fast forgets a session fast that nobody asks for."""
    monkeypatch.setattr(listening, "ASK_EVERY_S", 0.05)


async def begin(hass: HomeAssistant, shop: MockConfigEntry) -> Mapping[str, Any]:
    """Choose own equipment under Configure."""
    menu = await hass.config_entries.options.async_init(shop.entry_id)
    return await hass.config_entries.options.async_configure(menu["flow_id"], {"next_step_id": "equipment"})


async def answer(hass: HomeAssistant, shown: Mapping[str, Any], **given: Any) -> Mapping[str, Any]:
    told = await hass.config_entries.options.async_configure(shown["flow_id"], given)
    hold(told)
    return told


def hold(told: Mapping[str, Any]) -> None:
    """Hold that what is shown has its texts."""
    match told["type"]:
        case FlowResultType.FORM:
            check_form(OPTIONS, told)
        case FlowResultType.MENU:
            check_menu(OPTIONS, told)
        case FlowResultType.SHOW_PROGRESS:
            assert OPTIONS["progress"][told["progress_action"]]
        case FlowResultType.ABORT:
            text = OPTIONS["abort"][told["reason"]].format(**(told["description_placeholders"] or {}))
            assert text


async def heard(hass: HomeAssistant, progress: Mapping[str, Any]) -> Mapping[str, Any]:
    """Wait until the nodes have listened, and give what is shown then."""
    assert progress["type"] is FlowResultType.SHOW_PROGRESS
    assert progress["progress_action"] == "listen"
    await until(lambda: "footfall learn equipment" not in tasks())
    told = await hass.config_entries.options.async_configure(progress["flow_id"])
    hold(told)
    return told


async def test_equipment_is_learned_and_forgotten_by_clicks(hass: HomeAssistant, tmp_path: Path) -> None:
    async with nodes_that_hear(tmp_path, door=[TILL], window=[PRINTER]) as nodes:
        away = node_subentry(HostNode(name="away"), port=1, title="Away")
        shop = await set_up(hass, shop_entry(*(node_subentry(node, title=node.name.title()) for node in nodes), away))
        running = shop.runtime_data
        await until(lambda: all(running.nodes[f"id-{node.name}"].connected for node in nodes))

        form = await begin(hass, shop)
        assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "learn_equipment")
        question = await heard(hass, await answer(hass, form))
        assert (question["type"], question["step_id"]) == (FlowResultType.FORM, "leave_out")
        assert question["description_placeholders"]["count"] == "2"
        assert "- **Away**: Nothing answers at this address" in question["description_placeholders"]["trouble"]
        assert len(running.equipment) == 0

        done = await answer(hass, question)
        assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "left_out")
        assert done["description_placeholders"] == {"count": "2"}
        assert len(running.equipment) == 2

        menu = await begin(hass, shop)
        assert (menu["type"], menu["step_id"]) == (FlowResultType.MENU, "equipment")
        form = await answer(hass, menu, next_step_id="learn_equipment")
        done = await heard(hass, await answer(hass, form))
        assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "nothing_found")

        menu = await begin(hass, shop)
        form = await answer(hass, menu, next_step_id="forget_equipment")
        assert form["description_placeholders"] == {"count": "2"}
        done = await answer(hass, form)
        assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "forgotten")
        assert len(running.equipment) == 0
        assert shop.options == {}
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_without_a_node_nothing_is_learned_and_it_is_said_why(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(HostNode(name="away"), port=1, title="Away")))
    done = await heard(hass, await answer(hass, await begin(hass, shop)))
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "nobody_listened")
    assert "**Away**" in done["description_placeholders"]["trouble"]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_dialogue_that_is_closed_listens_no_more(hass: HomeAssistant, silent_node: HostNode) -> None:
    running = await ready(shop := await set_up(hass, shop_entry(node_subentry(silent_node))))
    progress = await answer(hass, await begin(hass, shop))
    with pytest.raises(HomeAssistantError):
        running.equipment.check_free()

    hass.config_entries.options.async_abort(progress["flow_id"])

    await until(lambda: "footfall learn equipment" not in tasks())
    running.equipment.check_free()
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_two_dialogues_do_not_listen_at_once(hass: HomeAssistant, silent_node: HostNode) -> None:
    await ready(shop := await set_up(hass, shop_entry(node_subentry(silent_node))))
    first = await answer(hass, await begin(hass, shop))

    second = await answer(hass, await begin(hass, shop))

    assert (second["type"], second["reason"]) == (FlowResultType.ABORT, "already_listening")
    with pytest.raises(HomeAssistantError) as refused:
        await press(hass)
    assert refused.value.translation_key == "already_listening"
    hass.config_entries.options.async_abort(first["flow_id"])
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("step", ["equipment", "learn_equipment", "leave_out", "forget_equipment"])
async def test_a_shop_that_is_stopped_meanwhile(hass: HomeAssistant, tmp_path: Path, step: str) -> None:
    async with nodes_that_hear(tmp_path, door=[TILL]) as (door,):
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(door))))
        if step == "forget_equipment":
            await running.async_leave_out({thing(PRINTER)})
        if step == "equipment":
            shown: Mapping[str, Any] = await hass.config_entries.options.async_init(shop.entry_id)
            given = {"next_step_id": "equipment"}
        else:
            shown, given = await begin(hass, shop), {}
        if step == "forget_equipment":
            shown = await answer(hass, shown, next_step_id="forget_equipment")
        if step == "leave_out":
            shown = await heard(hass, await answer(hass, shown))
        assert await hass.config_entries.async_unload(shop.entry_id)

        done = await answer(hass, shown, **given)

        assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "shop_not_loaded")


async def test_a_shop_that_is_stopped_while_its_nodes_listen(hass: HomeAssistant, silent_node: HostNode) -> None:
    await ready(shop := await set_up(hass, shop_entry(node_subentry(silent_node))))
    progress = await answer(hass, await begin(hass, shop))

    assert await hass.config_entries.async_unload(shop.entry_id)

    done = await heard(hass, progress)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "shop_not_loaded")


async def press(hass: HomeAssistant) -> None:
    await hass.services.async_call("button", "press", {"entity_id": BUTTON}, blocking=True)


async def test_the_button_asks_under_repairs(
    hass: HomeAssistant, tmp_path: Path, issue_registry: IssueRegistry
) -> None:
    assert await async_setup_component(hass, REPAIRS, {})
    async with nodes_that_hear(tmp_path, door=[TILL]) as (door,):
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(door))))
        issue_id = f"equipment_found_{shop.entry_id}"
        await press(hass)
        await until(lambda: issue_registry.async_get_issue(DOMAIN, issue_id))
        issue = issue_registry.async_get_issue(DOMAIN, issue_id)
        assert issue is not None
        assert issue.is_fixable
        assert issue.translation_placeholders == {"shop": "Shop", "count": "1", "trouble": ""}
        assert len(running.equipment) == 0

        fixes = hass.data[REPAIRS]["flow_manager"]
        form = await fixes.async_init(DOMAIN, data={"issue_id": issue_id})
        assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "confirm")
        assert form["description_placeholders"]["count"] == "1"
        done = await fixes.async_configure(form["flow_id"], {})
        assert done["type"] is FlowResultType.CREATE_ENTRY
        assert len(running.equipment) == 1
        assert issue_registry.async_get_issue(DOMAIN, issue_id) is None

        await press(hass)
        nothing = f"equipment_not_found_{shop.entry_id}"
        await until(lambda: issue_registry.async_get_issue(DOMAIN, nothing))
        assert await hass.config_entries.async_unload(shop.entry_id)
    assert not issue_registry.issues, "what is asked is asked no more"


async def test_what_was_found_is_forgotten_with_the_shop(
    hass: HomeAssistant, tmp_path: Path, issue_registry: IssueRegistry
) -> None:
    assert await async_setup_component(hass, REPAIRS, {})
    async with nodes_that_hear(tmp_path, door=[TILL]) as (door,):
        await ready(shop := await set_up(hass, shop_entry(node_subentry(door))))
        issue_id = f"equipment_found_{shop.entry_id}"
        await press(hass)
        await until(lambda: issue_registry.async_get_issue(DOMAIN, issue_id))
        fixes = hass.data[REPAIRS]["flow_manager"]
        form = await fixes.async_init(DOMAIN, data={"issue_id": issue_id})
        assert await hass.config_entries.async_unload(shop.entry_id)

        done = await fixes.async_configure(form["flow_id"], {})
        assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "nothing_held")

        assert await hass.config_entries.async_setup(shop.entry_id)
        assert len(shop.runtime_data.equipment) == 0
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_dialogue_answers_for_the_button(
    hass: HomeAssistant, tmp_path: Path, issue_registry: IssueRegistry
) -> None:
    async with nodes_that_hear(tmp_path, door=[TILL]) as (door,):
        await ready(shop := await set_up(hass, shop_entry(node_subentry(door))))
        await press(hass)
        await until(lambda: issue_registry.issues)
        question = await heard(hass, await answer(hass, await begin(hass, shop)))
        await answer(hass, question)
        assert not issue_registry.issues
        assert await hass.config_entries.async_unload(shop.entry_id)
