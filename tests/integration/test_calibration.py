"""Counts by hand and a door counter, as an owner meets them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import probatio as vol
import pytest
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from custom_components.footfall.const import CONF_DOOR_COUNTER, CONF_PROFILE, DOMAIN
from custom_components.footfall.engine import DEFAULT_PROFILE
from custom_components.footfall.store import shop_store
from custom_components.footfall.why import Why

from .captures import START
from .conftest import node_subentry, set_up, shop_entry, until
from .flows import options
from .watch import OCCUPANCY, number, played

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.shop import Shop
    from scripts.tools.host_node import HostNode

LAST = START + 590
"""The last snapshot of the busy node's ten minutes."""

OTHER_PROFILE = DEFAULT_PROFILE.to_json().replace('"scale": 1.0', '"scale": 1.25')


async def act(hass: HomeAssistant, action: str, **given: Any) -> Any:
    """Call an action and return its response."""
    return await hass.services.async_call(DOMAIN, action, given, blocking=True, return_response=True)


async def filled(hass: HomeAssistant, node: HostNode, **more: Any) -> MockConfigEntry:
    """Give a shop whose node has told everything."""
    shop = await set_up(hass, shop_entry(node_subentry(node), **more))
    await until(lambda: played(shop.runtime_data))
    return shop


def attributes(hass: HomeAssistant) -> dict[str, Any]:
    state = hass.states.get(OCCUPANCY)
    assert state is not None
    return dict(state.attributes)


async def test_a_count_changes_the_number_at_once_and_is_taken_back(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await filled(hass, busy_node)
    engine = shop.runtime_data.engine
    before = engine.snapshot.occupancy
    assert before > 40

    done = await act(hass, "calibrate", count=20)
    await hass.async_block_till_done()

    assert (done["counted"], done["before"], done["counts"], done["used"]) == (20, before, 1, True)
    assert done["time"] == dt_util.utc_from_timestamp(LAST).isoformat(timespec="seconds")
    assert 15 <= done["after"] < 30
    assert engine.snapshot.occupancy == done["after"]
    assert done["factor"] < 1

    taken = await act(hass, "forget_counts", config_entry_id=shop.entry_id)
    assert taken == {"forgotten": 1}
    assert engine.profile is DEFAULT_PROFILE
    assert engine.snapshot.occupancy == before
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_number_says_why_and_the_recorder_keeps_none_of_it(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await filled(hass, busy_node)
    await act(hass, "calibrate", count=20)
    await hass.async_block_till_done()

    why = attributes(hass)
    assert (why["wifi_devices"], why["bluetooth_devices"], why["decided_by"]) == (40, 0, "wifi")
    assert (why["calibration"], why["counts"], why["last_counted"]) == ("counts", 1, 20)
    assert why["last_count"] == dt_util.utc_from_timestamp(LAST)
    assert why["from_counts"] < 0
    assert why["count_error"] > 20
    assert why["sure"] == 100
    state = hass.states.get(OCCUPANCY)
    assert state is not None
    assert state.state_info is not None
    assert set(Why.__dataclass_fields__) <= state.state_info["unrecorded_attributes"]
    assert number(hass, OCCUPANCY) == shop.runtime_data.engine.snapshot.occupancy
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_counts_outlive_a_restart(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await filled(hass, busy_node)
    await act(hass, "calibrate", count=20)
    profile = shop.runtime_data.engine.profile

    assert await hass.config_entries.async_reload(shop.entry_id)

    assert shop.runtime_data.engine.profile == profile
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_count_of_some_minutes_ago(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await filled(hass, busy_node)
    when = dt_util.utc_from_timestamp(START + 300)

    done = await act(hass, "calibrate", count=20, time=dt_util.as_local(when).replace(tzinfo=None))

    assert dt_util.parse_datetime(done["time"]) == when
    assert shop.runtime_data.engine.explain().counts == 1
    later = dt_util.as_local(when + timedelta(minutes=1)).isoformat()
    assert await act(hass, "forget_counts", since=later) == {"forgotten": 0}
    assert await act(hass, "forget_counts", until=later) == {"forgotten": 1}
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    ("seconds", "reason"), [(3600, "count_ahead"), (-7 * 3600, "count_too_old")], ids=["ahead", "too old"]
)
async def test_a_count_that_cannot_be_compared_is_refused(
    hass: HomeAssistant, busy_node: HostNode, seconds: float, reason: str
) -> None:
    shop = await filled(hass, busy_node)

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "calibrate", count=20, time=dt_util.utc_from_timestamp(START + seconds).isoformat())

    assert refused.value.translation_key == reason
    assert shop.runtime_data.engine.profile is DEFAULT_PROFILE
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nobody_can_be_counted_where_nothing_hears(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "calibrate", count=3)
    assert refused.value.translation_key == "count_unheard"
    with pytest.raises(vol.Invalid):
        await act(hass, "calibrate", count=-3)
    with pytest.raises(ServiceValidationError):
        await act(hass, "calibrate", count=3, config_entry_id="no such shop")
    assert await hass.config_entries.async_unload(shop.entry_id)
    with pytest.raises(ServiceValidationError):
        await act(hass, "calibrate", count=3, config_entry_id=shop.entry_id)


async def test_counts_that_are_damaged_are_reported_until_somebody_counts_anew(
    hass: HomeAssistant, busy_node: HostNode, issue_registry: IssueRegistry
) -> None:
    entry = shop_entry(node_subentry(busy_node))
    carried: Any = {
        "engine": {"version": 1, "time": None, "number": 0},
        "nodes": {},
        "calibration": {"version": 1, "base": "of another profile", "counts": [], "door": []},
    }
    await shop_store(hass, entry.entry_id).async_save(carried)
    shop = await set_up(hass, entry)
    running: Shop = shop.runtime_data
    issue = issue_registry.async_get_issue(DOMAIN, f"counts_refused_{shop.entry_id}")
    assert issue is not None
    assert issue.translation_placeholders is not None
    assert "another profile" in issue.translation_placeholders["reason"]
    await running._async_save()
    kept = await shop_store(hass, entry.entry_id).async_load()
    assert kept is not None
    assert kept["calibration"] == carried["calibration"], "nothing is lost by not being understood"

    await until(lambda: played(running))
    await act(hass, "calibrate", count=20)
    assert not issue_registry.issues
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_counts_come_back_with_the_profile_that_they_were_made_with(
    hass: HomeAssistant, busy_node: HostNode, issue_registry: IssueRegistry
) -> None:
    shop = await filled(hass, busy_node, options={CONF_PROFILE: OTHER_PROFILE})
    await act(hass, "calibrate", count=20)
    fitted = shop.runtime_data.engine.profile
    assert await hass.config_entries.async_unload(shop.entry_id)
    hass.config_entries.async_update_entry(shop, options={CONF_PROFILE: "damaged"})

    assert await hass.config_entries.async_setup(shop.entry_id)
    assert {issue_id.rsplit("_", 1)[0] for _, issue_id in issue_registry.issues} == {
        "profile_refused",
        "counts_refused",
    }
    hass.config_entries.async_update_entry(shop, options={CONF_PROFILE: OTHER_PROFILE})
    await hass.async_block_till_done()

    assert shop.runtime_data.engine.profile == fitted
    assert not issue_registry.issues
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_door_counter_is_followed_from_the_options(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = await set_up(hass, shop_entry())
    told: list[float | None] = []
    monkeypatch.setattr(shop.runtime_data.engine, "observe", lambda _, people: told.append(people))
    hass.states.async_set("sensor.door", "4")

    form = await options(hass, shop, "counting")
    await hass.config_entries.options.async_configure(form["flow_id"], {CONF_DOOR_COUNTER: "sensor.door"})
    await hass.async_block_till_done()
    assert shop.options == {CONF_DOOR_COUNTER: "sensor.door"}
    for said in ("5", "unavailable", "-1.5", "nan", "6"):
        hass.states.async_set("sensor.door", said)
    hass.states.async_remove("sensor.door")
    await hass.async_block_till_done()
    assert told == [None, 4, 5, None, -1.5, None, 6, None]

    hass.config_entries.async_update_entry(shop, options={})
    await hass.async_block_till_done()
    hass.states.async_set("sensor.door", "7")
    await hass.async_block_till_done()
    assert told[8:] == [None]
    assert await hass.config_entries.async_unload(shop.entry_id)
