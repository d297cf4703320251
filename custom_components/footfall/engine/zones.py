"""Who is in which zone: each device is in one place at a time, and all that is heard in a zone is scaled to people.

A device is where it is heard within a ring. Somewhere else it is when it is heard clearly stronger there, or has fallen
clearly out of its ring; the longer nothing is heard of it at its zone's own nodes, the less that takes. What is heard
in a zone, compared with all that is heard inside, is the zone's share of the shop's number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .devices import SINGLES
from .model import Radio
from .numbers import DAMAGED, count_of, numbers_of, part_of
from .recency import bucket_of
from .settings import WIFI_STRONGER
from .zone_figures import ZoneTally, tally_of
from .zone_filter import BLUETOOTH, LONGEST, SOURCES, WIFI_FOLLOWED, WIFI_ONCE, ZoneFilter
from .zone_layout import AWAY, ENTERING, FAINTEST, FIRST, NO_RINGS, NOWHERE, UNKNOWN, Layout
from .zone_stays import STAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .devices import Device
    from .figures import ZoneFigures, ZoneHour
    from .model import Sighting
    from .profile import JSON
    from .settings import ZoneSettings
    from .tracking import Tracker

HOUR: Final = 3600.0

WIFI: Final = Radio.WIFI

SILENT_NODE: Final = 60.0
"""Seconds for which a node's own clock may stand still before nothing is known of its zones."""

LATE_NODE: Final = 15.0
"""Seconds after which its zones stay as they are: whom it heard has not left because it says nothing."""

STRONGER: Final = 5
"""dB by which a device has to be heard stronger in another zone to be in that one."""

FADE: Final = 1
"""dB that a signal in a zone loses with each bucket in which it is not heard anew."""

ON: Final = 0.9
OFF: Final = 0.25
"""Devices heard lately: from the one on a zone is occupied, under the other it is empty."""

HALF_LIFE: Final = 300.0
"""Seconds over which is averaged how many people a device stands for."""

PRIOR: Final = (0.6, 1.0, 1.0)
"""People, what is heard of them and what of that can be followed, before anything was compared."""

LEAST_FOLLOWED: Final = 0.1
"""Devices: that few can be followed at least, or one of them would stand for any number of people."""

REFILL: Final = 120.0
"""Seconds after a restart or the end of an epoch in which stays that went on before are taken up."""


class Zones:
    """The zones of a shop. Devices hold their own place; here are counts, and what has added up."""

    def __init__(self, zones: Sequence[ZoneSettings] = ()) -> None:
        self._lay_out(zones)
        self._filter = ZoneFilter(self._layout.width)
        self._tallies = [ZoneTally() for _ in zones]
        self._dark: set[int] = set()
        self._stood = PRIOR
        self._scale = PRIOR[0] / PRIOR[2]
        self._time: float | None = None
        self._day: int | None = None
        self._trackers: dict[Tracker, bool] = {}
        self._refilled = 0.0
        self._resumed: float | None = None

    @property
    def zones(self) -> tuple[ZoneSettings, ...]:
        """The zones as they are set; none costs nothing."""
        return self._layout.zones

    def begin(self, moment: float) -> None:
        """Begin to count at this moment."""
        self._filter.advance(bucket_of(moment))

    def apply(self, zones: tuple[ZoneSettings, ...], trackers: Iterable[Tracker], moment: float | None) -> None:
        """Have these zones from now on. Who is in one that stays is still in it, others go on from nowhere."""
        if zones == self._layout.zones:
            return
        before, width = self._layout.numbers(), self._layout.width
        tallies = dict(zip(before, self._tallies, strict=True))
        self._lay_out(zones)
        after = self._layout.numbers()
        numbers = [AWAY, NOWHERE, *(after.get(zone, NOWHERE) for zone in before)]
        self._filter = self._filter.translated(numbers, self._layout.width)
        self._tallies = [tallies.get(zone) or ZoneTally() for zone in after]
        self._dark = set()
        if moment is not None:
            self.begin(moment)
        for tracker in trackers:
            tracker.zone_stays.translate(tracker.devices(), numbers, width, self._layout.width)

    def _lay_out(self, zones: Sequence[ZoneSettings]) -> None:
        self._layout = layout = Layout(zones)
        self.used = bool(layout.zones)
        self._nodes = layout.nodes
        self._zone_of = tuple(range(layout.width)) * SOURCES
        self._inside = (NOWHERE, *(number for number, zone in enumerate(zones, FIRST) if not zone.kind.outside))

    def hear(self, tracker: Tracker, device: Device, node: str, sighting: Sighting) -> bool:
        """Note where a device is heard; tell whether a zone that was shown as empty is occupied with that."""
        place = device.place
        zone = self._zone_of[place]
        radio = sighting.radio
        rssi = sighting.rssi
        if rssi == UNKNOWN:
            return False
        signal = rssi - WIFI_STRONGER if radio is WIFI else rssi
        rings = self._nodes.get(node, NO_RINGS)
        here = (rings.well_within if place else rings.within)[radio][rssi]
        heard = self._filter
        quiet = heard.bucket - device.zoned
        if zone < FIRST or quiet >= LONGEST:
            after = self._arrive(device, zone, here, signal, quiet)
            if after == AWAY:
                return False
        elif (bounds := rings.bounds.get(zone)) is not None:
            device.held = held = (3 * (device.held - FADE * quiet) + signal + 2) // 4
            after = zone if bounds[0] <= held <= bounds[1] else here or NOWHERE
        else:
            device.held = held = device.held - FADE * quiet
            if here and self._rivals(device, here, signal) and device.rival_held >= held + STRONGER:
                after = here
            else:
                after = zone if held >= self._layout.faintest[zone] else here or NOWHERE
        if after != zone or quiet >= LONGEST:
            self._go(tracker, device, after, signal, sighting)
        elif quiet:
            heard.sums[place] += heard.faded[place][quiet]
            device.zoned = heard.bucket
            if zone >= FIRST and not device.stay & STAYS and place >= self._layout.width:
                self._begin(tracker, device)
        return after in self._dark

    def _arrive(self, device: Device, zone: int, here: int, signal: int, quiet: int) -> int:
        """Return where a device is that was in no zone, or was not heard for long."""
        if here:
            if zone == AWAY or quiet >= LONGEST or self._rivals(device, here, signal):
                return here
        elif signal < FAINTEST:
            device.rival = AWAY
            return AWAY
        return NOWHERE

    def _rivals(self, device: Device, here: int, signal: int) -> bool:
        """Note that a device is heard somewhere else; tell whether that is so for the second time."""
        again = device.rival == here
        device.rival = here
        device.rival_held = (device.rival_held + signal) // 2 if again else signal
        return again

    def _go(self, tracker: Tracker, device: Device, zone: int, signal: int, sighting: Sighting) -> None:
        """Have a device be somewhere else from now on."""
        width, bucket = self._layout.width, self._filter.bucket
        place = device.place
        fresh = not place or bucket - device.zoned >= LONGEST
        source = _source(tracker, sighting) if fresh else place // width
        if device.stay & STAYS:
            tracker.zone_stays.end(device, sighting.time, self._ended)
        after = source * width + zone
        self._filter.move(0 if fresh else place, device.zoned, after)
        device.place = after
        device.since = device.zoned = bucket
        # Who is heard for the first time is in the zone at once, but does not stay for one strong frame.
        device.held = signal if place else signal - ENTERING
        device.rival = AWAY

    def leave_out(self, tracker: Tracker, device: Device) -> None:
        """Have a device be nowhere; a stay of it that goes on was none."""
        place = device.place
        if not place:
            return
        self._filter.take(place, device.zoned)
        if device.stay & STAYS:
            tracker.zone_stays.withdraw(device)
            self._tallies[place % self._layout.width - FIRST].withdraw(self._scale)
        device.place = 0

    def _begin(self, tracker: Tracker, device: Device) -> None:
        if tracker not in self._trackers:
            for other in self._trackers:
                self._take_over(other)
            self._trackers[tracker] = False
        width = self._layout.width
        tracker.zone_stays.begin(device, self._filter.bucket, device.place // width)
        self._tallies[device.place % width - FIRST].enter(self._scale)

    def _ended(self, place: int, seconds: float) -> None:
        self._tallies[place % self._layout.width - FIRST].leave(seconds, self._scale)

    def figures(
        self,
        moment: float,
        day: int,
        people: float,
        silence: Callable[[str, float], float],
        trackers: Sequence[Tracker],
    ) -> dict[str, ZoneFigures]:
        """Return what is known of each zone at this moment, with so many people in the shop."""
        if not self._tallies:
            return {}
        self._go_on(moment, day, trackers)
        heard = self._filter.weight
        heard_inside = sum(heard(number) for number in self._inside)
        followed = sum(self._filter.devices(number, WIFI_FOLLOWED) for number in self._inside)
        self._compare(people, heard_inside, followed, moment)
        each = people / heard_inside if heard_inside > 0 else 0.0
        outside = self._stood[0] / self._stood[1]
        dark = set()
        for number, (zone, tally) in enumerate(zip(self.zones, self._tallies, strict=True), FIRST):
            might = zone.kind.outside or people > 0
            silent = max((silence(ring.node, moment) for ring in zone.rings), default=SILENT_NODE)
            if silent >= SILENT_NODE:
                tally.known = False
                continue
            if silent >= LATE_NODE and might and tally.known:
                continue
            devices = self._filter.devices(number)
            occupied = might and devices >= (OFF if tally.occupied else ON)
            tally.show(heard(number) * (outside if zone.kind.outside else each) if occupied else 0.0, occupied=occupied)
            if might and not occupied:
                dark.add(number)
        self._limit(people)
        self._dark = dark
        self._time = moment
        return {zone.zone: tally.figures() for zone, tally in zip(self.zones, self._tallies, strict=True)}

    def _limit(self, people: float) -> None:
        """Have the zones inside add up to no more than the shop's number, also where some are as they were before."""
        inside = [self._tallies[number - FIRST] for number in self._inside if number >= FIRST]
        claimed = sum(tally.occupancy for tally in inside if tally.known)
        if claimed > people:
            for tally in inside:
                tally.occupancy *= people / claimed if tally.known else 1.0

    def _go_on(self, moment: float, day: int, trackers: Sequence[Tracker]) -> None:
        """Let event time go on to this moment."""
        if self._time is not None:
            for tally in self._tallies:
                tally.last(moment - self._time)
        if day != self._day:
            if self._day is not None:
                for tally in self._tallies:
                    tally.forget_day()
            self._day = day
        if self._resumed is not None:
            self._go_on_after(self._resumed, moment)
        if moment > self._refilled:
            for tally in self._tallies:
                tally.refill = 0.0
        bucket = bucket_of(moment)
        self._filter.advance(bucket)
        for tracker in trackers:
            tracker.zone_stays.advance(bucket, self._layout.width, self._ended)

    def _go_on_after(self, before: float, moment: float) -> None:
        """Go on after a restart: what belongs to an hour that is over was kept before, or is lost with it."""
        self._resumed = None
        self._refilled = moment + REFILL
        if moment // HOUR != before // HOUR:
            self.close_hour()

    def _compare(self, people: float, heard: float, followed: float, moment: float) -> None:
        """Learn how many people a device stands for, while somebody is inside."""
        if people <= 0 or heard <= 0 or self._time is None:
            return
        share = 1.0 - 0.5 ** (max(0.0, moment - self._time) / HALF_LIFE)
        before = self._stood
        self._stood = (
            before[0] + share * (people - before[0]),
            before[1] + share * (heard - before[1]),
            before[2] + share * (followed - before[2]),
        )
        self._scale = self._stood[0] / max(self._stood[2], LEAST_FOLLOWED)

    def keep(self, trackers: Sequence[Tracker]) -> None:
        """Go on with these epochs alone."""
        for tracker in [one for one in self._trackers if one not in trackers]:
            self._take_over(tracker)
            del self._trackers[tracker]

    def _take_over(self, tracker: Tracker) -> None:
        """Have the stays of an epoch, which is over or will be, be found again as stays of other devices."""
        if self._trackers[tracker]:
            return
        self._trackers[tracker] = True
        self._refilled = (self._time or 0.0) + REFILL
        for place, stays in tracker.zone_stays.open.items():
            self._tallies[place % self._layout.width - FIRST].refill += stays * self._scale

    def begin_anew(self) -> None:
        """Forget what lies before an outage; what has added up stays."""
        self._filter = ZoneFilter(self._layout.width)
        self._trackers = {}
        self._time = None
        for tally in self._tallies:
            tally.show(0.0, occupied=False)
            tally.known = False
            tally.refill = 0.0

    def close_hour(self) -> dict[str, ZoneHour]:
        """Return the hour so far of each zone, and begin another."""
        return {zone.zone: tally.close_hour() for zone, tally in zip(self.zones, self._tallies, strict=True)}

    def forget_day(self) -> None:
        """Begin the business day and the hour anew: the owner erased the day."""
        for tally in self._tallies:
            tally.forget_day()
        self.close_hour()

    def carry(self) -> dict[str, JSON]:
        """Return what may outlive a restart: sums, numbers of stays that go on, nothing of a device."""
        return {
            "day": self._day,
            "time": self._resumed if self._time is None else self._time,
            "stood": list(self._stood),
            "zones": {
                zone.zone: {**tally.carry(), "stays": self._stays(number) * self._scale}
                for number, (zone, tally) in enumerate(zip(self.zones, self._tallies, strict=True), FIRST)
            },
        }

    def resume(self, carried: Mapping[str, JSON]) -> None:
        """Go on with what `carry` gave; ValueError where it is something else, and nothing changes.

        The business day goes on if it is still the same when something is heard, the hour likewise.
        """
        day, time, stood, zones = (carried.get(name) for name in ("day", "time", "stood", "zones"))
        if time is None:
            return
        tallies = {zone: tally_of(of) for zone, of in part_of(zones).items()}
        moment = count_of(time)
        people, heard, followed = numbers_of(stood, len(PRIOR))
        if not isinstance(day, int) or heard <= 0:
            raise ValueError(DAMAGED)
        self._stood = people, heard, followed
        self._scale = people / max(followed, LEAST_FOLLOWED)
        self._day = day
        self._resumed = moment
        self._tallies = [tallies.get(zone.zone) or ZoneTally() for zone in self.zones]

    def _stays(self, number: int) -> int:
        """Return how many stays go on in a zone, of devices that can be followed."""
        places = [source * self._layout.width + number for source in range(SOURCES)]
        return sum(tracker.zone_stays.open.get(place, 0) for tracker in self._trackers for place in places)


def _source(tracker: Tracker, sighting: Sighting) -> int:
    if sighting.radio is Radio.BLUETOOTH:
        return BLUETOOTH
    if sighting.address_kind in SINGLES:
        return WIFI_FOLLOWED
    return WIFI_FOLLOWED if tracker.follows(sighting.pseudonym, sighting.time) else WIFI_ONCE
