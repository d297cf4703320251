"""What Home Assistant's recorder would have made of the demo's past, so that its graphs do not begin with the demo.

The recorder writes what entities show while they show it; of the time before it can be told by the hour.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .demo_places import ENTRY_ID, ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custom_components.footfall.engine import HourRow

    from .home_assistant_api import HomeAssistantApi

HOUR: Final = timedelta(hours=1)
PEOPLE: Final = "people"
ARITHMETIC: Final = 1
"""Home Assistant's word for a mean that is one."""


class Told(NamedTuple):
    """What an entity showed within an hour that began at `start`, UTC seconds."""

    start: float
    mean: float
    least: float
    most: float


type Graphs = dict[str, list[Told]]
"""By the unique id of the entity."""


def graphs_of(rows: Iterable[HourRow]) -> Graphs:
    """Return what the entities would have shown in these hours."""
    graphs: Graphs = {}
    for row in rows:
        shown = {
            f"{ENTRY_ID}_occupancy": (row.occupancy, row.least, row.most),
            f"{ENTRY_ID}_occupancy_low": (row.low, row.low, row.low),
            f"{ENTRY_ID}_occupancy_high": (row.high, row.high, row.high),
            f"{ENTRY_ID}_staff_present": (row.staff, row.staff, row.staff),
            **{f"{zone}_people": (of.occupancy, 0.0, of.most) for zone, of in row.zones.items()},
        }
        for entity, told in shown.items():
            graphs.setdefault(entity, []).append(Told(row.start, *told))
    return graphs


async def caught_up(api: HomeAssistantApi) -> bool:
    """Tell whether the nodes have told of all hours that are over, and the recorder knows of them."""
    this_hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    name = f"footfall:{ENTRY_ID}_occupancy"
    return bool((await _kept(api, [name], (this_hour - HOUR).isoformat())).get(name))


async def draw_graphs(api: HomeAssistantApi, past: Graphs, staff: int) -> None:
    """Tell the recorder of the past, and of the hours of today that were played at once."""
    today = await _played(api, staff)
    entities = {one["unique_id"]: one["entity_id"] for one in await api.command("config/entity_registry/list")}
    for unique_id in past:
        begun = {told.start for told in past[unique_id]}
        hours = past[unique_id] + [told for told in today.get(unique_id, ()) if told.start not in begun]
        await _import(api, entities[unique_id], hours)


async def _played(api: HomeAssistantApi, staff: int) -> Graphs:
    """Return what was told of today's hours that are over."""
    day = await api.command("footfall/day", entry_id=ENTRY_ID)
    over = [hour for hour in day["hours"] if hour["occupancy"] is not None and not hour["partial"]]
    graphs: Graphs = {
        f"{ENTRY_ID}_{entity}": [Told(_seconds(hour["start"]), *(3 * [hour[figure]])) for hour in over]
        for entity, figure in (("occupancy", "occupancy"), ("occupancy_low", "low"), ("occupancy_high", "high"))
    }
    present = [Told(_seconds(hour["start"]), *(3 * [float(staff)])) for hour in over if hour["open"]]
    graphs[f"{ENTRY_ID}_staff_present"] = present
    names = {zone.zone_id: f"footfall:{ENTRY_ID}_{zone.zone_id}_occupancy" for zone in ZONES}
    kept = await _kept(api, list(names.values()), day["begins"])
    for zone, name in names.items():
        graphs[f"{zone}_people"] = [
            Told(hour["start"] / 1000, hour["mean"], 0.0, hour["max"]) for hour in kept.get(name, ())
        ]
    return graphs


async def _kept(api: HomeAssistantApi, names: list[str], begin: str) -> Mapping[str, Any]:
    """Return the statistics that Footfall has handed to the recorder, by the hour."""
    kept: Mapping[str, Any] = await api.command(
        "recorder/statistics_during_period",
        start_time=begin,
        statistic_ids=names,
        period="hour",
        types=["mean", "max"],
    )
    return kept


async def _import(api: HomeAssistantApi, entity: str, hours: Iterable[Told]) -> None:
    about = {
        "statistic_id": entity,
        "source": "recorder",
        "name": None,
        "unit_of_measurement": PEOPLE,
        "unit_class": None,
        "has_sum": False,
        "mean_type": ARITHMETIC,
    }
    stats = [
        {
            "start": datetime.fromtimestamp(told.start, UTC).isoformat(),
            "mean": told.mean,
            "min": told.least,
            "max": told.most,
        }
        for told in hours
    ]
    await api.command("recorder/import_statistics", metadata=about, stats=stats)


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
