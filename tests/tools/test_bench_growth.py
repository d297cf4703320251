"""scripts/bench growth and soak: what their figures rest on, and the pictures that are made of them."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from scripts.tools.benches.growth_devices import Times
from scripts.tools.benches.hall import NODES, addresses_a_minute, simulated
from scripts.tools.benches.inside import Counts, Inside
from scripts.tools.benches.long_fair import LongFair
from scripts.tools.benches.long_month import FIRST_DAY, Night, Played, month_of
from scripts.tools.benches.long_month import Told as AtMoment
from scripts.tools.benches.shop_figures import Told
from scripts.tools.benches.soak import accounted, drifts
from scripts.tools.benches.trends import growth, trend
from scripts.tools.benches.usage import open_files, resident, threads
from scripts.tools.plot_growth import PICTURES, draw, main
from simulator.truth import Truth, Visit

if TYPE_CHECKING:
    from pathlib import Path

DAY, HOUR = 86_400.0, 3600.0
BEGINS = 1_000 * DAY


def test_a_trend_is_one_only_where_chance_does_not_make_it() -> None:
    steady = [5.0, 5.2, 4.9, 5.1, 5.0, 4.8, 5.1, 5.0]
    assert trend(steady).slope == pytest.approx(0.0, abs=0.05)
    assert not trend(steady).sure
    rising = [1.0 + 0.5 * day + noise for day, noise in enumerate([0.1, -0.1, 0.0, 0.2, -0.2, 0.1, 0.0, -0.1])]
    assert trend(rising).slope == pytest.approx(0.5, abs=0.05)
    assert trend(rising).sure
    # One night that is far off moves neither.
    assert trend([*steady, 500.0]).slope == pytest.approx(0.0, abs=0.1)
    assert not trend([1.0, 2.0, 3.0]).sure, "three values that rise may well be chance: one order of six, twice"


def test_growth_is_the_line_of_least_squares() -> None:
    assert growth([1, 4, 50], [3.0, 9.0, 101.0]) == pytest.approx((2.0, 1.0))


def test_usage_is_what_the_system_says_of_a_process() -> None:
    waits = "held = bytes([1]) * {}\nother = open('/dev/null')\nprint('ready', flush=True)\ninput()\n"
    used = []
    for size in (1_000, 50_000_000):
        with subprocess.Popen(
            [sys.executable, "-S", "-c", waits.format(size)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            used.append(resident(process.pid))
            assert open_files(process.pid) == 4
            assert threads(process.pid) == 1
    assert used[1] - used[0] == pytest.approx(50, abs=3)


async def test_a_process_is_asked_what_it_holds(tmp_path: Path) -> None:
    inside = Inside(tmp_path / "inside")
    waits = (
        "import asyncio, sqlite3\n\nasync def main():\n    held = sqlite3.connect(':memory:')\n"
        "    held.execute(f'create table t as select zeroblob({1_000_000})')\n    print('ready', flush=True)\n"
        "    await asyncio.sleep(60)\n\n"
        "asyncio.run(main())\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        waits,
        "homeassistant",
        env={**os.environ, **inside.environment},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()
    try:
        counts = await inside.look(process.pid)
    finally:
        process.kill()
        await process.communicate()
    assert counts.tasks <= 2
    assert counts.objects > 1_000
    assert counts.ours == {}
    assert 1_000_000 < counts.sqlite < 2_000_000


def test_the_hall_is_heard_by_nodes_from_all_over_it(tmp_path: Path) -> None:
    hall = simulated(tmp_path, 150, nodes=NODES, people=0.02)
    assert len(hall.captures) == NODES
    first = [int(name.removeprefix("hall-")) - 1 for name in list(hall.captures)[:4]]
    assert len({number // 10 for number in first}) > 1, "of several rows"
    assert len({number % 10 for number in first}) == 4, "and columns"
    assert hall.addresses > 10
    table = tmp_path / "addresses.csv"
    assert addresses_a_minute(table, 0.0, 150.0) == 0.0


def test_a_stage_begins_when_the_one_before_is_measured() -> None:
    times = Times((10, 20), warm=10, window=20)
    assert times.begin(1) - times.begin(0) == 30


def told(**changed: Any) -> Told:
    """Return what a shop of one node says."""
    nothing: dict[str, Any] = {
        "at": 0.0,
        "time": 0.0,
        "estimate": 0.0,
        "low": 0.0,
        "high": 0.0,
        "late": 0,
        "missed": 0,
        "lost": 0,
        "cursors": {"door": 5},
        "nodes": 1,
        "connected": 1,
        "ended": False,
    }
    return Told(**{**nothing, **changed})


def test_sightings_are_counted_over_the_cursors_end_and_of_nodes_that_were_there() -> None:
    before = told(cursors={"door": 2**31 - 10})
    after = told(at=2.0, cursors={"door": 90, "till": 7}, late=3, missed=2, lost=1)
    assert after.sightings_since(before) == 50.0
    assert after.lost_since(before) == 6


def test_the_long_fair_shows_as_many_addresses_a_minute() -> None:
    fair = LongFair(addresses=600, nodes=5)
    minute: list[set[int]] = [set(), set()]
    for hours, _, batch in fair.batches(0):
        for at, place in ((6.0, 0), (23.0, 1)):
            if at < hours <= at + 1 / 60 + 1e-9:
                minute[place] |= {sighting.pseudonym for sighting in batch.sightings}
    assert len(minute[0]) == pytest.approx(600, rel=0.05)
    assert len(minute[1]) == 12


def row(start: float, entries: float) -> list[Any]:
    """Return what of an hour's row matters here."""
    return [start, *[0.0] * 9, [entries]]


def month(*, told_entries: float = 5.0, memory: float = 300.0) -> Any:
    """Return two days with a night each, of five visits a day in the same hour."""
    truth = Truth(BEGINS, BEGINS + 2 * DAY)
    truth.visits = [Visit("v", "", BEGINS + day * DAY + 5 * HOUR, 0.0) for day in range(2) for _ in range(5)]
    starts = [BEGINS + hour * HOUR for hour in range(48)]
    rows = [row(start, 5.0 if (start - BEGINS) % DAY == 5 * HOUR else 0.0) for start in starts]
    nights = [
        Night(
            day,
            12.0 * day,
            memory + 10 * day,
            40,
            9,
            Counts(30, {"footfall node": 5}, 1_000, {"Shop": 1, "Node": 1}, day * 4_000_000),
        )
        for day in range(2)
    ]
    told = {day: AtMoment(BEGINS + day * DAY + 20 * HOUR, told_entries) for day in range(2)}
    report = [{"day": (FIRST_DAY + timedelta(day)).isoformat(), "entries": 5} for day in range(2)]
    statistic = {start: of[10][0] for start, of in zip(starts, rows, strict=True)}
    return month_of(Played(nights, told, rows, report, statistic), truth, BEGINS, 2)


def test_a_month_is_accounted_for_where_all_places_say_the_same() -> None:
    rows = {row.name: row for row in accounted(month()).rows}
    assert rows["entries that were"].figures == (10.0,)
    assert rows["most that a day differs by"].met
    assert rows["hours without a row"].met
    assert rows["hours with two"].met
    assert accounted(month(told_entries=7.0)).rows[5].met is False


def test_what_grows_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.tools.benches.soak.WARM_DAYS", 0)
    (table,) = drifts(month())
    rows = {row.name: row for row in table.rows}
    assert rows["memory, MB"].figures[0] == 10.0
    assert rows["memory, MB"].met is False
    assert rows["of which SQLite's, MB"].figures[0] == 4.0
    assert rows["all but SQLite's, MB"].figures[0] == 6.0
    assert rows["open files"].met
    assert rows["tasks"].met


def test_what_home_assistant_makes_once_by_its_own_clock_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.tools.benches.soak.WARM_DAYS", 0)
    monkeypatch.setattr("scripts.tools.benches.soak.FEWEST_NIGHTS", 2)
    held = ((1.0, 300.0), (6.0, 300.0), (12.0, 309.0), (18.0, 309.0))
    first = month().nights[0]
    nights = [replace(first, day=day, minutes=minutes, memory=memory) for day, (minutes, memory) in enumerate(held)]
    of_days, of_hours = drifts(replace(month(), nights=nights))
    assert of_days.rows[0].met is False
    assert of_hours.title.endswith("from night 3 on, when it had run for 11 minutes")
    assert of_hours.rows[0].met
    assert of_hours.rows[0].figures[0] == 0.0


def measured() -> dict[str, list[dict[str, Any]]]:
    """Return figures of every picture."""
    tables = []
    for picture in PICTURES:
        columns = [column for panel in picture.panels for column in panel.columns]
        rows = [{"name": f"{number} nodes", "figures": [float(number)] * len(columns)} for number in (1, 4, 1_600)]
        rows.append({"name": "each more", "figures": [None] * len(columns)})
        tables.append({"title": f"{picture.table} and more", "columns": columns, "rows": rows})
    return {"growth": tables}


def test_pictures_are_small_and_the_same_at_each_run(tmp_path: Path) -> None:
    file = tmp_path / "growth.json"
    file.write_text(json.dumps(measured()))
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        draw([file], folder)
    for picture in PICTURES:
        one, two = ((folder / f"{picture.name}.svg").read_bytes() for folder in folders)
        assert one == two
        assert len(one) < 60_000
        assert b"fill: #ffffff" in one, "it can be read on a dark page"


def test_what_is_no_measurement_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "other.json"
    file.write_text("[]")
    assert main([str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert main([]) == 1
