"""What is kept of a shop: its closed hours on disk, an index of them in memory, and what others work out of both."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.storage import STORAGE_DIR

from custom_components.footfall.const import DOMAIN, SUBENTRY_ZONE
from custom_components.footfall.engine.numbers import number_of

from .business_days import BusinessDays
from .files import MonthFiles, merged, month_of, months_between
from .hour import Brief, Hour, decode, encode
from .report import Asked, Options, Reporter
from .statistics import DerivedStatistics, Source
from .usual import usual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from homeassistant.config_entries import ConfigEntry

    from custom_components.footfall.engine import JSON, EngineSettings
    from custom_components.footfall.engine.figures import HourRow

    from .files import Changes
    from .report import Report
    from .usual import Usual

_LOGGER = logging.getLogger(__name__)

SAVE_AFTER_S: Final = 60.0
DAMAGED: Final = "history_damaged"
NEWER: Final = "history_newer"
DISK: Final = "history_disk"


class History:
    """The closed hours of a shop. All moments are UTC seconds, business days ordinals of dates."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, settings: EngineSettings) -> None:
        self._hass = hass
        self._entry = entry
        self._files = month_files(hass, entry.entry_id)
        self._index: dict[float, Brief] = {}
        self._zones: dict[str, str] = {}
        self._waiting: dict[float, Hour | None] = {}
        self._writing = asyncio.Lock()
        self._stop_waiting: CALLBACK_TYPE | None = None
        self._failed: OSError | None = None
        self._listeners: list[Callable[[], None]] = []
        self._statistics = DerivedStatistics(
            hass, entry, Source(self._index, self._months, self._async_with_month, self._names)
        )
        self.apply(settings)

    def __len__(self) -> int:
        """Return how many hours are kept."""
        return len(self._index)

    def apply(self, settings: EngineSettings) -> None:
        """Go by these opening hours and business days from now on; what was kept stays as it is."""
        self.business_days = BusinessDays(settings)

    async def async_load(self, carried: JSON = None) -> None:
        """Take up what is kept; what cannot be read is said, and counting goes on. `carried`: what `carry` gave."""
        hours, self._zones = await self._hass.async_add_executor_job(self._load)
        self._index.update(hours)
        self._resume(carried)
        self._say_trouble()

    def start(self) -> None:
        """Bring the recorder's statistics into line with what is kept."""
        self._statistics.start()

    async def async_stop(self) -> None:
        """Write what waits."""
        await self._statistics.async_stop()
        await self.async_save()
        self._stop_timer()
        for issue in (DAMAGED, NEWER, DISK):
            ir.async_delete_issue(self._hass, DOMAIN, f"{issue}_{self._entry.entry_id}")

    @callback
    def add(self, rows: Iterable[HourRow]) -> None:
        """Keep hours that have closed.

        An hour that is kept already is replaced where more of it was heard now, and left where not: over a restart the
        engine carries the hour so far, so what heard more holds what came before. Nothing is added up here: where the
        clock was set back, the row that comes again holds the one before. Of an imported hour nothing was heard, so
        counting replaces it.
        """
        hours = [Hour(row) for row in rows if row.again or self._adds(row)]
        if hours := [hour for hour in hours if self._sound(hour)]:
            self._take({hour.row.start: hour for hour in hours})
            self._statistics.changed(min(hour.row.start for hour in hours))

    async def async_figures(self, begin: float, end: float, options: Options | None = None) -> Report:
        """Return the figures of the hours that begin between two moments."""
        [report] = await self.async_reports([Asked(begin, end, options or Options())])
        return report

    async def async_reports(self, wanted: Iterable[Asked]) -> list[Report]:
        """Return several reports, for which the hours are read once."""
        reporters = [Reporter(asked, self.business_days) for asked in wanted]
        spans = [(month_of(first), month_of(last)) for reporter in reporters for first, last in reporter.spans]
        months = [month for month in self._months() if any(first <= month <= last for first, last in spans)]
        waiting = dict(self._waiting)

        def work_out() -> list[Report]:
            for month in months:
                for hour in self._read_month(month, waiting):
                    for reporter in reporters:
                        reporter.add(hour)
            return [reporter.report() for reporter in reporters]

        reports = await self._hass.async_add_executor_job(work_out)
        self._say_trouble()
        return reports

    async def async_hours(self, begin: float, end: float) -> list[Hour]:
        """Return the hours that begin between two moments, in the order of time."""
        months = [month for month in self._months() if month_of(begin) <= month <= month_of(end)]
        waiting = dict(self._waiting)

        def read() -> list[Hour]:
            hours = (hour for month in months for hour in self._read_month(month, waiting))
            return [hour for hour in hours if begin <= hour.row.start < end]

        return await self._hass.async_add_executor_job(read)

    @callback
    def async_on_change(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `listener` whenever other hours are kept than before; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def briefs(self) -> dict[float, Brief]:
        """Return what is held in memory of every hour that is kept, by start, as it is now."""
        return dict(self._index)

    def usual(self, moment: float) -> Usual | None:
        """Return what is usual at a moment, None where too little is known."""
        return usual(moment, self.business_days, self._index)

    async def async_size(self) -> int:
        """Return how many bytes of history lie on the disk."""
        return await self._hass.async_add_executor_job(self._files.size)

    def days(self) -> tuple[int, ...]:
        """Return the business days of which anything is kept, in order."""
        return tuple(sorted({brief.day for brief in self._index.values()}))

    def heard_days(self) -> int:
        """Return on how many business days the shop itself heard anything; imported days are none of them."""
        return len({brief.day for brief in self._index.values() if brief.heard_s > 0})

    def by_day(self) -> dict[int, dict[float, Brief]]:
        """Return what is kept of each business day, by start."""
        days: dict[int, dict[float, Brief]] = {}
        for start, brief in self._index.items():
            days.setdefault(brief.day, {})[start] = brief
        return days

    @property
    def zone_names(self) -> Mapping[str, str]:
        """Names of all zones that there are and were, by id."""
        return self._names()

    def unreadable(self, day: int) -> bool:
        """Tell whether hours of a business day may be in a file of a newer version."""
        begin, end = self.business_days.begin(day), self.business_days.begin(day + 1)
        return not self._files.newer.isdisjoint({month_of(begin), month_of(end)})

    async def async_replace(self, changes: Changes) -> None:
        """Keep other hours than were kept, None for none."""
        self._take(changes)
        await self.async_save()
        self._statistics.rewrite()

    async def async_forget(self, day: int | None = None) -> int:
        """Delete a business day, None for everything and what cannot be read; return how many hours there were."""
        if day is None:
            return await self._async_forget_all()
        gone = self.by_day().get(day, {})
        if gone:
            await self.async_replace(dict.fromkeys(gone))
        return len(gone)

    async def _async_forget_all(self) -> int:
        async with self._writing:
            forgotten = len(self._index)
            self._index.clear()
            self._waiting.clear()
            self._zones.clear()
            await self._hass.async_add_executor_job(self._files.remove)
        self._say_trouble()
        self._statistics.rewrite()
        self._say_changed()
        return forgotten

    async def async_save(self, _now: datetime | None = None) -> None:
        """Write what waits; what the disk does not take is kept, and tried again."""
        async with self._writing:
            self._stop_timer()
            waiting, zones = dict(self._waiting), dict(self._names())
            if not waiting:
                return
            try:
                await self._hass.async_add_executor_job(self._write, waiting, zones)
            except OSError as error:
                if self._failed is None:
                    _LOGGER.warning("Shop %s: its history cannot be written, it is tried again: %s", self._title, error)
                self._failed = error
                self._save_later()
                self._say_trouble()
                return
            if self._failed is not None:
                _LOGGER.info("Shop %s: its history is written again", self._title)
            self._failed = None
            # What is on disk is known by its name, though the zone be removed.
            self._zones = zones
            for start, hour in waiting.items():
                if self._waiting.get(start, hour) is hour:
                    self._waiting.pop(start, None)
        self._say_trouble()

    def carry(self) -> JSON:
        """Return what is not on the disk yet, to be kept with what a shop carries over a restart: it may be killed."""
        return [[start, None if hour is None else encode(hour)] for start, hour in self._waiting.items()]

    def _resume(self, carried: JSON) -> None:
        """Take up what was not on the disk when it was carried. By now it may be: what heard more holds the rest."""
        changes: dict[float, Hour | None] = {}
        kept: list[Any] = carried if isinstance(carried, list) else []
        for one in kept:
            with suppress(TypeError, ValueError):
                start, encoded = one
                if encoded is None:
                    changes[number_of(start)] = None
                elif self._adds((hour := decode(encoded)).row):
                    changes[hour.row.start] = hour
        if changes:
            self._take(changes)

    def _adds(self, row: HourRow) -> bool:
        known = self._index.get(row.start)
        return known is None or row.heard_s > known.heard_s

    @property
    def _title(self) -> str:
        return self._entry.title

    def _sound(self, hour: Hour) -> bool:
        try:
            encode(hour)
        except ValueError as error:
            _LOGGER.warning("Shop %s: an hour cannot be kept: %s", self._title, error)
            return False
        return True

    def _take(self, changes: Changes) -> None:
        self._waiting.update(changes)
        for start, hour in changes.items():
            if hour is None:
                self._index.pop(start, None)
            else:
                self._index[start] = Brief.of(hour)
        self._save_later()
        self._say_changed()

    def _say_changed(self) -> None:
        for listener in list(self._listeners):
            listener()

    def _save_later(self) -> None:
        if self._stop_waiting is None:
            self._stop_waiting = async_call_later(self._hass, SAVE_AFTER_S, self.async_save)

    def _stop_timer(self) -> None:
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None

    def _names(self) -> dict[str, str]:
        now = {
            subentry.subentry_id: subentry.title
            for subentry in self._entry.subentries.values()
            if subentry.subentry_type == SUBENTRY_ZONE
        }
        return self._zones | now

    def _months(self) -> list[str]:
        """Return the months from the first to the last hour; to look at each hour would hold up the event loop."""
        return months_between(min(self._index), max(self._index)) if self._index else []

    async def _async_with_month[T](self, month: str, work: Callable[[list[Hour]], T]) -> T:
        waiting = dict(self._waiting)
        return await self._hass.async_add_executor_job(lambda: work(self._read_month(month, waiting)))

    def _read_month(self, month: str, waiting: Changes) -> list[Hour]:
        return merged(self._files.read(month).hours, by_month(waiting).get(month, {}))

    def _write(self, waiting: Changes, zones: Mapping[str, str]) -> None:
        for month, changes in by_month(waiting).items():
            self._files.write(month, changes, zones)

    def _load(self) -> tuple[dict[float, Brief], dict[str, str]]:
        hours: dict[float, Brief] = {}
        zones: dict[str, str] = {}
        for month in self._files.months():
            contents = self._files.read(month)
            hours |= {start: Brief.of(hour) for start, hour in contents.hours.items()}
            zones |= contents.zones
        self._files.look_for_damaged()
        return hours, zones

    def _say_trouble(self) -> None:
        self._say(DAMAGED, files=", ".join(self._files.damaged))
        self._say(NEWER, files=", ".join(sorted(self._files.newer)))
        errors = [*([] if self._failed is None else [self._failed]), *self._files.unread.values()]
        self._say(DISK, reason=next((error.strerror or str(error) for error in errors), ""))

    def _say(self, issue: str, **named: str) -> None:
        issue_id = f"{issue}_{self._entry.entry_id}"
        if not any(named.values()):
            ir.async_delete_issue(self._hass, DOMAIN, issue_id)
            return
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            issue_id,
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=issue,
            translation_placeholders={"shop": self._title, **named},
        )


def by_month(changes: Changes) -> Mapping[str, Changes]:
    """Sort changes by the month that they are kept in."""
    months: defaultdict[str, dict[float, Hour | None]] = defaultdict(dict)
    for start, hour in changes.items():
        months[month_of(start)][start] = hour
    return months


def month_files(hass: HomeAssistant, entry_id: str) -> MonthFiles:
    """Return the files of a shop's history."""
    return MonthFiles(Path(hass.config.path(STORAGE_DIR)), f"{DOMAIN}.{entry_id}")
