"""Stays in zones of the devices of one epoch, as far as these can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .recency import BUCKET
from .zone_filter import BLUETOOTH
from .zone_layout import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .devices import Device

LONGEST_SILENCE: Final = {True: 4, False: 12}
"""Buckets of silence after which a stay is over: of what is heard on Bluetooth, and on Wi-Fi."""

STAYS: Final = 1
AWAITED: Final = 2
"""Of a device: it stays in a zone; it will be looked whether it still does."""

type Ended = Callable[[int, float], None]
"""Told of a stay that is over: where it was (a place) and how many seconds it took."""


class ZoneStays:
    """The stays that go on, by the bucket in which is looked whether they still do. They die with their epoch."""

    __slots__ = ("_due", "open")

    def __init__(self) -> None:
        self._due: dict[int, list[Device]] = {}
        self.open: dict[int, int] = {}
        """Stays that go on, by place."""

    def begin(self, device: Device, bucket: int, source: int) -> None:
        """Begin a stay of a device at its place."""
        self.open[device.place] = self.open.get(device.place, 0) + 1
        awaited, device.stay = device.stay, STAYS | AWAITED
        if not awaited:
            self._due.setdefault(bucket + LONGEST_SILENCE[source == BLUETOOTH], []).append(device)

    def devices(self) -> list[Device]:
        """Return the devices that stay somewhere, or did a moment ago."""
        return [device for due in self._due.values() for device in due]

    def end(self, device: Device, until: float, ended: Ended) -> None:
        """End the stay of a device, which still has the place that it was at."""
        self.open[device.place] -= 1
        device.stay &= ~STAYS
        ended(device.place, until - (device.since + 0.5) * BUCKET)

    def withdraw(self, device: Device) -> None:
        """End the stay of a device as if it had never been."""
        self.open[device.place] -= 1
        device.stay &= ~STAYS

    def translate(self, devices: set[Device], numbers: Sequence[int], width: int, after: int) -> None:
        """Go on under other numbers of zones; in a zone that is gone no stay goes on."""
        for one in devices.union(*self._due.values()):
            source, zone = divmod(one.place, width)
            one.place = source * after + numbers[zone]
            if numbers[zone] < FIRST:
                one.stay &= ~STAYS
        open_before, self.open = self.open, {}
        for place, stays in open_before.items():
            source, zone = divmod(place, width)
            if numbers[zone] >= FIRST:
                self.open[source * after + numbers[zone]] = stays

    def advance(self, bucket: int, width: int, ended: Ended) -> None:
        """End the stays of those that fell silent."""
        for due in sorted(number for number in self._due if number <= bucket):
            for device in self._due.pop(due):
                silence = LONGEST_SILENCE[device.place // width == BLUETOOTH]
                if not device.stay & STAYS:
                    device.stay = 0
                elif device.zoned + silence > bucket:
                    self._due.setdefault(device.zoned + silence, []).append(device)
                else:
                    self.end(device, device.heard, ended)
                    device.stay = 0
