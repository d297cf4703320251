"""What the dashboard is told of one shop, for as long as that is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback

from .day import Days
from .feed import Feed
from .floor_plan import FloorPlan
from .held import made_held

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant

    from custom_components.footfall import FootfallConfigEntry
    from custom_components.footfall.shop import Shop
    from custom_components.footfall.view import ShopView

DAY_EVERY_S: Final = 60.0
HELD_EVERY_S: Final = 10.0
FLOOR_PLAN_EVERY_S: Final = 1.0


class Dashboard:
    """The subscriptions of one shop."""

    def __init__(self, hass: HomeAssistant, entry: FootfallConfigEntry, shop: Shop) -> None:
        self.days = Days(hass, shop)
        self.day = Feed(hass, entry, "day", self.days.async_make, DAY_EVERY_S)
        self.held = Feed(hass, entry, "held", self._async_held, HELD_EVERY_S)
        self.floor_plan = FloorPlan(hass, shop, self._floor_plan_saved)
        self.plan = Feed(hass, entry, "floor plan", self.floor_plan.async_make, FLOOR_PLAN_EVERY_S)
        self._shop = shop
        self._stop_following: list[Callable[[], None]] = []

    def start(self) -> None:
        """Follow what the shop counts and keeps."""
        self._stop_following = [
            self._shop.history.async_on_change(self._hours_changed),
            self._shop.coordinator.async_on_view(self._counted),
        ]

    def apply(self) -> None:
        """Go by the set-up as it is now."""
        self._hours_changed()
        self.held.changed(soon=True)
        self.plan.changed()

    def stop(self) -> None:
        """End all subscriptions."""
        while self._stop_following:
            self._stop_following.pop()()
        for feed in (self.day, self.held, self.plan):
            feed.stop()

    def erased(self) -> None:
        """Show at once that nothing is held any more."""
        self.held.changed(soon=True)

    def _hours_changed(self) -> None:
        self.days.forget()
        self.day.changed(soon=True)

    def _floor_plan_saved(self) -> None:
        self.plan.changed()

    async def _async_held(self) -> dict[str, Any]:
        return made_held(self._shop)

    @callback
    def _counted(self, _view: ShopView) -> None:
        self.day.changed()
        self.held.changed()
