"""The actions on a shop's history: report, forget, import counts."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .access import ADMIN
from .action_target import SHOP, async_shop_of
from .const import DOMAIN
from .engine.figures import BAND_EDGES
from .engine.live_calibration import MOST_PEOPLE
from .history import By, Options
from .history.imports import Counts, ImportRefusedError, async_import, hours_of, start_of
from .span import ATTR_OPEN_ONLY, ATTR_START, SPAN, refused, span_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .history import Figures, Report

ATTR_ALL: Final = "all"
ATTR_BY: Final = "by"
ATTR_DAY: Final = "day"
ATTR_REPLACE: Final = "replace"
ATTR_ROWS: Final = "rows"

REPORT: Final = "report"
FORGET: Final = "forget"
IMPORT_COUNTS: Final = "import_counts"

MOST_IN_A_ROW: Final = 1_000_000
MOST_DWELL_S: Final = 86_400.0


def _number(most: float) -> vol.All[Any]:
    """Take a number from 0 on; what is no number at all would pass every comparison."""

    def finite(value: float) -> float:
        if not math.isfinite(value):
            raise vol.Invalid("not a number")
        return value

    return vol.All(vol.Coerce(float), finite, vol.Range(min=0, max=most))


def _start(value: Any) -> Any:
    """Take a date, or a date and a time, as YAML or JSON gives them."""
    if isinstance(value, date):
        return value
    try:
        return start_of(cv.string(value))
    except ValueError as error:
        raise vol.Invalid("neither a date nor a date and a time") from error


REPORT_SCHEMA: Final = vol.Schema(
    {
        **SHOP,
        **SPAN,
        vol.Optional(ATTR_BY, default=By.NONE): vol.Coerce(By),
    }
)
FORGET_SCHEMA: Final = vol.Schema({**SHOP, vol.Optional(ATTR_DAY): cv.date, vol.Optional(ATTR_ALL): cv.boolean})
IMPORT_COUNTS_SCHEMA: Final = vol.Schema(
    {
        **SHOP,
        vol.Required(ATTR_ROWS): vol.All(
            cv.ensure_list,
            [
                {
                    vol.Required(ATTR_START): _start,
                    vol.Required("entries"): _number(MOST_IN_A_ROW),
                    vol.Optional("occupancy"): _number(MOST_PEOPLE),
                    vol.Optional("passers_by"): _number(MOST_IN_A_ROW),
                    vol.Optional("dwell_median"): _number(MOST_DWELL_S),
                }
            ],
            vol.Length(min=1),
        ),
        vol.Optional(ATTR_REPLACE, default=False): cv.boolean,
    }
)


@callback
def async_register_history_actions(hass: HomeAssistant) -> None:
    """Register the actions on the history."""
    register = partial(hass.services.async_register, DOMAIN)
    register(REPORT, _async_report, REPORT_SCHEMA, supports_response=SupportsResponse.ONLY)
    register(FORGET, _async_forget, FORGET_SCHEMA, supports_response=SupportsResponse.OPTIONAL)
    register(IMPORT_COUNTS, _async_import_counts, IMPORT_COUNTS_SCHEMA, supports_response=SupportsResponse.OPTIONAL)


async def _async_report(call: ServiceCall) -> ServiceResponse:
    """Give the figures of a span of time."""
    history = (await async_shop_of(call)).history
    begin, end = span_of(call.data, history)
    options = Options(by=call.data[ATTR_BY], open_only=call.data[ATTR_OPEN_ONLY])
    report = await history.async_figures(begin, end, options)
    return await call.hass.async_add_executor_job(_answer, report, dict(history.zone_names), options.by)


async def _async_forget(call: ServiceCall) -> ServiceResponse:
    """Forget a business day, or everything, and say how many hours that were."""
    shop, day = await async_shop_of(call, ADMIN), call.data.get(ATTR_DAY)
    if (day is None) is not call.data.get(ATTR_ALL, False):
        raise refused("forget_what")
    if day is None:
        return {"forgotten_hours": await shop.async_forget()}
    if shop.history.unreadable(day.toordinal()):
        raise refused("forget_unreadable")
    return {"forgotten_hours": await shop.async_forget(day.toordinal())}


async def _async_import_counts(call: ServiceCall) -> ServiceResponse:
    """Keep what was counted elsewhere, and say how many rows were taken and skipped."""
    history = (await async_shop_of(call, ADMIN)).history
    counts = [Counts(**row) for row in call.data[ATTR_ROWS]]
    now = dt_util.utcnow().timestamp()
    try:
        hours = await call.hass.async_add_executor_job(hours_of, counts, history.business_days, now)
    except ImportRefusedError as error:
        raise refused(error.reason, row=str(error.place)) from error
    taken, skipped = await async_import(history, hours, replace=call.data[ATTR_REPLACE])
    return {"taken": taken, "skipped": skipped}


def _answer(report: Report, zone_names: Mapping[str, str], by: By) -> dict[str, Any]:
    """Put a report into words and numbers that automations and other programs can use."""
    answer = _figures(report.total)
    if report.busiest is not None:
        answer["busiest_hour"] = {"start": _time(report.busiest[0]), "entries": round(report.busiest[1])}
    else:
        answer["busiest_hour"] = None
    answer["gaps"] = [
        {"start": _time(gap.begin), "end": _time(gap.end), "minutes": round(gap.missing_s / 60)} for gap in report.gaps
    ]
    answer["zones"] = [
        {"id": zone, "name": zone_names.get(zone, zone), **_rounded(asdict(of))} for zone, of in report.zones.items()
    ]
    answer["before"] = None if report.before is None else _figures(report.before)
    answer["week_before"] = None if report.week_before is None else _figures(report.week_before)
    if by is not By.NONE:
        answer[f"{by}s"] = [_figures(figures) for figures in report.series]
    return answer


def _figures(figures: Figures) -> dict[str, Any]:
    answer = _rounded(asdict(figures))
    begin, end, day = answer.pop("begin"), answer.pop("end"), answer.pop("day")
    at = {"start": _time(begin), "end": _time(end)}
    return {**({} if day is None else {"day": date.fromordinal(day).isoformat()}), **at, **answer}


WHOLE: Final = {"entries", "entries_low", "entries_high", "passers_by", "dwell_median", "peak"}
"""What is given as whole numbers: people, and seconds. Rates have three decimals, means of people one."""
SHARES: Final = {
    *("capture_rate", "bounce_rate", "engaged_rate", "entry_rate"),
    *("traceable_share", "heard_share", "imported_share", "known_share"),
}


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    rounded: dict[str, Any] = {}
    for name, value in figures.items():
        if name == "dwell_bands":
            rounded[name] = [
                {"from_seconds": round(edge), "people": round(people)}
                for edge, people in zip(BAND_EDGES, value, strict=True)
            ]
        elif name == "peak_at":
            rounded[name] = None if value is None else _time(value)
        elif value is None or name in {"begin", "end", "day"}:
            rounded[name] = value
        elif name in WHOLE:
            rounded[name] = round(value)
        else:
            rounded[name] = round(value, 3 if name in SHARES else 1)
    return rounded


def _time(moment: float) -> str:
    """Give a moment as ISO time, in Home Assistant's zone."""
    return dt_util.as_local(dt_util.utc_from_timestamp(moment)).isoformat(timespec="seconds")
