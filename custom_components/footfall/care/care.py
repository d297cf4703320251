"""Looks after a shop once a minute: what stays wrong is said under Repairs, and no longer once it is good."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic, time
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_track_time_interval

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.repair_flow import ENTRY_ID
from custom_components.footfall.trouble import async_reasons

from .clocks import ClockWatch, NodeTime
from .findings import PATIENCE, Finding, Issue, findings
from .floods import FloodWatch, Overflow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from homeassistant.config_entries import ConfigEntry

    from custom_components.footfall.node import Node
    from custom_components.footfall.shop import Shop

LOOK_EVERY: Final = timedelta(minutes=1)

NODE_ID: Final = "node_id"
"""Where the data of an issue say which node it is about."""

FIXABLE: Final = frozenset({Issue.OWNED, Issue.NOT_ANONYMOUS, Issue.TWICE})
ERRORS: Final = frozenset(
    {
        *(Issue.KEY_REFUSED, Issue.NOT_ENCRYPTED, Issue.TOO_OLD, Issue.TOO_NEW),
        *(Issue.TOO_OLD_FOR_ANONYMOUS, Issue.NOT_ANONYMOUS),
    }
)
"""What counting suffers from and time will not mend."""


class Care:
    """What is wrong with one shop, for how long, and whether that was said."""

    def __init__(self, hass: HomeAssistant, shop: Shop) -> None:
        self._hass = hass
        self._shop = shop
        self._clocks = ClockWatch()
        self._floods = FloodWatch()
        self._looks: dict[str, int] = {}
        self._said: dict[str, tuple[Finding, str]] = {}
        self._stop_looking: CALLBACK_TYPE | None = None

    def start(self) -> None:
        """Begin to look."""
        self._stop_looking = async_track_time_interval(
            self._hass, self._async_look, LOOK_EVERY, name="footfall care", cancel_on_shutdown=True
        )

    def stop(self) -> None:
        """Say nothing any more; what its owner has chosen to ignore stays ignored when the shop starts again."""
        if self._stop_looking is not None:
            self._stop_looking()
            self._stop_looking = None
        registry = ir.async_get(self._hass)
        for issue_id in list(self._said):
            issue = registry.async_get_issue(DOMAIN, issue_id)
            if issue is not None and issue.dismissed_version is None:
                registry.async_delete(DOMAIN, issue_id)
        self._said.clear()
        self._looks.clear()

    @callback
    def changed(self) -> None:
        """Take back at once what is good again."""
        self._drop_good({finding.issue_id for finding in self._found()})

    def described(self) -> dict[str, int]:
        """Return for how many looks each thing has been wrong, by issue id."""
        return dict(self._looks)

    def drift(self, node_id: str) -> float:
        """Return by how many seconds a node's time moved against the hub's within the last hour."""
        return self._clocks.drift(node_id)

    async def _async_look(self, _now: datetime) -> None:
        nodes = self._shop.nodes.values()
        times = {node.subentry_id: known for node in nodes if (known := _time_of(node)) is not None}
        self._clocks.look(time(), monotonic(), times)
        overflows = {node.subentry_id: lost for node in nodes if (lost := _overflow_of(node)) is not None}
        self._floods.look(self._shop.engine.snapshot.withheld, overflows)
        reasons = await async_reasons(self._hass)
        if self._stop_looking is None:
            return
        found = list(self._found())
        self._drop_good({finding.issue_id for finding in found})
        for finding in found:
            looks = self._looks[finding.issue_id] = self._looks.get(finding.issue_id, 0) + finding.counts
            if looks >= PATIENCE[finding.issue]:
                self._say(finding, "" if finding.problem is None else reasons[finding.problem])

    def _found(self) -> Iterator[Finding]:
        yield from findings(self._shop)
        for node in self._shop.nodes.values():
            named = {"node": node.title, "shop": self._shop.title}
            if self._clocks.drifts(node.subentry_id):
                yield Finding(Issue.CLOCK_DRIFTS, node.subentry_id, named)
            if self._floods.flooded(node.subentry_id):
                yield Finding(Issue.NODE_FLOODED, node.subentry_id, named)
        if self._clocks.jumps:
            yield Finding(Issue.CLOCK_JUMPS, self._shop.entry_id, {"shop": self._shop.title})
        if self._floods.shop:
            yield Finding(Issue.SHOP_FLOODED, self._shop.entry_id, {"shop": self._shop.title})

    def _say(self, finding: Finding, reason: str) -> None:
        # Its dialogue takes an issue back as well, though what is wrong may have stayed so.
        there = ir.async_get(self._hass).async_get_issue(DOMAIN, finding.issue_id) is not None
        if there and self._said.get(finding.issue_id) == (finding, reason):
            return
        self._said[finding.issue_id] = finding, reason
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            finding.issue_id,
            data={ENTRY_ID: self._shop.entry_id, NODE_ID: finding.subject},
            is_fixable=finding.issue in FIXABLE,
            severity=ir.IssueSeverity.ERROR if finding.issue in ERRORS else ir.IssueSeverity.WARNING,
            translation_key=finding.issue,
            translation_placeholders={**finding.named, **({"reason": reason} if finding.problem else {})},
        )

    def _drop_good(self, wrong: set[str]) -> None:
        for good in self._looks.keys() - wrong:
            del self._looks[good]
        for good in self._said.keys() - wrong:
            del self._said[good]
            ir.async_delete_issue(self._hass, DOMAIN, good)


def _time_of(node: Node) -> NodeTime | None:
    """Return how a node's time stands, None where it tells none of its own now."""
    offset = node.offset
    return None if offset is None or node.boot is None else NodeTime(node.boot, offset)


def _overflow_of(node: Node) -> Overflow | None:
    """Return what a node has given up for want of room, None where it tells nothing now."""
    answer = node.answer
    return None if answer is None or not node.connected else Overflow(answer.boot_id, answer.lost_table)


@callback
def async_forget_issues(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Leave nothing of a removed shop among the issues, not even what its owner chose to ignore."""
    registry = ir.async_get(hass)
    subjects = {entry.entry_id, *entry.subentries}
    for domain, issue_id in list(registry.issues):
        if domain == DOMAIN and any(issue_id == f"{issue}_{subject}" for issue in Issue for subject in subjects):
            registry.async_delete(domain, issue_id)
