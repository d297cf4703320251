"""The keys that pseudonyms are made under: random, one an epoch, in memory alone."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from .engine.hours import DAY_ENDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time, tzinfo

    from .engine.protocol import Answer

KEY_BYTES: Final = 16
EPOCH_IDS: Final = 255
LONGEST_EPOCH_S: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class EpochKey:
    """One epoch's key. `epoch`: 1 to 255. `ends`: UTC seconds."""

    epoch: int
    ends: float
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyGrant:
    """What a node is given: the current and the next key, with their validity in seconds from now."""

    current: EpochKey
    following: EpochKey
    seconds: int
    next_seconds: int

    def arguments(self) -> dict[str, int | str]:
        """Give the arguments of `footfall_set_key` that speak of keys."""
        return {
            "epoch": self.current.epoch,
            "key": self.current.key.hex(),
            "seconds": self.seconds,
            "next_epoch": self.following.epoch,
            "next_key": self.following.key.hex(),
            "next_seconds": self.next_seconds,
        }


class KeyRing:
    """The current and the next key of one shop; an epoch ends with the business day, in `timezone`.

    A shop that starts anew (Home Assistant was restarted) begins with a random epoch id, so that what its nodes still
    hold of an earlier key is not taken for its own.
    """

    def __init__(self, timezone: tzinfo, now: float, day_ends: time = DAY_ENDS) -> None:
        self.on_new: Callable[[], None] | None = None
        """Called when a key was made: what the shop knows by address gets its pseudonym for that epoch."""
        self.day_ends = day_ends
        """Local time at which the business day ends; another one holds for the keys that are made from then on."""
        self._timezone = timezone
        self._current = self._make(secrets.randbelow(EPOCH_IDS) + 1, now)
        self._following = self._make(self._after(self._current.epoch), self._current.ends)

    @property
    def valid(self) -> tuple[EpochKey, EpochKey]:
        """The current and the next key."""
        return self._current, self._following

    def grant(self, now: float) -> KeyGrant:
        """Give what a node is to be told at `now`, UTC seconds."""
        while now >= self._current.ends:
            self._turn(now)
        return KeyGrant(
            self._current,
            self._following,
            _seconds(self._current.ends - now),
            _seconds(self._following.ends - self._current.ends),
        )

    def follow(self, epoch: int, now: float) -> None:
        """Turn the ring when a node has reached the next epoch by its own clock: the shop's other nodes follow."""
        if epoch == self._following.epoch:
            self._turn(now)

    def expired(self, epoch: int, now: float) -> None:
        """Turn the ring when a node says that the key of `epoch` is over by its own clock."""
        if epoch == self._current.epoch:
            self._turn(now)

    def renew(self, now: float) -> None:
        """Make two new keys at once, and know the two before no more."""
        self._current = self._make(self._after(self._following.epoch), now)
        self._following = self._make(self._after(self._current.epoch), self._current.ends)
        if self.on_new is not None:
            self.on_new()

    def held_by(self, answer: Answer, now: float) -> bool:
        """Whether a node holds the keys that it should."""
        grant = self.grant(now)
        return (answer.epoch, answer.next_epoch) == (grant.current.epoch, grant.following.epoch)

    def _turn(self, now: float) -> None:
        self._current = self._following
        if self._current.ends <= now:
            self._current = self._make(self._after(self._current.epoch), now)
        self._following = self._make(self._after(self._current.epoch), self._current.ends)
        if self.on_new is not None:
            self.on_new()

    def _make(self, epoch: int, starts: float) -> EpochKey:
        return EpochKey(
            epoch, end_of_business_day(starts, self._timezone, self.day_ends), secrets.token_bytes(KEY_BYTES)
        )

    @staticmethod
    def _after(epoch: int) -> int:
        return epoch % EPOCH_IDS + 1


def _seconds(left: float) -> int:
    """Give whole seconds for a node; never more than a day, though the hub's clock be set back."""
    return max(1, min(math.ceil(left), LONGEST_EPOCH_S))


def end_of_business_day(now: float, timezone: tzinfo, day_ends: time = DAY_ENDS) -> float:
    """UTC seconds of the next `day_ends` in the shop after `now`; 24 h later at most: a day of 25 h has two epochs."""
    local = datetime.fromtimestamp(now, timezone)
    end = datetime.combine(local.date(), day_ends, timezone)
    if end.timestamp() <= now:
        end = datetime.combine(local.date() + timedelta(days=1), day_ends, timezone)
    return min(end.timestamp(), now + LONGEST_EPOCH_S)
