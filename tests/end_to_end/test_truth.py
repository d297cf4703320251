"""What Home Assistant shows follows what really happened in the simulated shop."""

from __future__ import annotations

import asyncio
import csv
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import mean
from typing import TYPE_CHECKING

from scripts.bootstrap.paths import ROOT
from scripts.tools.entities import Entities
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop, set_profile

from .conftest import MORNING, shop_hours
from .test_chain import number

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .test_chain import States

JUST_NOW = timedelta(minutes=5)
NEARLY = timedelta(minutes=2)
NEAR_ENOUGH = 4.0
BUSY = 5.0


@dataclass(frozen=True)
class Piece:
    """An hour of the shop: the capture of each node, and the people inside over its last five minutes."""

    captures: dict[str, Path]
    end: datetime
    people: float


def piece(folder: Path, *, day: int, is_open: bool) -> Piece:
    """Simulate the hour from ten o'clock of a day on."""
    captures = shop_hours(folder, day=day, people=BUSY, is_open=is_open)
    end = MORNING + timedelta(days=day, hours=1)
    with (folder / f"{end:%Y-%m-%d}.truth.csv").open() as table:
        rows = [
            (datetime.fromisoformat(row["datetime"]).replace(tzinfo=UTC), int(row["occupancy"]))
            for row in csv.DictReader(table, delimiter=";")
        ]
    moments = [end - JUST_NOW + timedelta(seconds=5 * step) for step in range(60)]
    return Piece(captures, end, mean(next(n for when, n in reversed(rows) if when <= moment) for moment in moments))


async def learned_profile(folder: Path) -> str:
    """Learn from two days on which the people were counted, by the command that a user would call."""
    words: list[str] = []
    truth = folder / "truth"
    truth.mkdir()
    for day in (1, 2):
        for opened in (True, False):
            part = folder / f"practice-{day}-{opened}"
            captures = shop_hours(part, day=day if opened else -day, hours=3.0, people=BUSY, is_open=opened)
            words += [f"{name}={file}" for name, file in captures.items()]
            for file in part.glob("*.truth.csv"):
                file.rename(truth / file.name)
    profile = folder / "profile.json"
    command = [sys.executable, "-m", "scripts.tools.learn", "--truth", str(truth), "--out", str(profile), *words]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()
    return profile.read_text()


async def shown_after(api: HomeAssistantApi, entities: Entities, nodes: list[HostNode], played: Piece) -> States:
    """Let the nodes play a piece to its end and return what is shown then."""
    for node in nodes:
        await node.stop()
        node.captures = (played.captures[node.name],)
        await node.start()

    def heard_to_the_end(states: States) -> bool:
        times = [states[entity]["state"] for entity in entities.all("last_heard")]
        return all(time[:1].isdigit() and datetime.fromisoformat(time) > played.end - NEARLY for time in times)

    await api.until(heard_to_the_end, "both nodes heard to the end of their captures")
    return await api.until(
        lambda s: abs((number(s, entities.one("occupancy")) or 0.0) - played.people) <= NEAR_ENOUGH,
        f"about {played.people:.1f} people shown",
        seconds=15,
    )


async def test_occupancy_follows_the_truth(home: HomeAssistantProcess, tmp_path: Path) -> None:
    profile = await learned_profile(tmp_path)
    pieces = [
        piece(tmp_path / "open", day=8, is_open=True),
        piece(tmp_path / "closed", day=10, is_open=False),
        piece(tmp_path / "again", day=13, is_open=True),
    ]
    assert pieces[0].people > 2 * NEAR_ENOUGH
    assert pieces[2].people > 2 * NEAR_ENOUGH
    nodes = [HostNode(name=name) for name in pieces[0].captures]
    async with nodes[0], nodes[1], home.api() as api:
        entry = await add_shop(api, "Shop", nodes[0])
        await add_node(api, entry, nodes[1])
        await set_profile(api, entry, profile)
        entities = await Entities.read(api)
        for played in pieces:
            states = await shown_after(api, entities, nodes, played)
            assert states[entities.one("occupied")]["state"] == ("on" if played.people else "off")
