"""What the dashboard is told of one shop, for as long as that is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback

from .day import Days
from .feed import Feed
from .held import made_held

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant

    from custom_components.footfall import FootfallConfigEntry
    from custom_components.footfall.shop import Shop
    from custom_components.footfall.view import ShopView

DAY_EVERY_S: Final = 60.0
HELD_EVERY_S: Final = 10.0


class Dashboard:
    """The subscriptions of one shop."""

    def __init__(self, hass: HomeAssistant, entry: FootfallConfigEntry, shop: Shop) -> None:
        self.days = Days(hass, shop)
        self.day = Feed(hass, entry, "day", self.days.async_make, DAY_EVERY_S)
        self.held = Feed(hass, entry, "held", self._async_held, HELD_EVERY_S)
        self._shop = shop
        self._stop_following: list[Callable[[], None]] = []

    def start(self) -> None:
        """Follow what the shop counts and keeps."""
        self._stop_following = [
            self._shop.history.async_on_change(self.apply),
            self._shop.coordinator.async_on_view(self._counted),
        ]

    def apply(self) -> None:
        """Go by the set-up and the hours as they are now."""
        self.days.forget()
        self.day.changed(soon=True)

    def stop(self) -> None:
        """End all subscriptions."""
        while self._stop_following:
            self._stop_following.pop()()
        for feed in (self.day, self.held):
            feed.stop()

    def erased(self) -> None:
        """Show at once that nothing is held any more."""
        self.held.changed(soon=True)

    async def _async_held(self) -> dict[str, Any]:
        return made_held(self._shop)

    @callback
    def _counted(self, _view: ShopView) -> None:
        self.day.changed()
        self.held.changed()
