"""scripts/bench counting, simulated shops: captures through several engines, and what two nodes count twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from custom_components.footfall.engine import DEFAULT_PROFILE, Engine
from scripts.tools.benches.replays import LocalClock, Shop, replay
from scripts.tools.benches.twice import Labels, Twice, devices_of, table_of
from tests.captures import BASE, address, write

from .shop import visit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from custom_components.footfall.engine import Batch

pytestmark = pytest.mark.usefixtures("socket_enabled")

FIRST_OF_DEFAULT_KEY = 0x974698666EF72E3F
"""02:00:00:00:00:01 on Wi-Fi (docs/protocol.md)."""


def told(engine: Engine, time: float, pseudonym: int, label: str) -> None:
    assert engine.trace is not None
    engine.trace(time, pseudonym, label)


def test_a_device_told_as_two_within_a_window_is_one_too_many() -> None:
    engine = Engine()
    labels = Labels(engine, 300.0)
    told(engine, 100.0, 1, "early")
    told(engine, 310.0, 1, "a")
    told(engine, 400.0, 2, "b")
    told(engine, 700.0, 2, "b")
    told(engine, 320.0, 3, "a")
    told(engine, 330.0, 9, "nobody's")

    # The phone is told as two in one window and as one in the next; the watch once.
    assert labels.twice({1: "phone", 2: "phone", 3: "watch"}) == pytest.approx(1 / 3)
    assert labels.twice({}) == 0.0


def test_pseudonyms_are_of_the_things_that_people_carry(tmp_path: Path) -> None:
    addresses = tmp_path / "addresses.csv"
    addresses.write_text("address,device,person\n02:00:00:00:00:01,phone,somebody\n02:00:00:00:00:02,printer,\n")

    found = devices_of(addresses)

    assert found[FIRST_OF_DEFAULT_KEY] == "phone"
    assert set(found.values()) == {"phone"}


def test_counted_twice_is_judged_for_each_mix() -> None:
    rows = table_of({"mixed": Twice(0.06, 0.0, -0.1), "iphone": Twice(0.0, 0.2, 0.05)}).rows

    assert [row.met for row in rows] == [False, True, None, True, False, None]


def test_several_engines_count_what_two_nodes_hear(tmp_path: Path) -> None:
    door = write(tmp_path / "door.pcap", visit(3, 0, 900))
    till = write(tmp_path / "till.pcap", [(time + 0.01, frame) for time, frame in visit(3, 0, 900)])
    nodes: set[str] = set()
    own: set[int] = set()

    def hears(node: str, batch: Batch, names: Mapping[int, frozenset[int]]) -> None:
        nodes.add(node)
        own.update(*names.values())
        assert batch.now >= BASE

    profiles = {"one": DEFAULT_PROFILE, "other": DEFAULT_PROFILE}
    captures = {"door": [door], "till": [till]}
    shops, trouble = replay(captures, profiles, ignored=[address(1)], epoch=300, hears=hears)

    assert trouble == []
    assert nodes == {"door", "till"}
    assert FIRST_OF_DEFAULT_KEY in own
    assert shops["one"].estimates() == shops["other"].estimates()
    assert max(shops["one"].numbers) > 1


def test_estimates_are_in_order_of_the_clock_that_they_are_told_by() -> None:
    shop = Shop(Engine(), [10.5, 20.0], [1, 2], [0, 1], [3, 4])

    assert shop.estimates().times == [10, 20]
    assert shop.estimates(lambda time: -time).numbers == [2, 1]


def test_a_clock_on_the_wall_is_set_forward_in_spring() -> None:
    clock = LocalClock(ZoneInfo("Europe/Prague"))
    change = datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()

    assert clock(change - 1) == change - 1 + 3600
    assert clock(change) == change + 7200
