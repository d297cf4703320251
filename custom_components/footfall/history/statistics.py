"""What Home Assistant's long-term statistics are told of a shop: derived from its history, written anew from it."""

from __future__ import annotations

import asyncio
import logging
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from homeassistant.components.recorder.models import StatisticData, StatisticMeanType, StatisticMetaData
from homeassistant.components.recorder.statistics import (
    async_add_external_statistics,
    get_metadata,
    statistics_during_period,
)
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.helpers.recorder import get_instance
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util
from homeassistant.util import slugify
from sqlalchemy.exc import SQLAlchemyError

from custom_components.footfall.const import DOMAIN

from .alike import numbers_of, same

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from .alike import Numbers
    from .hour import Brief, Hour

_LOGGER = logging.getLogger(__name__)

ENTRIES: Final = "entries"
OCCUPANCY: Final = "occupancy"
PASSERS_BY: Final = "passers_by"
KINDS: Final = (ENTRIES, OCCUPANCY, PASSERS_BY)
SAY_AFTER_S: Final = 10.0
"""Seconds that writing may take before the log says how far it is."""
AGAIN_AFTER_S: Final = 60.0
"""Seconds after which a database that failed is tried again."""
LONGEST_MONTH_S: Final = 31 * 86_400.0
LAST_MOMENT: Final = 250_000_000_000.0

type Series = dict[str, list[StatisticData]]
"""Statistics by what they are of: one of KINDS, or the id of a zone."""


class WithMonth(Protocol):
    """Has the hours of a month, in the order of time, worked with in an executor, and returns what comes of it.

    So they are gone as soon as that is worked out, however long the recorder is waited for then.
    """

    def __call__[T](self, month: str, work: Callable[[list[Hour]], T], /) -> Awaitable[T]:
        """Work with this month."""
        ...


@dataclass(slots=True)
class Source:
    """What is kept, as the statistics see it.

    `index`: all hours by start. `months`: their months. `zones`: names of zones by id.
    """

    index: Mapping[float, Brief]
    months: Callable[[], Sequence[str]]
    with_month: WithMonth
    zones: Callable[[], Mapping[str, str]]


class DerivedStatistics:
    """Keeps the recorder's statistics of a shop equal to its history, one task at a time and only while needed."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, source: Source) -> None:
        self._hass = hass
        self._entry = entry
        self._source = source
        self._since = math.inf
        self._anew = self._compare = False
        self._task: asyncio.Task[None] | None = None
        self._started = False

    def start(self) -> None:
        """Compare what the recorder has with what is kept, in the background."""
        self._started = "recorder" in self._hass.config.components
        self._compare = True
        self._work_on()

    async def async_stop(self) -> None:
        """Leave off; what is missing then is found at the next start."""
        self._started = False
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def changed(self, since: float) -> None:
        """Write the hours from this one on."""
        self._since = min(self._since, since)
        self._work_on()

    def rewrite(self) -> None:
        """Write all hours anew: some are gone."""
        self._anew = True
        self._work_on()

    def _work_on(self) -> None:
        if self._started and (self._task is None or self._task.done()):
            self._task = self._entry.async_create_background_task(
                self._hass, self._async_work(), f"footfall statistics {self._entry.entry_id}", eager_start=False
            )

    async def _async_work(self) -> None:
        await get_instance(self._hass).async_recorder_ready.wait()
        failed = False
        while self._compare or self._anew or self._since < math.inf:
            try:
                await self._async_bring_into_line()
            except SQLAlchemyError as error:
                # Locked, gone, or of a server that is away: what was written of it is found by comparing.
                self._compare = True
                if not failed:
                    _LOGGER.warning(
                        "Shop %s: the recorder's database gives no statistics, it is tried again: %s",
                        self._entry.title,
                        error,
                    )
                failed = True
                await asyncio.sleep(AGAIN_AFTER_S)

    async def _async_bring_into_line(self) -> None:
        anew, compare, since = self._anew, self._compare, self._since
        self._anew, self._compare, self._since = False, False, math.inf
        if not anew and since < math.inf:
            await self._async_write(since)
        if not anew:
            await self._async_synchronize()
            # The database may have been replaced meanwhile. The month before as well: at the start of a month
            # there is nothing in it that could be missing.
            anew = not await self._async_equal(-math.inf if compare else since - LONGEST_MONTH_S)
            if anew and self._since < math.inf:
                # An hour has closed meanwhile, as many do where a node catches up. The recorder does not have it yet;
                # when it does, all of this is compared again.
                self._since, self._compare = min(self._since, since), self._compare or compare
                return
        if anew:
            await self._async_clear()
            await self._async_write(-math.inf)

    async def _async_write(self, since: float) -> None:
        """Hand the recorder all hours from one on, a month at a time: it takes them more slowly than they are read."""
        names = await self._async_names()
        began = said = self._hass.loop.time()
        sums = self._sums_before(since)
        for month in self._source.months():
            series = await self._source.with_month(
                month, lambda hours: series_of((hour for hour in hours if hour.row.start >= since), sums)
            )
            for kind, rows in series.items():
                async_add_external_statistics(self._hass, self._metadata(kind, names), rows)
            if series:
                await self._async_synchronize()
            if (now := self._hass.loop.time()) > said + SAY_AFTER_S:
                said = now
                _LOGGER.info("Shop %s: statistics are written anew, up to %s so far", self._entry.title, month)
        if said > began:
            _LOGGER.info("Shop %s: statistics are complete", self._entry.title)

    async def _async_equal(self, since: float) -> bool:
        """Tell whether the recorder has what is kept from the month of a moment on, and nothing else."""
        months = [month for month in self._source.months() if since < _end_of(month)]
        last = 0.0 if since == -math.inf or not months else _begin_of(months[0])
        sums = self._sums_before(last or -math.inf)
        ids = await self._async_ids()
        for month in months:
            expected = await self._source.with_month(month, lambda hours: self._expected(hours, sums))
            until = _end_of(month)
            if not same(expected, await self._async_recorded(last, until, ids | expected.keys())):
                return False
            last = until
        return not await self._async_recorded(last, LAST_MOMENT, ids)

    def _expected(self, hours: list[Hour], sums: dict[str, float]) -> Numbers:
        return numbers_of({self._id(kind): rows for kind, rows in series_of(hours, sums).items()})

    async def _async_recorded(self, begin: float, end: float, ids: set[str]) -> Numbers:
        if not ids:
            return {}

        def read() -> Numbers:
            return numbers_of(
                statistics_during_period(
                    self._hass,
                    dt_util.utc_from_timestamp(begin),
                    dt_util.utc_from_timestamp(end),
                    ids,
                    "hour",
                    None,
                    {"mean", "min", "max", "sum"},
                )
            )

        return await get_instance(self._hass).async_add_executor_job(read)

    async def _async_ids(self) -> set[str]:
        return await async_ids(self._hass, self._entry.entry_id)

    async def _async_clear(self) -> None:
        get_instance(self._hass).async_clear_statistics(list(await self._async_ids()))

    async def _async_synchronize(self) -> None:
        """Wait until the recorder has done what it was told before."""
        done = self._hass.loop.create_future()
        get_instance(self._hass).queue_task(SynchronizeTask(done))
        await done

    async def _async_names(self) -> dict[str, str]:
        texts = await async_get_translations(self._hass, self._hass.config.language, "selector", {DOMAIN})
        return {kind: texts[f"component.{DOMAIN}.selector.statistic.options.{kind}"] for kind in KINDS}

    def _sums_before(self, since: float) -> dict[str, float]:
        before = [brief for start, brief in self._source.index.items() if start < since]
        return {
            ENTRIES: math.fsum(brief.entries for brief in before),
            PASSERS_BY: math.fsum(brief.passers_by or 0.0 for brief in before),
        }

    def _id(self, kind: str) -> str:
        ids = statistic_ids(self._entry.entry_id)
        return ids[kind] if kind in ids else f"{prefix(self._entry.entry_id)}{slugify(kind)}_{OCCUPANCY}"

    def _metadata(self, kind: str, names: Mapping[str, str]) -> StatisticMetaData:
        summed = kind in {ENTRIES, PASSERS_BY}
        if kind in KINDS:
            name = f"{self._entry.title}: {names[kind]}"
        else:
            name = f"{self._entry.title}, {self._source.zones().get(kind, kind)}: {names[OCCUPANCY]}"
        return StatisticMetaData(
            source=DOMAIN,
            statistic_id=self._id(kind),
            name=name,
            unit_of_measurement=None,
            unit_class=None,
            has_sum=summed,
            mean_type=StatisticMeanType.NONE if summed else StatisticMeanType.ARITHMETIC,
        )


def prefix(entry_id: str) -> str:
    """Return how the ids of a shop's statistics begin."""
    return f"{DOMAIN}:{slugify(entry_id)}_"


def statistic_ids(entry_id: str) -> dict[str, str]:
    """Return the ids of a shop's statistics, its zones' apart, by what they are of."""
    return {kind: prefix(entry_id) + kind for kind in KINDS}


async def async_ids(hass: HomeAssistant, entry_id: str) -> set[str]:
    """Return the ids of a shop's statistics that the recorder has."""
    known = await get_instance(hass).async_add_executor_job(partial(get_metadata, hass, statistic_source=DOMAIN))
    return {statistic_id for statistic_id in known if statistic_id.startswith(prefix(entry_id))}


async def async_remove_statistics(hass: HomeAssistant, entry_id: str) -> None:
    """Have the recorder forget a shop."""
    if "recorder" in hass.config.components and (ids := await async_ids(hass, entry_id)):
        get_instance(hass).async_clear_statistics(list(ids))


def series_of(hours: Iterable[Hour], sums: dict[str, float]) -> Series:
    """Return the statistics of hours in the order of time; `sums` go on. Of an hour not heard at all there are none."""
    series: Series = {}
    for hour in hours:
        if not hour.known:
            continue
        row = hour.row
        start = dt_util.utc_from_timestamp(row.start)
        for kind, people in ((ENTRIES, row.visits.entries), (PASSERS_BY, hour.passers_by)):
            if people is not None:
                sums[kind] += people
                series.setdefault(kind, []).append(StatisticData(start=start, state=people, sum=sums[kind]))
        if hour.occupancy_s > 0 and not hour.whole_day:
            series.setdefault(OCCUPANCY, []).append(
                StatisticData(start=start, mean=row.occupancy, min=row.least, max=row.most)
            )
        for zone, of in row.zones.items():
            if of.known_s > 0:
                series.setdefault(zone, []).append(StatisticData(start=start, mean=of.occupancy, max=of.most))
    return series


def _begin_of(month: str) -> float:
    year, number = map(int, month.split("-"))
    return datetime(year, number, 1, tzinfo=UTC).timestamp()


def _end_of(month: str) -> float:
    year, number = map(int, month.split("-"))
    return datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC).timestamp()
