"""The truth agrees with itself, with its files, and with the plan."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from simulator import Hours, PlanError, boutique, fair, simulate, write_truth
from simulator.people import opening, population
from tests.simulator.shops import NOON, shop

if TYPE_CHECKING:
    from pathlib import Path

    from simulator import ShopPlan

DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 3, 5, tzinfo=ZoneInfo("Europe/Berlin"))


def saturday(people: float = 2.0) -> ShopPlan:
    start = datetime(2026, 3, 7, tzinfo=ZoneInfo("Europe/Berlin"))
    return boutique(start, start + DAY, people=people)


@pytest.mark.parametrize("plan", [saturday(), shop(hours=3)], ids=["a day", "three hours"])
def test_who_came_in_and_did_not_leave_is_inside(plan: ShopPlan) -> None:
    truth = simulate(plan).truth()
    occupancy = truth.occupancy()
    assert occupancy.at(truth.begin) + truth.entries() - truth.exits() == occupancy.at(truth.end - 1e-6)
    assert all(count >= 0 for count in occupancy.counts)
    assert max(occupancy.counts) > 3


def test_dwell_adds_up_to_person_hours() -> None:
    truth = simulate(saturday()).truth()
    dwell = sum(visit.dwell for visit in truth.visits)
    assert truth.occupancy().integral(truth.begin, truth.end) == pytest.approx(dwell, abs=0.1)
    inside = sum(stay.end - stay.begin for stay in truth.zone_stays if stay.zone not in ("street", "window"))
    assert inside == pytest.approx(dwell, abs=0.1)


def test_a_window_of_time_shows_the_same_people_as_the_whole_day() -> None:
    day, part = simulate(saturday()).truth(), simulate(replace(saturday(), start=NOON + 2 * DAY)).truth()
    inside = [visit for visit in day.visits if visit.end > part.begin]
    assert part.visits == inside
    assert 0 < len(inside) < len(day.visits)


def test_people_come_in_opening_hours_only() -> None:
    plan = saturday()
    hours = opening(plan, date(2026, 3, 7))
    assert hours is not None
    truth = simulate(plan).truth()
    assert all(hours[0] <= visit.begin <= hours[1] for visit in truth.visits)
    assert all(visit.end <= hours[1] + 1800 for visit in truth.visits)
    sunday = replace(plan, start=plan.start + DAY, end=plan.end + DAY)
    assert simulate(sunday).truth().visits == []
    assert simulate(sunday).truth().passers_by() > 0


def test_the_figures_are_those_of_a_small_shop() -> None:
    days = [simulate(boutique(MIDNIGHT, MIDNIGHT + DAY, seed=seed)).truth() for seed in range(5)]
    entries = sum(truth.entries() for truth in days) / len(days)
    dwells = [visit.dwell for truth in days for visit in truth.visits]
    passers = sum(truth.passers_by() for truth in days) / len(days)
    assert 110 < entries < 190
    assert 360 < median(dwells) < 660
    assert min(dwells) > 15
    assert 0.08 < entries / (entries + passers) < 0.2
    assert all(len(truth.staff) == 2 for truth in days)


def test_groups_keep_together() -> None:
    truth = simulate(saturday()).truth()
    parties = defaultdict(list)
    for visit in truth.visits:
        parties[visit.party].append(visit)
    sizes = [len(visits) for visits in parties.values()]
    assert 1.2 < sum(sizes) / len(sizes) < 1.7
    for visits in parties.values():
        assert max(v.begin for v in visits) - min(v.begin for v in visits) < 10


def test_one_after_the_other_is_served() -> None:
    truth = simulate(saturday(people=4)).truth()
    assert max(truth.zone_occupancy("till").counts) >= 3
    alone = simulate(replace(saturday(people=4), stay=replace(saturday().stay, service=1.0))).truth()
    assert sum(v.dwell for v in truth.visits) > sum(v.dwell for v in alone.visits)


def test_somebody_is_always_in_exactly_one_zone() -> None:
    truth = simulate(shop(hours=1)).truth()
    by_person = defaultdict(list)
    for stay in truth.zone_stays:
        by_person[stay.person].append(stay)
    for stays in by_person.values():
        assert all(a.end == pytest.approx(b.begin, abs=1e-3) and a.zone != b.zone for a, b in pairwise(stays))
        assert stays[0].zone == stays[-1].zone == "street"


def test_positions_stay_on_the_plan_and_people_walk() -> None:
    plan = shop(hours=1, people=2)
    for person in population(plan):
        steps = list(person.steps(plan))
        assert steps[0].begin == pytest.approx(person.appear, abs=1e-3)
        assert steps[-1].end == pytest.approx(person.vanish, abs=1e-3)
        for step in steps:
            assert step.end > step.begin
            if person.role != "fixed" and step.y >= 0:
                assert 0 <= step.x <= plan.floor.width
                assert step.y <= plan.floor.depth


def test_the_files_tell_what_the_truth_does(tmp_path: Path) -> None:
    plan = saturday()
    simulation = simulate(plan)
    write_truth(simulation, tmp_path)
    truth = simulation.truth()
    lines = (tmp_path / "2026-03-07.truth.csv").read_text().splitlines()
    assert lines[0] == "datetime;occupancy"
    rows = [line.split(";") for line in lines[1:]]
    times = [datetime.fromisoformat(row[0]).replace(tzinfo=plan.start.tzinfo).timestamp() for row in rows]
    assert times == sorted(times)
    assert times[0] == plan.begin_s
    assert times[-1] == pytest.approx(plan.end_s, abs=0.01)
    counts = [int(row[1]) for row in rows]
    held = sum(count * (until - time) for count, (time, until) in zip(counts, pairwise(times), strict=False))
    assert held == pytest.approx(truth.occupancy().integral(truth.begin, truth.end), abs=0.1)
    with (tmp_path / "visits.csv").open() as table:
        assert [row["person"] for row in csv.DictReader(table)] == [visit.person for visit in truth.visits]
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["entries"] == truth.entries() == len(truth.visits)
    assert summary["person_hours"] == pytest.approx(sum(visit.dwell for visit in truth.visits) / 3600, abs=0.001)


def test_each_local_day_has_its_file(tmp_path: Path) -> None:
    start = datetime(2026, 3, 28, 20, tzinfo=UTC)
    write_truth(simulate(boutique(start, start + timedelta(hours=27))), tmp_path)
    names = sorted(path.name for path in tmp_path.glob("*.truth.csv"))
    assert names == ["2026-03-28.truth.csv", "2026-03-29.truth.csv", "2026-03-30.truth.csv"]
    sunday = (tmp_path / "2026-03-29.truth.csv").read_text().splitlines()
    assert sunday[1].startswith("2026-03-29 00:00:00")
    assert sunday[-1].startswith("2026-03-29 23:59:59")


def test_the_day_of_the_clock_change_has_its_hours() -> None:
    every_day = Hours(opening=((0.0, 24.0),) * 7)
    zone = ZoneInfo("Europe/Berlin")
    lengths = []
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        start = datetime(day.year, day.month, day.day, tzinfo=zone)
        plan = replace(boutique(start, start + DAY), hours=every_day)
        hours = opening(plan, day)
        assert hours is not None
        lengths.append((hours[1] - hours[0]) / 3600)
    assert lengths == [23, 25]


def test_a_shop_that_never_closes_does_not_empty_at_midnight() -> None:
    plan = boutique(MIDNIGHT - DAY / 4, MIDNIGHT + DAY / 4, people=3)
    always = Hours(opening=((0.0, 24.0),) * 7, weekdays=(1.0,) * 7, arrivals=(1.0,) * 24)
    truth = simulate(replace(plan, hours=always)).truth()
    midnight = MIDNIGHT.timestamp()
    assert any(visit.begin < midnight < visit.end for visit in truth.visits)
    assert any(midnight - 300 < visit.begin < midnight for visit in truth.visits)
    for name in ("staff-1", "staff-2"):
        shifts = [visit for visit in truth.staff if visit.person == name]
        assert all(a.end - b.begin < 60 for a, b in pairwise(shifts))


def test_nobody_comes_when_nobody_is_asked_for() -> None:
    truth = simulate(shop(people=0)).truth()
    assert (truth.visits, truth.passages, truth.occupancy().counts) == ([], [], [])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"end": NOON - DAY}, "not after the start"),
        ({"start": NOON.replace(tzinfo=None)}, "need a time zone"),
        ({"timezone": "Europe/Nowhere"}, "unknown time zone"),
        ({"mix": "nokia"}, "unknown phone mix"),
        ({"nodes": ()}, "at least one node"),
        ({"visits_per_day": -1.0}, "cannot be negative"),
        ({"nodes": (replace(shop().nodes[0], channel=14),)}, "channel 14"),
        ({"nodes": (replace(shop().nodes[0], bluetooth_duty=0.0),)}, "duty of 0.0"),
        ({"nodes": (replace(shop().nodes[0], name="../door"),)}, "file name"),
    ],
)
def test_an_impossible_plan_is_refused_with_a_reason(change: dict[str, Any], message: str) -> None:
    with pytest.raises(PlanError, match=message):
        replace(shop(), **change)


def test_places_for_nodes() -> None:
    assert [node.name for node in shop(nodes=6).nodes][:2] == ["door", "till"]
    assert len(fair(NOON, NOON + DAY).nodes) == 50
    with pytest.raises(PlanError, match="1 to 6"):
        shop(nodes=7)
    with pytest.raises(PlanError, match="1 to 50"):
        fair(NOON, NOON + DAY, nodes=0)
