"""The demo's dashboard: made from what the shop's entities say of themselves, never from guessed entity ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .entities import Entities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .home_assistant_api import HomeAssistantApi

URL_PATH = "footfall-demo"

WHY = """
{%- set number = 'ENTITY' -%}
{%- set decided, fitted = state_attr(number, 'decided_by'), state_attr(number, 'calibration') -%}
{%- set counts, counted = state_attr(number, 'counts'), state_attr(number, 'last_counted') -%}
{%- if not has_value(number) -%}
No node hears anything at the moment, so nothing is known.
{%- else -%}
{%- set people, wifi, bluetooth = states(number) | int, states('WIFI') | int(0), states('BLUETOOTH') | int(0) -%}
{%- if people == 0 -%}
**Nobody is inside.**
{%- else -%}
**{{ people }} {{ 'person' if people == 1 else 'people' }}**, between {{ states('LOW') }} and {{ states('HIGH') }}.
{%- endif %} {{ wifi }} {{ 'phone' if wifi == 1 else 'phones' }} on Wi-Fi and {{ bluetooth }} on Bluetooth heard inside
{%- if people and wifi and bluetooth -%}
; the number is closer to what {{ 'Wi-Fi' if decided == 'wifi' else 'Bluetooth' }} says
{%- endif %}.

{% if fitted == 'counts' -%}
Counted by hand {{ relative_time(state_attr(number, 'last_count')) }} ago:
{{- ' ' }}{{ counted }} {{ 'person' if counted == 1 else 'people' }}
{%- if counts > 1 %}, the last of {{ counts }} counts{% endif %}.
{%- elif fitted == 'door_counter' -%}
Fitted to the counter at the door, day by day.
{%- elif fitted == 'profile' -%}
Fitted to days on which the people in this shop were counted.
{%- else -%}
Nobody has counted here yet, so a rule that suits most shops is used.
{%- endif %}
{%- endif -%}
"""
"""Why the number is what it is, for the owner; words in capitals stand for entity ids."""


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
        "sections": [_people(entities), _course(entities), _today(entities), _nodes(entities, nodes)],
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
            {
                "type": "tile",
                "entity": entities.one("occupied"),
                "name": "Somebody inside",
                "grid_options": {"columns": 12},
            },
            {"type": "tile", "entity": entities.one("occupancy_low"), "name": "At least"},
            {"type": "tile", "entity": entities.one("occupancy_high"), "name": "At most"},
            {"type": "heading", "heading": "Why this number", "icon": "mdi:help-circle-outline"},
            {"type": "markdown", "content": _why(entities), "grid_options": {"columns": 12}},
        ],
    }


def _why(entities: Entities) -> str:
    """Return the template that says why, for these entities."""
    keys = {"ENTITY": "occupancy", "LOW": "occupancy_low", "HIGH": "occupancy_high"}
    keys |= {"WIFI": "wifi_devices", "BLUETOOTH": "bluetooth_devices"}
    template = WHY.strip()
    for word, key in keys.items():
        template = template.replace(f"'{word}'", f"'{entities.one(key)}'")
    return template


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


def _today(entities: Entities) -> dict[str, Any]:
    names = {
        "entries": "Came in",
        "passers_by": "Passed by",
        "visits_in_progress": "Visits now",
        "dwell": "Typical stay",
        "capture_rate": "Capture rate",
        "bounce_rate": "Soon gone",
    }
    return {
        "type": "grid",
        "cards": [
            {"type": "heading", "heading": "Visits today", "icon": "mdi:door-open"},
            *({"type": "tile", "entity": entities.one(key), "name": name} for key, name in names.items()),
        ],
    }


def _nodes(entities: Entities, nodes: Sequence[str]) -> dict[str, Any]:
    cards: list[dict[str, Any]] = [
        {"type": "heading", "heading": f"Nodes: {', '.join(nodes)}", "icon": "mdi:radio-tower"}
    ]
    for key in ("connected", "frames_per_second", "dropped", "last_heard"):
        cards += [{"type": "tile", "entity": entity, "grid_options": {"columns": 12}} for entity in entities.all(key)]
    return {"type": "grid", "cards": cards}
