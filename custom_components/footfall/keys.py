"""The keys that pseudonyms are made under: random, one an epoch, in memory alone."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from .engine.hours import DAY_ENDS
from .engine.protocol import Flag

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time, tzinfo

    from .engine.protocol import Answer

KEY_BYTES: Final = 16
EPOCH_IDS: Final = 255
LONGEST_EPOCH_S: Final = 24 * 3600
ANONYMOUS_EPOCH_S: Final = 300
"""How long a pseudonym stays the same where nobody is to be recognised (CNIL: anonymised within five minutes)."""
ANONYMOUS_EPOCH: Final = 256
"""On top of an epoch's id, towards a node: under this key it tells no sequence numbers."""
CLOCK_STEP_S: Final = 5.0
"""By how much the hub's clock may be set back without an anonymous key being given up for it."""
LATE_S: Final = 60.0
"""Seconds after the end of a key for which somebody may still have something to tell that was heard under it."""


@dataclass(slots=True, eq=False)
class EpochKey:
    """One epoch's key. `epoch`: 1 to 255. `ends`: UTC seconds. `anonymous`: no sequence numbers are told under it."""

    epoch: int
    ends: float
    key: bytearray = field(repr=False)
    anonymous: bool = False

    def wipe(self) -> None:
        """Overwrite the key. What was worked out of it for a moment, on Python's heap, is freed but not overwritten."""
        self.key[:] = bytes(len(self.key))


@dataclass(frozen=True, slots=True)
class KeyGrant:
    """What a node is given: the current and the next key, with their validity in seconds from now."""

    current: EpochKey
    following: EpochKey
    seconds: int
    next_seconds: int

    def arguments(self) -> dict[str, int | str]:
        """Give the arguments of `footfall_set_key` that speak of keys.

        A call needs the keys as strings, which Python cannot overwrite: nobody keeps them.
        """
        return {
            "epoch": _told(self.current),
            "key": self.current.key.hex(),
            "seconds": self.seconds,
            "next_epoch": _told(self.following),
            "next_key": self.following.key.hex(),
            "next_seconds": self.next_seconds,
        }


class KeyRing:
    """The current and the next key of one shop; a key that is over is overwritten.

    An epoch ends with the business day, in `timezone`; an anonymous one five minutes after it began, whatever the clock
    on the wall shows: aligned to it, the first epoch after a start would be cut short, and all shops would turn at the
    same second. A shop that starts anew (Home Assistant was restarted) begins with a random epoch id, so that what its
    nodes still hold of an earlier key is not taken for its own.
    """

    def __init__(self, timezone: tzinfo, now: float, day_ends: time = DAY_ENDS, *, anonymous: bool = False) -> None:
        self.on_new: Callable[[], None] | None = None
        """Called when a key was made: what the shop knows by address gets its pseudonym for that epoch."""
        self.day_ends = day_ends
        """Local time at which the business day ends; another one holds for the keys that are made from then on."""
        self.anonymous = anonymous
        """Whether the keys that are made from now on are anonymous."""
        self._timezone = timezone
        self._over: dict[int, float] = {}
        self._current = self._make(secrets.randbelow(EPOCH_IDS) + 1, now)
        self._following = self._make(self._after(self._current.epoch), self._current.ends)

    @property
    def valid(self) -> tuple[EpochKey, EpochKey]:
        """The current and the next key."""
        return self._current, self._following

    def grant(self, now: float, held: Answer | None = None) -> KeyGrant:
        """Give what a node is to be told at `now`, UTC seconds.

        `held`: what it said last. An anonymous key that it holds already lasts no longer by its clock for being told
        anew: a capture that it plays may be far ahead of ours.
        """
        self._go_on_to(now)
        key = self._current
        seconds = _seconds(key.ends - now, _longest(key))
        if key.anonymous and held is not None and held.epoch == key.epoch:
            seconds = min(seconds, max(1, held.epoch_left_s))
        return KeyGrant(
            key,
            self._following,
            seconds,
            _seconds(self._following.ends - key.ends, _longest(self._following)),
        )

    def follow(self, epoch: int, now: float) -> None:
        """Turn the ring when a node has reached the next epoch by its own clock: the shop's other nodes follow."""
        if epoch == self._following.epoch:
            self._turn(now)

    def expired(self, epoch: int, now: float) -> None:
        """Turn the ring when a node that was given the key of `epoch` and the next has none any more: both are over."""
        if epoch == self._current.epoch:
            self._turn(now)
            self._turn(now)

    def renew(self, now: float) -> None:
        """Make two new keys at once, and know the two before no more."""
        self.wipe()
        self._over.clear()
        self._current = self._make(self._after(self._following.epoch), now)
        self._following = self._make(self._after(self._current.epoch), self._current.ends)
        if self.on_new is not None:
            self.on_new()

    def take_over(self, now: float) -> list[int]:
        """Return the epochs of which nothing will be told any more, each once."""
        over = [epoch for epoch, ended in self._over.items() if not ended <= now < ended + LATE_S]
        for epoch in over:
            del self._over[epoch]
        return over

    def wipe(self) -> None:
        """Overwrite both keys: the shop is at an end, or has others."""
        self._current.wipe()
        self._following.wipe()

    def held_by(self, answer: Answer, now: float) -> bool:
        """Whether a node holds the keys that it should; another hub's may bear the same numbers."""
        self._go_on_to(now)
        held = answer.epoch, answer.next_epoch
        return held == (self._current.epoch, self._following.epoch) and Flag.OWNED_BY_CALLER in answer.flags

    def _go_on_to(self, now: float) -> None:
        while now >= self._current.ends or self._set_back(now):
            self._turn(now)

    def _set_back(self, now: float) -> bool:
        """Tell whether the hub's clock was set back so that an anonymous key would last for too long."""
        key = self._current
        return key.anonymous and key.ends - now > ANONYMOUS_EPOCH_S + CLOCK_STEP_S

    def _turn(self, now: float) -> None:
        self._current.wipe()
        self._over[self._current.epoch] = now
        self._current = self._following
        # A node that is ahead, or plays a capture, reaches it before its time: it lasts no longer for that.
        self._current.ends = min(self._current.ends, now + _longest(self._current))
        if self._current.ends <= now:
            self._current.wipe()
            self._current = self._make(self._after(self._current.epoch), now)
        self._following = self._make(self._after(self._current.epoch), self._current.ends)
        if self.on_new is not None:
            self.on_new()

    def _make(self, epoch: int, starts: float) -> EpochKey:
        ends = (
            starts + ANONYMOUS_EPOCH_S if self.anonymous else end_of_business_day(starts, self._timezone, self.day_ends)
        )
        return EpochKey(epoch, ends, bytearray(secrets.token_bytes(KEY_BYTES)), self.anonymous)

    @staticmethod
    def _after(epoch: int) -> int:
        return epoch % EPOCH_IDS + 1


def _told(key: EpochKey) -> int:
    """Return how a node is told of an epoch: by its id, and by what may be told under its key."""
    return key.epoch + (ANONYMOUS_EPOCH if key.anonymous else 0)


def _longest(key: EpochKey) -> int:
    """Return how many seconds a key lasts at most."""
    return ANONYMOUS_EPOCH_S if key.anonymous else LONGEST_EPOCH_S


def _seconds(left: float, longest: int) -> int:
    """Give whole seconds for a node; never more than a key may last, though the hub's clock be set back."""
    return max(1, min(math.ceil(left), longest))


def end_of_business_day(now: float, timezone: tzinfo, day_ends: time = DAY_ENDS) -> float:
    """UTC seconds of the next `day_ends` in the shop after `now`; 24 h later at most: a day of 25 h has two epochs."""
    local = datetime.fromtimestamp(now, timezone)
    end = datetime.combine(local.date(), day_ends, timezone)
    if end.timestamp() <= now:
        end = datetime.combine(local.date() + timedelta(days=1), day_ends, timezone)
    return min(end.timestamp(), now + LONGEST_EPOCH_S)
