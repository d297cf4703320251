"""From a fresh Home Assistant to a shop that counts, by clicks alone.

What is not clicked: the owner's account is there beforehand, as in the demo, and the second node's announcement comes
from the stand-in. The pictures of every step lie in the cache afterwards.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.bootstrap.paths import CACHE, ROOT
from scripts.tools.browser import Looks
from scripts.tools.entities import Entities
from scripts.tools.free_port import LOOPBACK
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode
from simulator import Hours, boutique, simulate, write_captures
from tests.end_to_end.browser import page_in_chromium

from .frontend import Frontend

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scripts.tools.home_assistant_api import HomeAssistantApi

PICTURES = CACHE / "clicks"
LANGUAGES = ("en", "de", "zh-Hans")
STAND_IN = "announcement_stand_in"
SPEED = "10"
"""Times as fast as it was: the minute for which nodes listen for equipment takes six seconds."""

MORNING = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
DOOR, TILL = "door", "till"
BEACON = "02000000-0000-4000-8000-000000000001"


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[HomeAssistantProcess]:
    """Give a fresh Home Assistant that has the stand-in beside the integration."""
    process = HomeAssistantProcess(tmp_path / "home", yaml=f"{STAND_IN}:\n")
    process.configure()
    add_stand_in(process.folder / "custom_components")
    await process.start()
    try:
        yield process
    finally:
        await process.stop()


def add_stand_in(components: Path) -> None:
    """Make the stand-in an integration of a Home Assistant."""
    folder = components / STAND_IN
    folder.mkdir()
    (folder / "__init__.py").symlink_to(Path(__file__).parent / f"{STAND_IN}.py")
    manifest = {"domain": STAND_IN, "name": "Announcement stand-in", "version": "1.0.0"}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    # Home Assistant runs in the checkout, whose package of this name would hide the stand-in.
    (components / "__init__.py").write_text(f"__path__.insert(0, {str(ROOT / 'custom_components')!r})\n")


def shop_day(folder: Path) -> dict[str, Path]:
    """Simulate an hour of a shop with its equipment and without staff; return the capture of each node."""
    plan = boutique(MORNING, MORNING + timedelta(hours=1), timezone="UTC", people=3.0)
    opening = Hours(opening=((0.0, 24.0),) * 7, weekdays=(1.0,) * 7)
    return write_captures(simulate(replace(plan, staff=0, hours=opening)), folder)


async def add_shop(user: Frontend, node: HostNode) -> None:
    await user.add_integration("Footfall")
    await user.fill("Name of the shop", "Corner shop")
    await user.fill("Host", LOOPBACK)
    await user.fill("Port", str(node.port))
    await user.picture("shop")
    await user.go_on("Submit")
    await user.sees("Name and assign")
    await user.fill("Device name", "Door", number=1)
    await user.picture("names")
    await user.finish("Finish")


async def add_discovered_node(user: Frontend, node: HostNode) -> None:
    await user.picture("discovered")
    await user.press("Add")
    await user.belongs_to("Corner shop")
    await user.picture("found")
    await user.go_on("Submit")
    await user.sees("{node} now counts for {shop}.", node=called(node), shop="Corner shop")
    await user.finish("Close")
    await user.change(called(node), "Change node")
    await user.fill("Name of the node", "Till")
    await user.picture("node")
    await user.go_on("Submit")
    await user.finish("Close")


async def add_zone(user: Frontend, name: str, kind: str, nodes: dict[str, str]) -> None:
    """Add a zone. `nodes`: how far it reaches around each."""
    step = f"zone-{name.lower().replace(' ', '-')}"
    await user.press("Add zone")
    await user.fill("Name", name)
    await user.select(kind)
    for node in nodes:
        await user.tick(node)
    await user.picture(step)
    await user.go_on("Next")
    for number, (node, reach) in enumerate(nodes.items(), 1):
        await user.sees("How far does {zone} reach around {node}?", zone=name, node=node)
        await user.choose(reach)
        await user.picture(f"{step}-{node.lower()}")
        await user.go_on("Submit" if number == len(nodes) else "Next")
    await user.sees("Created configuration for {name}.", name=name)
    await user.finish("Finish")


async def set_opening_hours(user: Frontend) -> None:
    await user.press("Configure")
    await user.sees("Opening hours")
    await user.picture("options")
    await user.choose("Opening hours")
    await user.sees("Each weekday by itself")
    await user.picture("hours")
    await user.choose("The same hours from Monday to Friday")
    await user.set_hour("Opens", 9)
    await user.set_hour("Closes", 18)
    await user.picture("week")
    await user.go_on("Submit")
    await user.sees("Options successfully saved.")
    await user.finish("Finish")


async def learn_equipment(user: Frontend) -> None:
    await user.press("Configure")
    await user.choose("Own equipment")
    await user.sees("Learn my equipment")
    await user.picture("equipment")
    await user.go_on("Next")
    await user.sees("The nodes listen for what stands in the shop. It takes a minute; keep everybody out.")
    await user.picture("listening")
    await user.sees("Leave these out?")
    await user.picture("leave-out")
    await user.go_on("Submit")
    await user.sees_beginning("Left out of the numbers now: {count} devices.")
    await user.finish("Close")


async def add_member_of_staff(user: Frontend) -> None:
    await user.press("Add member of staff")
    await user.sees("A Bluetooth tag")
    await user.picture("staff")
    await user.choose("An iBeacon")
    await user.fill("Name", "Morning shift")
    await user.fill("UUID", BEACON)
    await user.fill("Major", "1")
    await user.fill("Minor", "7")
    await user.choose("They know and agree")
    await user.picture("ibeacon")
    await user.go_on("Submit")
    await user.sees("Created configuration for {name}.", name="Morning shift")
    await user.finish("Finish")


def called(node: HostNode) -> str:
    """Return how a node names itself."""
    return f"Footfall host {node.mac.replace(':', '')[-6:]}"


async def announce(api: HomeAssistantApi, node: HostNode) -> None:
    """Have the stand-in announce a node."""
    place = {"host": LOOPBACK, "port": node.port, "mac": node.mac, "name": called(node)}
    await api.post(f"/api/services/{STAND_IN}/announce", place)


async def kept(api: HomeAssistantApi) -> list[tuple[str, str]]:
    """Return type and title of what the shop consists of."""
    [entry] = await api.command("config_entries/get", domain="footfall")
    subentries: list[dict[str, Any]] = await api.command("config_entries/subentries/list", entry_id=entry["entry_id"])
    return sorted((subentry["subentry_type"], subentry["title"]) for subentry in subentries)


def is_number(state: str) -> bool:
    return state not in {"unknown", "unavailable"} and float(state) >= 0


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_shop_is_set_up_by_clicks(home: HomeAssistantProcess, tmp_path: Path, language: str) -> None:
    captures = shop_day(tmp_path / "shop")
    for picture in PICTURES.glob(f"*-{language}.png"):
        picture.unlink()
    async with (
        HostNode(name=DOOR, captures=[captures[DOOR]], speed=SPEED) as door,
        HostNode(name=TILL, captures=[captures[TILL]], speed=SPEED) as till,
        page_in_chromium(Looks(1280, language=language, time_zone="Europe/Berlin")) as page,
    ):
        user = Frontend(page, home.base, PICTURES, language)
        await user.log_in()
        await add_shop(user, door)
        # Home Assistant closes a connection on which nobody reads for a minute.
        async with home.api() as api:
            await announce(api, till)
        await add_discovered_node(user, till)
        await add_zone(user, "Window", "In front of the window, outside", {"Door": "A few steps, about 2.5 m"})
        await add_zone(user, "Till", "Till", {"Till": "A few steps, about 2.5 m"})
        await add_zone(user, "Sales floor", "A part of the shop", {"Door": "About 5 m", "Till": "About 12 m"})
        await set_opening_hours(user)
        await learn_equipment(user)
        await add_member_of_staff(user)
        await user.picture("done")

        async with home.api() as api:
            assert await kept(api) == [
                ("node", "Door"),
                ("node", "Till"),
                ("staff", "Morning shift"),
                ("zone", "Sales floor"),
                ("zone", "Till"),
                ("zone", "Window"),
            ]
            entities = await Entities.read(api)
            alive = [
                entities.one("occupancy"),
                *entities.all("people"),
                *entities.all("queue"),
                entities.one("entries"),
            ]
            states = await api.until(lambda s: all(is_number(s[e]["state"]) for e in alive), "numbers")
            assert len(entities.all("people")) == 2
            assert len(entities.all("queue")) == 1
            assert [states[entity]["state"] for entity in entities.all("connected")] == ["on", "on"]
            await api.until(lambda s: s[entities.one("occupied")]["state"] == "on", "people in the shop")
        assert user.cut_off == []
