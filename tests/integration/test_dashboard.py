"""What the cards are told of a shop, and who is told it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footfall.const import DOMAIN

from .asked import ask, refused
from .conftest import node_subentry, set_up, shop_entry
from .hours import HOUR, at, row, rows
from .past import imported_day, weekly
from .scanners import proxy_subentry
from .told import zone_subentry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockUser
    from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

    from custom_components.footfall.engine import Engine, HourRow
    from scripts.tools.host_node import HostNode

NOW = "2026-11-09 12:30"
"""A Monday."""
OPEN = {"hours": {"mon": [{"from": "09:30:00", "to": "18:00:00"}]}}
COMMANDS: dict[str, dict[str, Any]] = {
    "day": {},
    "subscribe_day": {},
    "pattern": {},
    "week": {},
    "held": {},
    "subscribe_held": {},
}


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> AsyncIterator[MockConfigEntry]:
    """Give a shop in Berlin without nodes, open on Mondays, in the middle of one."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to(dt_util.utc_from_timestamp(at(NOW)))
    entry = await set_up(hass, shop_entry(options=OPEN))
    yield entry
    assert await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture
async def client(shop: MockConfigEntry, hass_ws_client: WebSocketGenerator) -> MockHAClientWebSocket:
    """Give a connection of an administrator."""
    return await hass_ws_client()


def goes_on(monkeypatch: pytest.MonkeyPatch, engine: Engine, running: HourRow) -> None:
    """Have the engine be in the middle of an hour."""
    monkeypatch.setattr(engine._account, "hour_so_far", lambda: running)


async def test_which_shops_there_are(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, silent_node: HostNode
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    parts = (node_subentry(silent_node), proxy_subentry(), zone_subentry("Till", "till"))
    first = await set_up(hass, shop_entry(*parts, title="First", options=OPEN))
    second = await set_up(hass, shop_entry(title="Second", options={"day_ends": "02:30:00"}))
    registry = dr.async_get(hass)

    def device(entry: MockConfigEntry, part: str) -> str:
        found = registry.async_get_device_by_identifier((DOMAIN, part), entry.entry_id)
        assert found is not None
        return found.id

    told = await ask(await hass_ws_client(), "shops")

    assert told[0] == {
        "entry_id": first.entry_id,
        "title": "First",
        "device_id": device(first, first.entry_id),
        "time_zone": "Europe/Berlin",
        "day_ends": "04:00",
        "hours_known": True,
        "bounce_minutes": 2,
        "engaged_minutes": 10,
        "anonymous": False,
        "currency": None,
        "zones": [{"id": "id-till", "name": "Till", "kind": "till", "device_id": device(first, "id-till")}],
        "nodes": [
            {"id": "id-door", "name": "Door", "device_id": device(first, "id-door"), "kind": "node"},
            {
                "id": parts[1]["subentry_id"],
                "name": parts[1]["title"],
                "device_id": device(first, parts[1]["subentry_id"]),
                "kind": "bluetooth_proxy",
            },
        ],
        "statistics": {
            kind: f"footfall:{first.entry_id.lower()}_{kind}" for kind in ("entries", "occupancy", "passers_by")
        },
        "may_edit": True,
    }
    assert [(one["title"], one["day_ends"], one["hours_known"]) for one in told[1:]] == [("Second", "02:30", False)]
    for entry in (first, second):
        assert await hass.config_entries.async_unload(entry.entry_id)
    assert await ask(await hass_ws_client(), "shops") == [], "shops that are not loaded have nothing to tell"


async def test_the_day_that_goes_on(
    client: MockHAClientWebSocket, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    history, engine = shop.runtime_data.history, shop.runtime_data.engine
    history.add(weekly("2026-11-09 11:00", [10, 20, 30]))
    history.add(weekly("2026-11-09 12:00", [40, 60, 80]))
    history.add([row("2026-11-09 10:00", 12.0, heard_s=2700.0, open_s=3600.0), row("2026-11-09 11:00", 20.0)])
    goes_on(monkeypatch, engine, row("2026-11-09 12:00", 5.0, heard_s=1800.0))

    told = await ask(client, "day", entry_id=shop.entry_id)

    assert {name: told[name] for name in ("day", "begins", "ends", "now")} == {
        "day": "2026-11-09",
        "begins": "2026-11-09T03:00:00+00:00",
        "ends": "2026-11-10T03:00:00+00:00",
        "now": "2026-11-09T11:30:00+00:00",
    }
    assert len(told["hours"]) == 24
    hours = {hour["start"]: hour for hour in told["hours"]}
    assert hours["2026-11-09T09:00:00+00:00"] == {
        "start": "2026-11-09T09:00:00+00:00",
        "open": True,
        "heard": 0.75,
        "entries": 12,
        "passers_by": 30,
        "occupancy": 12,
        "low": 6,
        "high": 24,
        "partial": False,
        "imported": False,
    }
    assert hours["2026-11-09T07:00:00+00:00"] == {
        "start": "2026-11-09T07:00:00+00:00",
        "open": False,
        "heard": 0,
        "partial": False,
        "imported": False,
        **dict.fromkeys(("entries", "passers_by", "occupancy", "low", "high")),
    }
    assert [hour["start"] for hour in told["hours"] if hour["partial"]] == ["2026-11-09T11:00:00+00:00"]
    assert hours["2026-11-09T11:00:00+00:00"]["entries"] == 5
    assert told["normal"]["weeks"] == 3
    [normal] = [one for one in told["normal"]["hours"] if one["start"] == "2026-11-09T11:00:00+00:00"]
    assert normal == {
        "start": "2026-11-09T11:00:00+00:00",
        "weeks": 3,
        "entries": 60,
        "entries_low": 40,
        "entries_high": 80,
        "occupancy": 60,
        "occupancy_low": 40,
        "occupancy_high": 80,
    }
    assert told["totals"] == {
        "entries": 37,
        "entries_low": 34,
        "entries_high": 40,
        "passers_by": 90,
        "normal_entries": 80,
        "normal_entries_by_now": 50,
    }


async def test_a_day_of_the_past_and_one_to_come(
    client: MockHAClientWebSocket, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on(monkeypatch, shop.runtime_data.engine, row("2026-11-09 12:00", 50.0, heard_s=1800.0))
    history = shop.runtime_data.history
    history.add([*rows("2026-10-24 04:00", 25), *weekly("2026-11-16 12:00", [None, 4, 8])])
    told = await ask(client, "day", entry_id=shop.entry_id, date="2026-10-24")
    assert (told["begins"], told["ends"]) == ("2026-10-24T02:00:00+00:00", "2026-10-25T03:00:00+00:00")
    assert [hour["entries"] for hour in told["hours"]] == [*range(1, 25), 1], "25 hours: the clocks go back"
    assert (told["totals"]["entries"], told["normal"]) == (301, None)

    told = await ask(client, "day", entry_id=shop.entry_id, date="2026-11-16")
    assert told["totals"] == {
        **dict.fromkeys(("entries", "entries_low", "entries_high", "passers_by")),
        "normal_entries": 6,
        "normal_entries_by_now": 0,
    }
    assert {hour["heard"] for hour in told["hours"]} == {0}


async def test_a_day_that_was_imported_has_a_sum_alone(client: MockHAClientWebSocket, shop: MockConfigEntry) -> None:
    of_day = imported_day(date(2026, 11, 8), 240.0)
    await shop.runtime_data.history.async_replace({of_day.row.start: of_day})
    told = await ask(client, "day", entry_id=shop.entry_id, date="2026-11-08")
    assert {hour["entries"] for hour in told["hours"]} == {None}
    assert told["totals"]["entries"] == 240


async def test_what_changes_is_told_the_next_time(client: MockHAClientWebSocket, shop: MockConfigEntry) -> None:
    history = shop.runtime_data.history
    history.add([row("2026-11-09 11:00", 20.0)])

    async def entries() -> Any:
        return (await ask(client, "day", entry_id=shop.entry_id))["totals"]["entries"]

    assert await entries() == 20
    history.add([row("2026-11-09 10:00", 10.0)])
    assert await entries() == 30
    await shop.runtime_data.async_forget(row("2026-11-09 10:00").day)
    assert await entries() is None
    history.add([row("2026-11-09 10:00", 10.0)])
    await shop.runtime_data.async_forget()
    assert await entries() is None


async def test_the_pattern_of_the_week(client: MockHAClientWebSocket, shop: MockConfigEntry) -> None:
    shop.runtime_data.history.add(
        [*weekly("2026-11-09 12:00", [10, 20]), *weekly("2026-11-09 15:00", [50, 60]), *weekly("2026-11-08 15:00", [1])]
    )
    told = await ask(client, "pattern", entry_id=shop.entry_id)
    cells = {(cell["weekday"], cell["hour"]): cell for cell in told.pop("cells")}
    assert told == {
        "weeks": 8,
        "time_zone": "Europe/Berlin",
        "from": "2026-09-14T02:00:00+00:00",
        "to": "2026-11-09T03:00:00+00:00",
        "quietest": {"weekday": 0, "hour": 12},
        "busiest": {"weekday": 0, "hour": 15},
    }
    assert len(cells) == 168
    assert cells[0, 12] == {"weekday": 0, "hour": 12, "weeks": 2, "entries": 15, "occupancy": 15, "open": True}
    assert cells[1, 13] == {"weekday": 1, "hour": 13, "weeks": 0, "entries": None, "occupancy": None, "open": False}
    assert (await ask(client, "pattern", entry_id=shop.entry_id, weeks=1))["weeks"] == 1


async def test_a_week(client: MockHAClientWebSocket, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.runtime_data.history.add([*rows("2026-11-02 04:00", 24), *rows("2026-11-09 04:00", 8)])
    goes_on(monkeypatch, shop.runtime_data.engine, row("2026-11-09 12:00", 4.0, heard_s=1800.0))
    told = await ask(client, "week", entry_id=shop.entry_id)
    assert [day["day"] for day in told["days"]] == [f"2026-11-{day:02}" for day in range(9, 16)]
    assert told["days"][0] == {
        "day": "2026-11-09",
        "entries": 40,
        "entries_low": 31,
        "entries_high": 49,
        "passers_by": 270,
        "dwell_median": 360,
        "engaged_rate": 0.5,
        "bounce_rate": 0.225,
        "heard": 1,
        "imported": 0,
        **dict.fromkeys(("normal_entries", "normal_low", "normal_high")),
    }
    assert {day["entries"] for day in told["days"][1:]} == {None}
    assert told["total"] == {name: value for name, value in told["days"][0].items() if name != "day"}
    assert told["before"]["entries"] == 36 + 4.5, "eight hours of a week before, and half of the ninth"

    told = await ask(client, "week", entry_id=shop.entry_id, date="2026-11-08")
    assert (told["days"][0]["day"], told["days"][0]["entries"], told["before"]) == ("2026-11-02", 300, None)


async def test_what_is_no_question(client: MockHAClientWebSocket, shop: MockConfigEntry) -> None:
    for about in (
        {"command": "day", "date": "yesterday"},
        {"command": "day", "date": "1969-12-31"},
        {"command": "week", "date": "9999-12-31"},
        {"command": "pattern", "weeks": 0},
        {"command": "pattern", "weeks": 53},
    ):
        assert await refused(client, entry_id=shop.entry_id, **about) == ("invalid_format", None)


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_shop_that_is_not_there(
    hass: HomeAssistant, client: MockHAClientWebSocket, shop: MockConfigEntry, command: str
) -> None:
    assert await refused(client, command, entry_id="none") == ("not_found", "shop_unknown")
    other = MockConfigEntry(domain="sun")
    other.add_to_hass(hass)
    assert await refused(client, command, entry_id=other.entry_id) == ("not_found", "shop_unknown")
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert await refused(client, command, entry_id=shop.entry_id) == ("not_found", "shop_not_loaded")
    assert await hass.config_entries.async_setup(shop.entry_id)


@pytest.mark.parametrize("command", COMMANDS)
async def test_whoever_may_see_the_shop_may_ask(
    shop: MockConfigEntry, hass_ws_client: WebSocketGenerator, hass_read_only_access_token: str, command: str
) -> None:
    client = await hass_ws_client(access_token=hass_read_only_access_token)
    await ask(client, command, entry_id=shop.entry_id)
    [told] = await ask(await hass_ws_client(access_token=hass_read_only_access_token), "shops")
    assert not told["may_edit"]


@pytest.mark.parametrize("command", COMMANDS)
async def test_whoever_may_not_see_the_shop_is_told_nothing(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
    hass_read_only_user: MockUser,
    command: str,
) -> None:
    other = await set_up(hass, shop_entry(title="Other"))
    hass_read_only_user.mock_policy({"entities": {"entity_ids": {"binary_sensor.other_occupied": {"read": True}}}})
    client = await hass_ws_client(access_token=hass_read_only_access_token)
    assert await refused(client, command, entry_id=shop.entry_id) == ("unauthorized", None)
    assert [told["title"] for told in await ask(client, "shops")] == ["Other"]
    await ask(client, command, entry_id=other.entry_id)
    assert await hass.config_entries.async_unload(other.entry_id)
    client = await hass_ws_client(access_token=hass_read_only_access_token)
    assert await refused(client, "shops") == ("unauthorized", None)


async def test_a_year_has_its_hours_on_the_day_of_the_clocks_change(
    client: MockHAClientWebSocket, shop: MockConfigEntry
) -> None:
    for day, hours in (("2026-03-28", 23), ("2026-10-24", 25)):
        told = await ask(client, "day", entry_id=shop.entry_id, date=day)
        starts = [dt_util.parse_datetime(hour["start"], raise_on_error=True).timestamp() for hour in told["hours"]]
        assert starts == [at(f"{day} 04:00") + HOUR * step for step in range(hours)]
