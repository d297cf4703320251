"""What a shop keeps of its hours: on real files, over restarts, damage and a full disk."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.history import By, Options
from custom_components.footfall.history.hour import DamagedError, Hour, Import, decode, encode

from .conftest import set_up, shop_entry
from .hours import HOUR, at, row, rows, visits, zone_hour

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueEntry, IssueRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.engine import HourRow
    from custom_components.footfall.history import History, Report

BEGIN = "2026-11-09 04:00"
END = "2026-11-10 04:00"


@pytest.fixture
async def shop(hass: HomeAssistant) -> MockConfigEntry:
    """Give a shop in Berlin without nodes."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    return await set_up(hass, shop_entry())


def history_of(shop: MockConfigEntry) -> History:
    history: History = shop.runtime_data.history
    return history


async def figures(shop: MockConfigEntry, begin: str = BEGIN, end: str = END) -> Report:
    return await history_of(shop).async_figures(at(begin), at(end), Options(by=By.HOUR))


async def restart(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert await hass.config_entries.async_setup(shop.entry_id)
    await hass.async_block_till_done()


def folder(hass: HomeAssistant, shop: MockConfigEntry) -> dict[str, Path]:
    """Give the files of a shop's history by what follows its id in their names."""
    prefix = f"{DOMAIN}.{shop.entry_id}."
    return {path.name.removeprefix(prefix): path for path in Path(hass.config.path(".storage")).glob(f"{prefix}*")}


def issue(registry: IssueRegistry, shop: MockConfigEntry, key: str) -> IssueEntry | None:
    return registry.async_get_issue(DOMAIN, f"{key}_{shop.entry_id}")


async def test_closed_hours_outlive_a_restart(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    kept = rows(BEGIN, 12, zones={"till": zone_hour(2.0)}, open_s=1800.0, staff=1.5)
    history_of(shop).add(kept)
    before = await figures(shop)
    assert before.total.entries == sum(range(1, 13))

    await restart(hass, shop)

    assert await figures(shop) == before
    assert history_of(shop).days() == (kept[0].day,)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_hours_are_on_disk_a_minute_after_they_closed(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-10-31 23:00", 3))
    assert folder(hass, shop) == {}
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=61))
    await hass.async_block_till_done(wait_background_tasks=True)

    files = folder(hass, shop)
    assert set(files) == {"2026-10", "2026-11"}, "months are those of UTC"
    assert all(path.stat().st_mode & 0o077 == 0 for path in files.values()), "nobody else may read them"
    october = json.loads(files["2026-10"].read_text())
    assert (october["version"], october["key"]) == (1, f"footfall.{shop.entry_id}.2026-10")
    assert [row[0] for row in october["data"]["rows"]] == [at("2026-10-31 23:00"), at("2026-11-01 00:00")]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_hour_that_a_restart_interrupted_is_there_once(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """The engine carries the open hour: what it tells later holds what it told before."""
    history_of(shop).add([row(BEGIN, 4.0, heard_s=1200.0)])
    await restart(hass, shop)
    history_of(shop).add([row(BEGIN, 9.0, heard_s=3400.0)])
    assert (await figures(shop)).total.entries == 9

    await restart(hass, shop)
    history_of(shop).add([row(BEGIN, 5.0, heard_s=1500.0), row(BEGIN, 99.0, heard_s=3400.0)])

    assert (await figures(shop)).total.entries == 9, "what heard less, or no more, replaces nothing"

    history_of(shop).add([row(BEGIN, 11.0, heard_s=3400.0, again=True)])
    assert (await figures(shop)).total.entries == 11, "what the engine put together replaces what it is made of"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_damaged_month_is_put_aside_and_counting_goes_on(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry
) -> None:
    history_of(shop).add([row("2026-10-20 12:00"), row(BEGIN, 4.0), row("2026-11-09 05:00", 5.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    november = folder(hass, shop)["2026-11"]
    whole = november.read_bytes()
    november.write_bytes(whole[:-40])

    assert await hass.config_entries.async_setup(shop.entry_id)

    said = issue(issue_registry, shop, "history_damaged")
    assert said is not None
    assert said.translation_placeholders == {"shop": "Shop", "files": f"footfall.{shop.entry_id}.2026-11.damaged"}
    assert (await figures(shop, "2026-10-20 12:00", "2026-10-20 13:00")).total.entries == 10
    assert (await figures(shop)).total.entries == 4, "the row that can be read"
    history_of(shop).add([row("2026-11-09 06:00", 3.0)])
    await restart(hass, shop)
    assert issue(issue_registry, shop, "history_damaged") is not None, "as long as the file is there"
    assert (await figures(shop)).total.entries == 7
    aside = folder(hass, shop)["2026-11.damaged"]
    assert aside.read_bytes() == whole[:-40], "nothing is lost that could be repaired"

    aside.unlink()
    await restart(hass, shop)
    assert issue(issue_registry, shop, "history_damaged") is None
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00" * 500,
        b"[]",
        b'{"version": 1, "data": {"rows": [[1, 2]], "zones": {}}}',
        b'{"version": 1, "data": {"rows": {}}}',
        b'{"version": "1"}',
    ],
)
async def test_whatever_is_in_a_file_is_said_and_kept(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry, damage: bytes
) -> None:
    history_of(shop).add([row(BEGIN)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    for _ in range(2):
        folder(hass, shop)["2026-11"].write_bytes(damage)
        assert await hass.config_entries.async_setup(shop.entry_id)
        assert issue(issue_registry, shop, "history_damaged") is not None
        history_of(shop).add([row(BEGIN, 7.0)])
        assert await hass.config_entries.async_unload(shop.entry_id)
    files = folder(hass, shop)
    assert set(files) == {"2026-11", "2026-11.damaged", "2026-11.damaged-2"}
    assert files["2026-11.damaged"].read_bytes() == files["2026-11.damaged-2"].read_bytes() == damage


async def test_a_month_of_a_newer_version_is_left_alone(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry
) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    november = folder(hass, shop)["2026-11"]
    ours = november.read_bytes()
    theirs = json.dumps({**json.loads(ours), "version": 2, "data": "something else"}).encode()
    november.write_bytes(theirs)

    assert await hass.config_entries.async_setup(shop.entry_id)
    said = issue(issue_registry, shop, "history_newer")
    assert said is not None
    assert said.translation_placeholders == {"shop": "Shop", "files": "2026-11"}
    history_of(shop).add([row("2026-11-09 05:00", 3.0)])
    await restart(hass, shop)
    assert (await figures(shop)).total.entries == 3, "what is counted now is kept beside it"
    assert folder(hass, shop)["2026-11"].read_bytes() == theirs
    assert await hass.config_entries.async_unload(shop.entry_id)

    november.write_text(json.dumps(json.loads(ours), indent=4))
    assert await hass.config_entries.async_setup(shop.entry_id)
    assert issue(issue_registry, shop, "history_newer") is None
    assert (await figures(shop)).total.entries == 7, "and joined with it as soon as that can be read"
    history_of(shop).add([row("2026-11-09 06:00", 1.0)])
    await restart(hass, shop)
    assert set(folder(hass, shop)) == {"2026-11"}
    assert (await figures(shop)).total.entries == 8
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_the_disk_does_not_take_is_kept_and_tried_again(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    storage = Path(hass.config.path(".storage"))
    assert issue(issue_registry, shop, "history_disk") is None
    await hass.async_add_executor_job(storage.write_text, "a file where the folder belongs: nothing can be written")
    history = history_of(shop)
    for entries in (4.0, 5.0):
        history.add([row(at(BEGIN) + HOUR * entries, entries)])
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=61 * entries))
        await hass.async_block_till_done(wait_background_tasks=True)
    assert caplog.text.count("its history cannot be written") == 1
    said = issue(issue_registry, shop, "history_disk")
    assert said is not None
    assert said.translation_placeholders == {"shop": "Shop", "reason": "Not a directory"}
    assert (await figures(shop)).total.entries == 9, "what waits is told all the same"

    await hass.async_add_executor_job(storage.unlink)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=999))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert caplog.text.count("its history is written again") == 1
    assert issue(issue_registry, shop, "history_disk") is None
    await restart(hass, shop)
    assert (await figures(shop)).total.entries == 9
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    "wrong",
    [row(BEGIN, float("nan")), row(at(BEGIN) + 1), row(1e15), row(BEGIN, zones={"till": zone_hour(float("inf"))})],
    ids=["no number", "no hour", "no date", "no number in a zone"],
)
async def test_an_hour_that_cannot_be_kept_spoils_no_other(
    shop: MockConfigEntry, hass: HomeAssistant, wrong: HourRow, caplog: pytest.LogCaptureFixture
) -> None:
    history_of(shop).add([wrong, row("2026-11-09 05:00", 3.0)])
    await restart(hass, shop)
    assert "an hour cannot be kept" in caplog.text
    assert (await figures(shop)).total.entries == 3
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_removed_shop_leaves_nothing_behind(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    other = await set_up(hass, shop_entry(title="Other"))
    for one in (shop, other):
        history_of(one).add([row(BEGIN)])
        await history_of(one).async_save()
    folder(hass, shop)["2026-11"].with_name(f"footfall.{shop.entry_id}.2026-09.damaged").write_text("damaged")

    assert await hass.config_entries.async_remove(shop.entry_id)

    assert folder(hass, shop) == {}
    assert set(folder(hass, other)) == {"2026-11"}
    assert await hass.config_entries.async_unload(other.entry_id)


async def test_usual_is_the_same_hour_of_the_weeks_before(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """By local time: summer time ended on 25 October."""
    history = history_of(shop)
    weeks = {
        "2026-10-05 10:00": 10.0,
        "2026-10-12 10:00": 12.0,
        "2026-10-19 10:00": 14.0,
        "2026-10-26 10:00": 16.0,
        "2026-11-02 10:00": 18.0,
    }
    history.add([row("2026-08-31 10:00", 999.0), row("2026-11-09 10:00", 999.0), row("2026-11-02 11:00", 999.0)])
    for number, (start, entries) in enumerate(weeks.items()):
        assert (history.usual(at("2026-11-09 10:59")) is None) == (number < 3)
        history.add([row(start, entries)])

    usual = history.usual(at("2026-11-09 10:30"))

    assert usual is not None
    assert (usual.weeks, usual.occupancy, usual.entries) == (5, 14.0, 14.0)
    assert usual.entries_spread == usual.occupancy_spread == pytest.approx(10**0.5)
    history.add([row("2026-09-28 10:00", 500.0, heard_s=1800.0)])
    assert history.usual(at("2026-11-09 10:30")) == usual, "half an hour is no hour to compare with"
    await restart(hass, shop)
    assert history_of(shop).usual(at("2026-11-09 10:30")) == usual
    assert await hass.config_entries.async_unload(shop.entry_id)


def test_a_row_is_read_back_as_it_was_written() -> None:
    hours = [
        Hour(row(BEGIN, 4.5, open_s=1234.5, staff=0.25, zones={"a": zone_hour(0.125), "b": zone_hour(0.0, 0.0)})),
        Hour(row(BEGIN, 0.0, heard_s=0.0, visits=visits(0.0))),
        Hour(row(BEGIN), Import(begin=at(BEGIN), end=at(END), occupancy=True, passers_by=False, dwell_median=60.5)),
        Hour(row(BEGIN), Import(begin=at(BEGIN), end=at(BEGIN) + HOUR)),
    ]
    for hour in hours:
        assert decode(json.loads(json.dumps(encode(hour)))) == hour


@pytest.mark.parametrize("place", range(13))
def test_a_row_with_anything_else_in_it_is_damaged(place: int) -> None:
    imported = Import(begin=at(BEGIN), end=at(END), dwell_median=60.0)
    written = encode(Hour(row(BEGIN, zones={"a": zone_hour(1.0)}), imported))
    anything: tuple[Any, ...] = ("12", True, [True], {"a": 1}, [[]])
    for wrong in anything:
        changed: list[Any] = [*written[:place], wrong, *written[place + 1 :]]
        with pytest.raises(DamagedError):
            decode(changed)
    with pytest.raises(DamagedError):
        decode(written[:place])


@pytest.mark.parametrize("wrong", [{"end": 0}, {"occupancy": 1}, {"passers_by": None}])
def test_an_import_that_makes_no_sense_is_damaged(wrong: dict[str, Any]) -> None:
    imported = {"begin": at(BEGIN), "end": at(END), "occupancy": True, "passers_by": False} | wrong
    written = encode(Hour(row(BEGIN), Import(**imported)))
    with pytest.raises(DamagedError):
        decode(written)
