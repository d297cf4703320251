"""How all shops together are doing, for Settings → System → Repairs → System information; nothing that identifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .privacy import PrivacyMode, privacy_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homeassistant.components.system_health import SystemHealthRegistration

    from .node import AnyNode
    from .shop import Shop

NOTHING: Final = "-"
MINUTE_S: Final = 60
KILO: Final = 1000


@callback
def async_register(_hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Say that there is something to tell."""
    register.async_register_info(async_health)


async def async_health(hass: HomeAssistant) -> dict[str, Any]:
    """Tell how the loaded shops are doing."""
    shops: list[Shop] = [entry.runtime_data for entry in hass.config_entries.async_loaded_entries(DOMAIN)]
    nodes = [node for shop in shops for node in shop.nodes.values()]
    versions = {node.answer.version for node in nodes if node.answer is not None}
    unheard = [seconds for shop in shops for node in shop.all_nodes if (seconds := _unheard_s(node)) is not None]
    return {
        "shops": len(shops),
        "anonymous": sum(privacy_of(shop.options) is PrivacyMode.ANONYMOUS for shop in shops),
        "nodes_connected": _connected(nodes),
        "bluetooth_scanners": _connected([proxy for shop in shops for proxy in shop.proxies.nodes.values()]),
        "protocol_versions": ", ".join(map(str, sorted(versions))) or NOTHING,
        "behind": _span([seconds for shop in shops if (seconds := _behind_s(shop)) is not None]),
        "late": sum(shop.engine.snapshot.late for shop in shops),
        "longest_unheard": _span(unheard),
        "history_hours": sum(len(shop.history) for shop in shops),
        "history_size": f"{sum([await shop.history.async_size() for shop in shops]) / KILO:.0f} kB",
    }


def _connected(nodes: Sequence[AnyNode]) -> str:
    return f"{sum(node.connected for node in nodes)} / {len(nodes)}"


def _unheard_s(node: AnyNode) -> float | None:
    """Return for how long a node that listens has heard nothing; None where it never has."""
    last = node.figures.last_heard
    return node.now - last.timestamp() if node.hears and not node.ended and last is not None else None


def _behind_s(shop: Shop) -> float | None:
    """Return how far what is known of a shop is behind its nodes' time; None while no node tells anything."""
    moments = [node.now for node in shop.all_nodes if node.hears and not node.ended]
    return max(moments) - shop.engine.snapshot.time if moments and shop.engine.snapshot.time else None


def _span(spans: Iterable[float]) -> str:
    """Write the longest of these spans of seconds, which are whole minutes from the second minute on."""
    longest = max(spans, default=None)
    if longest is None:
        return NOTHING
    return f"{max(0.0, longest):.0f} s" if longest < 2 * MINUTE_S else f"{longest / MINUTE_S:.0f} min"
