"""The engine as its callers see it: presence, silence, several nodes, gaps, restarts."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from custom_components.footfall.engine import AddressKind, Batch, DeviceClass, Engine, EngineSettings, Radio
from custom_components.footfall.engine.features import FeatureReader
from scripts.bootstrap.paths import ROOT

from .sightings import FAR, PHONE, START, crowd, heard, run, said

BLOCKER = """
import sys
from importlib.abc import MetaPathFinder

class Blocker(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"homeassistant", "aioesphomeapi", "numpy", "voluptuous"}:
            raise AssertionError(f"the engine imports {name}")
        return None

sys.meta_path.insert(0, Blocker())
from scripts.tools import bare_engine
bare_engine.install()
import pkgutil
from importlib import import_module
from custom_components.footfall import engine
for module in pkgutil.iter_modules(engine.__path__):
    import_module(f"{engine.__name__}.{module.name}")
print("clean")
"""


def test_needs_no_home_assistant() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKER], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout == "clean\n", done.stderr


def test_a_single_node_shows_presence_at_once() -> None:
    engine = Engine()
    engine.add_node("till")

    (snapshot,) = engine.ingest("till", said(heard(3.5), until=3.0))

    assert snapshot.occupied
    assert snapshot.time == START + 3.5
    assert snapshot.occupancy == 1
    assert engine.snapshot is snapshot


def test_a_far_phone_is_nobody_inside() -> None:
    engine = Engine()

    snapshots = engine.ingest("till", said(heard(1, like=FAR), until=60))

    assert not any(snapshot.occupied for snapshot in snapshots)
    assert engine.snapshot.estimate == engine.snapshot.low == engine.snapshot.high == 0
    assert engine.snapshot.nodes == {"till": START + 1}


def test_more_phones_are_more_people_within_the_interval() -> None:
    engine = Engine()

    few = run(engine, [("till", said(*crowd(2, 300)))])[-1]
    many = run(Engine(), [("till", said(*crowd(12, 300)))])[-1]

    assert 1 <= few.estimate < many.estimate
    assert few.wifi_devices == 2
    assert many.wifi_devices == 12
    assert many.low <= many.estimate <= many.high


def test_snapshots_go_on_through_silence_until_nobody_is_left() -> None:
    engine = Engine()

    snapshots = engine.ingest("till", said(*crowd(5, 120), until=3600))

    assert len(snapshots) >= 3600 // 10
    assert all(after.time - before.time <= 10 for before, after in pairwise(snapshots))
    assert not snapshots[-1].occupied
    assert snapshots[-1].wifi_devices == 0


def test_own_equipment_is_heard_but_not_counted() -> None:
    engine = Engine()
    engine.update(ignored={1: frozenset({1})})

    engine.ingest("till", said(heard(1, 1), until=20))

    assert not engine.snapshot.occupied
    assert engine.snapshot.wifi_devices == 0
    assert engine.snapshot.nodes == {"till": START + 1}


def test_what_is_ignored_in_one_epoch_is_not_in_another() -> None:
    engine = Engine()
    engine.update(ignored={2: frozenset({1})})

    engine.ingest("till", said(heard(1, 1), until=20))

    assert engine.snapshot.wifi_devices == 1


@pytest.mark.parametrize("kind", [DeviceClass.BEACON, DeviceClass.FIXTURE, DeviceClass.TAG, DeviceClass.AUDIO])
def test_what_is_no_phone_is_nobody(kind: DeviceClass) -> None:
    engine = Engine()
    thing = replace(PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.STATIC, device_class=kind)

    engine.ingest("till", said(heard(1, like=thing), until=20))

    assert not engine.snapshot.occupied


def test_a_gate_of_the_owner_moves_what_is_near() -> None:
    engine = Engine()
    faint = replace(PHONE, rssi=-80)

    engine.ingest("till", said(heard(1, like=faint), until=20))
    assert not engine.snapshot.occupied
    engine.update(settings=EngineSettings(gate=-85))
    engine.ingest("till", said(heard(21, like=faint), until=40))

    assert engine.snapshot.occupied


def test_after_an_outage_nothing_of_before_is_left_and_no_rows_lie_between() -> None:
    engine = Engine()
    before = engine.ingest("till", said(*crowd(8, 120), started=True))

    after = engine.ingest("till", said(heard(86_400, 1, FAR), until=86_520, started=True))

    assert before[-1].occupied
    assert min(snapshot.time for snapshot in after) >= START + 86_400
    assert not any(snapshot.occupied for snapshot in after)


def test_a_short_restart_of_a_node_is_no_outage() -> None:
    engine = Engine()
    engine.ingest("till", said(*crowd(8, 120), started=True))

    after = engine.ingest("till", said(heard(180, 1), until=190, started=True))

    assert after[0].time < START + 180
    assert after[-1].estimate > 5


def test_a_clock_that_goes_back_begins_anew() -> None:
    engine = Engine()
    engine.ingest("till", said(*crowd(8, 120), started=True))

    again = engine.ingest("till", said(heard(-86_400, 1, FAR), until=-86_340))

    assert again
    assert all(snapshot.time <= START - 86_340 for snapshot in again)
    assert not engine.snapshot.occupied


def test_one_mad_time_stamp_loses_only_itself() -> None:
    engine = Engine()
    phones = crowd(8, 240)
    mad = replace(PHONE, time=START + 1e9, pseudonym=77)

    engine.ingest("till", said(*phones[:40], mad, *phones[40:]))

    assert engine.snapshot.time <= START + 240
    assert engine.snapshot.wifi_devices == 8


def test_a_gap_of_years_within_a_capture_is_no_flood_of_rows() -> None:
    engine = Engine()
    engine.ingest("till", said(heard(0)))

    after = engine.ingest("till", said(heard(1e9)))

    assert len(after) < 10


def test_the_hubs_clock_lets_people_fade_while_nodes_are_silent() -> None:
    engine = Engine()
    (came, *_) = engine.ingest("till", said(heard(1), until=5))

    engine.advance(START + 1800)

    assert came.occupied
    assert not engine.snapshot.occupied
    assert START + 1780 < engine.snapshot.time <= START + 1800


def test_a_restart_carries_the_number_and_nothing_else() -> None:
    engine = Engine()
    engine.ingest("till", said(*crowd(10, 300)))
    carried = json.loads(json.dumps(engine.carry()))
    fresh = Engine()

    fresh.resume(carried)
    (first, *_) = fresh.ingest("till", said(heard(330, 1), until=340))

    assert carried.keys() == {"version", "time", "number", "background", "zones", "account"}
    assert first.estimate > 0.7 * engine.snapshot.estimate
    fresh.ingest("till", said(heard(1000, 1), until=1010))
    assert fresh.snapshot.estimate < 3


def test_what_was_carried_long_ago_counts_no_more() -> None:
    engine = Engine()
    engine.ingest("till", said(*crowd(10, 300)))
    fresh = Engine()

    fresh.resume(engine.carry())
    fresh.ingest("till", said(heard(5000, 1, FAR), until=5010))

    assert not fresh.snapshot.occupied


@pytest.mark.parametrize(
    "carried",
    [
        {},
        {"version": 2, "time": 1.0, "number": 1.0},
        {"version": 1, "time": "now", "number": 1.0},
        {"version": 1, "time": 1.0, "number": float("nan")},
        {"version": 1, "time": float("inf"), "number": 1.0},
        {"version": 1, "time": 1.0, "number": -3},
    ],
)
def test_what_cannot_be_resumed_is_refused(carried: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="the count begins anew"):
        Engine().resume(carried)


def test_a_fresh_engine_resumes_from_a_fresh_one() -> None:
    engine = Engine()

    engine.resume(Engine().carry())

    assert engine.ingest("till", Batch(START, START, ())) == []
    assert engine.snapshot.time == 0


def test_a_change_of_profile_forgets_nobody() -> None:
    engine = Engine()
    engine.ingest("till", said(*crowd(6, 200)))

    engine.update(profile=replace(engine.profile, scale=1.5))
    (snapshot, *_) = engine.ingest("till", said(heard(205), until=210))

    assert snapshot.occupied
    assert snapshot.wifi_devices == 6


def test_features_are_told_at_their_own_pace() -> None:
    engine = Engine()
    told: list[tuple[float, list[int]]] = []
    names = ("wifi.devices@-70/60", "wifi.activity@-70/60", "wifi.stays@-70/60")
    engine.watch(FeatureReader(names), 30, lambda moment, values: told.append((moment, values)))

    engine.ingest("till", said(*crowd(3, 120, every=10), until=300))

    assert [moment % 30 for moment, _ in told] == [0] * len(told)
    assert len(told) == 10
    middle = next(values for moment, values in told if moment > START + 90)
    assert middle == [3, 18, 3]
    assert told[-1][1] == [0, 0, 0]


def test_time_that_stands_still_counts_everybody_once() -> None:
    engine = Engine()

    engine.ingest("till", said(*(heard(5, phone) for phone in range(1, 31)), until=5))
    engine.ingest("till", said(*(heard(5, phone) for phone in range(1, 31)), until=30))

    assert engine.snapshot.wifi_devices == 30


def test_an_unknown_signal_passes_every_gate() -> None:
    engine = Engine(EngineSettings(gate=-55))

    (came, *_) = engine.ingest("till", said(heard(1, 1, replace(PHONE, rssi=127)), until=10))

    assert came.occupied
