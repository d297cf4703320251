"""The demo as somebody starts it, looks at it and ends it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from scripts.bootstrap.paths import ROOT
from scripts.bootstrap.run import environment
from scripts.tools.demo_places import ENTRY_ID, ZONES
from scripts.tools.home_assistant import OWNER
from scripts.tools.home_assistant_api import HomeAssistantApi

from .conftest import shop_hours

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PATIENCE_S = 280.0
PROGRAM = """
import sys
from pathlib import Path
from scripts.tools import demo
demo.CACHE = demo.FOLDER = Path(sys.argv[1])
demo.HOME = demo.FOLDER / "home-assistant"
sys.exit(demo.main(sys.argv[2:]))
"""
"""`scripts/demo`, in a folder of the test's own."""


@asynccontextmanager
async def begun(folder: Path, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the demo as a terminal does, and end it where the test has not."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PROGRAM, str(folder), *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=environment({"PYTHONPATH": str(ROOT)}),
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            await process.communicate()


async def printed(process: asyncio.subprocess.Process, until: str) -> str:
    """Return what is printed up to a line with these words."""
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(PATIENCE_S):
        while until not in said:
            line = await process.stdout.readline()
            assert line, said
            said += line.decode()
    return said


@asynccontextmanager
async def started(folder: Path, *arguments: str) -> AsyncIterator[tuple[HomeAssistantApi, str]]:
    """Start the demo and give what its reader gets: a login to the address that it prints, and the dashboard's path."""
    async with begun(folder, *arguments) as process:
        said = await printed(process, "Ctrl-C ends it all")
        found = re.search(r"Ready after \d+ s: (http://127\.0\.0\.1:\d+)(/\S+)", said)
        assert found is not None
        base, path = found.groups()
        async with HomeAssistantApi(base, await logged_in(base)) as api:
            yield api, path
        process.send_signal(signal.SIGINT)
        rest = (await process.communicate())[0].decode()
    assert process.returncode == 0, rest
    assert rest.endswith("Ended: nodes and Home Assistant are stopped.\n")
    assert "Traceback" not in rest
    with pytest.raises(aiohttp.ClientConnectionError):
        await logged_in(base)


async def logged_in(base: str) -> str:
    """Log in as the demo says, and return the refresh token."""
    client = f"{base}/"
    async with aiohttp.ClientSession(base, raise_for_status=True) as session:

        async def post(path: str, **body: Any) -> Any:
            async with session.post(path, **body) as answer:
                return await answer.json()

        begin = {"client_id": client, "handler": ["homeassistant", None], "redirect_uri": client}
        flow = await post("/auth/login_flow", json=begin)
        who = {"client_id": client, "username": OWNER["username"], "password": OWNER["password"]}
        code = (await post(f"/auth/login_flow/{flow['flow_id']}", json=who))["result"]
        grant = {"grant_type": "authorization_code", "code": code, "client_id": client}
        token: str = (await post("/auth/token", data=grant))["refresh_token"]
        return token


async def test_four_weeks_lie_behind_a_shop_that_is_open(tmp_path: Path) -> None:
    async with started(tmp_path) as (api, path):
        url = path.split("/")[1]
        assert await api.command("lovelace/config", url_path=url) == {"strategy": {"type": "custom:footfall"}}
        [shop] = await api.command("footfall/shops")
        assert shop["entry_id"] == ENTRY_ID
        assert {zone["name"] for zone in shop["zones"]} == {zone.title for zone in ZONES}
        day = await api.command("footfall/day", entry_id=ENTRY_ID)
        assert day["normal"]["weeks"] == 4
        pattern = await api.command("footfall/pattern", entry_id=ENTRY_ID)
        assert pattern["busiest"] is not None
        plan = await api.command("footfall/floor_plan/get", entry_id=ENTRY_ID)
        assert set(plan["zones"]) == {zone.zone_id for zone in ZONES}
        assert set(plan["nodes"]) == {node["id"] for node in shop["nodes"]}
        states = await api.until(
            lambda states: states["sensor.demo_shop_busyness"]["state"] in {"quiet", "usual", "busy"},
            "whether the shop is busy",
            seconds=PATIENCE_S,
        )
        assert states["binary_sensor.demo_shop_open"]["state"] == "on"
        assert states["sensor.demo_shop_staff_present"]["state"] == "2"
        assert all(states[name]["state"] == "on" for name in states if name.startswith("automation."))
        assert len([name for name in states if name.startswith("automation.")]) == 4
        said = await api.command("conversation/process", text="How full is the shop?", language="en")
        assert re.fullmatch(r"About \d+, between \d+ and \d+\.", said["response"]["speech"]["plain"]["speech"])


async def test_captures_of_ones_own_are_played_instead(tmp_path: Path) -> None:
    [(name, capture), *_] = shop_hours(tmp_path / "captures", hours=0.2).items()
    async with started(tmp_path / "demo", "--capture", f"{name}={capture}", "--speed", "50") as (api, _):
        [shop] = await api.command("footfall/shops")
        assert [node["name"] for node in shop["nodes"]] == [f"{name.capitalize()} node"]
        assert shop["zones"] == []
        await api.until(
            lambda states: states["sensor.demo_shop_occupancy"]["state"].isdecimal(), "people", seconds=PATIENCE_S
        )


async def test_ctrl_c_ends_it_while_it_still_simulates(tmp_path: Path) -> None:
    async with begun(tmp_path) as process:
        await printed(process, "[2/")
        # As a terminal does: everything that was started hears it.
        os.killpg(process.pid, signal.SIGINT)
        rest = (await process.communicate())[0].decode()
    assert process.returncode == 130, rest
    assert "Traceback" not in rest
    async with asyncio.timeout(PATIENCE_S):
        while group_lives(process.pid):  # noqa: ASYNC110 - processes of others
            await asyncio.sleep(0.1)


def group_lives(leader: int) -> bool:
    """Tell whether anything that a process started is still there."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True
