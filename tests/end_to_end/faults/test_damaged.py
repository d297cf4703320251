"""Files that were truncated, overwritten or emptied: what can be read is used, the rest is kept aside and said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scripts.tools.host_node import HostNode

from .hub import HOUR, Hub, hours_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOURS = 20
MONTHS = [datetime(2025, month, 3, 8, tzinfo=UTC) for month in range(1, 11)]


def cut(place: float) -> Callable[[bytes], bytes]:
    """Give what cuts a file off at this share of it."""
    return lambda whole: whole[: int(place * len(whole))]


def overwritten(begin: float, end: float) -> Callable[[bytes], bytes]:
    """Give what fills a part of a file with zeros, as a disk does that lost a block."""

    def damage(whole: bytes) -> bytes:
        first, last = int(begin * len(whole)), int(end * len(whole))
        return whole[:first] + bytes(last - first) + whole[last:]

    return damage


def in_a_row(whole: bytes) -> bytes:
    """Cut off within a row."""
    return whole[: whole.index(b"\n[", len(whole) // 2) + 9]


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "2025-01": (lambda whole: whole, HOURS),
    "2025-02": (in_a_row, 8),
    "2025-03": (lambda whole: whole[:-1], HOURS),
    "2025-04": (cut(0.01), 0),
    "2025-05": (lambda _: b"", 0),
    "2025-06": (lambda _: bytes(range(256)) * 8, 0),
    "2025-07": (overwritten(0.0, 0.1), 15),
    "2025-08": (overwritten(0.5, 0.55), 17),
    "2025-09": (lambda _: b'{"version":1,"minor_version":1,"key":"x","data":{}}', 0),
    "2025-10": (lambda whole: whole + b"<html>", HOURS),
}
"""By month what happens to its file, and how many of its hours can be read at least."""


async def test_what_can_be_read_is_used_and_the_rest_is_kept_aside(tmp_path: Path) -> None:
    given = {month: hours_from(month, [float(hour + 1) for hour in range(HOURS)]) for month in MONTHS}
    span = round(MONTHS[0].timestamp()), round(MONTHS[-1].timestamp()) + HOURS * HOUR
    async with HostNode(name="door") as node, Hub(tmp_path / "home", node) as hub:
        async with hub.home.api() as api:
            for counts in given.values():
                await hub.take_in(api, counts)
            plan = {"entry_id": hub.entry, "zones": {}, "nodes": {}}
            await api.command("footfall/floor_plan/save", **plan)
        await hub.home.stop()
        whole = {name: path.read_bytes() for name, path in hub.files().items()}
        damaged = {name: damage(whole[name]) for name, (damage, _) in DAMAGES.items()}
        damaged[""] = whole[""][: len(whole[""]) // 2]
        damaged["floor_plan"] = b'{"version":1,"data":{"image":7}}'
        for name, content in damaged.items():
            hub.files()[name].write_bytes(content)

        await hub.start()
        async with hub.home.api() as api:
            said = await hub.said(api)
            reported = await hub.reported(api, *span)
            await api.command("footfall/floor_plan/get", entry_id=hub.entry)
            said |= await hub.said(api)
        files = hub.files()
        for month, counts in given.items():
            name = f"{month:%Y-%m}"
            found = {start: entries for start, entries in reported.items() if start in counts}
            assert found.items() <= counts.items(), name
            assert len(found) >= DAMAGES[name][1], name
            if damaged[name] != whole[name]:
                assert files[f"{name}.damaged"].read_bytes() == damaged[name], name
                assert f"{name}.damaged" in said["history_damaged"]["translation_placeholders"]["files"]
        assert reported.keys() <= {start for counts in given.values() for start in counts}
        assert files["floor_plan.damaged"].read_bytes() == damaged["floor_plan"]
        # What is no JSON any more Home Assistant itself puts aside, and says so.
        [corrupt] = [path for name, path in files.items() if name.startswith("corrupt")]
        assert corrupt.read_bytes() == damaged[""]
        assert {"history_damaged", "store_damaged", "storage_corruption"} <= said.keys()

        await hub.home.stop()
        await hub.start()
        async with hub.home.api() as api:
            assert await hub.reported(api, *span) == reported, "once is enough"
        assert {name for name in hub.files() if "damaged" in name} == {name for name in files if "damaged" in name}
