"""The search for strangers: in all that a run leaves behind, at any time, and in memory once an epoch has ended.

Every logger is at its most talkative, Home Assistant's own ESPHome integration is connected to a node as well, an
automation of ours leaves traces, a report is written, diagnostics are downloaded and a backup is made.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import io
import json
import sqlite3
import tarfile
import zipfile
from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from scripts.tools.entities import Entities
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop, result_of, set_day_end
from tests.engine.siphash import siphash

from .conftest import MORNING, MOST_TALKATIVE, shop_hours
from .needles import Secrets
from .strangers import in_files, in_memory, kinds, simulated_secrets
from .test_chain import is_on, until_people
from .witness import Witness

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .needles import Found

ADDRESS = bytes.fromhex("02a1b2c3d4e5")
KEY = bytes(range(40, 56))
PSEUDONYM = siphash(KEY, ADDRESS + b"\x57")
PLANTED = Secrets(frozenset({ADDRESS}), frozenset({PSEUDONYM}), frozenset({b"net-1704"}), frozenset({KEY}))

AUTOMATIONS: Final = "automations.yaml"
YAML: Final = f"{MOST_TALKATIVE}automation: !include {AUTOMATIONS}\nbackup:\ndiagnostics:\nsystem_log:\n"
OVERWRITES: Final = {
    "PYTHONMALLOC": "debug",
    "MALLOC_PERTURB_": "165",
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0",  # what lies there is not overwritten
}
"""What is given back is overwritten: only what is still held is found in memory."""
FIRST_EPOCH: Final = timedelta(minutes=10)
DAYS: Final = 2
HOURS: Final = 0.35
VALID: Final = 2
"""Keys that a shop has: of this epoch and of the next."""
SECONDS: Final = 120.0


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"heard 02:a1:b2:c3:d4:e5 again", "address"),
        (b"heard 02-A1-B2-C3-D4-E5 again", "address"),
        (b"heard FF02A1B2C3D4E5 again", "address"),
        (b"frame " + repr(b"\x40\x00" + ADDRESS).encode(), "address"),
        (b"frame \x00\x01" + ADDRESS[::-1] + b"\x02", "address"),
        (b"device %016x is new" % PSEUDONYM, "pseudonym"),
        (b"device %d is new" % PSEUDONYM, "pseudonym"),
        (b"device %d is new" % (PSEUDONYM - (1 << 64)), "pseudonym"),
        (b"answer " + PSEUDONYM.to_bytes(8, "little").hex().encode(), "pseudonym"),
        (b"answer " + repr(b"\x01" + PSEUDONYM.to_bytes(8, "little")).encode(), "pseudonym"),
        (b"answer " + b64encode(b"\x01" + PSEUDONYM.to_bytes(8, "little") + b"\x02\x03"), "pseudonym"),
        (b"key=" + KEY.hex().upper().encode(), "key"),
        (b"key=" + b64encode(KEY), "key"),
        (b"key=" + str(list(KEY)).encode(), "key"),
        (b"\x00\x01" + KEY + b"\x02", "key"),
        (b"asks for net-1704", "network name"),
    ],
)
def test_search_finds_what_was_planted(tmp_path: Path, line: bytes, kind: str) -> None:
    (tmp_path / "planted.log").write_bytes(b"nothing here\n" + line + b"\nnor here")
    found = in_files(tmp_path, PLANTED)
    assert kinds(found) == {kind}
    assert {one.place for one in found} == {"planted.log"}
    assert in_files(tmp_path, PLANTED, "planted.log") == []


def test_search_finds_nothing_where_nothing_is(tmp_path: Path) -> None:
    innocent = b"02:a1:b2:c3:d4:e6 0123456789abcdef 1234567890123456789 b'\\x02\\xa1' net-17"
    (tmp_path / "innocent.log").write_bytes(innocent)
    assert in_files(tmp_path, PLANTED) == []


def test_search_looks_into_what_is_packed(tmp_path: Path) -> None:
    secret = b"%016x" % PSEUDONYM
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as archive:
        member = tarfile.TarInfo("data/planted.txt")
        member.size = len(secret)
        archive.addfile(member, io.BytesIO(secret))
    with tarfile.open(tmp_path / "backup.tar", "w") as archive:
        member = tarfile.TarInfo("inner.tar.gz")
        member.size = len(inner.getvalue())
        archive.addfile(member, io.BytesIO(inner.getvalue()))
    with zipfile.ZipFile(tmp_path / "report.xlsx", "w", zipfile.ZIP_DEFLATED) as sheet:
        sheet.writestr("sheet.xml", secret)
    (tmp_path / "log.gz").write_bytes(gzip.compress(secret))
    assert {
        "backup.tar, inner.tar.gz, unpacked, data/planted.txt",
        "log.gz, unpacked",
        "report.xlsx, sheet.xml",
    } <= {one.place for one in in_files(tmp_path, PLANTED) if one.kind == "pseudonym"}


def test_search_finds_what_a_database_has_deleted(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "planted.db") as database:
        database.execute("PRAGMA secure_delete = off")
        database.execute("CREATE TABLE heard (what BLOB)")
        database.execute("INSERT INTO heard VALUES (?)", (KEY * 100,))
        database.commit()
        database.execute("DELETE FROM heard")
    database.close()
    assert kinds(in_files(tmp_path, PLANTED)) == {"key"}


@dataclass
class Run:
    """A shop whose two nodes play two days, of which each has some minutes, over several epochs."""

    folder: Path
    nodes: list[HostNode] = field(init=False)
    entry: str = ""

    def __post_init__(self) -> None:
        self.days = [self.folder / f"day-{day}" for day in range(DAYS)]
        captures = [shop_hours(place, day=day, hours=HOURS) for day, place in enumerate(self.days)]
        self.captures = {name: [day[name] for day in captures] for name in captures[0]}
        self.witness = Witness(self.folder / "witness")
        self.home = HomeAssistantProcess(self.folder / "home", yaml=YAML)
        self.nodes = [HostNode(name=name, log_level="VERBOSE") for name in self.captures]

    def secrets(self, keys: list[bytes]) -> Secrets:
        """Give what the shop's strangers could be known by under these keys, of all days."""
        days = [simulated_secrets(day, frozenset(keys)) for day in self.days]
        return Secrets(
            addresses=frozenset().union(*(day.addresses for day in days)),
            pseudonyms=frozenset().union(*(day.pseudonyms for day in days)),
            networks=frozenset().union(*(day.networks for day in days)),
            keys=frozenset(keys),
        )

    @property
    def ever(self) -> Secrets:
        """What nobody may find in a file, at any time."""
        return self.secrets(self.witness.made())

    def ended(self, first: int | None = None) -> Secrets:
        """Give what nobody may find in memory now: of the epochs that have ended, or of so many of them.

        Names of networks are short enough to stand there by chance; they never reach it.
        """
        keys = self.witness.made()[:-VALID]
        return replace(self.secrets(keys[:first]), networks=frozenset())

    @property
    def lasting(self) -> Secrets:
        """What has to be in memory: of the epoch that goes on."""
        now = self.secrets(self.witness.made()[-VALID:])
        return Secrets(pseudonyms=now.pseudonyms, keys=now.keys)

    async def set_up(self, api: HomeAssistantApi) -> None:
        """Make the shop, an automation, and a first epoch that ends while the nodes play the first day."""
        first, second = self.nodes
        self.entry = await add_shop(api, "Shop", first)
        await add_node(api, self.entry, second)
        result_of(await api.flow("flow", "esphome", {"host": "127.0.0.1", "port": first.port}))
        entities = await Entities.read(api)
        await api.until(lambda s: all(is_on(s, e) for e in entities.all("connected")), "both nodes")
        automation = {
            "alias": "Somebody is there",
            "triggers": [
                {
                    "trigger": "footfall.occupancy_crossed_threshold",
                    "target": {"entity_id": entities.one("occupancy")},
                    "options": {"threshold": {"type": "above", "value": {"number": 0}}},
                },
                {"trigger": "state", "entity_id": [entities.one("occupied"), entities.one("occupancy")]},
            ],
            "actions": [{"variables": {"seen": "{{ trigger.to_state.attributes }}"}}, {"event": "somebody_is_there"}],
        }
        await api.post("/api/config/automation/config/somebody", automation)
        ends = datetime.now(UTC) + FIRST_EPOCH
        await set_day_end(api, self.entry, ends.time().replace(microsecond=0))
        await api.command("footfall/erase", entry_id=self.entry)

    async def play(self) -> None:
        """Have the nodes begin to play."""
        for node in self.nodes:
            await node.stop()
            node.captures = tuple(self.captures[node.name])
            await node.start()

    async def played(self, api: HomeAssistantApi) -> dict[str, Any]:
        """Wait until all was heard; return the diagnostics."""
        async with asyncio.timeout(SECONDS):
            while True:
                said: dict[str, Any] = await api.get(f"/api/diagnostics/config_entry/{self.entry}")
                answers = [node["answer"] for node in said["data"]["nodes"]]
                if all(answer is not None and "ENDED" in answer["flags"] for answer in answers):
                    return said
                await asyncio.sleep(0.2)

    async def leave_traces(self, api: HomeAssistantApi) -> None:
        """Leave all that Home Assistant can be asked for in its folder."""
        kept: dict[str, Any] = {"diagnostics": await self.played(api)}
        runs = await api.command("trace/list", domain="automation")
        assert runs, "the automation has run"
        kept["traces"] = [
            await api.command("trace/get", domain="automation", item_id=run["item_id"], run_id=run["run_id"])
            for run in runs
        ]
        kept["system log"] = await api.command("system_log/list")
        kept["states"] = await api.states()
        kept["held"] = await api.command("footfall/held", entry_id=self.entry)
        span = {"start": MORNING.isoformat(), "end": (MORNING + timedelta(days=DAYS)).isoformat()}
        for form in ("html", "xlsx", "csv"):
            await api.post("/api/services/footfall/write_report?return_response", {**span, "format": form})
        (self.home.folder / "asked.json").write_text(json.dumps(kept))
        await api.command("backup/generate", agent_ids=["backup.local"], name="Of the run")
        async with asyncio.timeout(SECONDS):
            while not (await api.command("backup/info"))["backups"]:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.2)
        for node in self.nodes:
            assert "[V]" in node.log
            (self.home.folder / f"{node.name}.log").write_text(node.log)

    async def left(self) -> list[Found]:
        """Return what of ended epochs stays in memory: keys under way to a node are there until it answers."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SECONDS):
                while in_memory(self.home.pid, self.ended()):  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.5)
        return in_memory(self.home.pid, self.ended())

    async def plant(self, api: HomeAssistantApi) -> set[str]:
        """Have Home Assistant hold one of each kind as the next epoch ends; return the kinds."""
        known = self.secrets(self.witness.made())
        self.witness.plant(
            integers=[min(known.pseudonyms)], raw=[min(known.keys)], texts=[min(known.addresses).hex(":")]
        )
        await api.command("footfall/erase", entry_id=self.entry)
        return {"pseudonym", "key", "address"}

    def plant_file(self) -> set[str]:
        """Write one of each kind; return the kinds."""
        known = self.ever
        words = [min(known.addresses).hex(":").encode(), b"%016x" % min(known.pseudonyms), max(known.networks, key=len)]
        (self.home.folder / "planted.log").write_bytes(b"\n".join([*words, min(known.keys).hex().encode()]))
        return {"address", "pseudonym", "network name", "key"}


async def test_nothing_of_a_stranger_is_left(tmp_path: Path) -> None:
    run = Run(tmp_path)
    home = run.home
    home.folder.mkdir()
    (home.folder / AUTOMATIONS).write_text("[]\n")
    try:
        await home.start({**run.witness.environment, **OVERWRITES})
        async with run.nodes[0], run.nodes[1], home.api() as api:
            await run.set_up(api)
            await run.play()
            await until_people(api, await Entities.read(api))
            assert in_files(home.folder, run.ever) == []

            await run.leave_traces(api)
            assert len(run.witness.made()) > 2 * VALID
            assert in_files(home.folder, run.ever) == []
            assert kinds(in_memory(home.pid, run.lasting)) == {"pseudonym", "key"}
            # The first epoch ended long ago. A later one goes on until both nodes heard something in the next.
            assert in_memory(home.pid, run.ended(first=VALID + 1)) == []

            await api.command("footfall/erase", entry_id=run.entry)
            assert await run.left() == []
            planted = await run.plant(api)
            assert kinds(in_memory(home.pid, run.ended())) == planted
    finally:
        await home.stop()
    assert b"DEBUG" in home.log.read_bytes()
    assert in_files(home.folder, run.ever) == []
    planted = run.plant_file()
    found = in_files(home.folder, run.ever)
    assert kinds(found) == planted
    assert {one.place for one in found} == {"planted.log"}
