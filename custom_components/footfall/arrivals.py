"""Tells of people who came in: together, as whole people, and not too often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .engine.figures import DayFigures
    from .view import ShopView

EVERY_S: Final = 30.0
"""Who comes in within this of the last announcement is told of with the next one."""
TAKEN_BACK: Final = 1.0
"""People: an estimate of the day's entries that falls by less is only being corrected."""


class Arrivals:
    """Watches the day's entries grow. `tell` gets the number of people since it was last called.

    What was not known when it happened is not told of later: a chime for people who came in during an outage would
    be for nobody.
    """

    def __init__(self, hass: HomeAssistant, tell: Callable[[int], None]) -> None:
        self._hass = hass
        self._tell = tell
        self._today: DayFigures | None = None
        self._told = 0.0
        self._told_at = float("-inf")
        self._stop_waiting: CALLBACK_TYPE | None = None
        self._due = HassJob(self._async_due, f"{DOMAIN} arrivals due", cancel_on_shutdown=True)

    @callback
    def take(self, view: ShopView) -> None:
        """Look at a view."""
        before, self._today = self._today, view.today
        if view.today is None:
            self.stop()
            return
        entries = view.today.visits.entries
        if before is None or entries < self._told - TAKEN_BACK:
            self._told = entries
        if before is not None and before.day != view.today.day:
            self._told = 0.0
        self._tell_or_wait()

    @callback
    def stop(self) -> None:
        """Tell of nobody who came in so far."""
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None

    @callback
    def _async_due(self, _now: datetime) -> None:
        self._stop_waiting = None
        self._announce()

    def _tell_or_wait(self) -> None:
        if self._stop_waiting is not None or self._people() < 1:
            return
        wait = self._told_at + EVERY_S - self._hass.loop.time()
        if wait <= 0:
            self._announce()
        else:
            self._stop_waiting = async_call_later(self._hass, wait, self._due)

    def _people(self) -> int:
        return 0 if self._today is None else int(self._today.visits.entries - self._told)

    def _announce(self) -> None:
        if (people := self._people()) < 1:
            return
        self._told += people
        self._told_at = self._hass.loop.time()
        self._tell(people)
