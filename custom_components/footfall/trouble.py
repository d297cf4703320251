"""Says in the owner's language which nodes could not do what was asked of them, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

    from .errors import Problem


async def async_say(hass: HomeAssistant, trouble: Iterable[tuple[str, Problem]]) -> str:
    """Return a list with a line for each node by its name; empty where there is no trouble."""
    texts = await async_get_translations(hass, hass.config.language, "exceptions", {DOMAIN})
    lines = [
        f"- **{title}**: {texts.get(f'component.{DOMAIN}.exceptions.{problem}.message', problem)}"
        for title, problem in trouble
    ]
    return "".join(f"\n{line}" for line in lines)
