"""The pattern of the week, and one week beside what is normal, for the cards."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.history.day import with_running
from custom_components.footfall.history.pattern import pattern
from custom_components.footfall.history.week import monday_of, week

from .texts import all_rounded, told_day, told_moment

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.history.pattern import Place
    from custom_components.footfall.shop import Shop


async def async_make_pattern(hass: HomeAssistant, shop: Shop, weeks: int) -> dict[str, Any]:
    """Return the pattern of so many weeks up to the business day that goes on."""
    days, briefs, today = shop.history.business_days, shop.history.briefs(), shop.history.business_days.of(shop.moment)

    def work_out() -> dict[str, Any]:
        found = pattern(today, weeks, days, briefs)
        return {
            "weeks": weeks,
            "time_zone": str(days.zone),
            "from": told_moment(found.begin),
            "to": told_moment(found.end),
            "cells": [all_rounded(asdict(cell)) for cell in found.cells],
            "quietest": _told_place(found.quietest),
            "busiest": _told_place(found.busiest),
        }

    return await hass.async_add_executor_job(work_out)


async def async_make_week(hass: HomeAssistant, shop: Shop, day: int | None) -> dict[str, Any]:
    """Return the week of a business day, None for the one that goes on."""
    history, moment = shop.history, shop.moment
    days, briefs = history.business_days, history.briefs()
    monday = monday_of(days.of(moment) if day is None else day)
    kept = await history.async_hours(days.begin(monday - WEEK_DAYS), days.begin(monday + WEEK_DAYS))
    running = shop.engine.hour_so_far

    def work_out() -> dict[str, Any]:
        found = week(monday, moment, days, with_running(kept, running), briefs)
        return {
            "days": [{"day": told_day(day), **all_rounded(asdict(figures))} for day, figures in found.days.items()],
            "total": all_rounded(asdict(found.total)),
            "before": None if found.before is None else all_rounded(asdict(found.before)),
        }

    return await hass.async_add_executor_job(work_out)


def _told_place(place: Place | None) -> dict[str, int] | None:
    return None if place is None else {"weekday": place[0], "hour": place[1]}
