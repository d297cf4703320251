"""When the entities show what is known: presence and counts by hand at once, numbers at most every 10 s."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN
from .view import ShopView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from . import FootfallConfigEntry

_LOGGER = logging.getLogger(__name__)

NUMBERS_EVERY_S: Final = 10.0


class FootfallCoordinator(DataUpdateCoordinator[ShopView]):
    """Hands the shop's view to its entities."""

    config_entry: FootfallConfigEntry

    def __init__(self, hass: HomeAssistant, entry: FootfallConfigEntry) -> None:
        super().__init__(
            hass,
            _LOGGER,
            config_entry=entry,
            name=f"{DOMAIN} {entry.entry_id}",
            update_interval=None,
            always_update=False,
        )
        self.data = ShopView()
        self._view_listeners: list[Callable[[ShopView], None]] = []
        self._shown_at = float("-inf")
        self._waiting = self.data
        self._cancel_timer: CALLBACK_TYPE | None = None
        self._timer_job = HassJob(self._show_waiting, f"{DOMAIN} numbers due", cancel_on_shutdown=True)

    @callback
    def show(self, view: ShopView) -> None:
        """Show a view now where it is due, else what of it cannot wait, and the rest when it is due."""
        for listener in self._view_listeners:
            listener(view)
        due_in = self._shown_at + NUMBERS_EVERY_S - self.hass.loop.time()
        at_once = view if due_in <= 0 else view.at_once(self.data)
        if at_once is view:
            self._show(view)
            return
        if at_once != self.data:
            self.async_set_updated_data(at_once)
        self._waiting = view
        if self._cancel_timer is None:
            self._cancel_timer = async_call_later(self.hass, due_in, self._timer_job)

    @callback
    def async_on_view(self, listener: Callable[[ShopView], None]) -> CALLBACK_TYPE:
        """Call `listener` with every view there is to come, shown at once or not; returns how to stop that."""
        self._view_listeners.append(listener)
        return lambda: self._view_listeners.remove(listener)

    async def async_shutdown(self) -> None:
        """Forget what waits."""
        self._stop_waiting()
        await super().async_shutdown()

    @callback
    def _show_waiting(self, _now: datetime) -> None:
        self._cancel_timer = None
        self._show(self._waiting)

    def _show(self, view: ShopView) -> None:
        self._stop_waiting()
        if view != self.data:
            self._shown_at = self.hass.loop.time()
            self.async_set_updated_data(view)

    def _stop_waiting(self) -> None:
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None
