"""How much of a signal arrives: log-distance path loss, walls, shadowing, and what each node can receive."""

from __future__ import annotations

from bisect import bisect_right
from math import exp, hypot, inf, log10
from typing import TYPE_CHECKING, NamedTuple

from .packets import RF_CHANNELS, pseudo_header, radiotap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from .geometry import Step
    from .plan import ShopPlan

LOSS_AT_1_M = 40.2  # free space at 2.44 GHz, dB
NEAREST = 0.1  # metres: closer than that no law of distance holds
# What a receiver still hears of the DSSS frames of neighbouring channels, dB less by the distance in channels.
ADJACENT = {0: 0.0, 1: 12.0, 2: 28.0}
WEAKEST = -127
CHANNELS = range(1, 14)
KEEP_S = 60.0
FADES_UP_DB = 12.0  # more than the noise of a frame ever adds


class Listener(NamedTuple):
    """A node for a transmission on one Wi-Fi channel: index, dB to take off, weakest signal, headers by signal."""

    node: int
    leak: float
    sensitivity: float
    headers: tuple[bytes, ...]


class Scanner(NamedTuple):
    """A node that listens for Bluetooth: index, share of the time, weakest signal."""

    node: int
    duty: float
    sensitivity: float


class Trail:
    """A walk with the loss in dB to each node, worked out as time goes on and forgotten behind.

    Whoever asks may lag at most `KEEP_S` behind whoever has asked for the latest moment.
    """

    __slots__ = ("_air", "_ends", "_losses", "_place", "_rng", "_shadows", "_steps")

    def __init__(self, air: Air, steps: Iterator[Step], rng: Random) -> None:
        self._air, self._steps, self._rng = air, steps, rng
        self._place: tuple[float, float] | None = None
        self._shadows: list[float] = []
        self._ends: list[float] = []
        self._losses: list[tuple[float, ...]] = []

    def at(self, time: float) -> tuple[tuple[float, ...], float]:
        """Return the losses at a moment not before the plan's start, and until when they hold."""
        while not self._ends or self._ends[-1] <= time:
            step = next(self._steps, None)
            if step is None:
                return self._losses[-1], inf
            if step.end > self._air.begin:
                self._append(step)
        index = bisect_right(self._ends, time)
        return self._losses[index], self._ends[index]

    def _append(self, step: Step) -> None:
        air = self._air
        if self._place is None:
            self._shadows = [self._rng.gauss(0.0, air.shadowing) for _ in air.nodes]
        else:
            moved = hypot(step.x - self._place[0], step.y - self._place[1])
            keep = exp(-moved / air.decorrelation)
            fresh = air.shadowing * (1 - keep * keep) ** 0.5
            self._shadows = [keep * shadow + self._rng.gauss(0.0, fresh) for shadow in self._shadows]
        self._place = (step.x, step.y)
        self._ends.append(step.end)
        self._losses.append(tuple(air.mean_loss(node, step.x, step.y) + self._shadows[node] for node in air.nodes))
        if self._ends[0] < step.begin - 2 * KEEP_S:
            old = bisect_right(self._ends, step.begin - KEEP_S)
            del self._ends[:old], self._losses[:old]


class Air:
    """The radio surroundings of a plan's nodes. Headers are tables by `signal - WEAKEST`."""

    def __init__(self, plan: ShopPlan) -> None:
        self.begin, self.end = plan.begin_s, plan.end_s
        self.noise, self.loss = plan.propagation.noise, plan.propagation.loss
        self.shadowing, self.decorrelation = plan.propagation.shadowing, plan.propagation.decorrelation
        self.nodes = range(len(plan.nodes))
        self._plan = plan
        signals = range(WEAKEST, 0)
        headers = {channel: tuple(radiotap(channel, rssi) for rssi in signals) for channel in CHANNELS}
        self.listeners: dict[int, tuple[Listener, ...]] = {
            channel: tuple(
                Listener(index, ADJACENT[abs(node.channel - channel)], node.wifi_sensitivity, headers[node.channel])
                for index, node in enumerate(plan.nodes)
                if node.wifi and abs(node.channel - channel) in ADJACENT
            )
            for channel in CHANNELS
        }
        self.scanners = tuple(
            Scanner(index, node.bluetooth_duty * (1 - self.loss), node.bluetooth_sensitivity)
            for index, node in enumerate(plan.nodes)
            if node.bluetooth
        )
        self.pseudo_headers = tuple(tuple(pseudo_header(channel, rssi) for rssi in signals) for channel in RF_CHANNELS)

    def mean_loss(self, node: int, x: float, y: float) -> float:
        """Return the expected loss in dB from a position to a node, its antenna included."""
        plan, receiver = self._plan, self._plan.nodes[node]
        distance = max(NEAREST, hypot(x - receiver.x, y - receiver.y, receiver.height))
        loss = LOSS_AT_1_M + 10 * plan.propagation.exponent * log10(distance) - receiver.gain
        if (y < 0) != (receiver.y < 0):
            loss += plan.propagation.facade
        elif y >= 0 and not (0 <= x <= plan.floor.width and y <= plan.floor.depth):
            loss += plan.propagation.party_wall
        return loss


def header_index(rssi: float) -> int:
    """Return the place of a signal in the header tables."""
    return min(-1, max(WEAKEST, round(rssi))) - WEAKEST


def hears_anything(losses: Sequence[float], power: float, weakest: float) -> bool:
    """Whether a transmission of `power` dBm could reach any node at all."""
    return power + FADES_UP_DB - min(losses) >= weakest
