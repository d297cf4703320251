"""Home Assistant's own Bluetooth scanners as nodes of a shop, without flashing anything."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic, time
from typing import TYPE_CHECKING, Final, Protocol

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from . import listening
from .const import CONF_SOURCE, SUBENTRY_PROXY
from .devices import async_register_proxy
from .engine.model import Batch, Radio
from .errors import NodeError, Problem
from .heard import Hearing, standing
from .node import FIGURES_EVERY_S, AnyNode, NodeFigures, NodeStatus
from .scanners import async_scanners

if TYPE_CHECKING:
    from collections.abc import Callable

    from habluetooth import BaseHaScanner
    from homeassistant.config_entries import ConfigSubentry

    from . import FootfallConfigEntry
    from .heard import Look
    from .keys import KeyRing
    from .listening import Found

_LOGGER = logging.getLogger(__name__)

LOOK_EVERY: Final = timedelta(seconds=1)
"""More seldom, and what was heard would be too late beside what nodes tell: event time waits two seconds for nobody."""

PATIENCE_S: Final = 30.0
"""Seconds for which a scanner may keep still or be away before that is said: it connects to something, or restarts."""


class Shop(Protocol):
    """What proxies need of the shop that they are part of."""

    keys: KeyRing

    @property
    def beacons(self) -> tuple[bytes, ...]:
        """Identities of the iBeacons that the staff carry."""

    def take(self, node: AnyNode, batch: Batch) -> None:
        """Take what a node heard."""

    def node_added(self, node: AnyNode) -> None:
        """Show a node that is new."""

    def node_changed(self, node: AnyNode) -> None:
        """Take note that a node was connected or lost."""

    def node_gone(self, node: AnyNode) -> None:
        """Wait for this node no longer."""


@dataclass(slots=True)
class Proxy:
    """One scanner of the shop. `source`: Home Assistant's name for it. `addresses`: how many it lists.

    `still_since`: by the loop's clock, since when it is away or hears nothing on purpose, None while it hears.
    `told`: that it is lost was logged.
    """

    subentry_id: str
    title: str
    source: str
    connected: bool = False
    problem: Problem | None = None
    figures: NodeFigures = field(default_factory=NodeFigures)
    now: float = 0.0
    addresses: int = 0
    hearing: Hearing | None = None
    looked: float = 0.0
    still_since: float | None = None
    told: bool = False

    @classmethod
    def from_subentry(cls, subentry: ConfigSubentry) -> Proxy:
        """Begin with what the set-up says."""
        return cls(subentry.subentry_id, subentry.title, subentry.data[CONF_SOURCE])

    @property
    def counts_frames(self) -> bool:
        """Home Assistant keeps the last advertisement of each address, not how many there were."""
        return False

    @property
    def hears(self) -> bool:
        """It is there and scans."""
        return self.connected

    @property
    def ended(self) -> bool:
        """It goes on for good."""
        return False

    @property
    def status(self) -> NodeStatus:
        """How it is doing."""
        return NodeStatus.LISTENING if self.connected else NodeStatus.DISCONNECTED

    def forget(self) -> None:
        """Hold nothing of what it heard."""
        self.connected = False
        self.hearing = None
        self.addresses = 0

    def took(self, look: Look, utc: float) -> None:
        """Take note of what a look came to."""
        self.now = utc
        self.addresses = look.held
        if look.sightings:
            heard, before = look.sightings[-1].time, self.figures.last_heard
            if before is None or heard - before.timestamp() >= FIGURES_EVERY_S:
                self.figures = NodeFigures(last_heard=datetime.fromtimestamp(int(heard), UTC))


class Proxies:
    """Looks at the scanners that belong to a shop, and tells the shop what they heard."""

    def __init__(self, hass: HomeAssistant, entry: FootfallConfigEntry, shop: Shop) -> None:
        self.nodes: dict[str, Proxy] = {}
        self._hass = hass
        self._entry = entry
        self._shop = shop
        self._stop_looking: CALLBACK_TYPE | None = None
        self._looking = False
        self._started = False

    def apply(self) -> None:
        """Have the proxies that the set-up says; those that did not change notice nothing."""
        subentries = {
            subentry_id: subentry
            for subentry_id, subentry in self._entry.subentries.items()
            if subentry.subentry_type == SUBENTRY_PROXY
        }
        for gone in self.nodes.keys() - subentries.keys():
            self._shop.node_gone(self.nodes.pop(gone))
        for subentry_id, subentry in subentries.items():
            if (proxy := self.nodes.get(subentry_id)) is None:
                self._add(subentry)
            else:
                self._change(proxy, subentry)
        self._follow()

    def start(self) -> None:
        """Begin to look."""
        self._started = True
        self._follow()

    def stop(self) -> None:
        """Look no more, and hold nothing of what was heard."""
        self._started = False
        self._follow()
        for proxy in self.nodes.values():
            proxy.forget()

    def erase(self) -> None:
        """Hold nothing of what was heard: the next look is under another key."""
        for proxy in self.nodes.values():
            proxy.hearing = None

    def nudge(self) -> None:
        """Look now, and tell all there is: what another node heard waits for it."""
        if self.nodes:
            self._hass.loop.call_soon(self._look_at_once)

    async def async_listen(self, signal: int, tell: Callable[[float], None]) -> Found:
        """Give what stands there, as long as nodes listen for it; where there is no proxy, nothing and at once.

        `signal`: the weakest that counts, dBm. `tell`: called with the progress, 0 to 1.
        """
        since = monotonic()
        if self.nodes:
            for second in range(listening.LISTEN_S):
                tell(second / listening.LISTEN_S)
                await asyncio.sleep(listening.ASK_EVERY_S)
        things: set[listening.Thing] = set()
        trouble = []
        scanners = async_scanners(self._hass)
        for proxy in self.nodes.values():
            if (scanner := scanners.get(proxy.source)) is None or not proxy.connected:
                trouble.append((proxy.title, proxy.problem or Problem.NO_SCANNER))
                continue
            found = standing(scanner, since, signal)
            things.update(listening.thing_of(address, Radio.BLUETOOTH, kind) for address, kind in found)
        return listening.Found(frozenset(things), len(self.nodes) - len(trouble), tuple(trouble))

    def _add(self, subentry: ConfigSubentry) -> None:
        proxy = self.nodes[subentry.subentry_id] = Proxy.from_subentry(subentry)
        async_register_proxy(self._hass, self._entry, proxy)
        self._shop.node_added(proxy)

    def _change(self, proxy: Proxy, subentry: ConfigSubentry) -> None:
        if proxy.source != subentry.data[CONF_SOURCE]:
            proxy.source = subentry.data[CONF_SOURCE]
            proxy.forget()
            proxy.problem = proxy.still_since = None
            proxy.told = False
            self._shop.node_gone(proxy)
        elif proxy.title == subentry.title:
            return
        proxy.title = subentry.title
        async_register_proxy(self._hass, self._entry, proxy)

    def _follow(self) -> None:
        """Look as long as there is something to look at."""
        wanted = self._started and bool(self.nodes)
        if wanted and self._stop_looking is None:
            self._stop_looking = async_track_time_interval(
                self._hass, self._async_look, LOOK_EVERY, name="footfall proxies", cancel_on_shutdown=True
            )
        elif not wanted and self._stop_looking is not None:
            self._stop_looking()
            self._stop_looking = None

    async def _async_look(self, _now: datetime) -> None:
        """Look at one after the other, and let others have their turn in between."""
        if self._looking:
            return
        self._looking = True
        try:
            for proxy in list(self.nodes.values()):
                if self._stop_looking is not None and proxy.subentry_id in self.nodes:
                    self._look(proxy, at_once=False)
                await asyncio.sleep(0)
        finally:
            self._looking = False

    @callback
    def _look_at_once(self) -> None:
        if self._stop_looking is not None:
            for proxy in list(self.nodes.values()):
                self._look(proxy, at_once=True)

    def _look(self, proxy: Proxy, *, at_once: bool) -> None:
        scanner = async_scanners(self._hass).get(proxy.source)
        if scanner is not None and scanner.scanning:
            proxy.still_since = None
        if scanner is None:
            self._lost(proxy, Problem.NO_SCANNER)
        elif not scanner.scanning and (not proxy.connected or self._still_s(proxy) >= PATIENCE_S):
            self._lost(proxy, Problem.NOT_SCANNING)
        else:
            try:
                self._take(proxy, scanner, at_once=at_once)
            except Exception:
                # A fault of ours, or of a scanner that is none of Home Assistant's: the others go on.
                if not proxy.told:
                    _LOGGER.exception("Node %s: what it said could not be worked up", proxy.title)
                self._lost(proxy, Problem.DAMAGED, patient=False)

    def _take(self, proxy: Proxy, scanner: BaseHaScanner, *, at_once: bool) -> None:
        now, utc = monotonic(), time()
        key = self._shop.keys.grant(utc).current
        if proxy.hearing is None or proxy.hearing.epoch is not key:
            proxy.hearing = Hearing(key, proxy.looked if proxy.connected else now)
        look = proxy.hearing.look(scanner, now, utc, self._shop.beacons, at_once=at_once)
        proxy.looked = now
        proxy.took(look, utc)
        started = not proxy.connected
        if started:
            self._found(proxy)
        complete = look.complete + utc - now
        self._shop.take(proxy, Batch(now=utc, complete=complete, sightings=look.sightings, started=started))
        if started:
            self._shop.node_changed(proxy)

    def _found(self, proxy: Proxy) -> None:
        proxy.connected = True
        proxy.problem = None
        # Home Assistant may have made its device only now.
        async_register_proxy(self._hass, self._entry, proxy)
        if proxy.told:
            _LOGGER.info("Node %s is back", proxy.title)
            proxy.told = False

    def _lost(self, proxy: Proxy, problem: Problem, *, patient: bool = True) -> None:
        if proxy.connected:
            proxy.forget()
            self._shop.node_gone(proxy)
            self._shop.node_changed(proxy)
        if (patient and self._still_s(proxy) < PATIENCE_S) or proxy.problem is problem:
            return
        proxy.problem = problem
        if not proxy.told:
            proxy.told = True
            _LOGGER.warning("Node %s cannot be used: %s", proxy.title, NodeError(problem))
        self._shop.node_changed(proxy)

    def _still_s(self, proxy: Proxy) -> float:
        """Return for how many seconds a proxy that hears nothing has not."""
        now = self._hass.loop.time()
        if proxy.still_since is None:
            proxy.still_since = now
        return now - proxy.still_since
