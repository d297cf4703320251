"""A shop in a real Home Assistant that something happens to, and what is told of it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.shop_setup import DOMAIN, add_shop
from simulator import Hours, boutique, simulate, write_captures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from scripts.tools.home_assistant_api import HomeAssistantApi
    from scripts.tools.host_node import HostNode

HOUR: Final = 3600
YAML: Final = "diagnostics:\nrepairs:\n"
PATIENCE_S: Final = 60.0
LOOK_S: Final = 0.1


def customers(folder: Path, begin: int, hours: float = 1.0, people: float = 2.0) -> Path:
    """Simulate some hours of a shop that is always open, without staff, heard by one node; return its capture."""
    first = datetime.fromtimestamp(begin, UTC)
    plan = boutique(first, first + timedelta(hours=hours), timezone="UTC", people=people, nodes=1)
    always = Hours(opening=((0.0, 24.0),) * 7, weekdays=(1.0,) * 7)
    [capture] = write_captures(simulate(replace(plan, staff=0, fixed=(), hours=always)), folder).values()
    return capture


class Hub:
    """A Home Assistant with one shop around one node; an asynchronous context manager."""

    def __init__(
        self,
        folder: Path,
        node: HostNode,
        *,
        yaml: str = "",
        time_zone: str = "UTC",
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self.home = HomeAssistantProcess(folder, yaml=YAML + yaml, time_zone=time_zone)
        self.node = node
        self.entry = ""
        self.extra = extra

    async def __aenter__(self) -> Self:
        try:
            await self.home.start(self.extra)
            async with self.home.api() as api:
                self.entry = await add_shop(api, "Shop", self.node)
            # Home Assistant itself writes its set-up a second later.
            async with asyncio.timeout(PATIENCE_S):
                while not self._is_written():  # noqa: ASYNC110 - a file
                    await asyncio.sleep(LOOK_S)
        except BaseException:
            await self.home.kill()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.home.stop()

    def _is_written(self) -> bool:
        entries = self.storage / "core.config_entries"
        return entries.exists() and self.entry in entries.read_text()

    async def start(self) -> None:
        """Start it again."""
        await self.home.start(self.extra)

    @property
    def storage(self) -> Path:
        """Where Home Assistant keeps what it stores."""
        return self.home.folder / ".storage"

    def files(self) -> dict[str, Path]:
        """Return the shop's files by what follows its id in their names."""
        prefix = f"{DOMAIN}.{self.entry}"
        return {path.name.removeprefix(prefix).removeprefix("."): path for path in self.storage.glob(f"{prefix}*")}

    def kept(self) -> dict[int, float]:
        """Return the entries of every hour on the disk, by start; an hour that is there twice is an error."""
        rows = [row for name, path in self.files().items() if is_month(name) for row in rows_of(path)]
        assert len({row[0] for row in rows}) == len(rows), "an hour is kept twice"
        return {row[0]: row[10][0] for row in rows}

    async def take_in(self, api: HomeAssistantApi, counts: Mapping[int, float]) -> None:
        """Give it counts from elsewhere, entries by the start of their hour: they are on the disk when it answers."""
        rows = [{"start": iso(start), "entries": entries} for start, entries in counts.items()]
        await api.post(f"/api/services/{DOMAIN}/import_counts?return_response", {"rows": rows})

    async def reported(self, api: HomeAssistantApi, begin: int, end: int) -> dict[int, float]:
        """Return the entries of every hour that it reports between two moments, by start."""
        span = {"start": iso(begin), "end": iso(end), "by": "hour"}
        answer = await api.post(f"/api/services/{DOMAIN}/report?return_response", span)
        return {
            round(datetime.fromisoformat(hour["start"]).timestamp()): hour["entries"]
            for hour in answer["service_response"]["hours"]
            if hour["entries"] is not None
        }

    async def recorded(self, api: HomeAssistantApi) -> dict[int, tuple[float, float]]:
        """Return what the statistic of the entries holds: what each hour adds, and the sum, by start."""
        statistic = f"{DOMAIN}:{self.entry.lower()}_entries"
        answer = await api.command(
            "recorder/statistics_during_period",
            start_time=iso(0),
            statistic_ids=[statistic],
            period="hour",
            types=["state", "sum"],
        )
        return {row["start"] // 1000: (row["state"], row["sum"]) for row in answer.get(statistic, [])}

    async def said(self, api: HomeAssistantApi) -> dict[str, dict[str, Any]]:
        """Return what stands under Repairs of this integration, by translation key."""
        issues = (await api.command("repairs/list_issues"))["issues"]
        return {
            issue["translation_key"]: issue for issue in issues if DOMAIN in {issue["domain"], issue["issue_domain"]}
        }

    async def diagnostics(self, api: HomeAssistantApi) -> dict[str, Any]:
        """Return the shop's diagnostics."""
        answer = await api.get(f"/api/diagnostics/config_entry/{self.entry}")
        told: dict[str, Any] = answer["data"]
        return told


def summed(counts: Mapping[int, float]) -> dict[int, tuple[float, float]]:
    """Return what a statistic of these entries holds."""
    total, told = 0.0, {}
    for start, entries in sorted(counts.items()):
        total += entries
        told[start] = (entries, total)
    return told


def hours_from(begin: datetime, values: Iterable[float]) -> dict[int, float]:
    """Return entries by the start of their hour, one hour after the other."""
    first = round(begin.timestamp())
    return {first + number * HOUR: value for number, value in enumerate(values)}


def is_month(name: str) -> bool:
    """Tell whether this is the file of a month."""
    return name[:4].isdigit() and len(name) == len("2026-03")


def rows_of(path: Path) -> list[list[Any]]:
    """Return the rows of a month's file; ValueError where it is not whole."""
    document = json.loads(path.read_bytes())
    assert document["version"] == 1
    rows: list[list[Any]] = document["data"]["rows"]
    return rows


def iso(moment: float) -> str:
    """Return a moment as an ISO time."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment)).isoformat()
