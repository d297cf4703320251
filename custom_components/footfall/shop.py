"""A shop at work: its engine, its keys, its nodes, and the view that its entities show."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from time import time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from .calibration import Calibration
from .care import Care
from .client import LONGEST_REST_MS, SHORT_WAIT_MS, WAIT_MS, NodeClient
from .connection import HubIdentity, NodeIdentity
from .const import CONF_HUB, CONF_NODE, CONF_TOKEN, SUBENTRY_NODE
from .coordinator import FootfallCoordinator
from .dashboard import Dashboard
from .devices import async_register_node, async_register_shop, async_register_zone, async_remove_stale
from .engine import CalibrationError, Engine, ObjectionError
from .engine.objections import OFTEN
from .equipment import Equipment
from .history import History
from .kept import STORE_DAMAGED, STORE_NEWER, async_put_aside, async_say_damaged, say
from .keys import KeyRing
from .node import Node, address_of
from .nudging import Nudging
from .overview import Overview
from .papers import ERASED, FORGOTTEN_ALL, FORGOTTEN_DAY, Record
from .proxy import Proxies
from .settings import engine_settings
from .staff import Roster
from .store import Carried, async_read_carried, check_carried, places_of, shop_store
from .zone import Zone, async_report_lost_nodes, async_withdraw, zones_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from homeassistant.config_entries import ConfigSubentry

    from . import FootfallConfigEntry
    from .engine import Calibrated, Objected
    from .engine.model import Batch, ShopSnapshot
    from .listening import Thing
    from .node import AnyNode
    from .store import Place

_LOGGER = logging.getLogger(__name__)

SAVE_EVERY: Final = timedelta(minutes=5)
LOOK_EVERY: Final = timedelta(minutes=1)
"""How often the shop is looked at while no node says anything: it opens and closes all the same."""
AT_ONCE: Final = 300
"""Sightings that are counted in one go, some milliseconds, before others have their turn: a node that lagged for a
moment lets all that the others heard meanwhile count at once."""
ANSWER_EVERY_MS: Final = 50
"""How often nodes are listened to while somebody is inside, all of them together: an answer costs the same, however
little it says. One node alone notices nothing of it: a node never answers sooner."""
STALE_S: Final = 20.0
"""A snapshot is at most a step, the longest silence of a node and the engine's lateness behind the nodes' time."""


class Shop:
    """Everything that lives as long as a shop's config entry is loaded."""

    def __init__(self, hass: HomeAssistant, entry: FootfallConfigEntry) -> None:
        self.identity = HubIdentity(entry.data[CONF_HUB], entry.data[CONF_TOKEN])
        self.coordinator = FootfallCoordinator(hass, entry)
        self.nodes: dict[str, Node] = {}
        self.zones: dict[str, Zone] = {}
        self._settings = engine_settings(entry)
        self.keys = KeyRing(self._settings.zone, time(), self._settings.day_ends, anonymous=self._settings.anonymous)
        self.engine = Engine(self._settings)
        self.history = History(hass, entry, self._settings)
        self.record = Record(hass, entry)
        self.calibration = Calibration(hass, entry, self.engine)
        self.proxies = Proxies(hass, entry, self)
        self._clients: dict[str, NodeClient] = {}
        self._nudging = Nudging(hass, self.engine, self._clients, self.proxies)
        self.equipment = Equipment(hass, self.identity, self.engine, self.keys, (self.nodes, self.proxies))
        self.staff = Roster(hass, entry, self.engine, self.keys, self._nudging.everybody)
        self.keys.on_new = self._rename_own
        self._hass = hass
        self._entry = entry
        self._store = shop_store(hass, entry.entry_id)
        self._listeners: list[Callable[[AnyNode], None]] = []
        self._zone_listeners: list[Callable[[Zone], None]] = []
        self._applying = asyncio.Lock()
        self._stop_saving: CALLBACK_TYPE | None = None
        self._stop_looking: CALLBACK_TYPE | None = None
        self._told_often = False
        self._going_on: asyncio.Handle | None = None
        self._overview = Overview(self, entry, self._settings)
        self.care = Care(hass, self)
        self.dashboard = Dashboard(hass, entry, self)

    async def async_load(self) -> None:
        """Take up what was carried over a restart, and know the nodes; nothing is connected yet."""
        stored = await async_read_carried(self._hass, self._store, self.entry_id, self.title)
        carried = await self._async_resumed(stored)
        # Though the rest be damaged: what the owner has given is kept, and so is what was counted.
        rest: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
        self.equipment.resume(self._entry.title, rest.get("equipment"))
        self.calibration.resume(rest.get("calibration"))
        await self.history.async_load(rest.get("hours"))
        await self.record.async_load()
        self.record.look(len(self.equipment))
        async_register_shop(self._hass, self._entry)
        async_remove_stale(self._hass, self._entry)
        for subentry in self._subentries().values():
            self._add(subentry, None if carried is None else carried["nodes"].get(subentry.subentry_id))
        self.proxies.apply()
        self._apply_settings()
        self._publish()

    def start(self) -> None:
        """Connect to the nodes."""
        self.calibration.apply()
        self.staff.apply()
        self.history.start()
        for node in self.nodes.values():
            self._clients[node.subentry_id] = NodeClient(self._hass, self._entry, self, node)
        self.proxies.start()
        self.care.start()
        self.dashboard.start()
        self._stop_saving = async_track_time_interval(
            self._hass, self._async_save, SAVE_EVERY, name="footfall save", cancel_on_shutdown=True
        )
        self._stop_looking = async_track_time_interval(
            self._hass, self._look, LOOK_EVERY, name="footfall look", cancel_on_shutdown=True
        )

    async def async_stop(self, _event: object = None) -> None:
        """Disconnect from the nodes and keep what a restart needs."""
        async with self._applying:
            if self._stop_saving is not None:
                self._stop_saving()
                self._stop_saving = None
            if self._stop_looking is not None:
                self._stop_looking()
                self._stop_looking = None
            self.care.stop()
            self.dashboard.stop()
            self.proxies.stop()
            await asyncio.gather(*(client.async_stop() for client in self._clients.values()))
            self._clients.clear()
            self._finish()
            await self.history.async_stop()
            await self._async_save()
            await self.record.async_stop()
            self.calibration.stop()
            self.staff.stop()
            self.keys.wipe()
            for issue in (STORE_DAMAGED, STORE_NEWER):
                say(self._hass, issue, self.entry_id, self.title, "")
            for zone_id in self.zones:
                async_withdraw(self._hass, zone_id)

    async def async_apply(self) -> None:
        """Apply what was changed in the set-up: the nodes and the engine that did not change notice nothing."""
        async with self._applying:
            if self._stop_saving is None:
                # Home Assistant stops: the next start begins with the set-up as it is then.
                return
            subentries = self._subentries()
            for gone in self.nodes.keys() - subentries.keys():
                await self._async_remove(gone)
            for subentry_id, subentry in subentries.items():
                if (node := self.nodes.get(subentry_id)) is None:
                    self._start_new(subentry)
                else:
                    await self._async_change(node, subentry)
            self.proxies.apply()
            self.record.look(len(self.equipment))
            async_register_shop(self._hass, self._entry)
            self._apply_settings()
            self.calibration.apply()
            self.staff.apply()
            self.care.changed()
            self.dashboard.apply()
            self._publish()

    @callback
    def async_on_new_node(self, listener: Callable[[AnyNode], None]) -> CALLBACK_TYPE:
        """Call `listener` with every node there is and every one to come; returns how to stop that."""
        self._listeners.append(listener)
        for node in self.all_nodes:
            listener(node)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_on_new_zone(self, listener: Callable[[Zone], None]) -> CALLBACK_TYPE:
        """Call `listener` with every zone there is and every one to come; returns how to stop that."""
        self._zone_listeners.append(listener)
        for zone in self.zones.values():
            listener(zone)
        return lambda: self._zone_listeners.remove(listener)

    def wake(self, subentry_id: str) -> None:
        """Connect to a node now: it was seen on the network."""
        if (client := self._clients.get(subentry_id)) is not None:
            client.wake()

    def take(self, node: AnyNode, batch: Batch) -> None:
        """Count what a node heard."""
        told = self._pass_on(self.engine.ingest(node.subentry_id, batch, AT_ONCE))
        shown = self.coordinator.data.nodes.get(node.subentry_id)
        if not told and shown is not None and shown.status != node.status:
            self._publish()
        self._nudging.heard(node, batch)

    def _pass_on(self, snapshots: Sequence[ShopSnapshot]) -> bool:
        """Keep and show what became due, and go on soon where some is left; tell whether anything became due."""
        if self.engine.behind and self._going_on is None:
            self._going_on = self._hass.loop.call_soon(self._go_on)
        if snapshots:
            if rows := self.engine.take_hours():
                self.history.add(rows)
            self._publish()
        return bool(snapshots)

    def _go_on(self) -> None:
        self._going_on = None
        self._pass_on(self.engine.go_on(AT_ONCE))

    def _finish(self) -> None:
        """Count all that was left over: nothing more will be heard."""
        if self._going_on is not None:
            self._going_on.cancel()
            self._going_on = None
            self._pass_on(self.engine.go_on())

    async def async_count(self, people: int, time: float | None) -> Calibrated:
        """Take in a count by hand and keep it; CalibrationError where nothing is known of its moment."""
        if time is None and not self._known(self.engine.snapshot):
            raise CalibrationError("count_unheard", "no node hears anything now")
        done = self.engine.calibrate(people, time)
        self.calibration.counted()
        self.care.changed()
        self._publish()
        await self._async_save()
        return done

    async def async_forget_counts(self, since: float | None, until: float | None) -> int:
        """Take counts by hand back, up to and with these moments, None for all; return how many there were."""
        gone = self.engine.forget_counts(since or 0.0, float("inf") if until is None else until)
        self.calibration.counted()
        self._publish()
        await self._async_save()
        return gone

    async def async_forget(self, day: int | None = None) -> int:
        """Forget a business day, None for all; return how many hours were kept of it."""
        self.record.note(FORGOTTEN_ALL if day is None else FORGOTTEN_DAY, day)
        if day is None or day == self.engine.snapshot.today.day:
            self.engine.forget_day()
            self._publish()
        forgotten = await self.history.async_forget(day)
        # The day so far, and what of another was not on the disk yet, are carried over a restart as well.
        await self._async_save()
        return forgotten

    def erase(self) -> int:
        """Forget every device now, and have all nodes go on under a new key; return how many pseudonyms were held.

        The number of people, the figures and the visits that go on stay. A node that is away is given its key later.
        """
        self.record.note(ERASED)
        gone = [key.epoch for key in self.keys.valid]
        self.keys.renew(time())
        erased = self.engine.erase(gone)
        self.proxies.erase()
        for client in self._clients.values():
            client.renew()
        self.dashboard.erased()
        self._publish()
        return erased

    def leave_out_near(self, node: str, seconds: float) -> Objected:
        """Count no more whose phone is held against a node; ObjectionError where that is nobody."""
        try:
            objected = self.engine.leave_out_near(node, seconds)
        except ObjectionError as error:
            if error.reason == OFTEN and not self._told_often:
                _LOGGER.warning("Shop %s: phones are left out no more for now: %s", self._entry.title, error)
                self._told_often = True
            raise
        self._told_often = False
        self._publish()
        return objected

    def _change_privacy(self) -> None:
        """Have all go on at once as the owner wants it now: under new keys, and with nobody known by the old ones."""
        self.keys.anonymous = self._settings.anonymous
        for node in self.nodes.values():
            node.anonymous = self._settings.anonymous
        self.erase()

    async def async_leave_out(self, things: Collection[Thing]) -> None:
        """Count these things of the shop's own no more, and keep that."""
        self.equipment.add(things)
        self.record.look(len(self.equipment))
        await self._async_save()

    async def async_forget_equipment(self) -> None:
        """Count all own equipment again, as if it had never been learned."""
        self.equipment.forget()
        self.record.look(len(self.equipment))
        await self._async_save()

    def node_met(self, node: Node, identity: NodeIdentity) -> None:
        """Show what a node says of itself with its device."""
        async_register_node(self._hass, self._entry, node, identity)

    def node_added(self, node: AnyNode) -> None:
        """Show a node that is new."""
        for listener in self._listeners:
            listener(node)

    def node_changed(self, _node: AnyNode) -> None:
        """Show that a node was connected, lost or refused."""
        self.care.changed()
        self._publish()

    def node_gone(self, node: AnyNode) -> None:
        """Let the other nodes' time go on without this one; its next sighting brings it back."""
        self.engine.remove_node(node.subentry_id)

    def node_taken_over(self, node: Node) -> None:
        """Give a node its keys now: it has just become this shop's."""
        if (client := self._clients.get(node.subentry_id)) is not None:
            client.renew()

    def key_needed(self, node: Node) -> None:
        """Ask the owner for the node's encryption key."""
        self._entry.async_start_reauth(self._hass, data={CONF_NODE: node.subentry_id})

    @property
    def entry_id(self) -> str:
        """What tells the shop from others."""
        return self._entry.entry_id

    @property
    def title(self) -> str:
        """What its owner calls it."""
        return self._entry.title

    @property
    def options(self) -> Mapping[str, Any]:
        """What was set under Configure."""
        return self._entry.options

    @property
    def all_nodes(self) -> tuple[AnyNode, ...]:
        """The nodes, and Home Assistant's own scanners that belong to the shop."""
        return *self.nodes.values(), *self.proxies.nodes.values()

    @property
    def beacons(self) -> tuple[bytes, ...]:
        """Identities of the iBeacons that the staff carry."""
        return self.staff.beacons

    @property
    def moment(self) -> float:
        """What is now to the shop, UTC seconds.

        By the nodes' time while they tell it, so that a capture that is played has the hours of its own day.
        """
        snapshot = self.engine.snapshot
        return snapshot.time if self._known(snapshot) else dt_util.utcnow().timestamp()

    @property
    def wait_ms(self) -> int:
        """How long a node may keep silent."""
        return WAIT_MS if len(self.all_nodes) == 1 else SHORT_WAIT_MS

    @property
    def rest_ms(self) -> int:
        """How long a node that has told all is left alone: not at all while nobody is inside, who comes is told of.

        In a crowd somebody new is heard all the time, and each of many nodes would have it told by itself.
        """
        if not self.engine.snapshot.occupied:
            return 0
        return min(LONGEST_REST_MS, ANSWER_EVERY_MS * len(self.all_nodes))

    def _rename_own(self) -> None:
        """Tell the engine what epochs there are under new keys, and what the shop's own is called in them."""
        self.engine.begin_epochs([key.epoch for key in self.keys.valid])
        self.equipment.rename()
        self.staff.rename()

    @callback
    def _look(self, _now: datetime) -> None:
        """Do what is due though no node says anything: a key that is over is one no more, and nobody is known by it."""
        now = time()
        self.keys.grant(now)
        if over := self.keys.take_over(now):
            self.engine.end_epochs(over)
        self._publish()

    @callback
    def _publish(self) -> None:
        self.coordinator.show(self._overview.view(known=self._known(self.engine.snapshot)))

    def _known(self, snapshot: ShopSnapshot) -> bool:
        """Tell whether the snapshot speaks of now, by the nodes that hear: not so at the start and after an outage.

        Captures that have ended say no more: the last word stands.
        """
        hearing = [node for node in self.all_nodes if node.hears]
        moments = [node.now for node in hearing if not node.ended]
        return bool(hearing) and snapshot.time > max(moments, default=0.0) - STALE_S

    async def _async_resumed(self, carried: Carried | None) -> Carried | None:
        """Have the engine go on from what was carried; None where nothing was, or where it cannot be used."""
        if carried is not None:
            try:
                check_carried(carried)
                self.engine.resume(carried["engine"])
            except ValueError as error:
                _LOGGER.warning("Shop %s begins to count anew: %s", self.title, error)
                await async_put_aside(self._hass, self._store, self.title, error)
                carried = None
        await async_say_damaged(self._hass, self.entry_id, self.title)
        return carried

    def _subentries(self) -> dict[str, ConfigSubentry]:
        return {
            subentry_id: subentry
            for subentry_id, subentry in self._entry.subentries.items()
            if subentry.subentry_type == SUBENTRY_NODE
        }

    def _add(self, subentry: ConfigSubentry, place: Place | None = None) -> Node:
        """Know a node. One that goes on from a place is waited for until it is connected, or cannot be: `node_gone`."""
        node = Node.from_subentry(subentry)
        node.anonymous = self._settings.anonymous
        if place is not None:
            node.boot, node.cursor = place["boot"], place["cursor"]
        self.nodes[node.subentry_id] = node
        self.engine.add_node(node.subentry_id, catching_up=place is not None)
        async_register_node(self._hass, self._entry, node)
        return node

    def _start_new(self, subentry: ConfigSubentry) -> None:
        node = self._add(subentry)
        self.node_added(node)
        self._clients[node.subentry_id] = NodeClient(self._hass, self._entry, self, node)

    async def _async_change(self, node: Node, subentry: ConfigSubentry) -> None:
        if node.title != subentry.title:
            node.title = subentry.title
            async_register_node(self._hass, self._entry, node)
        if node.address == (address := address_of(subentry.data)):
            return
        await self._clients.pop(node.subentry_id).async_stop()
        node.address = address
        self._clients[node.subentry_id] = NodeClient(self._hass, self._entry, self, node)

    async def _async_remove(self, subentry_id: str) -> None:
        await self._clients.pop(subentry_id).async_stop()
        del self.nodes[subentry_id]
        self.engine.remove_node(subentry_id)

    def _apply_settings(self) -> None:
        """Tell the engine what was set where that changed, and have the zones as they are set up."""
        if (settings := engine_settings(self._entry)) != self._settings:
            before, self._settings = self._settings, settings
            self.engine.update(settings=settings)
            self.keys.day_ends = settings.day_ends
            self.history.apply(settings)
            self._overview.apply(settings)
            if settings.anonymous != before.anonymous:
                self._change_privacy()
        zones_before, self.zones = self.zones, zones_of(self._entry)
        for gone in zones_before.keys() - self.zones.keys():
            async_withdraw(self._hass, gone)
        for zone_id, zone in self.zones.items():
            if zone == zones_before.get(zone_id):
                continue
            async_register_zone(self._hass, self._entry, zone)
            async_report_lost_nodes(self._hass, self._entry.title, zone)
            if zone_id not in zones_before:
                for listener in self._zone_listeners:
                    listener(zone)

    async def _async_save(self, _now: datetime | None = None) -> None:
        await self._store.async_save(
            Carried(
                engine=self.engine.carry(),
                nodes=places_of(self.nodes.values()),
                calibration=self.calibration.carry(),
                equipment=self.equipment.carry(),
                hours=self.history.carry(),
            )
        )
