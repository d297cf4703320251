"""What the entities show, and when it changes: presence and counts by hand at once, numbers at most every 10 s."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN
from .node import NodeFigures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from . import FootfallConfigEntry
    from .engine.model import ShopSnapshot
    from .errors import Problem
    from .why import Why

_LOGGER = logging.getLogger(__name__)

NUMBERS_EVERY_S: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """What is shown of a node."""

    connected: bool = False
    problem: Problem | None = None
    figures: NodeFigures = field(default_factory=NodeFigures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """People inside with the bounds of the 80 % interval, and devices near by radio."""

    occupancy: int
    low: int
    high: int
    wifi_devices: int
    bluetooth_devices: int

    @classmethod
    def of(cls, snapshot: ShopSnapshot) -> Numbers:
        """Round so that low <= occupancy <= high still holds."""
        occupancy = snapshot.occupancy
        return cls(
            occupancy=occupancy,
            low=max(0, min(occupancy, round(snapshot.low))),
            high=max(occupancy, round(snapshot.high)),
            wifi_devices=snapshot.wifi_devices,
            bluetooth_devices=snapshot.bluetooth_devices,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopView:
    """What is shown of a shop. `occupied`, `numbers`, `why`: None while no node hears anything: nothing is known."""

    occupied: bool | None = None
    numbers: Numbers | None = None
    why: Why | None = None
    nodes: Mapping[str, NodeView] = field(default_factory=dict)

    def urgent(self) -> tuple[object, ...]:
        """Give what is shown at once when it changes; the rest can wait."""
        connected = {node_id: (node.connected, node.problem) for node_id, node in self.nodes.items()}
        counted = None if self.why is None else (self.why.counts, self.why.last_count)
        return self.occupied, self.numbers is None, counted, connected


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
        self._shown_at = float("-inf")
        self._waiting = self.data
        self._cancel_timer: CALLBACK_TYPE | None = None
        self._timer_job = HassJob(self._show_waiting, f"{DOMAIN} numbers due", cancel_on_shutdown=True)

    @callback
    def show(self, view: ShopView) -> None:
        """Show a view now where something urgent changed or numbers are due, else when they are."""
        due_in = self._shown_at + NUMBERS_EVERY_S - self.hass.loop.time()
        if due_in <= 0 or view.urgent() != self.data.urgent():
            self._show(view)
            return
        self._waiting = view
        if self._cancel_timer is None:
            self._cancel_timer = async_call_later(self.hass, due_in, self._timer_job)

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
