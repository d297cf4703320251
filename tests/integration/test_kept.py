"""What a shop keeps on the disk, where that is damaged, of a newer version, not to be had, or was being written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.setup import async_setup_component

from custom_components.footfall import backup
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.engine import Engine
from custom_components.footfall.history import files
from custom_components.footfall.kept import STORE_DAMAGED, STORE_NEWER
from custom_components.footfall.papers.record import record_store
from custom_components.footfall.store import shop_store
from custom_components.footfall.upgrades import ENTRY_NEWER

from .conftest import set_up, shop_entry
from .hours import at, row
from .test_history import BEGIN, figures, folder, history_of, issue, restart

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

EQUIPMENT = {"version": 1, "things": [["020000000001", 0x57]]}


@pytest.fixture
def hass_storage() -> dict[str, Any]:
    """Have Home Assistant's stores lie on the disk, as they do outside of tests."""
    return {}


@pytest.fixture
async def shop(hass: HomeAssistant) -> MockConfigEntry:
    """Give a shop in Berlin without nodes."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    return await set_up(hass, shop_entry())


def store_file(hass: HomeAssistant, shop: MockConfigEntry) -> Path:
    """Give the file of what a shop carries over a restart."""
    return Path(shop_store(hass, shop.entry_id).path)


def record_file(hass: HomeAssistant, shop: MockConfigEntry) -> Path:
    """Give the file of a shop's record of changes."""
    return Path(record_store(hass, shop.entry_id).path)


def months_of(hass: HomeAssistant, shop: MockConfigEntry) -> set[str]:
    """Give what there is of its months on the disk."""
    return {name for name in folder(hass, shop) if name[:2] == "20"}


async def test_a_kill_after_the_shop_was_saved_takes_no_hour_with_it(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hour had closed, and was in none of the files: not in the shop's, as it is over, nor in its month's yet."""
    history = history_of(shop)
    history.add([row(BEGIN, 4.0)])
    await shop.runtime_data._async_save()
    assert months_of(hass, shop) == set()
    killed = store_file(hass, shop).read_bytes()
    assert await hass.config_entries.async_unload(shop.entry_id)
    folder(hass, shop)["2026-11"].unlink()
    store_file(hass, shop).write_bytes(killed)

    assert await hass.config_entries.async_setup(shop.entry_id)

    assert (await figures(shop)).total.entries == 4
    history_of(shop).add([row(BEGIN, 3.0, heard_s=3000.0)])
    await restart(hass, shop)
    assert (await figures(shop)).total.entries == 4, "heard again, from where the node was read, it is there once"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_was_forgotten_does_not_come_back_with_a_kill(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history = history_of(shop)
    history.add([row(BEGIN, 4.0), row("2026-11-11 10:00", 2.0)])
    await shop.runtime_data._async_save()
    assert await shop.runtime_data.async_forget(history.business_days.of(at(BEGIN))) == 1
    killed = store_file(hass, shop).read_bytes()
    assert await hass.config_entries.async_unload(shop.entry_id)
    store_file(hass, shop).write_bytes(killed)

    assert await hass.config_entries.async_setup(shop.entry_id)

    assert (await figures(shop)).total.entries is None
    assert len(history_of(shop)) == 1
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("hours", ["a text", [7], [[at(BEGIN), [1, 2]]], [["x", None]], [[1, 2, 3]]])
async def test_hours_that_were_carried_and_cannot_be_read_are_left_out(
    hass: HomeAssistant, shop: MockConfigEntry, hours: Any
) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    kept = json.loads(store_file(hass, shop).read_text())
    kept["data"]["hours"] = hours
    store_file(hass, shop).write_text(json.dumps(kept))

    assert await hass.config_entries.async_setup(shop.entry_id)

    assert (await figures(shop)).total.entries == 4
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 1, "minor_version": 1, "data": {"engine": {}, "nodes": {}, "equipment": EQUIPMENT}},
        {"version": 1, "minor_version": 1, "data": [1]},
        {"version": 1, "minor_version": 1},
        {"version": "1", "data": {}},
        {"version": 0, "data": {}},
        [],
        7,
    ],
)
async def test_a_damaged_store_is_put_aside_and_said(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry, damage: Any
) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    store = store_file(hass, shop)
    store.write_text(json.dumps(damage))

    assert await hass.config_entries.async_setup(shop.entry_id)

    said = issue(issue_registry, shop, STORE_DAMAGED)
    assert said is not None
    aside_file = store.with_name(f"{store.name}.damaged")
    assert said.translation_placeholders == {"shop": "Shop", "files": aside_file.name}
    assert (await figures(shop)).total.entries == 4
    await restart(hass, shop)
    assert issue(issue_registry, shop, STORE_DAMAGED) is not None, "as long as the file is there"
    assert json.loads(aside_file.read_text()) == damage
    assert len(shop.runtime_data.equipment) == ("engine" in str(damage)), "what can be used of it is"
    aside_file.unlink()
    await restart(hass, shop)
    assert issue(issue_registry, shop, STORE_DAMAGED) is None
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_damaged_store_that_cannot_be_put_aside_is_not_written_over(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await hass.config_entries.async_unload(shop.entry_id)
    store = store_file(hass, shop)
    store.write_text("[]")
    with monkeypatch.context() as patch:
        patch.setattr("os.link", full)
        patch.setattr("shutil.copy2", full)
        assert await hass.config_entries.async_setup(shop.entry_id)
        assert await hass.config_entries.async_unload(shop.entry_id)
    assert store.read_text() == "[]"
    assert await hass.config_entries.async_setup(shop.entry_id)
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert store.with_name(f"{store.name}.damaged").read_text() == "[]"
    assert store.read_text() != "[]"


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


async def test_a_file_is_put_aside_on_disks_that_know_one_name_a_file(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    history_of(shop).add([row(BEGIN)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    folder(hass, shop)["2026-11"].write_bytes(b"?")
    monkeypatch.setattr("os.link", full)
    assert await hass.config_entries.async_setup(shop.entry_id)
    assert folder(hass, shop)["2026-11.damaged"].read_bytes() == b"?"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_damaged_month_on_a_full_disk_stays_until_there_is_room(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    history_of(shop).add([row(BEGIN, 4.0), row("2026-11-09 05:00", 5.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    november = folder(hass, shop)["2026-11"]
    damaged = november.read_bytes()[:-40]
    november.write_bytes(damaged)
    with monkeypatch.context() as patch:
        patch.setattr(files, "write_utf8_file_atomic", full)
        assert await hass.config_entries.async_setup(shop.entry_id)
        said = issue(issue_registry, shop, "history_disk")
        assert said is not None
        assert said.translation_placeholders == {"shop": "Shop", "reason": "No space left on device"}
        assert months_of(hass, shop) == {"2026-11"}
        assert november.read_bytes() == damaged
        history_of(shop).add([row("2026-11-09 06:00", 6.0)])
        await history_of(shop).async_save()
        assert november.read_bytes() == damaged, "nothing is written over it"
    await history_of(shop).async_save()
    assert (await figures(shop)).total.entries == 10
    assert issue(issue_registry, shop, "history_disk") is None
    assert folder(hass, shop)["2026-11.damaged"].read_bytes() == damaged
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_month_that_the_disk_does_not_give_is_not_taken_for_damaged(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    whole = folder(hass, shop)["2026-11"].read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", too_many)
        assert await hass.config_entries.async_setup(shop.entry_id)
        assert issue(issue_registry, shop, "history_disk") is not None
        history_of(shop).add([row("2026-11-09 05:00", 5.0)])
        await history_of(shop).async_save()
    assert months_of(hass, shop) == {"2026-11"}
    assert folder(hass, shop)["2026-11"].read_bytes() == whole
    await restart(hass, shop)
    assert (await figures(shop)).total.entries == 9
    assert issue(issue_registry, shop, "history_disk") is None
    assert await hass.config_entries.async_unload(shop.entry_id)


def too_many(_: Path) -> bytes:
    raise OSError(24, "Too many open files")


@pytest.mark.parametrize("row_", [b"[1e300,1,0,null,0,0,0,0,0,0,[0,0,0,0,0,0,0,0,[]],{},null]", b"[3600,1]"])
async def test_a_row_that_makes_no_sense_spoils_no_other(
    hass: HomeAssistant, shop: MockConfigEntry, row_: bytes
) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    november = folder(hass, shop)["2026-11"]
    november.write_bytes(november.read_bytes().replace(b"\n[", b"\n" + row_ + b",\n[", 1))

    assert await hass.config_entries.async_setup(shop.entry_id)

    assert (await figures(shop)).total.entries == 4
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_store_of_a_newer_version_is_left_as_it_is(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry
) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    assert await hass.config_entries.async_unload(shop.entry_id)
    store = store_file(hass, shop)
    theirs = json.dumps({"version": 2, "minor_version": 1, "key": store.name, "data": {"anything": 1}})
    store.write_text(theirs)

    assert await hass.config_entries.async_setup(shop.entry_id)

    said = issue(issue_registry, shop, STORE_NEWER)
    assert said is not None
    assert said.translation_placeholders == {"shop": "Shop", "files": store.name}
    history_of(shop).add([row("2026-11-09 05:00", 5.0)])
    await restart(hass, shop)
    assert store.read_text() == theirs
    assert (await figures(shop)).total.entries == 9, "hours are kept all the same"
    store.unlink()
    await restart(hass, shop)
    assert issue(issue_registry, shop, STORE_NEWER) is None
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("damage", [{"version": 1, "minor_version": 1, "data": {"changes": "?"}}, [], {"version": 1}])
async def test_a_damaged_record_of_changes_is_put_aside_and_begins_anew(
    hass: HomeAssistant, shop: MockConfigEntry, issue_registry: IssueRegistry, damage: Any
) -> None:
    assert await hass.config_entries.async_unload(shop.entry_id)
    store = record_file(hass, shop)
    store.write_text(json.dumps(damage))

    assert await hass.config_entries.async_setup(shop.entry_id)

    aside_file = store.with_name(f"{store.name}.damaged")
    said = issue(issue_registry, shop, STORE_DAMAGED)
    assert said is not None
    assert said.translation_placeholders == {"shop": "Shop", "files": aside_file.name}
    record = shop.runtime_data.record
    assert [change["what"] for change in record.changes] == ["begun"]
    await restart(hass, shop)
    assert len(shop.runtime_data.record.changes) == 1, "it is on the disk"
    assert json.loads(aside_file.read_text()) == damage
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_disk_that_gives_nothing_is_tried_again(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await hass.config_entries.async_unload(shop.entry_id)
    store = store_file(hass, shop)
    whole = store.read_bytes()
    store.unlink()
    store.mkdir()
    assert not await hass.config_entries.async_setup(shop.entry_id)
    assert shop.state is ConfigEntryState.SETUP_RETRY
    assert shop.error_reason_translation_key == "disk_gives_nothing"
    store.rmdir()
    store.write_bytes(whole)
    assert await hass.config_entries.async_reload(shop.entry_id)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_set_up_of_a_newer_version_is_refused_and_said(
    hass: HomeAssistant, issue_registry: IssueRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    newer = shop_entry(version=2)
    data = dict(newer.data)
    newer.add_to_hass(hass)
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    assert newer.state is ConfigEntryState.MIGRATION_ERROR
    said = issue_registry.async_get_issue(DOMAIN, f"{ENTRY_NEWER}_{newer.entry_id}")
    assert said is not None
    assert said.translation_placeholders == {"shop": "Shop"}
    assert caplog.text.count("Shop Shop does not run: a newer Footfall has set it up.") == 1
    assert dict(newer.data) == data


async def test_a_removed_shop_leaves_nothing_of_what_was_put_aside(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    store = store_file(hass, shop)
    for name in (".damaged", ".floor_plan.damaged-2", ".corrupt.2026-11-09T10:00:00+00:00"):
        store.with_name(store.name + name).write_text("anything")
    assert await hass.config_entries.async_remove(shop.entry_id)
    assert list(store.parent.glob(f"{store.name}*")) == []


def test_what_cannot_be_gone_on_from_changes_nothing() -> None:
    before = Engine().carry()
    engine = Engine()
    zones: dict[str, Any] = {"day": 1, "time": 1.0, "stood": [1.0, 2.0, 3.0], "zones": {}}
    with pytest.raises(ValueError, match="damaged"):
        engine.resume({**before, "zones": zones, "time": "a text", "number": 1})
    assert engine.carry() == before


def test_what_was_gone_on_from_outlives_another_restart_in_which_no_node_was_heard() -> None:
    carried = {**Engine().carry(), "time": 1_700_000_000.0, "number": 7.0}
    engine = Engine()
    engine.resume(carried)
    assert engine.carry() == carried


async def test_a_backup_has_the_hours_that_were_in_memory_alone(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add([row(BEGIN, 4.0)])
    await backup.async_pre_backup(hass)
    assert json.loads(folder(hass, shop)["2026-11"].read_text())["data"]["rows"]
    await backup.async_post_backup(hass)
    assert await hass.config_entries.async_unload(shop.entry_id)
