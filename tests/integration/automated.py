"""Automations that a shop owner could have made, with an action that only says what it was told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.footfall.engine.figures import ZoneFigures

from .hours import row
from .told import in_zone, passes, tell

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, ServiceCall

    from custom_components.footfall.shop import Shop

SAY: Final = {"action": "test.say", "data": {"about": "{{ trigger.entity_id }}"}}
FOR_TEN_MINUTES: Final = {"for": {"minutes": 10}}
NOT_YET: Final = 599
HELD: Final = 601
UNHEARD: Final = ZoneFigures(known=False)


def threshold(kind: str, number: float | str, upper: float | None = None) -> dict[str, Any]:
    """Give the option for a number of people: a number, or an entity's."""
    value = {"entity": number} if isinstance(number, str) else {"number": number}
    if upper is None:
        return {"threshold": {"type": kind, "value": value}}
    return {"threshold": {"type": kind, "value_min": value, "value_max": {"number": upper}}}


def on(trigger: str, target: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Give one of our triggers."""
    return {"trigger": f"footfall.{trigger}", "target": target, "options": options}


def of(condition: str, target: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Give one of our conditions."""
    return {"condition": f"footfall.{condition}", "target": target, "options": options}


async def automate(hass: HomeAssistant, *triggers: dict[str, Any], **more: Any) -> list[ServiceCall]:
    """Start an automation; returns the list that each of its runs is added to."""
    calls = async_mock_service(hass, "test", "say")
    automation = {"alias": "Say", "triggers": list(triggers), "actions": [SAY], **more}
    assert await async_setup_component(hass, "automation", {"automation": [automation]})
    await hass.async_block_till_done()
    return calls


def about(calls: list[ServiceCall]) -> list[str]:
    """Give the entities that the runs were about, without their domain, and forget the runs."""
    told = [str(call.data["about"]).split(".")[1] for call in calls]
    calls.clear()
    return told


async def show(hass: HomeAssistant, shop: Shop, people: float = 0.0, **zones: float) -> None:
    """Have the shop, and its zones, show so many people; a zone below 0 is not heard."""
    of_zones = {f"id-{zone}": UNHEARD if number < 0 else in_zone(number) for zone, number in zones.items()}
    tell(shop, people, zones=of_zones)
    await passes(hass, 11)
    await passes(hass, 31)


async def lose(hass: HomeAssistant, shop: Shop) -> None:
    """Have the shop know nothing of now, as while its node is away."""
    shop.engine._snapshot = replace(shop.engine.snapshot, time=shop.nodes["id-door"].now - 60)
    shop._publish()
    await passes(hass, 11)


def remember(shop: Shop, *people: float) -> None:
    """Give the shop a history: so many people inside at this hour one, two, three weeks ago."""
    now = shop.nodes["id-door"].now
    days = shop.history.business_days
    hours = [days.earlier(now, 7 * week) // 3600 * 3600 for week in range(1, len(people) + 1)]
    shop.history.add(row(hour, before, day=days.of(hour)) for hour, before in zip(hours, people, strict=True))
