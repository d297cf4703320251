"""scripts/bench engine: what it measures. No duration is asserted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import Engine
from custom_components.footfall.engine.learning import all_features
from custom_components.footfall.engine.model import Radio
from scripts.bootstrap.paths import ROOT
from scripts.tools.benches import engine
from scripts.tools.benches.engine_load import answers, sightings, widest_profile

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_crowd_at_each_run_and_every_device_heard_alike() -> None:
    heard = list(sightings(20, 200.0, changing=False))

    assert heard == list(sightings(20, 200.0, changing=False))
    assert set(Counter(one.pseudonym for one in heard).values()) == {10}
    assert sum(one.radio is Radio.BLUETOOTH for one in heard) == 50
    assert all(before.time < after.time for before, after in pairwise(heard))


def test_phones_change_their_address() -> None:
    assert len({one.pseudonym for one in sightings(20, 2000.0)}) > 40


def test_the_engine_counts_the_crowd() -> None:
    shop = Engine(profile=widest_profile())
    for batch in answers(sightings(40, 1200.0)):
        shop.ingest("node", batch)

    assert shop.snapshot.wifi_devices > 10
    assert shop.snapshot.late == 0
    assert set(shop.profile.reader.names) == set(all_features())


def test_a_measurement_is_a_process_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.tools.benches.engine_probe", "memory", "100"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout)
    assert 0 < held["dictionary"] < held["engine"]


def test_measures_stand_beside_those_of_the_dictionary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Fake measurements: what they are made of is tested above.
    fakes: dict[str, dict[str, object]] = {
        "time": {"engine": 6.0, "dictionary": 0.1},
        "memory": {"engine": 500.0, "dictionary": 100.0},
        "snapshot": {"default": [0.1, 0.3], "widest": [1.0, 3.0]},
    }
    monkeypatch.setattr(engine, "probe", lambda what, _: fakes[what])
    monkeypatch.setenv("FOOTFALL_DATA", str(tmp_path))

    found = {(one.name, one.unit): one for one in engine.run()}

    assert found["sighting, 100 live devices", "µs"].met
    assert found["sighting, 100 live devices", "times the dictionary"].median == pytest.approx(60)
    assert found["sighting, 10,000 live devices against 100", "times"].median == 1
    assert found["memory of each of 1,000 live devices", "times the dictionary"].median == 5
    assert found["snapshot, 1,000 live devices, profile that asks for every feature", "ms"].median == 2.0
    assert not any("lab-days" in name for name, _ in found)
    assert f"lab-days is left out: {tmp_path}/lab-days: is not there" in capsys.readouterr().err
