"""What a version of Footfall leaves in Home Assistant's folder, frozen for good: every later version has to read it.

`tests/golden/<version>/` has a shop as its set-up and its files hold it, and what that version told of it. It is
written by the version itself, of made-up people, things and secrets: `test_upgrades.py` does so where there is none.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.helpers.json import json_dumps
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.engine import DEFAULT_PROFILE
from custom_components.footfall.listening import Thing
from tests.captures import factory_address

from .conftest import node_subentry, set_up, until
from .hours import at, rows, zone_hour
from .told import staff_subentry, zone_subentry
from .watch import played

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.history import History
    from scripts.tools.host_node import HostNode

GOLDEN: Final = Path(__file__).parents[1] / "golden"
ENTRY_ID: Final = "01frozenfrozenfrozenfrozen"
SETUP: Final = "config_entry.json"
TOLD: Final = "told.json"
FIRST, LAST = "2026-09-30 20:00", "2026-10-01 14:00"
OPTIONS: Final[dict[str, Any]] = {
    "hours": {
        "mon": [{"from": "09:00:00", "to": "13:00:00"}, {"from": "14:00:00", "to": "24:00"}],
        "tue": [{"from": "09:00:00", "to": "18:00:00"}],
    },
    "exceptions": {"2026-12-25": [], "2026-12-24": [{"from": "10:00:00", "to": "14:00:00"}]},
    "day_ends": "05:00:00",
    "door_counter": "sensor.door_counter",
    "capacity": 50,
    "bounce": 2,
    "engaged": 15,
    "session_timeout": 10,
    "profile": DEFAULT_PROFILE.to_json(),
}
HUB: Final = {"hub": "0123456789abcdef", "token": "fedcba9876543210"}


async def freeze(hass: HomeAssistant, folder: Path, node: HostNode) -> None:
    """Run a shop that uses all there is, and keep what it leaves behind, and what it tells of it."""
    shop = MockConfigEntry(
        domain=DOMAIN,
        title="Bakery",
        entry_id=ENTRY_ID,
        data=HUB,
        unique_id=HUB["hub"],
        options=OPTIONS,
        subentries_data=(node_subentry(node), zone_subentry("Till", "till"), staff_subentry()),
    )
    await set_up(hass, shop)
    running = shop.runtime_data
    await until(lambda: played(running))
    await running.async_count(12, None)
    await running.async_leave_out({Thing(factory_address(7), 0x57)})
    running.history.add(rows(FIRST, 18, zones={"id-till": zone_hour(2.5)}, staff=1.0, open_s=1800.0))
    await running.dashboard.floor_plan.async_save({"zones": {"id-till": {"x": 0.25, "y": 0.5}}})
    told = await tell(hass, shop)
    assert await hass.config_entries.async_unload(shop.entry_id)
    storage, setup = Path(hass.config.path(".storage")), json.loads(json_dumps(shop.as_dict()))

    def write() -> None:
        folder.mkdir(parents=True)
        for path in storage.glob(f"{DOMAIN}.{ENTRY_ID}*"):
            (folder / f"{path.name.replace(ENTRY_ID, 'shop')}.json").write_text(f"{path.read_text().rstrip()}\n")
        for name, content in ((SETUP, setup), (TOLD, told)):
            (folder / name).write_text(json.dumps(content, indent=2) + "\n")

    await hass.async_add_executor_job(write)


def thaw(hass: HomeAssistant, folder: Path) -> MockConfigEntry:
    """Have the files lie where they were, and return the shop as it was set up."""
    storage = Path(hass.config.path(".storage"))
    storage.mkdir(exist_ok=True)
    for path in folder.glob(f"{DOMAIN}.shop*"):
        shutil.copyfile(path, storage / path.stem.replace("shop", ENTRY_ID))
    kept = json.loads((folder / SETUP).read_text())
    return MockConfigEntry(
        **{key: kept[key] for key in ("domain", "title", "entry_id", "data", "unique_id", "options")},
        version=kept["version"],
        minor_version=kept["minor_version"],
        subentries_data=tuple(kept["subentries"]),
    )


async def tell(hass: HomeAssistant, shop: MockConfigEntry) -> dict[str, Any]:
    """Return what a shop tells of what it has kept, without what passes with time."""
    running = shop.runtime_data
    history: History = running.history
    report = await history.async_figures(at(FIRST), at(LAST))
    plan = await running.dashboard.floor_plan.async_make()
    today = running.engine.carry()["account"]
    return {
        "hours": len(history),
        "entries": report.total.entries,
        "passers_by": report.total.passers_by,
        "zones": dict(history.zone_names),
        "subentries": sorted(subentry.title for subentry in shop.subentries.values()),
        "plan": plan,
        "equipment": len(running.equipment),
        "counts": running.engine.explain().counts,
        "today": today["book"]["today"]["entries"],
        "place": {node.subentry_id: node.cursor for node in running.nodes.values()},
    }
