"""The demo's dashboard: made from what the shop's entities say of themselves, never from guessed entity ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .entities import Entities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .home_assistant_api import HomeAssistantApi

URL_PATH = "footfall-demo"


async def make_dashboard(api: HomeAssistantApi, shop: str, nodes: Sequence[str]) -> str:
    """Create the dashboard and return its path."""
    entities = await Entities.read(api)
    await api.command(
        "lovelace/dashboards/create",
        url_path=URL_PATH,
        title="Footfall",
        icon="mdi:shoe-print",
        mode="storage",
        show_in_sidebar=True,
        require_admin=False,
    )
    view = {
        "title": "Today",
        "type": "sections",
        "max_columns": 3,
        "header": {"layout": "responsive", "card": _welcome(shop)},
        "sections": [_people(entities), _course(entities), _nodes(entities, nodes)],
    }
    await api.command("lovelace/config/save", url_path=URL_PATH, config={"views": [view]})
    return f"/{URL_PATH}/0"


def _welcome(shop: str) -> dict[str, Any]:
    return {"type": "markdown", "text_only": True, "content": f"# {shop}\nPeople in the shop, without a camera."}


def _people(entities: Entities) -> dict[str, Any]:
    return {
        "type": "grid",
        "cards": [
            {"type": "heading", "heading": "People now", "icon": "mdi:account-group"},
            {"type": "gauge", "entity": entities.one("occupancy"), "name": "Inside", "min": 0, "max": 30},
            {"type": "tile", "entity": entities.one("occupied"), "name": "Shop", "grid_options": {"columns": 12}},
            {"type": "tile", "entity": entities.one("occupancy_low"), "name": "At least"},
            {"type": "tile", "entity": entities.one("occupancy_high"), "name": "At most"},
        ],
    }


def _course(entities: Entities) -> dict[str, Any]:
    people = [
        {"entity": entities.one("occupancy"), "name": "Inside"},
        {"entity": entities.one("occupancy_low"), "name": "At least"},
        {"entity": entities.one("occupancy_high"), "name": "At most"},
    ]
    devices = [
        {"entity": entities.one("wifi_devices"), "name": "Wi-Fi"},
        {"entity": entities.one("bluetooth_devices"), "name": "Bluetooth"},
    ]
    return {
        "type": "grid",
        "cards": [
            {"type": "heading", "heading": "The last half hour", "icon": "mdi:chart-line"},
            {"type": "history-graph", "hours_to_show": 0.5, "entities": people, "grid_options": {"columns": 12}},
            {"type": "heading", "heading": "Devices near by", "icon": "mdi:cellphone-wireless"},
            {"type": "history-graph", "hours_to_show": 0.5, "entities": devices, "grid_options": {"columns": 12}},
        ],
    }


def _nodes(entities: Entities, nodes: Sequence[str]) -> dict[str, Any]:
    cards: list[dict[str, Any]] = [
        {"type": "heading", "heading": f"Nodes: {', '.join(nodes)}", "icon": "mdi:radio-tower"}
    ]
    for key in ("connected", "frames_per_second", "dropped", "last_heard"):
        cards += [{"type": "tile", "entity": entity} for entity in entities.all(key)]
    return {"type": "grid", "cards": cards}
