"""What the engine of a shop is told, from its options and its zones."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.util import dt as dt_util

from .const import (
    CONF_BOUNCE,
    CONF_DAY_ENDS,
    CONF_ENGAGED,
    CONF_EXCEPTIONS,
    CONF_FROM,
    CONF_HOURS,
    CONF_SESSION_TIMEOUT,
    CONF_TO,
)
from .engine import EngineSettings, OpeningHours, Span
from .engine.hours import DAY_ENDS
from .privacy import PrivacyMode, privacy_of
from .zone import zones_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homeassistant.config_entries import ConfigEntry

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT: Final = "24:00"
MINUTE: Final = 60.0
DEFAULT: Final = EngineSettings()


def engine_settings(entry: ConfigEntry) -> EngineSettings:
    """Return what the engine is told of a shop; a zone that has lost all of its nodes is left out."""
    options = entry.options
    return EngineSettings(
        zone=dt_util.get_default_time_zone(),
        day_ends=day_ends(options),
        anonymous=privacy_of(options) is PrivacyMode.ANONYMOUS,
        hours=opening_hours(options),
        session_timeout=_seconds(options, CONF_SESSION_TIMEOUT, DEFAULT.session_timeout),
        bounce=_seconds(options, CONF_BOUNCE, DEFAULT.bounce),
        engaged=_seconds(options, CONF_ENGAGED, DEFAULT.engaged),
        zones=tuple(zone.settings for zone in zones_of(entry).values() if zone.settings.rings),
    )


def day_ends(options: Mapping[str, Any]) -> time:
    """Return the local time at which the business day ends."""
    return clock_time(options[CONF_DAY_ENDS]) if CONF_DAY_ENDS in options else DAY_ENDS


def opening_hours(options: Mapping[str, Any]) -> OpeningHours | None:
    """Return when the shop is open, None where that is not known: then exceptions say nothing either."""
    if (week := options.get(CONF_HOURS)) is None:
        return None
    exceptions: Mapping[str, Any] = options.get(CONF_EXCEPTIONS, {})
    return OpeningHours(
        tuple(read_spans(week.get(weekday, ())) for weekday in WEEKDAYS),
        {date.fromisoformat(day): read_spans(spans) for day, spans in exceptions.items()},
    )


def read_spans(spans: Sequence[Mapping[str, str]]) -> tuple[Span, ...]:
    """Read the spans of one day."""
    return tuple(Span(clock_time(span[CONF_FROM]), clock_time(span[CONF_TO])) for span in spans)


def clock_time(text: str) -> time:
    """Read a time of day, as "09:00" or "09:00:00"; the end of a day, 24:00, is midnight."""
    return time() if text.startswith(MIDNIGHT) else time.fromisoformat(text)


def _seconds(options: Mapping[str, Any], name: str, otherwise: float) -> float:
    """Return what is given in minutes."""
    return options[name] * MINUTE if name in options else otherwise
