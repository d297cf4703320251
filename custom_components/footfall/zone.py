"""A zone of a shop, as its subentry says: which part of the shop it is, and how far it reaches around its nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback
from homeassistant.helpers import issue_registry as ir

from .const import (
    CONF_KIND,
    CONF_NODE,
    CONF_NODES,
    CONF_REACH,
    CONF_STRONGEST,
    CONF_WEAKEST,
    DOMAIN,
    SUBENTRY_NODE,
    SUBENTRY_PROXY,
    SUBENTRY_ZONE,
)
from .engine import REACHES, Ring, ZoneKind, ZoneSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homeassistant.config_entries import ConfigEntry, ConfigSubentry
    from homeassistant.core import HomeAssistant

CUSTOM: Final = "custom"
"""The reach that is given as two signals, not as a word."""

ZONE_LOST_NODE: Final = "zone_lost_node"
ZONE_LOST_NODES: Final = "zone_lost_nodes"


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone. `settings`: what the engine is told. `lost`: how many of its nodes have left the shop.

    A zone that has lost all of its nodes has no ring left: the engine is not told of it, and nothing is known of it.
    """

    subentry_id: str
    title: str
    kind: ZoneKind
    settings: ZoneSettings
    lost: int = 0

    @classmethod
    def from_subentry(cls, subentry: ConfigSubentry, nodes: Iterable[str]) -> Zone:
        """Read a zone; `nodes`: the subentry ids of the nodes that the shop has."""
        kind = ZoneKind(subentry.data[CONF_KIND])
        rings = [ring_of(around) for around in subentry.data[CONF_NODES]]
        kept = tuple(ring for ring in rings if ring.node in nodes)
        settings = ZoneSettings(zone=subentry.subentry_id, kind=kind, rings=kept)
        return cls(subentry.subentry_id, subentry.title, kind, settings, len(rings) - len(kept))


def ring_of(around: Mapping[str, Any]) -> Ring:
    """Read how far a zone reaches around one node: a word means what it means to this version of the engine."""
    if around[CONF_REACH] == CUSTOM:
        return Ring(node=around[CONF_NODE], weakest=around[CONF_WEAKEST], strongest=around[CONF_STRONGEST])
    return Ring(node=around[CONF_NODE], weakest=REACHES[around[CONF_REACH]].weakest)


def nodes_of(entry: ConfigEntry) -> dict[str, ConfigSubentry]:
    """Return what a zone can be around: the nodes of a shop, and Home Assistant's own scanners that belong to it."""
    return {
        subentry_id: subentry
        for subentry_id, subentry in entry.subentries.items()
        if subentry.subentry_type in {SUBENTRY_NODE, SUBENTRY_PROXY}
    }


def zones_of(entry: ConfigEntry) -> dict[str, Zone]:
    """Return the zones of a shop by subentry id."""
    nodes = nodes_of(entry)
    return {
        subentry_id: Zone.from_subentry(subentry, nodes)
        for subentry_id, subentry in entry.subentries.items()
        if subentry.subentry_type == SUBENTRY_ZONE
    }


@callback
def async_report_lost_nodes(hass: HomeAssistant, shop: str, zone: Zone) -> None:
    """Say that nodes of a zone have left the shop, or no longer: its owner changed it, or they are back."""
    async_withdraw(hass, zone.subentry_id)
    if zone.lost:
        ir.async_create_issue(
            hass,
            DOMAIN,
            f"{ZONE_LOST_NODE}_{zone.subentry_id}",
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=ZONE_LOST_NODE if zone.settings.rings else ZONE_LOST_NODES,
            translation_placeholders={"zone": zone.title, "shop": shop},
        )


@callback
def async_withdraw(hass: HomeAssistant, zone_id: str) -> None:
    """Say nothing more of a zone."""
    ir.async_delete_issue(hass, DOMAIN, f"{ZONE_LOST_NODE}_{zone_id}")
