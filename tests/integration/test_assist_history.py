"""What a conversation agent is told of the past: compared, usual, quiet and busy, and reported."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.core import Context
from homeassistant.util import dt as dt_util

from custom_components.footfall.engine import VisitFigures

from .conftest import set_up, shop_entry
from .hours import HOUR, at, row, visits, zone_hour, zone_subentry
from .model_stand_in import ask, expose, model
from .test_history import history_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.engine import HourRow

    from .model_stand_in import ModelStandIn

NOW = "2026-11-11 14:30"
"""A Wednesday."""
ALL_WEEK = {day: [{"from": "09:00:00", "to": "18:00:00"}] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}


@pytest.fixture
async def agent(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> ModelStandIn:
    """Give the model in Berlin on a Wednesday afternoon in November."""
    freezer.move_to(dt_util.utc_from_timestamp(at(NOW)))
    await hass.config.async_set_time_zone("Europe/Berlin")
    return await model(hass)


@pytest.fixture
async def shop(hass: HomeAssistant, agent: ModelStandIn) -> AsyncIterator[MockConfigEntry]:
    """Give a shop whose figures are exposed."""
    shop = await set_up(hass, shop_entry(options={"hours": {**ALL_WEEK, "sun": []}}))
    expose(hass, "sensor.shop_entries_today")
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


def day(when: str, entries: float, until: int = 24, **more: Any) -> list[HourRow]:
    """Give the hours of a business day: so many come each hour from ten to two, and nobody else."""
    begin = at(f"{when} 04:00")
    come = [entries if 6 <= place < 10 else 0.0 for place in range(until)]
    return [
        row(begin + HOUR * place, people, **{"visits": visits(people) if people else VisitFigures(), **more})
        for place, people in enumerate(come)
    ]


async def called(hass: HomeAssistant, agent: ModelStandIn, name: str, **given: Any) -> str:
    """Have the model call one tool and return what it says."""
    agent.calls = [(name, given)]
    return await ask(hass, Context())


async def test_was_today_busier_than_last_tuesday(
    hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry
) -> None:
    history_of(shop).add([*day("2026-11-10", 10.0), *day("2026-11-11", 20.0, 10)])

    said = await called(hass, agent, "compare", period="today", compare_with="tuesday")

    assert said == (
        "Today until 14:00: about 80 visitors, between 76 and 84. "
        "Yesterday until 14:00: about 40 visitors, between 36 and 44. "
        "Clearly busier: about 100 % more."
    )
    [result] = agent.seen
    assert result.data["this"] == {
        "begin": "2026-11-11T04:00:00+01:00",
        "end": "2026-11-11T14:00:00+01:00",
        "still_running": True,
        "entries": 80,
        "low": 76,
        "high": 84,
    }
    assert (result.data["verdict"], result.data["change_percent"], result.data["hours_left_out"]) == ("busier", 100, 0)


async def test_yesterday_and_the_days_before(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    history_of(shop).add([*day("2026-11-03", 11.0), *day("2026-11-09", 20.0), *day("2026-11-10", 11.0)])
    assert await called(hass, agent, "compare", period="yesterday", compare_with="the_one_before") == (
        "Yesterday: about 44 visitors, between 40 and 48. Monday, 9 November: about 80 visitors, between 76 and 84. "
        "Clearly quieter: about 45 % fewer."
    )
    said = await called(hass, agent, "compare", period="yesterday", compare_with="same_day_a_week_before")
    assert said.endswith("Much the same: the difference is smaller than the counts can tell.")
    await called(hass, agent, "compare", period="yesterday", compare_with="day_of_date", compare_with_date="2026-11-09")
    assert agent.seen[0].data["other"]["entries"] == 80


async def test_hours_that_were_not_heard_are_left_out_of_both(
    hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry
) -> None:
    silent = day("2026-11-09", 10.0)
    silent[6:9] = []
    history_of(shop).add([*silent, *day("2026-11-10", 10.0)])
    said = await called(hass, agent, "compare", period="yesterday", compare_with="monday")
    assert said == (
        "Yesterday: about 10 visitors, between 9 and 11. Monday, 9 November: about 10 visitors, between 9 and 11. "
        "Much the same: the difference is smaller than the counts can tell. "
        "Hours of which only one of the two is known were left out: 3."
    )


async def test_what_cannot_be_compared(
    hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    history_of(shop).add(day("2026-11-10", 10.0))
    said = await called(hass, agent, "compare", period="yesterday", compare_with="monday")
    assert said == "Monday, 9 November: nothing is known."
    assert agent.seen[0].error
    said = await called(hass, agent, "compare", period="yesterday", compare_with="usual")
    assert said == "Too few weeks are known to say what is usual."
    for other in ("yesterday", "usual"):
        said = await called(hass, agent, "compare", period="today", compare_with=other)
        assert said == "Today until 14:00: nothing is known."
    freezer.move_to(dt_util.utc_from_timestamp(at("2026-11-11 04:20")))
    said = await called(hass, agent, "compare", period="today", compare_with="yesterday")
    assert said == "Today: no hour has gone by yet."


async def test_nothing_in_common(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    history_of(shop).add([*day("2026-11-09", 10.0)[:8], *day("2026-11-10", 10.0)[8:]])
    said = await called(hass, agent, "compare", period="yesterday", compare_with="monday")
    assert said == "There is no hour that is known of both, so I cannot compare them."


async def test_busier_than_usual(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    past = [day(f"2026-10-{when}", entries) for when, entries in (("14", 8.0), ("21", 10.0), ("28", 12.0))]
    history_of(shop).add([*(hour for one in past for hour in one), *day("2026-11-11", 20.0, 10)])
    said = await called(hass, agent, "compare", period="today", compare_with="usual")
    assert said == (
        "Today until 14:00: about 80 visitors, between 76 and 84. "
        "Usually by this time: about 40 visitors, between 32 and 48, by the last 3 weeks. "
        "Clearly busier: about 100 % more."
    )
    assert agent.seen[0].data["usual"] == {"weeks": 3, "entries": 40, "low": 32, "high": 48}


async def test_a_day_and_a_week_that_are_over_against_the_usual(
    hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry
) -> None:
    first = date(2026, 10, 12).toordinal()
    for ordinal in range(first, first + 28):
        history_of(shop).add(day(date.fromordinal(ordinal).isoformat(), 10.0))
    said = await called(hass, agent, "compare", period="sunday", compare_with="usual")
    assert said == (
        "Sunday, 8 November: about 40 visitors, between 36 and 44. Usually: 40 visitors, by the last 3 weeks. "
        "Much the same: the difference is smaller than the counts can tell."
    )
    said = await called(hass, agent, "compare", period="last_week", compare_with="usual")
    assert said.startswith(
        "Last week: about 280 visitors, between 252 and 308. Usually: 280 visitors, by the last 3 weeks."
    )


async def test_when_is_the_quiet_hour(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    for when, busy in (("2026-10-26", 12.0), ("2026-11-02", 12.0), ("2026-10-27", 20.0), ("2026-11-03", 20.0)):
        history_of(shop).add(day(when, busy))
    assert await called(hass, agent, "quiet_and_busy_hours", weekday="monday") == (
        "Quietest: Monday, 09:00 to 10:00, with hardly anybody on average. "
        "Busiest: Monday, 13:00 to 14:00, with 12 visitors on average. Weeks looked at: 8."
    )
    assert agent.seen[0].data["busiest"][0] == {
        "weekday": "monday",
        "begin": "13:00",
        "entries_per_hour": 12.0,
        "people_inside": 12.0,
        "weeks_known": 2,
    }
    assert len(agent.seen[0].data["quietest"]) == 3
    said = await called(hass, agent, "quiet_and_busy_hours", weeks=3)
    assert "Busiest: Tuesday, 13:00 to 14:00, with 20 visitors on average. Weeks looked at: 3." in said
    said = await called(hass, agent, "quiet_and_busy_hours", weekday="sunday")
    assert said == "Too little is known yet to say which hours are quiet or busy."


async def test_what_is_usual(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    for when, entries in (("2026-10-28", 8.0), ("2026-11-04", 12.0), ("2026-11-03", 5.0)):
        history_of(shop).add(day(when, entries))
    assert await called(hass, agent, "usual") == (
        "A usual Wednesday: about 40 visitors, between 32 and 48, by 2 weeks."
    )
    assert agent.seen[0].data["day"] == {"mean": 40.0, "low": 32.0, "high": 48.0}
    assert {hour["begin"] for hour in agent.seen[0].data["hours"]} >= {"04:00", "10:00", "23:00", "03:00"}
    assert await called(hass, agent, "usual", hour=11) == (
        "A usual Wednesday, 11:00 to 12:00: about 10 visitors, between 8 and 12, by 2 weeks. "
        "Inside at once: about 10 people, between 8 and 12."
    )
    for asked in ({"weekday": "tuesday"}, {"weekday": "tuesday", "hour": 12}):
        said = await called(hass, agent, "usual", **asked)
        assert said == "Too few weeks are known to say what is usual."
        assert agent.seen[0].error


async def test_an_hour_that_is_known_of_one_week_only(
    hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry
) -> None:
    history_of(shop).add([*day("2026-10-28", 8.0)[:7], *day("2026-11-04", 12.0)])
    said = await called(hass, agent, "usual", hour=12)
    assert said == "Too few weeks are known to say what is usual."
    said = await called(hass, agent, "usual")
    assert said == "Too few weeks are known to say what is usual.", "of the whole day"
    assert agent.seen[0].data["day"] is None
    assert not agent.seen[0].error, "some of its hours are known"


async def test_a_report(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", "Till"))
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-books", "Books"))
    await hass.async_block_till_done()
    expose(hass, "sensor.till_queue_length")
    zones = {"id-till": zone_hour(1.26), "id-books": zone_hour(2.0)}
    history_of(shop).add(day("2026-11-10", 10.0, zones=zones))

    said = await called(hass, agent, "report", period="yesterday", each="hour")

    assert said == (
        "Yesterday: about 40 visitors, between 36 and 44. "
        "About 120 people walked past; of all who came near, 25 % came in. A typical visit took 6 min. "
        "Most came between 10:00 and 11:00."
    )
    data = agent.seen[0].data
    assert (data["entries"], data["passers_by"], data["came_in_percent"], data["heard_percent"]) == (40, 120, 25, 100)
    assert (data["typical_visit_minutes"], data["short_visits_percent"], data["long_visits_percent"]) == (6, 10, 50)
    assert data["busiest_hour"] == {"begin": "2026-11-10T10:00:00+01:00", "entries": 10}
    assert [zone["name"] for zone in data["zones"]] == ["Till"], "the other one is not exposed"
    assert data["zones"][0] == {
        "name": "Till",
        "entries": 120,
        "typical_stay_minutes": 1,
        "people_on_average": 1.3,
    }
    assert [hour["entries"] for hour in data["hours"]][5:8] == [0, 10, 10]


async def test_a_report_says_what_is_missing(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    history_of(shop).add(day("2026-11-02", 10.0))
    said = await called(hass, agent, "report", period="last_week", each="day")
    assert said.endswith(
        "Most came on 2 November between 10:00 and 11:00. "
        "For 86 % of the time no node listened: whoever came then is missing."
    )
    assert [one["entries"] for one in agent.seen[0].data["days"]] == [40, None, None, None, None, None, None]
    assert agent.seen[0].data["days"][0]["day"] == "2026-11-02"


async def test_a_report_says_what_was_imported(hass: HomeAssistant, agent: ModelStandIn, shop: MockConfigEntry) -> None:
    rows = [{"start": "2026-11-09", "entries": 300}]
    await hass.services.async_call("footfall", "import_counts", {"rows": rows}, blocking=True)
    said = await called(hass, agent, "report", period="monday")
    assert said == "Monday, 9 November: 300 visitors in all. Part of that was counted elsewhere and imported."
