"""Follows who is inside, track by track, and tells what came of each: a visit begun, a visit over, or a walk past.

Only tracks that can be followed make a visit or a passer-by: addresses that never change, phones on Wi-Fi that keep
counting over a change of address, and Bluetooth, whose addresses last for minutes and are stitched together. What is
told is plain: how many, how long. Everything else ends with the epoch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .model import Radio
from .recency import BUCKET
from .shutter import GONE, Shutter

if TYPE_CHECKING:
    from .persistence import Presence

VISIT: Final = 30.0
"""Seconds between the first and the last sighting inside that make a visit (Blix)."""

INSIDE: Final = (-65, -70)
"""dBm, by radio, from which a device is inside: Wi-Fi is sent stronger than Bluetooth by 5 dB and more."""

FADING: Final = 5
"""dB by which who is inside already may be heard less: bodies and shelves take this much and more (3GPP TR 38.901: 3 to
8 dB)."""

SCAN: Final = 5.0
"""Seconds: sightings closer than this are of one scan, heard by several nodes or on several channels."""

HANDOVER_GAP: Final = 60.0
"""Seconds for which a Bluetooth device may go unheard inside while its address changes."""

HANDOVER_BORN: Final = 15.0
"""Seconds within which an address that began inside is heard there; one that walks in is heard further off before."""

RESIDENT: Final = 1800.0
"""Seconds: who was there for this long under earlier addresses has not just come, however badly the track held."""

HERE: Final = (300.0, 120.0)
"""Seconds of silence, by radio, for which a visit is taken to go on now: Wi-Fi scans are minutes apart."""


class Stay:
    """One track, UTC seconds: `came` and `last` heard inside, in so many `scans`; `since`, for a visit: heard at all.

    `visit`: it lasted long enough. `arrived`: it was seen to begin; a stay that goes on from before an epoch was not.
    `nobody`: it began while nobody was inside, so it is nobody's. `cut`: it may have gone on under another address.
    `seen`: share of the time in which it would have been seen to begin; 0: it may go on from before an anonymous epoch.
    """

    __slots__ = ("arrived", "came", "cut", "last", "nobody", "radio", "scans", "seen", "since", "visit")

    def __init__(self, radio: Radio, time: float) -> None:
        self.radio = radio
        self.since = time
        self.came = time
        self.last = time
        self.scans = 0
        self.visit = False
        self.arrived = True
        self.nobody = False
        self.cut = False
        self.seen = 1.0

    @property
    def seconds(self) -> float:
        """How long it lasted: half the mean time from scan to scan lies unheard before the first and after the last."""
        heard = self.last - self.came
        return heard * (1.0 + 1.0 / (self.scans - 1)) if self.scans > 1 else heard


@dataclass(frozen=True, slots=True)
class Ended:
    """A visit that is over. `cut`: its track was lost rather than seen to leave. `arrived`: as of the stay."""

    radio: Radio
    seconds: float
    cut: bool
    arrived: bool


@dataclass(slots=True)
class Happened:
    """What happened since it was last asked. `entered`: stays that became visits.

    `passed`, `withdrawn`: by radio, walks past, and visits that were none, as whoever made them stays too long;
    `known_again`: the same where the visit was not seen to begin. `turned`: an epoch ended or another one began.
    `handed_over`, `stayed_on`: by radio, visits that went on then, and all else that was there before.
    """

    entered: list[Stay] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    passed: list[float] = field(default_factory=lambda: [0.0, 0.0])
    withdrawn: list[int] = field(default_factory=lambda: [0, 0])
    known_again: list[int] = field(default_factory=lambda: [0, 0])
    turned: bool = False
    handed_over: list[int] = field(default_factory=lambda: [0, 0])
    stayed_on: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, other: Happened) -> None:
        """Take in what happened elsewhere."""
        self.entered += other.entered
        self.ended += other.ended
        self.turned |= other.turned
        for radio in Radio:
            self.passed[radio] += other.passed[radio]
        for mine, theirs in (
            (self.withdrawn, other.withdrawn),
            (self.known_again, other.known_again),
            (self.handed_over, other.handed_over),
            (self.stayed_on, other.stayed_on),
        ):
            for radio in Radio:
                mine[radio] += theirs[radio]


class Stays:
    """The stays of one epoch. A sighting costs the same whatever their number: an end is looked for once a timeout.

    `shutter`: of an anonymous epoch, which ends after five minutes.
    """

    def __init__(self, bucket: int, shutter: Shutter | None = None) -> None:
        self.timeout = 900.0
        self._shutter = shutter
        self.happened = Happened()
        self._bucket = bucket
        self._due: dict[int, list[Presence]] = {}
        self._open: dict[Stay, None] = {}
        self._residents: tuple[dict[Presence, float], ...] = tuple({} for _ in Radio)

    def heard(self, presence: Presence, radio: Radio, time: float, signal: int) -> None:
        """Note that a track that can be followed is heard, at the signal that counts in dBm."""
        stay = presence.stay
        if stay is None:
            stay = presence.stay = Stay(radio, time)
            self._look_at(presence, time + self.timeout)
        if signal < (INSIDE[radio] - FADING if stay.visit else INSIDE[radio]):
            return
        if not stay.scans:
            stay.came = stay.last = time
            stay.scans = 1
            return
        gap = time - stay.last
        if gap >= SCAN:
            stay.scans += 1
        if gap > 0.0:
            stay.last = time
            if not stay.visit and time - stay.came >= VISIT and presence.present < RESIDENT:
                stay.visit = True
                stay.since = time - presence.present
                if self._shutter is not None:
                    stay.seen = self._shutter.comes(stay.since, time)
                self._open[stay] = None
                self.happened.entered.append(stay)

    def withdraw(self, presence: Presence, radio: Radio, time: float, signal: int) -> None:
        """Note that whoever is heard is no visitor, and so was none."""
        if signal >= INSIDE[radio]:
            self._residents[radio][presence] = time
        stay, presence.stay = presence.stay, None
        if stay is not None and stay.visit:
            del self._open[stay]
            if not stay.arrived:
                self.happened.known_again[stay.radio] += 1
            elif not stay.nobody:
                self.happened.withdrawn[stay.radio] += 1

    def advance(self, bucket: int) -> None:
        """Let event time go on to the bucket of this number, and end what was silent for too long."""
        while self._bucket < bucket:
            self._bucket += 1
            for presence in self._due.pop(self._bucket, ()):
                self._look(presence)
            if not self._due:
                self._bucket = bucket

    def here(self, radio: Radio, time: float) -> int:
        """Return how many visits go on now."""
        silence = HERE[radio]
        return sum(stay.radio is radio and time - stay.last <= silence and not stay.nobody for stay in self._open)

    def leaving(self, radio: Radio, time: float) -> int:
        """Return how many visits are silent, so that they will have ended unless they go on in time."""
        silence = HERE[radio]
        return sum(stay.radio is radio and time - stay.last > silence and not stay.nobody for stay in self._open)

    def others(self, radio: Radio, time: float) -> int:
        """Return how many tracks are heard now that are in no visit that goes on, and could begin none."""
        silence = HERE[radio]
        stay_on = sum(time - last <= silence for last in self._residents[radio].values())
        return stay_on + sum(
            presence.stay is not None
            and presence.stay.radio is radio
            and time - presence.last <= silence
            and _is_old(presence, presence.stay, time)
            for due in self._due.values()
            for presence in due
        )

    def passing(self, radio: Radio, time: float) -> int:
        """Return how many tracks are silent that will have been walks past unless they are heard again in time."""
        silence = HERE[radio]
        return sum(
            presence.stay is not None
            and presence.stay.radio is radio
            and not presence.stay.visit
            and presence.present < RESIDENT
            and time - presence.last > silence
            for due in self._due.values()
            for presence in due
        )

    def close_shutter(self, time: float) -> None:
        """Take who is heard from now on for somebody who was there before, until everybody was heard again."""
        if self._shutter is not None:
            self._shutter = Shutter(time)

    def about(self, time: float) -> tuple[bool, bool]:
        """Tell whether anybody on Bluetooth may be inside now, and whether anybody is near."""
        inside = near = False
        for due in self._due.values():
            for presence in due:
                stay = presence.stay
                if stay is not None and stay.radio is Radio.BLUETOOTH:
                    inside |= stay.scans > 0 and time - stay.last <= HERE[Radio.BLUETOOTH]
                    near |= time - presence.last <= GONE
        return inside, near

    def presences(self) -> list[Presence]:
        """Return the presences of what is followed, some more than once."""
        due = [presence for presences in self._due.values() for presence in presences]
        return due + [presence for residents in self._residents for presence in residents]

    def end_all(self) -> None:
        """End every visit: the business day is over."""
        for residents in self._residents:
            residents.clear()
        for due in self._due.values():
            for presence in due:
                self._end(presence, self._bucket * BUCKET)
        self._due.clear()

    def hand_over(self, time: float) -> None:
        """Tell how many visits go on, as another epoch takes over; none of them is told of any more.

        Who is silent for too long to be here has left.
        """
        self.happened.turned = True
        for radio in Radio:
            self.happened.handed_over[radio] += self.here(radio, time)
            self.happened.stayed_on[radio] += self.others(radio, time)
            self._residents[radio].clear()
        for due in self._due.values():
            for presence in due:
                stay = presence.stay
                if stay is not None:
                    silence = HERE[stay.radio] if self._shutter is None else GONE
                    if time - (stay.last if stay.visit else presence.last) > silence:
                        self._end(presence, time)
                presence.stay = None
        self._due.clear()
        self._open.clear()

    def take(self) -> Happened:
        """Return what happened, once."""
        happened, self.happened = self.happened, Happened()
        return happened

    def _look_at(self, presence: Presence, time: float) -> None:
        self._due.setdefault(max(self._bucket, int(time // BUCKET)) + 1, []).append(presence)

    def _look(self, presence: Presence) -> None:
        over = presence.last + self.timeout
        if presence.stay is None:
            return
        if over > self._bucket * BUCKET:
            self._look_at(presence, over)
        else:
            self._end(presence, self._bucket * BUCKET)

    def _end(self, presence: Presence, time: float) -> None:
        stay, presence.stay = presence.stay, None
        if stay is None:
            return
        if stay.visit:
            del self._open[stay]
            if not stay.nobody:
                self.happened.ended.append(Ended(stay.radio, stay.seconds, cut=stay.cut, arrived=stay.arrived))
        elif presence.present < RESIDENT:
            self.happened.passed[stay.radio] += self._passed(stay, presence, time)

    def _passed(self, stay: Stay, presence: Presence, time: float) -> float:
        """Return for how many a walk past stands: in an anonymous epoch also for those that its ends cut through."""
        if self._shutter is None:
            return 1.0
        seen = self._shutter.passes(stay.since, presence.last, time)
        return 1.0 / seen if seen else 0.0


def _is_old(presence: Presence, stay: Stay, time: float) -> bool:
    """Tell whether a track that is heard cannot begin a visit: it has had its own, or has been there for too long."""
    if stay.visit:
        return stay.nobody or time - stay.last > HERE[stay.radio]
    return presence.present >= RESIDENT


def hand_on(before: Presence, after: Presence, born: float) -> None:
    """Have an address go on with the stay of the one before it, if it goes on where that was: inside."""
    stay, mine = before.stay, after.stay
    if stay is None or not stay.scans:
        return
    if stay.radio is Radio.BLUETOOTH:
        if mine is None or not mine.scans or born - stay.last > HANDOVER_GAP:
            return
        if mine.came - born > HANDOVER_BORN:
            stay.cut = True
            return
    if mine is not None and mine.scans:
        stay.last = max(stay.last, mine.last)
        stay.scans += mine.scans
    before.stay, after.stay = None, stay
