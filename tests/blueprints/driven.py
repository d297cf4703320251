"""A shop whose owner has made an automation of a blueprint, and in which time passes as the test says."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import persistent_notification
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED, SERVICE_TURN_OFF, STATE_ON
from homeassistant.core import CoreState
from homeassistant.setup import async_setup_component
from homeassistant.util import yaml
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from scripts.bootstrap.paths import ROOT
from tests.integration.automated import UNHEARD
from tests.integration.told import in_zone, registered, tell, told_shop
from tests.integration.watch import OCCUPANCY

from .furnished import Furnished, furnish

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.shop import Shop

BLUEPRINTS: Final = ROOT / "blueprints" / "automation" / "footfall"
MADE: Final = "automation.made"
TURNS: Final = 100
"""Turns of the event loop in which everything has happened that waits for no thread and for no time."""
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALWAYS: Final[Mapping[str, object]] = {"hours": {day: [{"from": "00:00:00", "to": "24:00:00"}] for day in DAYS}}
NEVER: Final[Mapping[str, object]] = {"hours": {}}


@dataclass
class Driven:
    """A shop, what is in it, and the clock."""

    hass: HomeAssistant
    entry: MockConfigEntry
    room: Furnished
    clock: FrozenDateTimeFactory

    @property
    def shop(self) -> Shop:
        """The shop at work."""
        running: Shop = self.entry.runtime_data
        return running

    async def make(self, blueprint: str, **inputs: Any) -> None:
        """Import a blueprint, by its file's name without ending, and make an automation of it with these inputs."""
        await self.automate({"path": f"footfall-ha/{blueprint}.yaml", "input": inputs})

    async def automate(self, use: dict[str, Any]) -> None:
        """Import the blueprint at a path, and make an automation of it."""
        keep_imported(Path(self.hass.config.path("blueprints/automation", use["path"])))
        automation = {"id": "made", "alias": "Made", "use_blueprint": use}
        assert await async_setup_component(self.hass, "automation", {"automation": [automation]})
        await self.hass.async_block_till_done()
        assert self.state(MADE) == STATE_ON, "it would be unavailable were it refused"

    def device(self, entity_id: str = OCCUPANCY) -> str:
        """Give the device that an entity belongs to, as a form asks for it."""
        found = registered(self.hass, entity_id).device_id
        assert found is not None, entity_id
        return found

    def state(self, entity_id: str) -> str:
        """Give the state of an entity."""
        found = self.hass.states.get(entity_id)
        assert found is not None, entity_id
        return found.state

    async def people(self, number: float, *, staff: float = 0.0, **zones: float) -> None:
        """Have so many people in the shop, of its staff and in its zones, and show it; a zone below 0 is not heard."""
        of_zones = {f"id-{zone}": UNHEARD if people < 0 else in_zone(people) for zone, people in zones.items()}
        tell(self.shop, number, zones=of_zones, staff_present=staff)
        await self._happen(seconds=31)

    async def away(self) -> None:
        """Have the shop's only node away: nothing is known of now."""
        engine = self.shop.engine
        engine._snapshot = replace(engine.snapshot, time=self.shop.nodes["id-door"].now - 60)
        self.shop._publish()
        await self._happen(seconds=11)

    async def opens(self, *, always: bool = True) -> None:
        """Have the shop open, or closed."""
        self.hass.config_entries.async_update_entry(self.entry, options=ALWAYS if always else NEVER)
        await self._happen()

    async def restart(self) -> None:
        """Start Home Assistant anew, as far as an automation notices: nothing goes on, and no node is heard yet."""
        await self._automation("turn_off")
        await self.away()
        await self.later(minutes=1)
        await self._automation("turn_on")

    async def start(self) -> None:
        """Start Home Assistant anew at this moment, so far that its start is announced."""
        await self._automation("turn_off")
        self.hass.set_state(CoreState.starting)
        await self._automation("turn_on")
        self.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
        await self.hass.async_block_till_done()
        self.hass.set_state(CoreState.running)

    async def later(self, **time: float) -> None:
        """Let time pass, and what is due by then happen."""
        self.clock.tick(timedelta(**time))
        await self._happen()

    async def _happen(self, seconds: float = 0.0) -> None:
        """Let happen what is due by now, and what is shown within so many seconds.

        Home Assistant's own `async_block_till_done` would wait for an automation that waits for what comes next.
        """
        async_fire_time_changed(self.hass, datetime.now(UTC) + timedelta(seconds=seconds))
        while await self._turns():
            pass

    async def _turns(self) -> bool:
        """Let the event loop turn, and threads end; return whether anything of it was in a thread."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
        pending = self.hass._tasks | self.hass._background_tasks
        in_threads = [future for future in pending if not isinstance(future, asyncio.Task)]
        if in_threads:
            await asyncio.wait(in_threads)
        return bool(in_threads)

    async def _automation(self, action: str) -> None:
        await self.hass.services.async_call("automation", action, {"entity_id": MADE}, blocking=True)
        await self._happen()

    def notes(self) -> list[str]:
        """Give the messages among Home Assistant's own notifications."""
        notes = persistent_notification._async_get_or_create_notifications(self.hass)
        return [str(note["message"]) for note in notes.values()]


def keep_imported(file: Path) -> None:
    """Write what Home Assistant keeps of a blueprint that it has fetched: the content, in its own YAML."""
    content = yaml.parse_yaml((BLUEPRINTS / file.name).read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    blueprint = Blueprint(content, expected_domain="automation", schema=AUTOMATION_BLUEPRINT_SCHEMA)
    assert blueprint.validate() is None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(blueprint.yaml(), encoding="utf-8")


@asynccontextmanager
async def driven_shop(
    hass: HomeAssistant, *subentries: ConfigSubentryDataWithId, options: Mapping[str, object] | None = None
) -> AsyncIterator[Driven]:
    """Give a furnished shop that has been heard; from then on time passes only when it is told to."""
    room = await furnish(hass)
    async with told_shop(hass, *subentries, options=options) as entry:
        # Shortly after a full minute: what is shown within half a minute is shown before the next one begins.
        with freeze_time(datetime.now(UTC).replace(second=5, microsecond=0) + timedelta(minutes=1)) as clock:
            assert isinstance(clock, FrozenDateTimeFactory)
            try:
                yield Driven(hass, entry, room, clock)
            finally:
                if hass.states.get(MADE):
                    await hass.services.async_call("automation", SERVICE_TURN_OFF, {"entity_id": MADE}, blocking=True)
                await hass.async_block_till_done()
