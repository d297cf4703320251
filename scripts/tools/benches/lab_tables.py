"""The tables of the laboratory's days: ours first, then the plain methods, then what ten counts by hand bring."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from .lab_days import DEFAULT, FIRST, LEARNED, SEEDS, SPOTS
from .occupancy_score import figures
from .plain_methods import METHODS
from .tables import Goal, Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .lab_days import Capture, Days
    from .occupancy_score import Window
    from .plain_methods import Heard

GOALS: Final = {
    "MAE_occ": Goal(most=2.1),
    "MAE_empty": Goal(most=0.05),
    "R2": Goal(least=0.93),
    "MAPE3": Goal(most=0.18),
    "presence_acc": Goal(least=0.97),
    "person_hours_err": Goal(most=0.12),
    "worst_band_bias": Goal(most=3.0),
    "interval_occ": Goal(0.75, 0.85),
    "interval_empty": Goal(least=0.95),
}
WITH_SPOTS: Final = {"MAE_occ": Goal(most=1.9)}
GAIN: Final = Goal(least=0.1)
DIGITS: Final = {"windows": 0, "MAE_empty": 3, "R2": 3, "MAPE3": 3, "presence_acc": 3, "interval_empty": 3}
INTERVALS: Final = ("interval_occ", "interval_width", "interval_empty")


def tables_of(found: Mapping[int | None, Days]) -> list[Table]:
    """Return the tables, those of one epoch without end first."""
    tables = []
    for epoch, days in found.items():
        said = "" if epoch is None else f", epochs of {epoch} s"
        tables += [_methods(days, position, said) for position in sorted({one.position for one in days})]
        tables.append(_spots(days, said))
    return tables


def _methods(days: Days, position: str, said: str) -> Table:
    here = [one for one in days if one.position == position]
    ways: dict[str, list[Window]] = {
        name: [window for one in here for window in days[one].ours[name]] for name in (LEARNED, DEFAULT)
    }
    for name, method in METHODS.items():
        ways[name] = [window for one in here for window in method(_others(days, one), days[one].heard)]
    columns = {name: figures(windows) for name, windows in ways.items()}
    for name in METHODS:
        for figure in INTERVALS:
            del columns[name][figure]
    title = f"lab-days, {position.replace('_', ' ')}: {len(here)} days, each left out{said}"
    goals = GOALS if position == FIRST and not said else {}
    return Table(title, tuple(ways), _rows(list(columns.values()), goals))


def _others(days: Days, held_out: Capture) -> list[Heard]:
    return [counted.heard for one, counted in days.items() if one.position == FIRST and one.date != held_out.date]


def _spots(days: Days, said: str) -> Table:
    counted = [one for capture, one in days.items() if capture.position == FIRST]
    after, before = (
        [figures([window for one in counted for window in one.spots[seed][side]]) for seed in range(SEEDS)]
        for side in (0, 1)
    )
    mean = [{name: fmean(one[name] for one in side if name in one) for name in side[0]} for side in (after, before)]
    gain = 1.0 - mean[0]["MAE_occ"] / mean[1]["MAE_occ"]
    rows = _rows(mean, {} if said else WITH_SPOTS)
    best = Row("MAE_occ less by", (gain, None), None if said else GAIN, 3)
    title = f"lab-days, position 1: {SPOTS} counts of the day itself, mean of {SEEDS} draws{said}"
    return Table(title, ("with counts", "without"), (best, *rows))


def _rows(columns: Sequence[Mapping[str, float]], goals: Mapping[str, Goal]) -> tuple[Row, ...]:
    return tuple(
        Row(name, tuple(column.get(name) for column in columns), goals.get(name), DIGITS.get(name, 2))
        for name in columns[0]
    )
