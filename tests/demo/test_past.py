"""The demo's past looks like one, is always the same, and errs as honestly as it says it does."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from statistics import fmean
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from custom_components.footfall.history.files import MonthFiles
from custom_components.footfall.history.hour import decode, encode
from scripts.tools import demo_past, demo_shop
from scripts.tools.demo_places import ENTRY_ID, ZONES
from scripts.tools.demo_seed import write_past
from scripts.tools.demo_shop import DemoDay, gap_of, truths

if TYPE_CHECKING:
    from pathlib import Path

    from custom_components.footfall.history import Hour
    from simulator import Truth

HOUR = 3600.0
BERLIN = ZoneInfo("Europe/Berlin")
DAY = DemoDay(datetime(2026, 11, 25, 15, 17, tzinfo=BERLIN), BERLIN)
TODAY = DAY.now.date().toordinal()
DAYS_BEFORE_SALE = demo_shop.DAYS - demo_shop.SALE_DAYS_AGO


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[float, Hour], list[Truth]]:
    """Give the hours as the shop will find them, by start, and what was true."""
    folder = tmp_path_factory.mktemp("demo")
    write_past(folder, DAY)
    return read(folder), list(truths(DAY))


def read(folder: Path) -> dict[float, Hour]:
    files = MonthFiles(folder / ".storage", f"footfall.{ENTRY_ID}")
    hours = {start: hour for month in files.months() for start, hour in files.read(month).hours.items()}
    assert files.damaged == []
    return hours


def by_day(hours: dict[float, Hour]) -> dict[int, float]:
    days: defaultdict[int, float] = defaultdict(float)
    for hour in hours.values():
        days[hour.row.day] += hour.row.visits.entries
    return days


def test_it_goes_back_four_weeks_and_up_to_where_the_nodes_begin(
    known: tuple[dict[float, Hour], list[Truth]],
) -> None:
    hours, _ = known
    begin, end = gap_of(DAY)
    expected = {hour * HOUR for hour in range(round(min(hours) / HOUR), round(DAY.begin.timestamp() / HOUR))}
    assert min(hours) == datetime(2026, 10, 28, 4, tzinfo=BERLIN).timestamp()
    assert expected - set(hours) == {begin + HOUR * step for step in range(round((end - begin) / HOUR))}
    assert set(hours) - expected == set()


def test_weekends_are_fuller_one_day_had_a_sale_and_one_a_gap(known: tuple[dict[float, Hour], list[Truth]]) -> None:
    days = by_day(known[0])
    sale, gap = TODAY - demo_shop.SALE_DAYS_AGO, TODAY - demo_shop.GAP_DAYS_AGO
    usual = {day: people for day, people in days.items() if day not in {sale, gap, TODAY}}
    saturdays, mondays = ([people for day, people in usual.items() if day % 7 == rest] for rest in (6, 1))
    sundays = [people for day, people in usual.items() if day % 7 == 0]
    assert fmean(saturdays) > 1.5 * fmean(mondays)
    assert sundays == [0.0] * 4, "it is closed"
    before, of_sale, _ = (truth.entries() for truth in known[1])
    assert of_sale > 1.3 * before / (DAYS_BEFORE_SALE * 6 / 7)
    assert days[gap] < 0.8 * fmean(people for day, people in usual.items() if (day - gap) % 7 == 0)


def test_nobody_is_inside_while_it_is_closed(known: tuple[dict[float, Hour], list[Truth]]) -> None:
    asleep = [hour.row for hour in known[0].values() if not hour.row.open_s and hour.row.start % 86400 < 5 * HOUR]
    assert asleep
    assert all(row.occupancy == row.visits.entries == row.staff == 0 for row in asleep)


def test_it_is_as_far_off_as_it_says(known: tuple[dict[float, Hour], list[Truth]]) -> None:
    """The true number lies in the 80 % interval in about four of five hours in which people came."""
    hours, true = known
    came: defaultdict[float, int] = defaultdict(int)
    for truth in true:
        for visit in truth.visits:
            came[visit.begin // HOUR * HOUR] += visit.dwell >= demo_past.SHORTEST_VISIT
    told = [(hours[start].row.visits, people) for start, people in came.items() if start in hours and people >= 5]
    inside = [visits.entries_low <= people <= visits.entries_high for visits, people in told]
    assert len(told) > 150
    assert 0.65 < fmean(inside) < 0.95
    assert any(abs(visits.entries - people) > 2 for visits, people in told), "it is an estimate and no truth"


def test_figures_fit_together(known: tuple[dict[float, Hour], list[Truth]]) -> None:
    for hour in known[0].values():
        row, visits = hour.row, hour.row.visits
        assert decode(encode(hour)).row.visits.entries == pytest.approx(visits.entries, abs=0.001)
        assert row.least <= row.occupancy <= row.most + 1e-6
        assert row.low <= row.occupancy <= row.high
        assert visits.bounced + visits.engaged <= visits.ended + 1e-6
        assert visits.dwell.people == pytest.approx(visits.ended, abs=0.02)
        assert set(row.zones) == {zone.zone_id for zone in ZONES}
        assert sum(of.occupancy for of in row.zones.values()) <= row.occupancy + 1.0


def test_it_is_always_the_same(known: tuple[dict[float, Hour], list[Truth]], tmp_path: Path) -> None:
    graphs = write_past(tmp_path, DAY)
    assert read(tmp_path) == known[0]
    assert {len(hours) for hours in graphs.values()} == {len(known[0])}, "and each entity's graph is as long"
