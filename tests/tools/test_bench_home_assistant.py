"""What the benches of Home Assistant rest on: their captures, and how they read what was measured."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from homeassistant.components.recorder.db_schema import Base

from scripts.bootstrap.errors import ScriptError
from scripts.tools.benches.arrivals import write_arrival
from scripts.tools.benches.crowds import write_crowd
from scripts.tools.benches.latency import Turn, delays, replayed
from scripts.tools.benches.recorder import rows_of
from scripts.tools.benches.stalls import Stalls
from scripts.tools.host_node import HostNode
from scripts.tools.pull import EpochKeys, Puller

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(16)
SLOW = "import asyncio\n\ndef slow():\n    sum(range(3_000_000))\n\nasync def main():\n    {}\n\nasyncio.run(main())\n"


@pytest.fixture(autouse=True)
def _sockets(socket_enabled: None) -> None:
    """Allow sockets; the plugin lets them reach this machine alone."""


async def test_each_node_hears_everybody_every_second(tmp_path: Path) -> None:
    files = [tmp_path / "one.pcapng", tmp_path / "two.pcapng"]
    write_crowd(files, 40, 1_700_000_000, 60)
    heard: list[set[int]] = []
    for file in files:
        async with HostNode(name=file.stem, captures=[file]) as node:
            puller = Puller(file.stem, node.port, EpochKeys(KEY))
            heard.append({sighting.pseudonym async for batch in puller.batches() for sighting in batch.sightings})
            assert puller.last is not None
            # They come within half a minute and are heard each second from then on.
            assert 30 * 40 <= puller.last.heard_bluetooth <= 60 * 40
            assert puller.last.lost_gate == 0
    assert heard[0] == heard[1]
    assert len(heard[0]) >= 40


async def test_presence_turns_on_the_first_frame_from_inside_by_either_radio(tmp_path: Path) -> None:
    moments = [1_700_000_000.25 + 2.5 * number for number in range(4)]
    files = [write_arrival(tmp_path / f"{number}.pcapng", number, moment) for number, moment in enumerate(moments)]
    assert await replayed(files) == pytest.approx(moments, abs=0.001)


def test_delays_count_from_the_frame_to_the_turn_that_it_brought() -> None:
    turns = [Turn("off", 1.0, 1.1), Turn("on", 10.02, 10.03), Turn("off", 11.0, 11.0), Turn("on", 20.05, 20.07)]
    changed, told = delays("it", [10.0, 20.0], turns)
    assert changed == pytest.approx([20.0, 50.0])
    assert told == pytest.approx([30.0, 70.0])


@pytest.mark.parametrize(
    "turns", [[], [Turn("on", 1.0, 1.0)], [Turn("off", 1.0, 1.0)], [Turn("off", 1.0, 1.0), Turn("on", 9.9, 9.9)]]
)
def test_presence_that_did_not_turn_with_the_frame_is_no_measurement(turns: list[Turn]) -> None:
    with pytest.raises(ScriptError, match="latency: it was"):
        delays("it", [10.0], turns)


def test_rows_of_others_and_of_other_times_are_not_counted(tmp_path: Path) -> None:
    database = tmp_path / "home.db"
    engine = sa.create_engine(f"sqlite:///{database}")
    Base.metadata.create_all(engine)
    with engine.begin() as db:
        db.execute(
            sa.text("INSERT INTO states_meta (metadata_id, entity_id) VALUES (1, 'sensor.shop'), (2, 'sensor.sun')")
        )
        for metadata_id, attributes, moment in ((1, 1, 5), (1, 1, 15), (1, 2, 16), (2, 3, 17), (1, 2, 25)):
            db.execute(
                sa.text("INSERT INTO states (metadata_id, attributes_id, last_updated_ts) VALUES (:m, :a, :t)"),
                {"m": metadata_id, "a": attributes, "t": moment},
            )
    engine.dispose()
    written = rows_of(database, frozenset({"sensor.shop"}), 10, 20)
    assert written.states == {"sensor.shop": 2}
    assert written.attributes == 1


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("asyncio.get_running_loop().call_soon(slow); await asyncio.sleep(0)", "__main__.slow"),
        ("await asyncio.create_task(asyncio.to_thread(slow), name='other')", None),
    ],
)
def test_a_callback_that_blocks_the_loop_is_named(tmp_path: Path, call: str, name: str | None) -> None:
    stalls = Stalls(tmp_path / "stalls")
    environment = {**os.environ, **stalls.environment}
    subprocess.run([sys.executable, "-c", SLOW.format(call), "homeassistant"], env=environment, check=True)
    assert any(stall.name == name for stall in stalls.since(0)) is (name is not None)
