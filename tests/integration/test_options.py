"""What an owner sets by clicks holds at once; what is wrong is said within the form, and the rest stays as it is."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.setup import async_setup_component

from custom_components.footfall.engine import OpeningHours, Span
from custom_components.footfall.settings import engine_settings

from .conftest import set_up, shop_entry
from .flows import options, set_option
from .texts import TEXTS, check_form, check_menu, fields, filled_in, section_of, suggested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

OPTIONS = TEXTS["options"]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def span(opens: str, closes: str) -> dict[str, str]:
    return {"from": f"{opens}:00", "to": f"{closes}:00"}


def shown_day(form: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return what a section of a form shows."""
    return filled_in(section_of(form, name).schema.schema)


WEEK = {day: [span("09:00", "18:00")] for day in DAYS[:5]} | {"sat": [span("09:00", "14:00")], "sun": []}


async def test_the_menus_offer_what_can_be_set(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"hours": WEEK}))
    menu = await options(hass, shop)
    assert menu["menu_options"] == ["hours", "visits", "capacity", "counting", "equipment", "privacy", "papers"]
    check_menu(OPTIONS, menu)
    hass.states.async_set("schedule.shop", "on")
    hours = await options(hass, shop, "hours")
    assert hours["menu_options"] == ["working_week", "every_day", "schedule", "exceptions", "day"]
    check_menu(OPTIONS, hours)
    assert set(OPTIONS["step"]["hours"]["menu_options"]) == set(hours["menu_options"])
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_new_shop_is_asked_for_no_exceptions_and_offered_no_schedule(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    hours = await options(hass, shop, "hours")
    assert hours["menu_options"] == ["working_week", "every_day", "day"]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_same_hours_from_monday_to_friday(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"capacity": 30}))
    form = await options(hass, shop, "hours", "working_week")
    check_form(OPTIONS, form)
    assert shown_day(form, "weekdays") == {}
    done = await set_option(
        hass,
        form,
        weekdays={"opens": "09:00:00", "closes": "18:00:00"},
        saturday={"opens": "09:00:00", "closes": "14:00:00"},
        sunday={},
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert shop.options == {"hours": WEEK, "capacity": 30}
    engine_hours = engine_settings(shop).hours
    assert engine_hours is not None
    assert engine_hours.of(date(2026, 11, 27)) == (Span(time(9), time(18)),)

    again = await options(hass, shop, "hours", "working_week")
    assert shown_day(again, "weekdays") == {"opens": "09:00:00", "closes": "18:00:00"}
    assert shown_day(again, "sunday") == {}
    assert all(field.options["collapsed"] for field in fields(again).values())
    assert again["description_placeholders"] == {
        "weekdays": "09:00 - 18:00",
        "saturday": "09:00 - 14:00",
        "sunday": "-",
    }
    each = await options(hass, shop, "hours", "every_day")
    assert shown_day(each, "sat") == {"opens": "09:00:00", "closes": "14:00:00"}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_each_weekday_by_itself_with_breaks_and_late_evenings(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    form = await options(hass, shop, "hours", "every_day")
    check_form(OPTIONS, form)
    week: dict[str, dict[str, str]] = {day: {} for day in DAYS}
    week["mon"] = {"opens": "08:00", "closes": "12:00", "opens_again": "13:30", "closes_again": "18:30"}
    week["fri"] = {"opens_again": "20:00:00", "closes_again": "02:00:00"}
    week["sun"] = {"opens": "00:00:00", "closes": "00:00:00"}
    await set_option(hass, form, **week)
    assert shop.options["hours"] == {day: [] for day in DAYS} | {
        "mon": [span("08:00", "12:00"), span("13:30", "18:30")],
        "fri": [span("20:00", "02:00")],
        "sun": [span("00:00", "00:00")],
    }
    settings = engine_settings(shop)
    assert settings.hours is not None
    assert settings.hours.week[4] == (Span(time(20), time(2)),)
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"opens": "09:00:00"}, "half_span"),
        ({"opens": "09:00:00", "closes": "12:00:00", "closes_again": "18:00:00"}, "half_span"),
        ({"opens": "09:00:00", "closes": "09:00:00"}, "no_length"),
        ({"opens": "09:00:00", "closes": "13:00:00", "opens_again": "12:00:00", "closes_again": "18:00:00"}, "overlap"),
        ({"opens": "20:00:00", "closes": "02:00:00", "opens_again": "21:00:00", "closes_again": "22:00:00"}, "overlap"),
    ],
)
async def test_hours_that_cannot_be_are_said_at_their_day_and_put_right(
    hass: HomeAssistant, wrong: dict[str, str], error: str
) -> None:
    shop = await set_up(hass, shop_entry())
    right = {"opens": "09:00:00", "closes": "18:00:00"}
    form = await options(hass, shop, "hours", "working_week")
    form = await set_option(hass, form, weekdays=right, saturday=wrong, sunday={})
    assert form["errors"] == {"saturday": error}
    assert {str(key): field.options["collapsed"] for key, field in fields(form).items()} == {
        "weekdays": True,
        "saturday": False,
        "sunday": True,
    }
    check_form(OPTIONS, form)
    assert shown_day(form, "saturday") == wrong, "what was filled in is still there"
    assert shop.options == {}
    done = await set_option(hass, form, weekdays=right, saturday=right, sunday={})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert shop.options["hours"]["sat"] == [span("09:00", "18:00")]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_empty_table_means_that_the_hours_are_not_known(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"hours": WEEK}))
    form = await options(hass, shop, "hours", "working_week")
    await set_option(hass, form, weekdays={}, saturday={}, sunday={})
    assert shop.options == {}
    assert engine_settings(shop).hours is None
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("expected_lingering_timers", [True], ids=["a schedule waits for its next turn"])
async def test_hours_are_copied_from_a_schedule(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    full = [{"from": "08:00:00", "to": "12:00:00"}, {"from": "13:00:00", "to": "24:00:00"}]
    three = [{"from": f"{hour:02}:00:00", "to": f"{hour + 1:02}:00:00"} for hour in (8, 10, 12)]
    schedules = {
        "shop": {"name": "Shop", "monday": full, "saturday": [{"from": "00:00:00", "to": "24:00:00"}]},
        "empty": {"name": "Empty"},
        "fine": {"name": "Fine", "monday": three},
    }
    assert await async_setup_component(hass, "schedule", {"schedule": schedules})
    hass.states.async_set("schedule.ghost", "on")
    form = await options(hass, shop, "hours", "schedule")
    check_form(OPTIONS, form)
    for entity_id, error in (
        ("schedule.ghost", "schedule_unreadable"),
        ("schedule.empty", "schedule_empty"),
        ("schedule.fine", "schedule_too_fine"),
    ):
        form = await set_option(hass, form, **{CONF_ENTITY_ID: entity_id})
        assert form["errors"] == {CONF_ENTITY_ID: error}
        check_form(OPTIONS, form)
    await set_option(hass, form, **{CONF_ENTITY_ID: "schedule.shop"})
    assert shop.options["hours"] == {day: [] for day in DAYS} | {
        "mon": [span("08:00", "12:00"), span("13:00", "00:00")],
        "sat": [span("00:00", "00:00")],
    }
    settings = engine_settings(shop)
    assert settings.hours is not None
    assert settings.hours.week[0] == (Span(time(8), time(12)), Span(time(13), time(0)))
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_schedule_that_is_gone_by_the_time_it_is_read(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    hass.states.async_set("schedule.shop", "on")
    form = await options(hass, shop, "hours", "schedule")
    form = await set_option(hass, form, **{CONF_ENTITY_ID: "schedule.shop"})
    assert form["errors"] == {CONF_ENTITY_ID: "schedule_unreadable"}
    with pytest.raises(InvalidData):
        await set_option(hass, form, **{CONF_ENTITY_ID: "light.shop"})
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_dates_with_other_hours_are_added_and_taken_away(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"hours": WEEK}))
    form = await options(hass, shop, "hours", "exceptions")
    check_form(OPTIONS, form)
    assert set(TEXTS["selector"]["exceptions"]["fields"]) == set(fields(form)["exceptions"].config["fields"])
    eve = {"date": "2026-12-24", "opens": "09:00:00", "closes": "13:00:00"}
    await set_option(hass, form, exceptions=[{"date": "2026-12-25"}, eve])
    kept = {"2026-12-24": [span("09:00", "13:00")], "2026-12-25": []}
    assert shop.options == {"hours": WEEK, "exceptions": kept}
    settings = engine_settings(shop)
    assert settings.hours == OpeningHours(
        settings.hours.week if settings.hours else (),
        {date(2026, 12, 24): (Span(time(9), time(13)),), date(2026, 12, 25): ()},
    )

    form = await options(hass, shop, "hours", "exceptions")
    assert suggested(form) == {"exceptions": [eve, {"date": "2026-12-25"}]}
    await set_option(hass, form)
    assert shop.options == {"hours": WEEK}
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ([{"date": "2026-12-25"}, {"date": "2026-12-25"}], "exception_twice"),
        ([{"date": "2026-12-25", "opens": "09:00:00"}], "exception_half_span"),
        ([{"date": "2026-12-25", "opens": "09:00:00", "closes": "09:00:00"}], "exception_no_length"),
        (
            [
                {
                    "date": "2026-12-25",
                    "opens": "09:00:00",
                    "closes": "13:00:00",
                    "opens_again": "12:00:00",
                    "closes_again": "18:00:00",
                }
            ],
            "exception_overlap",
        ),
    ],
)
async def test_what_is_wrong_with_a_date_is_said_with_the_date(
    hass: HomeAssistant, wrong: list[dict[str, str]], error: str
) -> None:
    shop = await set_up(hass, shop_entry(options={"hours": WEEK}))
    form = await set_option(hass, await options(hass, shop, "hours", "exceptions"), exceptions=wrong)
    assert form["errors"] == {"exceptions": error}
    assert form["description_placeholders"] == {"date": "2026-12-25"}
    check_form(OPTIONS, form)
    assert suggested(form) == {"exceptions": wrong}
    await set_option(hass, form, exceptions=[{"date": "2026-12-25"}])
    assert shop.options["exceptions"] == {"2026-12-25": []}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_when_the_business_day_ends(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    form = await options(hass, shop, "hours", "day")
    check_form(OPTIONS, form)
    assert suggested(form) == {"day_ends": "04:00:00"}
    await set_option(hass, form, day_ends="05:30:00")
    assert shop.options == {"day_ends": "05:30:00"}
    assert engine_settings(shop).day_ends == time(5, 30)
    assert suggested(await options(hass, shop, "hours", "day")) == {"day_ends": "05:30:00"}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_a_visit_is(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    form = await options(hass, shop, "visits")
    check_form(OPTIONS, form)
    assert suggested(form) == {"session_timeout": 15, "bounce": 2, "engaged": 10}
    form = await set_option(hass, form, session_timeout=20, bounce=12, engaged=10)
    assert form["errors"] == {"bounce": "bounce_too_long"}
    check_form(OPTIONS, form)
    assert suggested(form) == {"session_timeout": 20, "bounce": 12, "engaged": 10}
    await set_option(hass, form, session_timeout=20, bounce=3, engaged=10)
    assert shop.options == {"session_timeout": 20, "bounce": 3, "engaged": 10}
    assert engine_settings(shop).session_timeout == 1200
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_limit_of_people_is_set_and_taken_away(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    form = await options(hass, shop, "capacity")
    check_form(OPTIONS, form)
    with pytest.raises(InvalidData):
        await set_option(hass, form, capacity=0)
    await set_option(hass, form, capacity=30)
    assert shop.options == {"capacity": 30}
    form = await options(hass, shop, "capacity")
    assert suggested(form) == {"capacity": 30}
    await set_option(hass, form)
    assert shop.options == {}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_counting_leaves_the_rest_alone(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"hours": WEEK}))
    form = await options(hass, shop, "counting")
    check_form(OPTIONS, form)
    form = await set_option(hass, form, door_counter="sensor.door", profile="no profile")
    assert form["errors"] == {"profile": "profile_refused"}
    check_form(OPTIONS, form)
    await set_option(hass, form, door_counter="sensor.door")
    assert shop.options == {"hours": WEEK, "door_counter": "sensor.door"}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_every_error_is_one_that_can_be_met() -> None:
    hours = {"half_span", "no_length", "overlap"}
    exceptions = {f"exception_{reason}" for reason in (*hours, "twice")}
    schedules = {"schedule_unreadable", "schedule_empty", "schedule_too_fine"}
    papers = {"not_a_link", "link_too_long", "too_long"}
    assert set(OPTIONS["error"]) == hours | exceptions | schedules | papers | {"bounce_too_long", "profile_refused"}
