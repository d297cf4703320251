"""A thing that advertises over Bluetooth LE, thinned to what scanners that listen a part of the time receive."""

from __future__ import annotations

from math import ceil, inf, log, log1p
from typing import TYPE_CHECKING

from .addresses import AddressLog, bluetooth_address
from .air import FADES_UP_DB, header_index, hears_anything
from .packets import BLUETOOTH, Frame, advertisement

if TYPE_CHECKING:
    from random import Random

    from .air import Air, Trail
    from .catalogue import BluetoothModel
    from .usage import Usage

ADVERTISING_DELAY_S = 0.01  # the random delay of up to 10 ms that the specification adds to each interval
WEAKEST_DBM = -100.0


class Advertiser:
    """The Bluetooth radio of one device; `carried`: dB that pocket or hand take.

    Advertising events form a grid per interval; which of them a node receives is drawn by geometric skips, so that the
    work goes with what is received, not with what is sent.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - made in one place only
        self,
        air: Air,
        trail: Trail,
        span: tuple[float, float],
        model: BluetoothModel,
        log: AddressLog,
        identity: Random,
        rng: Random,
        usage: Usage,
        carried: float,
    ) -> None:
        self._air, self._trail, self._model, self._log, self._rng, self._usage = air, trail, model, log, rng, usage
        self._power = model.power - carried
        self._now, self.end = span
        self._interval = 0.0
        self._grid = 0.0
        self._events: list[int] = []
        self._packet = b""
        self._rotation = inf
        if model.rotation is None:
            self._show(identity)
        else:
            # The thing was switched on long ago: its first rotation is due at any moment of a period.
            self._show(rng)
            self._rotation = self._now + rng.random() * rng.uniform(*model.rotation)

    def emit(self, until: float, out: list[Frame]) -> None:
        """Append what the nodes receive before `until` (and up to 10 ms after it)."""
        until = min(until, self.end)
        while self._now < until:
            if self._now >= self._rotation:
                self._rotate()
            on, toggles = self._usage.at(self._now)
            self._pace(self._model.interval_on if on else self._model.interval_off)
            end = min(until, toggles, self._rotation)
            if self._now < self._air.begin:
                self._now = min(end, self._air.begin)
                continue
            losses, holds = self._trail.at(self._now)
            end = min(end, holds)
            if hears_anything(losses, self._power, WEAKEST_DBM):
                self._receive(end, losses, out)
            self._now = end

    def close(self) -> None:
        """End what the log has open."""
        self._log.close()

    def _show(self, rng: Random) -> None:
        kind = self._model.address
        address = bluetooth_address(kind, rng)
        self._log.change(address, kind)
        self._packet = advertisement(self._model.pdu, address, self._model.payload(rng), random=kind != "public")

    def _rotate(self) -> None:
        if self._model.rotation is not None:
            self._show(self._rng)
            self._rotation = self._now + self._rng.uniform(*self._model.rotation)

    def _pace(self, interval: float) -> None:
        """Begin a new grid of events when the interval changes."""
        period = interval + ADVERTISING_DELAY_S / 2
        if period != self._interval:
            self._interval = period
            self._grid = self._now + self._rng.random() * period
            self._events = [-1] * len(self._air.scanners)

    def _receive(self, end: float, losses: tuple[float, ...], out: list[Frame]) -> None:
        air, rng, log_heard = self._air, self._rng, self._log.heard
        grid, interval, packet = self._grid, self._interval, self._packet
        random, gauss, noise = rng.random, rng.gauss, air.noise
        current = ceil((self._now - grid) / interval)
        for place, (node, duty, sensitivity) in enumerate(air.scanners):
            scale = 1 / log1p(-duty) if duty < 1 else 0.0
            mean = self._power - losses[node]
            if mean + FADES_UP_DB < sensitivity:
                continue
            event = self._events[place]
            if event < current:
                event = current + int(log(1.0 - random()) * scale)
            while (time := grid + event * interval) < end:
                rssi = mean + gauss(0.0, noise)
                if rssi >= sensitivity:
                    at = time + random() * ADVERTISING_DELAY_S
                    header = air.pseudo_headers[int(random() * 3)][header_index(rssi)]
                    out.append(Frame(int(at * 1e6), node, BLUETOOTH, header + packet))
                    log_heard(at)
                event += 1 + int(log(1.0 - random()) * scale)
            self._events[place] = event
