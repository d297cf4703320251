"""Tells all who subscribed what is made of a shop: at once, and whenever that changes, no more often than is useful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from homeassistant.components.websocket_api.connection import ActiveConnection
    from homeassistant.config_entries import ConfigEntry

ENDED: Final = {"ended": True}
"""The last event of a subscription whose shop is unloaded: whoever wants to go on subscribes again."""

SOON_S: Final = 1.0
"""Seconds that even what cannot wait has to wait for: hours of a capture close one after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class _Subscriber:
    connection: ActiveConnection
    number: int

    def tell(self, event: dict[str, Any]) -> None:
        self.connection.send_event(self.number, event)


class Feed:
    """What one shop tells of one subject. It is made once for all subscribers, and only while there are any."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        name: str,
        make: Callable[[], Awaitable[dict[str, Any]]],
        every_s: float,
    ) -> None:
        """`make`: makes what is told. `every_s`: seconds between two tellings."""
        self._hass = hass
        self._entry = entry
        self._name = f"footfall {name} {entry.entry_id}"
        self._make = make
        self._every_s = every_s
        self._fresh: set[_Subscriber] = set()
        self._subscribers: set[_Subscriber] = set()
        self._told: dict[str, Any] | None = None
        self._told_at = float("-inf")
        self._due_at = float("inf")
        self._cancel_timer: CALLBACK_TYPE | None = None
        self._timer_job = HassJob(self._async_due, f"{self._name} due", cancel_on_shutdown=True)
        self._telling: asyncio.Task[None] | None = None
        self._again = False

    @callback
    def subscribe(self, connection: ActiveConnection, number: int) -> None:
        """Answer a command with a subscription, which ends with its connection."""
        subscriber = _Subscriber(connection, number)
        connection.subscriptions[number] = lambda: self._leave(subscriber)
        connection.send_result(number)
        self._subscribers.add(subscriber)
        self._fresh.add(subscriber)
        self._tell()

    @callback
    def changed(self, *, soon: bool = False) -> None:
        """Tell what has changed when that is due; `soon`: it cannot wait for that."""
        if not self._subscribers:
            return
        now = self._hass.loop.time()
        due_at = max(now, self._told_at + (SOON_S if soon else self._every_s))
        if due_at >= self._due_at:
            return
        self._stop_timer()
        self._due_at = due_at
        self._cancel_timer = async_call_later(self._hass, due_at - now, self._timer_job)

    @callback
    def stop(self) -> None:
        """End all subscriptions, and say so."""
        self._stop_timer()
        for subscriber in self._subscribers:
            subscriber.connection.subscriptions.pop(subscriber.number, None)
            subscriber.tell(ENDED)
        self._subscribers.clear()
        self._fresh.clear()

    @callback
    def _leave(self, subscriber: _Subscriber) -> None:
        self._subscribers.discard(subscriber)
        self._fresh.discard(subscriber)
        if not self._subscribers:
            self._stop_timer()
            self._told = None

    @callback
    def _async_due(self, _now: datetime) -> None:
        self._cancel_timer = None
        self._due_at = float("inf")
        self._tell()

    def _tell(self) -> None:
        """Make it and tell it; where that is being done, once more afterwards, as it may be old by then."""
        if self._telling is not None and not self._telling.done():
            self._again = True
            return
        self._telling = self._entry.async_create_background_task(
            self._hass, self._async_tell(), self._name, eager_start=False
        )

    async def _async_tell(self) -> None:
        self._again = True
        while self._again and self._subscribers:
            self._again = False
            self._told_at = self._hass.loop.time()
            told = await self._make()
            changed = told != self._told
            self._told = told
            for subscriber in list(self._subscribers):
                if changed or subscriber in self._fresh:
                    subscriber.tell(told)
            self._fresh.clear()

    def _stop_timer(self) -> None:
        self._due_at = float("inf")
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None
