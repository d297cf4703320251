"""The form of each blueprint in Home Assistant's own frontend: what a shop owner sees who makes an automation of it.

The pictures lie in the cache afterwards, small enough to be put into the documents.
"""

from __future__ import annotations

import asyncio
import shutil
from io import BytesIO
from typing import TYPE_CHECKING, Any

import yaml
from PIL import Image

from scripts.bootstrap.paths import CACHE, ROOT
from scripts.tools.browser import Looks, log_in
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop, add_zone, name_nodes
from tests.end_to_end.browser import page_in_chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page

    from scripts.tools.home_assistant_api import HomeAssistantApi

BLUEPRINTS = ROOT / "blueprints" / "automation" / "footfall"
PICTURES = CACHE / "clicks" / "blueprints"
WIDTH = 760
HEIGHT = 3200
"""Higher than any form: what is below the window would not be painted."""
TOP = 560
"""So much of a form is on its small picture."""
COLOURS = 128
"""A form has few colours; with more of them its picture is three times as large."""
FURNITURE = """
template:
  - light:
      - {name: Sales floor, unique_id: light, turn_on: [], turn_off: []}
  - switch:
      - {name: Sign at the door, unique_id: sign, turn_on: [], turn_off: []}
  - fan:
      - {name: Ventilation, unique_id: fan, turn_on: [], turn_off: [], set_percentage: []}
media_player:
  - {platform: universal, name: Speaker, unique_id: player}
"""
SHOP, TILL, WINDOW = CHOSEN = ("Corner shop", "Till", "Shop window")
CHOSEN_FOR = {"second_till": TILL, "idle_display": WINDOW}
PHONE = {
    "device_id": "made-up",
    "app_id": "io.robbie.HomeAssistant",
    "app_name": "Home Assistant",
    "app_version": "1",
    "device_name": "Phone of the shop",
    "manufacturer": "Made-up",
    "model": "Made-up",
    "os_name": "Made-up",
    "os_version": "1",
    "supports_encryption": False,
    "app_data": {"push_websocket_channel": True},
}
"""A phone with Home Assistant's app, as the app announces it."""


def examples(shop: str, till: str, window: str) -> dict[str, dict[str, Any]]:
    """Give what an owner might fill in, by blueprint: devices by their ids, all else unless it is said as it comes."""
    phone = {"notify": ["notify.phone_of_the_shop"]}
    lights, sign = {"entity_id": ["light.sales_floor"]}, {"entity_id": ["switch.sign_at_the_door"]}
    return {
        "lights_and_music": {"place": shop, "lights": lights, "players": ["media_player.speaker"]},
        "welcome_chime": {"place": shop, "players": ["media_player.speaker"]},
        "second_till": {"till": till, **phone},
        "staffing_alert": {"shop": shop, **phone},
        "crowded": {"place": shop, "sign": sign, **phone},
        "quiet_spell": {"shop": shop, **phone},
        "idle_display": {"zone": window, **phone},
        "closed_but_occupied": {"shop": shop, **phone},
        "ventilation": {"place": shop, "fans": ["fan.ventilation"]},
        "end_of_day": {"shop": shop, **phone},
        "report_by_message": {"shop": shop, **phone},
        "unusual_day": {"shop": shop, **phone},
        "node_trouble": {"shop": shop, **phone},
    }


async def furnished_shop(api: HomeAssistantApi, door: HostNode, counter: HostNode) -> list[str]:
    """Set up a shop with a till and a window, and a phone; return the devices of shop, till and window."""
    entry_id = await add_shop(api, SHOP, door)
    await add_node(api, entry_id, counter)
    await name_nodes(api, entry_id, (door, counter))
    await add_zone(api, entry_id, counter, "near", "till", name=TILL)
    await add_zone(api, entry_id, door, "near", "window", name=WINDOW)
    await api.post("/api/mobile_app/registrations", PHONE)
    devices = await api.command("config/device_registry/list")
    return [next(device["id"] for device in devices if device["name"] == name) for name in CHOSEN]


def inputs_of(blueprint: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """Give the inputs of a blueprint, and the names of its sections that are folded at first."""
    inputs: list[dict[str, Any]] = []
    folded: list[str] = []
    for described in blueprint["blueprint"]["input"].values():
        inputs += described["input"].values() if "input" in described else [described]
        folded += [described["name"]] if described.get("collapsed") else []
    return inputs, folded


async def take_picture(page: Page, name: str) -> None:
    """Take a picture of the form, as high as it is."""
    form = page.locator("blueprint-automation-editor ha-card").first
    picture = Image.open(BytesIO(await form.screenshot(animations="disabled"))).convert("RGB")
    for part, height in (("", picture.height), ("-top", TOP)):
        small = picture.crop((0, 0, picture.width, height)).quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(PICTURES / f"{name}{part}.png", optimize=True)


async def test_the_form_of_each_blueprint(tmp_path: Path) -> None:
    """Each input stands there with its name, has a field, and what an owner filled in is shown."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    home = HomeAssistantProcess(
        tmp_path / "home", yaml=f"{FURNITURE}mobile_app:\nautomation: !include automations.yaml\n"
    )
    home.configure()
    (home.folder / "automations.yaml").write_text("[]\n")
    shutil.copytree(BLUEPRINTS, home.folder / "blueprints" / "automation" / "footfall")
    await home.start()
    try:
        async with (
            HostNode(name="door") as door,
            HostNode(name="counter") as counter,
            home.api() as api,
            page_in_chromium(Looks()) as page,
        ):
            given = examples(*await furnished_shop(api, door, counter))
            assert sorted(given) == sorted(file.stem for file in BLUEPRINTS.glob("*.yaml"))
            await log_in(page, home.base, access_token=await api.token(), refresh_token=home.refresh_token)
            await page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            for name, inputs in given.items():
                use = {"path": f"footfall/{name}.yaml", "input": inputs}
                await api.post(f"/api/config/automation/config/{name}", {"alias": name, "use_blueprint": use})
                await page.goto(f"{home.base}/config/automation/edit/{name}")
                await look_through(page, name)
            states = await api.states()
            assert [states[f"automation.{name}"]["state"] for name in given] == ["on"] * len(given)
    finally:
        await home.stop()


async def look_through(page: Page, name: str) -> None:
    """Look at the form of a blueprint as it opens, and at all of it."""
    blueprint = await asyncio.to_thread(read, BLUEPRINTS / f"{name}.yaml")
    inputs, folded = inputs_of(blueprint)
    form = page.locator("blueprint-automation-editor")
    for each in inputs:
        await form.get_by_text(each["name"], exact=True).first.wait_for(state="attached")
    await form.locator("ha-device-picker").get_by_text(CHOSEN_FOR.get(name, SHOP)).first.wait_for()
    await take_picture(page, name)
    for section in folded:
        await form.get_by_text(section, exact=True).click()
    for each in inputs:
        await form.get_by_text(each["name"], exact=True).first.wait_for()
    assert await form.locator("ha-alert").count() == 0
    assert await form.get_by_text("Unknown device selected").count() == 0
    assert await form.locator("ha-selector").count() == len(inputs)


def read(file: Path) -> dict[str, Any]:
    """Read a blueprint; what stands in for an input is of no interest."""
    text = file.read_text(encoding="utf-8").replace("!input ", "")
    content: dict[str, Any] = yaml.safe_load(text)
    return content
