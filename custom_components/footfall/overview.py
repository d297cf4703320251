"""Looks over a shop and puts together what is to be shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .const import CONF_CAPACITY, CONF_HOURS, SUBENTRY_STAFF
from .engine.hours import Calendar
from .privacy import PrivacyMode, privacy_of
from .view import NodeView, Numbers, SetUp, ShopView, ZoneView
from .why import Why

if TYPE_CHECKING:
    from . import FootfallConfigEntry
    from .engine import EngineSettings
    from .engine.model import ShopSnapshot
    from .shop import Shop


class Overview:
    """Makes views of a shop. What costs something to work out is kept for as long as it holds."""

    def __init__(self, shop: Shop, entry: FootfallConfigEntry, settings: EngineSettings) -> None:
        self._shop = shop
        self._entry = entry
        self._why: tuple[object, Why] | None = None
        self.apply(settings)

    def apply(self, settings: EngineSettings) -> None:
        """Go by these opening hours from now on."""
        self._hours_known = settings.hours is not None
        self._calendar = Calendar(settings.zone, settings.day_ends, settings.hours)

    def view(self, *, known: bool) -> ShopView:
        """Return what is shown now; `known`: whether the last snapshot speaks of now."""
        snapshot = self._shop.engine.snapshot
        moment = self._shop.moment
        numbers = Numbers.of(snapshot) if known else None
        return ShopView(
            occupied=snapshot.occupied if known else None,
            open=not self._calendar.at(moment).closed if self._hours_known else None,
            numbers=numbers,
            why=None if numbers is None else self._explained(numbers),
            today=snapshot.today if known else None,
            staff=snapshot.staff_present if known else None,
            usual=self._shop.history.usual(moment) if known else None,
            set_up=self._set_up(),
            zones={zone_id: self._zone(zone_id, snapshot) if known else None for zone_id in self._shop.zones},
            nodes={
                node.subentry_id: NodeView(
                    connected=node.connected, status=node.status, problem=node.problem, figures=node.figures
                )
                for node in self._shop.all_nodes
            },
        )

    def _zone(self, zone_id: str, snapshot: ShopSnapshot) -> ZoneView | None:
        figures = snapshot.zones.get(zone_id)
        return None if figures is None else ZoneView.of(figures, snapshot.today)

    def _explained(self, numbers: Numbers) -> Why:
        """Say why the number is what it is: anew where the number or the profile has changed, not with every phone."""
        shown = (numbers.occupancy, numbers.low, numbers.high, self._shop.engine.profile)
        if self._why is None or self._why[0] != shown:
            self._why = shown, Why.of(self._shop.engine.explain())
        return self._why[1]

    def _set_up(self) -> SetUp:
        options = self._entry.options
        return SetUp(
            hours=CONF_HOURS in options,
            capacity=options.get(CONF_CAPACITY),
            followed=privacy_of(options) is not PrivacyMode.ANONYMOUS,
            staff=any(subentry.subentry_type == SUBENTRY_STAFF for subentry in self._entry.subentries.values()),
        )
