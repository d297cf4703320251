"""A phone that looks for Wi-Fi networks: scans, and in each a burst of probe requests over the channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .addresses import AddressLog, public_address, wifi_random_address
from .air import FADES_UP_DB, header_index, hears_anything
from .packets import WIFI, Frame, probe_request

if TYPE_CHECKING:
    from random import Random

    from .air import Air, Trail
    from .catalogue import WifiModel
    from .elements import Layout
    from .usage import Usage

NETWORKS = 40  # made-up names of networks that phones ask for: net-1 to net-40
CHANNELS_5_GHZ = 9  # of which no node hears anything, but which take sequence numbers
WAKE_S = (0.2, 2.0)  # from the screen's going on to the scan that it causes
WEAKEST_DBM = -100.0
CONNECTED_PAUSE = 6.0  # times longer between the scans of a phone that is connected to a network


class Prober:
    """The Wi-Fi radio of one device; `carried`: dB that pocket or hand take; `connected`: to some network."""

    def __init__(  # noqa: PLR0913, PLR0917 - made in one place only
        self,
        air: Air,
        trail: Trail,
        span: tuple[float, float],
        model: WifiModel,
        log: AddressLog,
        identity: Random,
        rng: Random,
        usage: Usage,
        carried: float,
        *,
        connected: bool,
    ) -> None:
        self._air, self._trail, self._model, self._log, self._rng, self._usage = air, trail, model, log, rng, usage
        self._power = model.power - carried
        self._connected = connected
        self._sequence = rng.randrange(4096)
        self._networks = [f"net-{identity.randrange(NETWORKS) + 1}" for _ in range(1 + identity.randrange(3))]
        self._kept_until = 0.0
        begin, self.end = span
        if model.lifetime is None:
            kept = public_address(identity) if model.public else wifi_random_address(identity)
            log.change(kept, "public" if model.public else "random")
        self._next = begin + rng.random() * self._pause(begin)

    def emit(self, until: float, out: list[Frame]) -> None:
        """Append the frames of the scans that begin before `until`; those of the last may end up to 3 s after it."""
        until = min(until, self.end)
        while self._next < until:
            self._scan(self._next, out)
            self._next += self._pause(self._next)

    def close(self) -> None:
        """End what the log has open."""
        self._log.close()

    def _pause(self, now: float) -> float:
        """Return the seconds to the next scan: at least half the mean, or until somebody looks at the phone.

        A connected phone scans seldom, and not because somebody looks at it.
        """
        on, until = self._usage.at(now)
        mean = self._model.scan_on if on else self._model.scan_off
        pause = mean * (0.5 + self._rng.expovariate(2.0))
        if self._connected:
            return pause * CONNECTED_PAUSE
        return pause if on else min(pause, until - now + self._rng.uniform(*WAKE_S))

    def _renew(self, now: float) -> None:
        model, rng = self._model, self._rng
        if model.lifetime is None or now < self._kept_until:
            return
        first = not self._log.address
        self._kept_until = now + rng.uniform(*model.lifetime)
        if first or rng.random() >= model.keeps:
            self._log.change(wifi_random_address(rng), "random")
            if not model.continuous:
                self._sequence = rng.randrange(4096)

    def _scan(self, now: float, out: list[Frame]) -> None:
        self._renew(now)
        model, rng, air = self._model, self._rng, self._air
        networks = [""] * model.per_channel
        if rng.random() < model.directed:
            networks.append(rng.choice(self._networks))
        if air.begin <= now < air.end:
            losses, _ = self._trail.at(now)
            if hears_anything(losses, self._power, WEAKEST_DBM):
                self._burst(now, networks, losses, out)
        used = len(networks) * len(model.channels) + CHANNELS_5_GHZ * model.per_channel + rng.randrange(3)
        self._sequence = (self._sequence + used) % 4096

    def _burst(self, now: float, networks: list[str], losses: tuple[float, ...], out: list[Frame]) -> None:
        model, rng = self._model, self._rng
        layout = self._layout()
        sequence = self._sequence
        time = now
        for channel in model.channels:
            if self._air.listeners[channel]:
                frames = [layout.body(network, channel) for network in networks]
                self._channel(time, channel, sequence, frames, losses, out)
            sequence += len(networks)
            time += model.stay + rng.random() * 0.02

    def _layout(self) -> Layout:
        draw = self._rng.random()
        for layout, share in self._model.layouts:
            draw -= share
            if draw < 0:
                return layout
        return self._model.layouts[-1][0]

    def _channel(
        self,
        time: float,
        channel: int,
        sequence: int,
        bodies: list[bytes],
        losses: tuple[float, ...],
        out: list[Frame],
    ) -> None:
        air, rng, power = self._air, self._rng, self._power
        for index, body in enumerate(bodies):
            at = time + 0.002 + index * self._model.gap + rng.random() * 0.004
            frame = probe_request(self._log.address, (sequence + index) % 4096, body)
            for node, leak, sensitivity, headers in air.listeners[channel]:
                mean = power - losses[node] - leak
                if mean + FADES_UP_DB < sensitivity:
                    continue
                rssi = mean + rng.gauss(0.0, air.noise)
                if rssi >= sensitivity and rng.random() >= air.loss and at < air.end:
                    out.append(Frame(int(at * 1e6), node, WIFI, headers[header_index(rssi)] + frame))
                    self._log.heard(at)
