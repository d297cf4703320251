"""What is found wrong with a shop at one moment, from what is known of its nodes, its clock and its use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from custom_components.footfall.const import CONF_DOOR_COUNTER, CONF_PROFILE
from custom_components.footfall.errors import KEY_PROBLEMS, Problem
from custom_components.footfall.steadiness import Unsteady

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from custom_components.footfall.node import AnyNode, Node
    from custom_components.footfall.shop import Shop


class Issue(StrEnum):
    """What can be found; a key of the issues in the translations."""

    AWAY = "node_away"
    UNSTEADY = "node_unsteady"
    RESTARTS = "node_restarts"
    SILENT = "node_silent"
    KEY_REFUSED = "node_key_refused"
    NOT_ENCRYPTED = "node_not_encrypted"
    OWNED = "node_owned"
    TWICE = "shop_twice"
    TOO_OLD = "node_too_old"
    TOO_NEW = "node_too_new"
    TOO_OLD_FOR_ANONYMOUS = "node_too_old_for_anonymous"
    NOT_ANONYMOUS = "node_not_anonymous"
    CLOCK_DRIFTS = "node_clock_drifts"
    CLOCK_JUMPS = "clock_jumps"
    NODE_FLOODED = "node_flooded"
    SHOP_FLOODED = "shop_flooded"
    BEYOND = "beyond_all_before"
    CHANNELS = "channels_differ"
    UNCALIBRATED = "never_calibrated"


PATIENCE: Final[Mapping[Issue, int]] = {
    Issue.AWAY: 10,
    Issue.UNSTEADY: 1,
    Issue.RESTARTS: 1,
    Issue.SILENT: 30,
    Issue.KEY_REFUSED: 2,
    Issue.NOT_ENCRYPTED: 2,
    Issue.OWNED: 5,
    Issue.TWICE: 2,
    Issue.TOO_OLD: 2,
    Issue.TOO_NEW: 2,
    Issue.TOO_OLD_FOR_ANONYMOUS: 2,
    Issue.NOT_ANONYMOUS: 2,
    Issue.CLOCK_DRIFTS: 1,
    Issue.CLOCK_JUMPS: 1,
    Issue.NODE_FLOODED: 10,
    Issue.SHOP_FLOODED: 2,
    Issue.BEYOND: 10,
    Issue.CHANNELS: 60,
    Issue.UNCALIBRATED: 1,
}
"""For how many looks in a row, one a minute, something has to be found before it is said."""

SILENT_S: Final = 180.0
"""Seconds without a frame after which a node is silent; its figures are up to a minute old, and so is its last word."""

SAMPLES: Final = 100
"""Wi-Fi sightings of a node, one an answer, from which its channel is read."""
MOSTLY: Final = 0.95
"""Share of them on one channel of a node that stays there; the first frame of one that is followed may be elsewhere."""

DAYS_OF_USE: Final = 7

BEYOND: Final = 4
"""How many times as many people as in the fullest hour of all days before are no good day any more."""
FEW: Final = 20
"""People whom a shop may have though it never had any before."""

_BY_PROBLEM: Final[Mapping[Problem, Issue]] = {
    **dict.fromkeys(KEY_PROBLEMS, Issue.KEY_REFUSED),
    Problem.NOT_ENCRYPTED: Issue.NOT_ENCRYPTED,
    Problem.PROTOCOL_TOO_OLD: Issue.TOO_OLD,
    Problem.PROTOCOL_TOO_NEW: Issue.TOO_NEW,
}
_WHILE_CONNECTED: Final[Mapping[Problem, Issue]] = {
    Problem.OWNED: Issue.OWNED,
    Problem.NOT_ENCRYPTED: Issue.NOT_ENCRYPTED,
    Problem.TOO_OLD_FOR_ANONYMOUS: Issue.TOO_OLD_FOR_ANONYMOUS,
    Problem.NOT_ANONYMOUS: Issue.NOT_ANONYMOUS,
}


_UNSTEADY: Final[Mapping[Unsteady, Issue]] = {
    Unsteady.CONNECTION: Issue.UNSTEADY,
    Unsteady.RESTARTS: Issue.RESTARTS,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `subject`: the id of the node or shop. `named`: what the text asks for.

    `problem`: why, where the text has to say so. `counts`: whether this moment is one that makes it worse; where not,
    nothing is known to be good again either.
    """

    issue: Issue
    subject: str
    named: Mapping[str, str]
    problem: Problem | None = None
    counts: bool = field(default=True, compare=False)

    @property
    def issue_id(self) -> str:
        """What the issue registry calls it."""
        return f"{self.issue}_{self.subject}"


def findings(shop: Shop) -> Iterator[Finding]:
    """Give what is wrong with the nodes and the use of a shop; its clocks are looked at over time, by ClockWatch."""
    for node in shop.all_nodes:
        named = {"node": node.title, "shop": shop.title}
        if node.problem is not Problem.SUPERSEDED and (known := _by_problem(node)) is not None:
            issue, problem = known
            yield Finding(issue, node.subentry_id, named, problem)
        if _is_silent(node):
            yield Finding(Issue.SILENT, node.subentry_id, named, counts=_others_hear(shop, node))
    if any(node.problem is Problem.SUPERSEDED for node in shop.all_nodes):
        yield Finding(Issue.TWICE, shop.entry_id, {"shop": shop.title})
    for node in shop.nodes.values():
        if (unsteady := node.steadiness.unsteady) is not None:
            named = {"node": node.title, "shop": shop.title}
            yield Finding(_UNSTEADY[unsteady], node.subentry_id, named)
    if (nodes := _on_different_channels(shop)) is not None:
        yield Finding(Issue.CHANNELS, shop.entry_id, {"shop": shop.title, "nodes": nodes})
    if _beyond_all_before(shop):
        yield Finding(Issue.BEYOND, shop.entry_id, {"shop": shop.title, "people": str(shop.engine.snapshot.occupancy)})
    if _never_calibrated(shop):
        yield Finding(Issue.UNCALIBRATED, shop.entry_id, {"shop": shop.title, "days": str(DAYS_OF_USE)})


def _by_problem(node: AnyNode) -> tuple[Issue, Problem | None] | None:
    """Return what a node's own problem amounts to; only what another text does not say is told with it."""
    if node.problem is None:
        return None
    if node.connected:
        found = _WHILE_CONNECTED.get(node.problem)
        return None if found is None else (found, None)
    found = _BY_PROBLEM.get(node.problem)
    return (Issue.AWAY, node.problem) if found is None else (found, None)


def _is_silent(node: AnyNode) -> bool:
    """Tell whether a node that listens hears nothing."""
    return node.hears and not node.ended and not _heard_lately(node)


def _heard_lately(node: AnyNode) -> bool:
    last = node.figures.last_heard
    return last is not None and node.now - last.timestamp() <= SILENT_S


def _others_hear(shop: Shop, node: AnyNode) -> bool:
    """Tell whether somebody is inside whom another node hears: then silence is no empty shop's."""
    others = (other for other in shop.all_nodes if other.subentry_id != node.subentry_id and other.hears)
    return shop.engine.snapshot.occupied and any(_heard_lately(other) for other in others)


def _on_different_channels(shop: Shop) -> str | None:
    """Return the nodes that stay on different channels, with them; None where there are none or it does not matter.

    It matters where zones tell by the strength at several nodes where somebody is: strengths that were heard on
    different channels do not compare.
    """
    around = {ring.node for zone in shop.zones.values() for ring in zone.settings.rings}
    channels = {
        node.title: channel
        for node in shop.nodes.values()
        if node.subentry_id in around and (channel := channel_of(node)) is not None
    }
    if len(set(channels.values())) < 2:  # noqa: PLR2004 - two differ
        return None
    return ", ".join(f"{title} ({channel})" for title, channel in sorted(channels.items()))


def channel_of(node: Node) -> int | None:
    """Return the Wi-Fi channel that a node stays on, None where it goes through several or nothing is known."""
    if len(node.channels) < SAMPLES:
        return None
    [(channel, times)] = Counter(node.channels).most_common(1)
    return channel if times >= MOSTLY * len(node.channels) else None


def _beyond_all_before(shop: Shop) -> bool:
    """Tell whether far more people are shown than the shop ever had; not of one that is in use for some days only."""
    shown = shop.engine.snapshot
    if shown.estimate <= FEW or shop.history.heard_days() < DAYS_OF_USE:
        return False
    hours = shop.history.briefs().values()
    fullest = max((hour.occupancy or 0.0 for hour in hours if hour.day != shown.today.day), default=0.0)
    return shown.estimate > max(FEW, BEYOND * fullest)


def _never_calibrated(shop: Shop) -> bool:
    """Tell whether a shop has been in use for days and has nothing that its number is fitted by."""
    if not shop.options.keys().isdisjoint({CONF_PROFILE, CONF_DOOR_COUNTER}) or shop.engine.explain().counts:
        return False
    return shop.history.heard_days() > DAYS_OF_USE
