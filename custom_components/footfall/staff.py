"""The shop's staff: who is known by what they agreed to carry, and what that is called in each epoch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from homeassistant.const import STATE_HOME, STATE_NOT_HOME, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event

from .advertised import address_of
from .const import SUBENTRY_STAFF
from .engine import Staff
from .engine.owner_protocol import MAX_BEACONS
from .engine.siphash import (
    ADDRESS_SIZE,
    BLUETOOTH_PUBLIC_TAG,
    BLUETOOTH_RANDOM_TAG,
    beacon_pseudonym,
    pseudonym,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from homeassistant.config_entries import ConfigEntry, ConfigSubentry

    from .engine import Engine
    from .keys import EpochKey, KeyRing

CONF_MEANS: Final = "means"
CONF_UUID: Final = "uuid"
CONF_MAJOR: Final = "major"
CONF_MINOR: Final = "minor"
CONF_ADDRESS: Final = "address"
CONF_ENTITY: Final = "entity_id"
CONF_ZONE: Final = "zone"

ZONE_HOME: Final = "zone.home"
CURRENT_ADDRESS: Final = "current_address"
"""Attribute in which Home Assistant's private_ble_device says where a phone is heard now."""
IN_ZONES: Final = "in_zones"
NOBODYS: Final = frozenset({bytes(ADDRESS_SIZE), b"\xff" * ADDRESS_SIZE})
"""Addresses that stand for none."""
AWAY: Final = frozenset({STATE_NOT_HOME, STATE_UNAVAILABLE, STATE_UNKNOWN})


class Means(StrEnum):
    """What tells that one of the staff is there."""

    IBEACON = "ibeacon"
    TAG = "tag"
    PRIVATE_BLE_DEVICE = "private_ble_device"
    DEVICE_TRACKER = "device_tracker"


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing that a member of staff carries. `person`: a number; who has two things has one number.

    `entity_id`: the entity that tells of it, None for what the nodes hear by themselves.
    """

    person: int
    means: Means
    data: Mapping[str, Any]

    @property
    def entity_id(self) -> str | None:
        """The entity that tells of it."""
        return self.data.get(CONF_ENTITY)

    @property
    def beacon(self) -> bytes | None:
        """The identity of an iBeacon, as it is sent."""
        return beacon_of(self.data) if self.means is Means.IBEACON else None

    def names(self, key: bytes | bytearray) -> Iterator[int]:
        """Give what a thing that has the same name for good is called under a key."""
        if (identity := self.beacon) is not None:
            yield beacon_pseudonym(key, identity)
        elif self.means is Means.TAG and (address := typed_address(self.data[CONF_ADDRESS])) is not None:
            yield pseudonym(key, address, BLUETOOTH_PUBLIC_TAG)
            yield pseudonym(key, address, BLUETOOTH_RANDOM_TAG)


class Roster:
    """Tells the engine of a shop's staff, and keeps that up to date: keys turn, phones change address, people come.

    Of a phone's addresses nothing is kept but what they were called in the epochs whose keys are valid.
    """

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, engine: Engine, keys: KeyRing, asked: Callable[[], None]
    ) -> None:
        """`asked`: called when the nodes have to be told of other beacons than before."""
        self.beacons: tuple[bytes, ...] = ()
        self._hass = hass
        self._entry = entry
        self._engine = engine
        self._keys = keys
        self._asked = asked
        self._people: dict[str, int] = {}
        self._carried: tuple[Carried, ...] = ()
        self._phones: dict[EpochKey, dict[int, int]] = {}
        self._things: dict[int, dict[int, int]] = {}
        self._told = Staff()
        self._stop_following: CALLBACK_TYPE | None = None

    def __len__(self) -> int:
        """Return how many people are on it."""
        return len({one.person for one in self._carried})

    def apply(self) -> None:
        """Apply the staff's subentries as they are now."""
        subentries = [one for one in self._entry.subentries.values() if one.subentry_type == SUBENTRY_STAFF]
        carried = tuple(self._read(one) for one in subentries)
        if carried == self._carried:
            return
        self._carried = carried
        self._phones = {}
        self._follow()
        self.rename()
        beacons = tuple(sorted({one.beacon for one in carried if one.beacon is not None}))[:MAX_BEACONS]
        if beacons != self.beacons:
            self.beacons = beacons
            self._asked()

    def stop(self) -> None:
        """Follow no entity any more, and forget what was followed: the next start looks anew."""
        if self._stop_following is not None:
            self._stop_following()
            self._stop_following = None
        self._carried = ()

    def rename(self) -> None:
        """Work out what everything is called under the keys that are valid, and tell the engine."""
        self._phones = {key: self._phones.get(key, {}) for key in self._keys.valid}
        self._things = {
            key.epoch: {name: one.person for one in self._carried for name in one.names(key.key)}
            for key in self._keys.valid
        }
        for one in self._carried:
            self._note(one)
        self._tell()

    def described(self) -> dict[str, int]:
        """Return how many things of each kind are carried."""
        return {means.value: sum(one.means is means for one in self._carried) for means in Means}

    def _read(self, subentry: ConfigSubentry) -> Carried:
        """Read a subentry; who is called the same is the same."""
        person = self._people.setdefault(subentry.title.strip().casefold(), len(self._people))
        return Carried(person, Means(subentry.data[CONF_MEANS]), subentry.data)

    def _follow(self) -> None:
        if self._stop_following is not None:
            self._stop_following()
            self._stop_following = None
        if followed := {one.entity_id for one in self._carried if one.entity_id is not None}:
            self._stop_following = async_track_state_change_event(self._hass, followed, self._async_changed)

    @callback
    def _async_changed(self, event: Event[EventStateChangedData]) -> None:
        entity_id = event.data["entity_id"]
        for one in self._carried:
            if one.entity_id == entity_id:
                self._note(one)
        self._tell()

    def _note(self, one: Carried) -> None:
        """Note what a phone is called under its address of now."""
        if one.means is not Means.PRIVATE_BLE_DEVICE or (state := self._state(one)) is None:
            return
        if (address := typed_address(state.attributes.get(CURRENT_ADDRESS))) is not None:
            for key, names in self._phones.items():
                names[pseudonym(key.key, address, BLUETOOTH_RANDOM_TAG)] = one.person

    def _tell(self) -> None:
        staff = Staff(
            phones={key.epoch: dict(names) for key, names in self._phones.items()},
            things=self._things,
            apart=frozenset(one.person for one in self._carried if self._is_there(one)),
            rotating=any(one.means is Means.PRIVATE_BLE_DEVICE for one in self._carried),
        )
        if staff != self._told:
            self._told = staff
            self._engine.tell_staff(staff)

    def _is_there(self, one: Carried) -> bool:
        """Whether an entity tells that somebody is in the shop."""
        state = self._state(one)
        if state is None or state.state in {STATE_UNAVAILABLE, STATE_UNKNOWN}:
            return False
        if one.means is Means.PRIVATE_BLE_DEVICE:
            return state.state not in AWAY
        return _is_in(self._hass, state, one.data.get(CONF_ZONE, ZONE_HOME))

    def _state(self, one: Carried) -> State | None:
        return None if one.entity_id is None else self._hass.states.get(one.entity_id)


def beacon_of(data: Mapping[str, Any]) -> bytes:
    """Return the identity of an iBeacon: UUID, major and minor, 20 bytes as sent."""
    major, minor = (int(data[part]).to_bytes(2) for part in (CONF_MAJOR, CONF_MINOR))
    return UUID(data[CONF_UUID]).bytes + major + minor


def typed_address(text: object) -> bytes | None:
    """Read a Bluetooth address as people write it; None where it is none, or one that nothing can have."""
    address = address_of(text.strip().replace("-", "")) if isinstance(text, str) else None
    return None if address in NOBODYS else address


def _is_in(hass: HomeAssistant, state: State, zone: str) -> bool:
    """Whether a tracker is in a zone, by what it says of zones or else by its state."""
    zones = state.attributes.get(IN_ZONES)
    if isinstance(zones, list | tuple | set) and zone in zones:
        return True
    if zone == ZONE_HOME:
        return state.state == STATE_HOME
    named = hass.states.get(zone)
    return named is not None and state.state == named.name
