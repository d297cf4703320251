"""Says in the owner's language which nodes could not do what was asked of them, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN
from .errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant


async def async_reasons(hass: HomeAssistant) -> dict[Problem, str]:
    """Return what each problem is called in the owner's language."""
    texts = await async_get_translations(hass, hass.config.language, "exceptions", {DOMAIN})
    return {problem: texts.get(f"component.{DOMAIN}.exceptions.{problem}.message", problem) for problem in Problem}


async def async_say(hass: HomeAssistant, trouble: Iterable[tuple[str, Problem]]) -> str:
    """Return a list with a line for each node by its name; empty where there is no trouble."""
    reasons = await async_reasons(hass)
    return "".join(f"\n- **{title}**: {reasons[problem]}" for title, problem in trouble)
