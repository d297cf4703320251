"""What was changed when in a shop's set-up that touches privacy, for its owner and for whoever asks them.

No names of persons, no addresses, no keys: of staff it says by what they are recognised, of equipment how much it is.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypedDict

import probatio as vol
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from custom_components.footfall.const import (
    CONF_DOOR_COUNTER,
    CONF_HOURS,
    CONF_PAPERS,
    CONF_PROFILE,
    DOMAIN,
    SUBENTRY_NODE,
    SUBENTRY_PROXY,
    SUBENTRY_STAFF,
    SUBENTRY_ZONE,
)
from custom_components.footfall.kept import async_put_aside, async_read, async_say_damaged
from custom_components.footfall.privacy import privacy_of, smallest_of
from custom_components.footfall.settings import day_ends
from custom_components.footfall.staff import CONF_MEANS

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from homeassistant.config_entries import ConfigEntry, ConfigSubentry
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine import JSON

_LOGGER = logging.getLogger(__name__)

VERSION: Final = 1
MOST: Final = 2000
"""Changes that are kept, the newest."""
BEGUN: Final = "begun"
ERASED: Final = "erased"
FORGOTTEN_DAY: Final = "forgotten_day"
FORGOTTEN_ALL: Final = "forgotten_all"
KINDS: Final = (SUBENTRY_NODE, SUBENTRY_PROXY, SUBENTRY_ZONE, SUBENTRY_STAFF)


class Change(TypedDict):
    """One change. `at`: UTC seconds. `what`: key of its text. `old`, `new`: None where there was or is nothing."""

    at: float
    what: str
    old: JSON
    new: JSON


class Kept(TypedDict):
    """What is on disk. `seen`: the set-up as it was looked at last. `dropped`: older changes that made room."""

    seen: dict[str, JSON]
    changes: list[Change]
    dropped: int


_SHAPE: Final = vol.Schema(
    {
        vol.Required("seen"): {str: object},
        vol.Required("changes"): [
            {
                vol.Required("at"): vol.Any(int, float),
                vol.Required("what"): str,
                vol.Required("old"): object,
                vol.Required("new"): object,
            }
        ],
        vol.Required("dropped"): int,
    }
)


class Record:
    """The record of one shop. What is damaged is put aside; nothing is written over what a newer version wrote."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        self.readable = True
        self._hass = hass
        self._entry = entry
        self._store = record_store(hass, entry.entry_id)
        self._kept = Kept(seen={}, changes=[], dropped=0)
        self._writing: asyncio.Task[None] | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that are kept, in the order of time."""
        return tuple(self._kept["changes"])

    @property
    def dropped(self) -> int:
        """How many older changes are not kept any more."""
        return self._kept["dropped"]

    async def async_load(self) -> None:
        """Take up what is kept; what cannot be read is kept under another name or left as it is, and said."""
        title = self._entry.title
        try:
            stored = await async_read(self._hass, self._store, title)
            if stored is not None:
                self._kept = _SHAPE(stored)
        except vol.Invalid as error:
            await async_put_aside(self._hass, self._store, title, error)
        except HomeAssistantError as error:
            self.readable = False
            _LOGGER.warning(
                "Shop %s: the record of changes (%s) cannot be read, and nothing is added to it: %s. Restore the file "
                "from a backup, or delete it to begin a new one, and reload the shop",
                title,
                self._store.path,
                error,
            )
        await async_say_damaged(self._hass, self._entry.entry_id, title)

    async def async_stop(self) -> None:
        """Wait until all is written."""
        if self._writing is not None:
            await self._writing

    @callback
    def look(self, equipment: int) -> None:
        """Note what is set up otherwise than when it was looked at last. `equipment`: devices that are left out."""
        now = set_up_of(self._entry, equipment)
        before = self._kept["seen"]
        if now == before:
            return
        self._kept["seen"] = now
        self._add(_changes(before, now) if before else [(BEGUN, None, None)])

    @callback
    def note(self, what: str, old: JSON = None) -> None:
        """Note what was done."""
        self._add([(what, old, None)])

    def _add(self, changes: list[tuple[str, JSON, JSON]]) -> None:
        if not self.readable:
            return
        kept, at = self._kept, dt_util.utcnow().timestamp()
        kept["changes"] += [Change(at=at, what=what, old=old, new=new) for what, old, new in changes]
        over = max(0, len(kept["changes"]) - MOST)
        del kept["changes"][:over]
        kept["dropped"] += over
        self._writing = self._hass.async_create_task(self._store.async_save(self._kept), "footfall record")


def record_store(hass: HomeAssistant, entry_id: str) -> Store[Kept]:
    """Give the store of one shop's record."""
    return Store(hass, VERSION, f"{DOMAIN}.{entry_id}.record", private=True, atomic_writes=True)


async def async_remove_record(hass: HomeAssistant, entry_id: str) -> None:
    """Delete the record of a shop."""
    await record_store(hass, entry_id).async_remove()


def set_up_of(entry: ConfigEntry, equipment: int) -> dict[str, JSON]:
    """Return what of a shop's set-up touches privacy, in plain values that JSON can hold."""
    options = entry.options
    return {
        "privacy": privacy_of(options).value,
        "smallest": smallest_of(options),
        "day_ends": f"{day_ends(options):%H:%M}",
        "hours": _hours(options.get(CONF_HOURS)),
        "door_counter": CONF_DOOR_COUNTER in options,
        "profile": _digest(options.get(CONF_PROFILE)),
        "responsible": _digest(options.get(CONF_PAPERS)),
        "equipment": equipment,
        **{kind: _named(entry, kind) for kind in KINDS},
    }


def _hours(week: Mapping[str, Any] | None) -> JSON:
    if week is None:
        return None
    return {day: [f"{span['from'][:5]}-{span['to'][:5]}" for span in spans] for day, spans in week.items()}


def _digest(of: object) -> str | None:
    """Return what changes with a text that is not to be kept, None where there is none."""
    if not of:
        return None
    written = json.dumps(dict(of) if isinstance(of, Mapping) else of, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _named(entry: ConfigEntry, kind: str) -> dict[str, JSON]:
    def name(subentry: ConfigSubentry) -> str:
        return str(subentry.data[CONF_MEANS]) if kind == SUBENTRY_STAFF else subentry.title

    return {key: name(subentry) for key, subentry in entry.subentries.items() if subentry.subentry_type == kind}


def _changes(before: Mapping[str, JSON], now: Mapping[str, JSON]) -> list[tuple[str, JSON, JSON]]:
    changes: list[tuple[str, JSON, JSON]] = []
    for what, new in now.items():
        old = before.get(what)
        if what in KINDS:
            changes += _of_things(what, _things(old), _things(new))
        elif old != new:
            told = (old, new) if what not in {"profile", "responsible"} else (old is not None, new is not None)
            changes.append((what, *told))
    return changes


def _things(of: JSON) -> Mapping[str, JSON]:
    return of if isinstance(of, dict) else {}


def _of_things(kind: str, before: Mapping[str, JSON], now: Mapping[str, JSON]) -> Iterator[tuple[str, JSON, JSON]]:
    yield from ((f"{kind}_removed", name, None) for key, name in before.items() if key not in now)
    yield from ((f"{kind}_added", None, name) for key, name in now.items() if key not in before)
    yield from (
        (f"{kind}_renamed", before[key], name) for key, name in now.items() if key in before and before[key] != name
    )
