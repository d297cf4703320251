"""What has been there far longer than any visitor, within a business day: fixtures and staff.

Presence is followed by address. It goes on under a new address where the device keeps counting its frames, and, for
Bluetooth, which never pauses, where one address of a model fell silent as the other appeared. An address has one heir
at most, the likeliest, so a mistake leaves out the wrong device for a while but never one too many. Where the old
address is heard again they were two things, and the new one gives back what it took over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .left_out import LeftOut
from .stays import hand_on

if TYPE_CHECKING:
    from .devices import Model
    from .hours import When
    from .model import Sighting
    from .stays import Stay

SILENCE: Final = 900.0
"""Seconds of silence that do not interrupt a presence: what is connected to a network scans seldom."""

PERSISTENT: Final = 5 * 3600.0
"""Seconds heard within a business day after which a device is no visitor's (Blix: more than 5 h of one day)."""

CLOSED: Final = 600.0
"""Seconds near while the shop is closed: who is in it then, shortly before it opens, works there."""

CLOSED_PERSISTENT: Final = 3600.0
"""Seconds heard after which one that was near while the shop was closed is left out."""

ASLEEP: Final = 3600.0
"""Seconds heard while nobody is in the shop after which a device is a fixture."""

LONGEST_SHIFT: Final = 12 * 3600.0
"""Seconds heard within a business day after which a device is a fixture, where no opening hours are known."""

KEPT: Final = 1800.0
"""Seconds heard after which a presence is kept over a longer silence, a lunch break, until the day or epoch ends."""

ROTATION_GAP: Final = 60.0
"""Seconds for which a Bluetooth device may go unheard over a change of its address."""

ROTATION_OVERLAP: Final = 2.0
"""Seconds for which the old address may still be told of: nodes report what they heard within some time."""

ROTATION_WAIT: Final = 30.0
"""Seconds after which it is seen which addresses fell silent when another one appeared."""

ROTATION_UNLIKE: Final = 20.0
"""dB by which the address before and after may differ, each second unheard for ROTATION_PACE of a dB."""

ROTATION_PACE: Final = 1 / 3

ROTATION_MOST: Final = 32
"""Where more addresses of a model fell silent within that time, it cannot be told which one goes on."""

REMEMBERED: Final = 2 * SILENCE + ROTATION_GAP
"""Seconds after which no address can go on from another one: an address is forgotten after twice that silence."""

SMOOTH: Final = 0.2
"""Weight of one sighting in the signal at which an address is heard."""


class Presence:
    """How long one address has been heard in a business day, with the addresses that it goes on from, seconds.

    `pseudonym`: of the address. `born`: first heard, None where its predecessor was looked for already. `signal`: dBm,
    smoothed. `closed`, `asleep`: the parts of it near while the shop was closed, and heard while nobody was in it.
    `heir`: the presence that took this one over. `unlike`: how little this one looks like the one that it took over.
    `stay`: what is known of its visit.
    """

    __slots__ = ("asleep", "born", "closed", "day", "heir", "last", "present", "pseudonym", "signal", "stay", "unlike")

    def __init__(self, sighting: Sighting, day: int) -> None:
        self.pseudonym = sighting.pseudonym
        self.born: float | None = sighting.time
        self.last = sighting.time
        self.day = day
        self.signal = float(sighting.rssi)
        self.present = 0.0
        self.closed = 0.0
        self.asleep = 0.0
        self.unlike = 0.0
        self.heir: Presence | None = None
        self.stay: Stay | None = None

    def inherit(self, other: Presence) -> None:
        """Go on from another presence of the same day."""
        self.present += other.present
        self.closed += other.closed
        self.asleep += other.asleep
        other.heir = self

    def go_through(self, seconds: float, when: When, *, near: bool) -> None:
        """Have been there for so long."""
        self.present += seconds
        if when.asleep:
            self.asleep += seconds
        if when.closed and near:
            self.closed += seconds

    def disown(self) -> None:
        """Have the heir give back what it took over: this one is still there."""
        heir, self.heir = self.heir, None
        if heir is not None and heir.day == self.day:
            heir.present = max(0.0, heir.present - self.present)
            heir.closed = max(0.0, heir.closed - self.closed)
            heir.asleep = max(0.0, heir.asleep - self.asleep)

    def heard(self, time: float, when: When, signal: float, *, near: bool) -> None:
        """Note that the address is heard at this moment."""
        if self.day != when.day:
            self.day = when.day
            self.present = self.closed = self.asleep = 0.0
            self.heir = None
        self.signal += (signal - self.signal) * SMOOTH
        gap = time - self.last
        if gap <= 0.0:
            return
        self.last = time
        if gap <= SILENCE:
            # As `go_through`: it is done for all that is heard.
            self.present += gap
            if when.asleep:
                self.asleep += gap
            if near and when.closed:
                self.closed += gap

    @property
    def persistent(self) -> bool:
        """Whether this has been there for longer than a visitor."""
        return (
            self.present >= PERSISTENT
            or self.asleep >= ASLEEP
            or (self.closed >= CLOSED and self.present >= CLOSED_PERSISTENT)
        )

    @property
    def fixture(self) -> bool:
        """Whether this, given that it is persistent, is a thing rather than somebody at work."""
        return self.asleep >= CLOSED or self.present >= LONGEST_SHIFT


class Persistence:
    """The presences of one epoch that outlast their address's silence, and those that are left out now."""

    def __init__(self) -> None:
        self.objected = LeftOut()
        """The addresses whose owners asked to be left out, and those that go on from them."""
        self._day: int | None = None
        self._kept: dict[int, Presence] = {}
        self._out: dict[Presence, None] = {}

    def begin(self, sighting: Sighting, when: When) -> Presence:
        """Return the presence of an address that is new or was forgotten."""
        presence = self._kept.get(sighting.pseudonym)
        return Presence(sighting, when.day) if presence is None else presence

    def go_on(self, presence: Presence, before: Presence | None, when: When, *, near: bool) -> None:
        """Have the presence of a new address go on from that of the address before it, None where there is none."""
        born, presence.born = presence.born, None
        if born is None or before is None or before.heir is not None or not before.day == presence.day == when.day:
            return
        gap = max(0.0, born - before.last)
        if gap <= SILENCE:
            presence.inherit(before)
            if self.objected:
                self.objected.go_on(before.pseudonym, presence.pseudonym, presence.last)
            hand_on(before, presence, born)
            presence.go_through(gap, when, near=near)
            self._kept.pop(before.pseudonym, None)

    def rotate(self, presence: Presence, model: Model, time: float, when: When, *, near: bool) -> None:
        """Note that a Bluetooth address of a model that changes its address is heard, and find the one before it."""
        lately = model.lately
        lately.pop(presence, None)
        while lately and time - (oldest := next(iter(lately))).last > REMEMBERED:
            del lately[oldest]
        lately[presence] = None
        born = presence.born
        if born is None or time - born < ROTATION_WAIT:
            return
        before = None
        nearest = ROTATION_UNLIKE
        for other in _silent(lately, born, time):
            unlike = abs(other.signal - presence.signal) + max(0.0, born - other.last) * ROTATION_PACE
            if other is not presence and unlike <= nearest and (other.heir is None or other.heir.unlike > unlike):
                before, nearest = other, unlike
        if before is not None:
            self._disown(before)
            presence.unlike = nearest
        self.go_on(presence, before, when, near=near)

    def heard(self, presence: Presence, sighting: Sighting, when: When, *, near: bool) -> bool:
        """Note that an address is heard; tell whether it is no visitor's."""
        if self._day != when.day:
            self._day = when.day
            self._kept.clear()
            self._out.clear()
        if presence.heir is not None:
            self._disown(presence)
        presence.heard(sighting.time, when, sighting.rssi, near=near)
        if presence.present < KEPT:
            return False
        self._kept[presence.pseudonym] = presence
        if not presence.persistent:
            return False
        self._out[presence] = None
        return True

    def _disown(self, presence: Presence) -> None:
        """Have what went on from an address go on from it no more, with all that went on from there."""
        heir = presence.heir if self.objected else None
        while heir is not None:
            self.objected.give_back(heir.pseudonym)
            heir = heir.heir
        presence.disown()

    def presences(self) -> list[Presence]:
        """Return the presences that are kept, some twice."""
        return [*self._kept.values(), *self._out]

    def left_out(self, time: float) -> tuple[int, int]:
        """Return how many fixtures and how many devices of staff were heard lately."""
        self._out = {
            one: None for one in self._out if one.heir is None and one.persistent and time - one.last <= SILENCE
        }
        fixtures = sum(presence.fixture for presence in self._out)
        return fixtures, len(self._out) - fixtures


def _silent(lately: dict[Presence, None], born: float, time: float) -> list[Presence]:
    """Return the addresses that fell silent as one appeared, of those of its model in the order last heard."""
    found: list[Presence] = []
    gone = []
    for other in lately:
        if other.last > born + ROTATION_OVERLAP:
            break
        if other.last >= born - ROTATION_GAP:
            found.append(other)
            if len(found) > ROTATION_MOST:
                found.clear()
                break
        elif time - other.last > ROTATION_GAP + 2 * ROTATION_WAIT:
            gone.append(other)
    for other in gone:
        del lately[other]
    return found
