"""Figures of a few people do not leave the shop, and cannot be worked out of what does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.reports.document import Hidden, Moment, Number
from custom_components.footfall.reports.forms import Form, async_document, async_file, async_words_of
from custom_components.footfall.reports.summary import summary
from custom_components.footfall.reports.suppression import Figure, Sum, Why, suppressed

from .hours import HOUR, at
from .reported import OPEN, YESTERDAY, column, read_csv, read_xlsx, remember_days, reported_shop
from .suppressed import Reader, day_of, document, hour

if TYPE_CHECKING:
    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.history.hour import Hour
    from custom_components.footfall.reports.document import Cell, Document

MONDAY = "2026-11-09"
TUESDAY = "2026-11-10"
FEW = st.integers(0, 9)


def shown(cell: Cell) -> object:
    return cell.value if isinstance(cell, Number) else cell


def people(of: Document, table: str, column: str = "entries") -> list[object]:
    """Return what a column says, from ten on where it is of hours."""
    cells = [shown(row[column]) for row in of.tables[table]]
    return cells[6:] if table == "hours" else cells


def test_a_small_hour_and_what_it_could_be_worked_out_from() -> None:
    """Of 3, 20, 8 and 30 it is not enough to hide the 3: it is what 61 is more than the others."""
    told = document(day_of(MONDAY, 3, 20, 8, 30), MONDAY, TUESDAY, 5)

    assert shown(told.figure("entries")["value"]) == 61
    assert people(told, "hours")[:5] == [Hidden(5), 20, Hidden(), 30, 0]


def test_several_small_hours_hide_each_other() -> None:
    told = document(day_of(MONDAY, 3, 20, 2, 30, 2), MONDAY, TUESDAY, 5)
    assert people(told, "hours")[:5] == [Hidden(5), 20, Hidden(5), 30, Hidden(5)]
    told = document(day_of(MONDAY, 1, 20, 1, 30, 1), MONDAY, TUESDAY, 5)
    assert people(told, "hours")[:5] == [Hidden(5), Hidden(), Hidden(5), 30, Hidden(5)], "three that are three are ones"


def test_where_nothing_hides_them_nothing_is_told_of_the_hours() -> None:
    told = document(day_of(MONDAY, 2, 4), MONDAY, TUESDAY, 5)
    assert people(told, "days") == [6]
    assert set(people(told, "hours")) == {Hidden()}


def test_a_small_day_hides_its_hours_and_another_day() -> None:
    hours = [*day_of(MONDAY, 9, 9), *day_of(TUESDAY, 2), *day_of("2026-11-11", 20, 20)]
    told = document(hours, MONDAY, "2026-11-12", 5)
    assert people(told, "days") == [Hidden(), Hidden(5), 40]
    of_hours = [row["entries"] for row in told.tables["hours"]]
    assert set(of_hours[:24]) == {Hidden()}
    assert set(of_hours[24:48]) == {Hidden(5)}, "nobody at all, too: where there were visits would say how many"
    assert Hidden() not in of_hours[48:]


def test_where_days_are_not_told_their_hours_do_not_say_that_somebody_came() -> None:
    """Three days of five together, on each of which somebody came: none can be four."""
    came = [*day_of(MONDAY, 1), *day_of(TUESDAY, 1), *day_of("2026-11-11", 3)]
    told = document(came, MONDAY, "2026-11-12", 5)
    assert (shown(told.figure("entries")["value"]), people(told, "days")) == (5, [Hidden()] * 3)
    assert {row["entries"] for row in told.tables["hours"]} == {Hidden()}


def test_what_a_small_figure_could_be_worked_out_from_is_not_told_either() -> None:
    told = document(day_of(MONDAY, 3, 20, 8, 30), MONDAY, TUESDAY, 5)
    small, large, cover, *_ = list(told.tables["hours"])[6:]
    for row in (small, cover):
        assert {row[key] for key in ("capture_rate", "dwell_median", "engaged_rate", "bounce_rate")} <= {Hidden(), None}
        assert (row["entries_low"], row["entries_high"]) == (None, None)
    assert (small["occupancy"], small["peak"]) == (Hidden(), Hidden(5))
    assert isinstance(large["peak"], Number)
    usual = [shown(row["entries"]) for row in told.tables["pattern"]]
    assert usual[6:10] == [Hidden(), 20, Hidden(), 30]


def test_a_share_of_few_is_not_told() -> None:
    """Two of forty who left at once are as few as two who came."""
    begin = at(f"{MONDAY} 10:00")
    told = document([hour(begin, 40, bounced=2.0), hour(begin + HOUR, 40, bounced=38.0)], MONDAY, TUESDAY, 5)
    assert people(told, "hours", "bounce_rate")[:2] == [Hidden(), Hidden()]
    assert shown(told.figure("bounce_rate")["value"]) == 0.5


def test_the_change_against_a_small_figure_is_not_told() -> None:
    told = document([*day_of("2026-11-02", 1, 1), *day_of(MONDAY, 20, 20)], MONDAY, TUESDAY, 5)
    entries = told.figure("entries")
    assert (entries["week_before"], entries["week_before_change"]) == (Hidden(5), None)


def test_the_busiest_hour_of_a_quiet_day() -> None:
    busiest = document(day_of(MONDAY, 3, 1), MONDAY, TUESDAY, 5).figure("busiest_hour")
    assert (busiest["value"], busiest["at"]) == (Hidden(5), None)
    busiest = document(day_of(MONDAY, 3, 20, 8, 30), MONDAY, TUESDAY, 5).figure("busiest_hour")
    assert busiest["at"] == Moment(at(f"{MONDAY} 13:00"), day=False)


@pytest.mark.parametrize("smallest", [0, 1])
def test_nothing_is_hidden_where_the_owner_wants_it_so(smallest: int) -> None:
    told = document(day_of(MONDAY, 1, 2), MONDAY, TUESDAY, smallest)
    assert people(told, "hours")[:3] == [1, 2, 0]
    assert "note.hidden" not in {note.key for note in told.notes}


def test_with_two_as_the_smallest_nobody_is_hidden_as_well() -> None:
    """Fewer than two and not nobody would be one."""
    told = document(day_of(MONDAY, 1, 2, 7), MONDAY, TUESDAY, 2)
    assert people(told, "hours")[:4] == [Hidden(2), 2, 7, Hidden(2)]


def test_large_figures_stay_as_they_are() -> None:
    told = document(day_of(MONDAY, 10, 12, 20), MONDAY, TUESDAY, 5)
    assert people(told, "hours")[:4] == [10, 12, 20, 0]
    assert "note.hidden" not in {note.key for note in told.notes}


def some_days(came: list[list[int]], first: date) -> list[Hour]:
    return [
        one
        for step, entries in enumerate(came)
        for one in day_of((first + timedelta(days=step)).isoformat(), *map(float, entries))
    ]


def test_hours_of_a_day_that_is_told_of_by_its_hours_alone() -> None:
    """Of eight days hours stand beside those a week before, and days beside those two weeks before."""
    came = [[0], [0], [0], [0], [1], *[[0]] * 7, [3]]
    told = document(some_days(came, date.fromisoformat(MONDAY)), "2026-11-14", "2026-11-22", 3)
    assert Hidden(3) in {row["week_before"] for row in told.tables["hours"]}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(FEW, min_size=1, max_size=6), min_size=2, max_size=16), st.data())
def test_no_small_number_can_be_worked_out(came: list[list[int]], data: st.DataObject) -> None:
    """Whatever the days and hours, whatever the span: all sums of a document leave a small number any small number."""
    first = date.fromisoformat(MONDAY)
    begin = data.draw(st.integers(0, len(came) - 1))
    end = data.draw(st.integers(begin + 1, len(came)))
    smallest = data.draw(st.integers(3, 8))
    span = [(first + timedelta(days=step)).isoformat() for step in (begin, end)]

    of = document(some_days(came, first), span[0], span[1], smallest)

    truth = {
        at(f"{first + timedelta(days=day)} 10:00") + HOUR * step: people
        for day, hours in enumerate(came)
        for step, people in enumerate(hours)
    }
    for key, (low, high) in Reader(of, "entries", smallest).ranges.items():
        at_hour = key[1]
        if key[0] == "hour" and isinstance(at_hour, float) and 0 < truth.get(at_hour, 0) < smallest:
            assert low <= 1 + 1e-6, (key, low, high)
            assert high >= smallest - 1 - 1e-6, (key, low, high)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.integers(3, 6))
def test_one_sum_leaves_its_small_parts_as_they_are(parts: list[int], smallest: int) -> None:
    """By trying every way in which the hidden parts of a sum can add up."""
    figures: dict[tuple[str, object], Figure] = {
        ("part", place): Figure.of_people(part, smallest) for place, part in enumerate(parts)
    }
    keys = tuple(figures)
    figures["sum", 0] = Figure.of_people(sum(parts), smallest)
    gone = suppressed(figures, [Sum(("sum", 0), keys)])
    if ("sum", 0) in gone:
        assert keys[0] in gone or len(parts) > 1
        return
    hidden = [key for key in keys if key in gone]
    whole = len(hidden) == len(keys)
    left = sum(parts) - sum(figures[key].value for key in keys if key not in gone)
    choices = [
        range(1, smallest) if gone[key] is Why.SMALL else range(0 if whole else smallest, int(left) + 1)
        for key in hidden
    ]
    for place, key in enumerate(hidden):
        if 0 < figures[key].value < smallest:
            possible = {value for value in choices[place] if _adds_up(choices, place, int(left) - value)}
            assert possible >= set(range(1, smallest)), (parts, smallest, gone)


def _adds_up(choices: list[range], without: int, left: int) -> bool:
    """Tell whether a number out of each other choice adds up to what is left; ranges leave no gaps."""
    others = [choice for place, choice in enumerate(choices) if place != without]
    if any(not len(choice) for choice in others):
        return False
    return sum(choice[0] for choice in others) <= left <= sum(choice[-1] for choice in others)


async def test_what_readers_of_files_see(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Signs where people read, and empty cells that are named where programs do; the number set for the shop counts."""
    shop = await reported_shop(hass, freezer, options={**OPEN, "smallest": 12})
    remember_days(shop, [YESTERDAY])

    async def made(form: Form, language: str = "en") -> bytes:
        of = await async_document(hass, shop, (at(f"{YESTERDAY} 04:00"), at("2026-11-11 04:00")), open_only=False)
        return await async_file(hass, of, form, await async_words_of(hass, of, language))

    read = read_csv(await made(Form.CSV))
    hours = [line for line in read if line["table"] == "hours"]
    assert [line["entries"] for line in hours][6:10] == ["", "", "", "13"]
    assert [line["entries"] for line in hours][:2] == ["0", "0"]
    assert {"entries<12", "dwell_median", "capture_rate", "bounce_rate"} <= set(hours[6]["hidden"].split())
    assert "entries" in hours[8]["hidden"].split(), "a twelve, without which the ten and the eleven could be told"
    assert {line["hidden"] for line in hours[:6]} == {""}
    sheet = read_xlsx(await made(Form.XLSX))
    assert column(sheet, "Hours", "Entries")[6:10] == ["<12", "<12", "*", 13]
    for language, said in (("en", "a small number of people"), ("de", "wenige Personen"), ("zh-Hans", "人数很少")):
        page = (await made(Form.HTML, language)).decode()
        assert "&lt;12" in page
        assert said in page
    of = await async_document(hass, shop, (at(f"{YESTERDAY} 10:00"), at(f"{YESTERDAY} 11:00")), open_only=False)
    assert summary(of, await async_words_of(hass, of, "en")).startswith("Entries: <12")
    answer: Any = await hass.services.async_call(
        DOMAIN,
        "write_report",
        {"start": f"{YESTERDAY} 10:00:00", "end": f"{YESTERDAY} 11:00:00", "format": "text"},
        blocking=True,
        return_response=True,
    )
    assert answer["entries"] is None
    inside: Any = await hass.services.async_call(
        DOMAIN, "report", {"period": "yesterday", "by": "hour"}, blocking=True, return_response=True
    )
    assert [hour["entries"] for hour in inside["hours"]][6:8] == [10, 11], "within the shop all is told"
    assert await hass.config_entries.async_unload(shop.entry_id)
