"""One business day of a shop for the cards: its hours so far, and what is normal on such a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from custom_components.footfall.history.day import hours_of, total_of, with_running
from custom_components.footfall.history.normal import normal

from .texts import all_rounded, rounded, told_day, told_moment

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine.figures import DayFigures, HourRow
    from custom_components.footfall.history.business_days import BusinessDays
    from custom_components.footfall.history.day import DayHour
    from custom_components.footfall.history.hour import Hour
    from custom_components.footfall.history.normal import Band, NormalDay, NormalHour
    from custom_components.footfall.shop import Shop


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the history says of a business day, by this calendar."""

    day: int
    calendar: BusinessDays
    hours: list[Hour]
    normal: NormalDay | None


class Days:
    """Makes what is told of a day. What was read for the last one is kept until other hours are."""

    def __init__(self, hass: HomeAssistant, shop: Shop) -> None:
        self._hass = hass
        self._shop = shop
        self._kept: _Kept | None = None
        self._changes = 0

    def forget(self) -> None:
        """Read anew: other hours are kept than before."""
        self._changes += 1
        self._kept = None

    async def async_make(self, day: int | None = None) -> dict[str, Any]:
        """Return what is told of a business day, None for the one that goes on."""
        moment = self._shop.moment
        calendar = self._shop.history.business_days
        current = calendar.of(moment)
        kept = await self._async_kept(current if day is None else day, calendar)
        return _told(kept, moment, self._shop.engine.hour_so_far, self._today(kept.day))

    def _today(self, day: int) -> DayFigures | None:
        today = self._shop.engine.snapshot.today
        return today if today.day == day else None

    async def _async_kept(self, day: int, calendar: BusinessDays) -> _Kept:
        if (kept := self._kept) is not None and kept.day == day and kept.calendar is calendar:
            return kept
        history, changes = self._shop.history, self._changes
        briefs = history.briefs()
        hours = await history.async_hours(calendar.begin(day), calendar.begin(day + 1))
        usual = await self._hass.async_add_executor_job(normal, day, calendar, briefs)
        kept = _Kept(day, calendar, hours, usual)
        if changes == self._changes:
            self._kept = kept
        return kept


def _told(kept: _Kept, moment: float, running: HourRow | None, today: DayFigures | None) -> dict[str, Any]:
    day, calendar, usual = kept.day, kept.calendar, kept.normal
    starts = set(calendar.hours(day))
    if running is not None and running.start not in starts:
        running = None
    hours = with_running(kept.hours, running)
    total = total_of((hour for start, hour in hours.items() if start in starts), today)
    return {
        "day": told_day(day),
        "begins": told_moment(calendar.begin(day)),
        "ends": told_moment(calendar.begin(day + 1)),
        "now": told_moment(moment),
        "hours": [_told_hour(hour) for hour in hours_of(day, calendar, hours, running)],
        "normal": None
        if usual is None
        else {"weeks": usual.weeks, "hours": [_told_normal(one) for one in usual.hours]},
        "totals": {
            **all_rounded(asdict(total)),
            "normal_entries_by_now": None if usual is None else rounded(usual.entries_by(moment)),
            "normal_entries": None if usual is None or usual.entries is None else rounded(usual.entries.mean),
        },
    }


def _told_hour(hour: DayHour) -> dict[str, Any]:
    return {**all_rounded(asdict(hour)), "start": told_moment(hour.start)}


def _told_normal(hour: NormalHour) -> dict[str, Any]:
    return {
        "start": told_moment(hour.start),
        "weeks": hour.weeks,
        **_told_band("entries", hour.entries),
        **_told_band("occupancy", hour.occupancy),
    }


def _told_band(name: str, band: Band | None) -> dict[str, float | None]:
    mean, low, high = (None, None, None) if band is None else (band.mean, band.low, band.high)
    return {name: rounded(mean), f"{name}_low": rounded(low), f"{name}_high": rounded(high)}
