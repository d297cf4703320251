"""The demo's dashboard: Footfall's own, and a floor plan on which zones and nodes have their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.plans import BOUTIQUE_FLOOR

from .demo_floor import FloorPicture
from .demo_places import ENTRY_ID, ZONES, node_id

if TYPE_CHECKING:
    from .home_assistant_api import HomeAssistantApi

URL_PATH = "footfall-demo"
STRATEGY: dict[str, Any] = {"strategy": {"type": "custom:footfall"}}


async def make_dashboard(api: HomeAssistantApi) -> str:
    """Create the dashboard as a user does who chooses Footfall's, and return its path."""
    await api.command(
        "lovelace/dashboards/create",
        url_path=URL_PATH,
        title="Footfall",
        icon="mdi:shoe-print",
        mode="storage",
        show_in_sidebar=True,
        require_admin=False,
    )
    await api.command("lovelace/config/save", url_path=URL_PATH, config=STRATEGY)
    return f"/{URL_PATH}/0"


async def dismiss_own_advice(api: HomeAssistantApi) -> None:
    """Dismiss what Home Assistant advises because of how this program starts it: it is none of the shop's."""
    await api.command("repairs/ignore_issue", domain="http", issue_id="deprecated_yaml", ignore=True)


async def draw_floor_plan(api: HomeAssistantApi, nodes: dict[str, tuple[float, float]]) -> None:
    """Upload the plan of the simulated shop, and put zones and nodes where they are. `nodes`: metres, by name."""
    picture = FloorPicture(BOUTIQUE_FLOOR)
    image = await api.upload("/api/image/upload", "floor-plan.png", picture.png(), "image/png")
    await api.command(
        "footfall/floor_plan/save",
        entry_id=ENTRY_ID,
        image=f"/api/image/serve/{image['id']}/original",
        aspect=round(picture.aspect, 3),
        zones={zone.zone_id: picture.place(*zone.marker) for zone in ZONES},
        nodes={node_id(name): picture.place(*place) for name, place in nodes.items()},
    )
