"""How much of a signal arrives: log-distance path loss, walls, shadowing, and what each node can receive."""

from __future__ import annotations

from math import exp, hypot, log10
from typing import TYPE_CHECKING, NamedTuple

from .packets import RF_CHANNELS, pseudo_header, radiotap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from .geometry import Step
    from .plan import ShopPlan

LOSS_AT_1_M = 40.2  # free space at 2.44 GHz, dB
HEIGHT_DIFFERENCE = 1.1  # a node on the wall above a pocket, metres
# What a receiver still hears of the DSSS frames of neighbouring channels, dB less by the distance in channels.
ADJACENT = {0: 0.0, 1: 10.0, 2: 22.0}
WEAKEST = -127
CHANNELS = range(1, 14)


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
    """A walk with the loss in dB to each node, step by step."""

    __slots__ = ("losses", "steps")

    def __init__(self, steps: list[Step], losses: list[tuple[float, ...]]) -> None:
        self.steps = steps
        self.losses = losses


class Air:
    """The radio surroundings of a plan's nodes. Headers are tables by `signal - WEAKEST`."""

    def __init__(self, plan: ShopPlan) -> None:
        self.begin, self.end = plan.begin_s, plan.end_s
        self.noise, self.loss = plan.propagation.noise, plan.propagation.loss
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
        distance = max(1.0, hypot(x - receiver.x, y - receiver.y, HEIGHT_DIFFERENCE))
        loss = LOSS_AT_1_M + 10 * plan.propagation.exponent * log10(distance) - receiver.gain
        if (y < 0) != (receiver.y < 0):
            loss += plan.propagation.facade
        elif y >= 0 and not (0 <= x <= plan.floor.width and y <= plan.floor.depth):
            loss += plan.propagation.party_wall
        return loss

    def trail(self, steps: list[Step], rng: Random) -> Trail:
        """Return a walk with its losses: shadowing wanders with the way walked (exponential correlation)."""
        model = self._plan.propagation
        nodes = range(len(self._plan.nodes))
        shadows = [rng.gauss(0.0, model.shadowing) for _ in nodes]
        losses: list[tuple[float, ...]] = []
        before = steps[0]
        for step in steps:
            moved = hypot(step.x - before.x, step.y - before.y)
            if moved > 0:
                keep = exp(-moved / model.decorrelation)
                fresh = model.shadowing * (1 - keep * keep) ** 0.5
                shadows = [keep * shadow + rng.gauss(0.0, fresh) for shadow in shadows]
            losses.append(tuple(self.mean_loss(node, step.x, step.y) + shadows[node] for node in nodes))
            before = step
        return Trail(steps, losses)


def header_index(rssi: float) -> int:
    """Return the place of a signal in the header tables."""
    return min(-1, max(WEAKEST, round(rssi))) - WEAKEST


def hears_anything(losses: Sequence[float], power: float, weakest: float) -> bool:
    """Whether a transmission of `power` dBm could reach any node at all, fading upwards by up to 12 dB."""
    return power + 12.0 - min(losses) >= weakest
