"""Papers say what is really set, to whom they may be shown, and nothing of anybody."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
import segno
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.config_entries import ConfigSubentry
from homeassistant.setup import async_setup_component

from custom_components.footfall.papers.page import qr_code

from .conftest import set_up, shop_entry
from .flows import options, set_option
from .hours import zone_subentry
from .reported import SCRIPT, YESTERDAY, remember_days
from .test_report_view import token_of
from .texts import TEXTS, check_form, suggested

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

OPTIONS = TEXTS["options"]
LINK = "https://shop.example/privacy"
FILLED = {"controller": "Example Books\n1 Example Street", "contact": "books@shop.example", "link": LINK}
LANGUAGES = ("en", "de", "zh-Hans")
KINDS = ("sign", "notice", "assessment", "record")


@pytest.fixture
async def shop(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    assert await async_setup_component(hass, "http", {})
    shop = await set_up(hass, shop_entry(options={"papers": FILLED}))
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


class Page(HTMLParser):
    """What of a page is read on the screen, and what is printed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.screen = self.printed = ""
        self._within: list[str] = []
        self.feed(page)
        self.screen, self.printed = (" ".join(text.split()) for text in (self.screen, self.printed))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag in {"style", "aside", "title"}:
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave what is not read, or not printed."""
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Read."""
        if "style" in self._within or "title" in self._within:
            return
        self.screen += f" {data}"
        if "aside" not in self._within:
            self.printed += f" {data}"


async def paper(
    hass_client: ClientSessionGenerator, shop: MockConfigEntry, kind: str, language: str = "en"
) -> tuple[Page, Any]:
    answer = await (await hass_client()).get(f"/api/footfall/paper/{shop.entry_id}/{kind}?language={language}")
    assert answer.status == HTTPStatus.OK
    return Page(await answer.text()), answer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
async def test_a_paper_loads_nothing_and_leaves_no_place_unfilled(
    shop: MockConfigEntry, hass_client: ClientSessionGenerator, kind: str, language: str
) -> None:
    page, answer = await paper(hass_client, shop, kind, language)
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"default-src 'none'", "sandbox"} <= set(answer.headers["Content-Security-Policy"].split("; "))
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "link", "iframe", "form", "input", "a"})
    assert ("html", {"lang": language}) in page.tags
    assert not re.search(r"[{}\[\]]", page.screen), "what was to be filled in is"
    assert "Shop" in (await answer.text())


async def test_a_paper_is_in_home_assistants_language_unless_another_is_named(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    hass.config.language = "de"
    answer = await (await hass_client()).get(f"/api/footfall/paper/{shop.entry_id}/sign")
    assert "Hier zählen wir Besucher" in await answer.text()


async def test_the_sign_says_who_how_long_and_how_to_object(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    page, _ = await paper(hass_client, shop, "sign")
    for said in ("without knowing who you are", "Example Books", "books@shop.example", "shop.example/privacy"):
        assert said in page.printed
    assert "At 4:00 AM at the latest" in page.printed
    assert "Switch off Wi-Fi and Bluetooth" in page.printed
    assert "ask at the till" in page.printed
    hass.config_entries.async_update_entry(shop, options={**shop.options, "privacy": "anonymous"})
    page, _ = await paper(hass_client, shop, "sign")
    assert "After 5 minutes at most" in page.printed
    assert "4:00" not in page.printed


async def test_the_code_is_the_link_with_white_around_it(
    shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """Each dark module of the drawing is one of the standard's own for this link, and the other way round."""
    _, answer = await paper(hass_client, shop, "sign")
    drawn = await answer.text()
    svg = str(qr_code(LINK))
    assert svg in drawn
    code = segno.make_qr(LINK, error="q")
    assert code.error in {"Q", "H"}
    size = code.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {size} {size}"' in svg
    [path] = re.findall(r'class="qrline"[^>]* d="([^"]+)"', svg)
    assert dark_modules(path) == {
        (row + 4, column + 4) for row, line in enumerate(code.matrix) for column, module in enumerate(line) if module
    }


def dark_modules(path: str) -> set[tuple[int, int]]:
    """Return rows and columns that a path of horizontal strokes, a module high, covers."""
    x, y = 0.0, 0.0
    modules = set()
    for step, *numbers in re.findall(r"([MmHhVv])(-?[\d.]+)?[ ,]?(-?[\d.]+)?", path):
        first, second = (float(number or 0) for number in numbers)
        match step:
            case "M":
                x, y = first, second
            case "m":
                x, y = x + first, y + second
            case "h":
                modules |= {(int(y), int(x) + place) for place in range(int(first))}
                x += first
    return modules


async def test_what_is_missing_is_marked_and_named_to_the_owner(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    hass.config_entries.async_update_entry(shop, options={})
    page, _ = await paper(hass_client, shop, "sign")
    assert "[who is responsible: name and address]" in page.printed
    assert "All about it: ask us." in page.printed
    assert "QR code" in page.screen
    assert "QR code" not in page.printed
    assert "Still to fill in, under Papers in the options of the shop" in page.screen
    assert "Still to fill in" not in page.printed


async def test_what_the_notice_says_follows_from_what_is_set(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    page, _ = await paper(hass_client, shop, "notice")
    assert "running numbers of the signals, with which" in page.printed
    assert "fewer than 5 people" in page.printed
    assert "staff" not in page.printed.replace("staff at the till", "")
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", "Till"))
    data = MappingProxyType({"means": "tag", "address": "02:00:00:00:00:01"})
    someone = ConfigSubentry(data=data, subentry_id="id", subentry_type="staff", title="Someone", unique_id=None)
    hass.config_entries.async_add_subentry(shop, someone)
    hass.config_entries.async_update_entry(
        shop, options={**shop.options, "privacy": "anonymous", "smallest": 0, "door_counter": "counter.door"}
    )
    page, _ = await paper(hass_client, shop, "notice")
    assert "thrown away every 5 minutes" in page.printed
    assert "running numbers of the signals, with which" not in page.printed
    assert "fewer than" not in page.printed
    assert "how many people are there: Till" in page.printed
    assert "Of staff who agreed" in page.printed
    assert "A counter at the door" in page.printed
    page, answer = await paper(hass_client, shop, "assessment")
    assert "a Bluetooth tag" in page.printed
    assert "for 5 minutes at most, like all others" in page.printed
    assert "02:00" not in await answer.text()
    assert "Someone" not in await answer.text()


async def test_chinese_law_is_told_of_in_chinese_and_in_china(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    assert "PIPL" not in (await paper(hass_client, shop, "notice"))[0].printed
    assert "《个人信息保护法》" in (await paper(hass_client, shop, "notice", "zh-Hans"))[0].printed
    hass.config.country = "CN"
    assert "PIPL" in (await paper(hass_client, shop, "assessment"))[0].printed


async def test_since_when_figures_are_kept(shop: MockConfigEntry, hass_client: ClientSessionGenerator) -> None:
    assert "nothing is kept yet" in (await paper(hass_client, shop, "assessment"))[0].printed
    remember_days(shop, [YESTERDAY])
    assert "November 10, 2026" in (await paper(hass_client, shop, "assessment"))[0].printed


async def test_names_are_no_markup(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    assert await async_setup_component(hass, "http", {})
    shop = await set_up(hass, shop_entry(title=SCRIPT, options={"papers": {"controller": SCRIPT, "contact": SCRIPT}}))
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", SCRIPT))
    await hass.async_block_till_done()
    for kind in KINDS:
        page, _ = await paper(hass_client, shop, kind)
        assert "script" not in {tag for tag, _ in page.tags}
        assert SCRIPT in page.screen
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_who_may_open_which(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    reader = await token_of(hass, {"entities": {"entity_ids": {"binary_sensor.shop_occupied": {POLICY_READ: True}}}})
    for token, allowed in ((reader, {"sign", "notice"}), (await token_of(hass, {}), set())):
        client = await hass_client(token)
        for kind in KINDS:
            answer = await client.get(f"/api/footfall/paper/{shop.entry_id}/{kind}")
            assert answer.status == (HTTPStatus.OK if kind in allowed else HTTPStatus.FORBIDDEN), kind


async def test_a_signed_path_opens_the_one_paper(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    assert await async_setup_component(hass, "auth", {})
    path = f"/api/footfall/paper/{shop.entry_id}/record?language=de"
    ws = await hass_ws_client()
    await ws.send_json_auto_id({"type": "auth/sign_path", "path": path, "expires": 60})
    signed = (await ws.receive_json())["result"]["path"]
    client = await hass_client_no_auth()
    answer = await client.get(signed)
    assert answer.status == HTTPStatus.OK
    assert "Was wann geändert wurde" in await answer.text()
    other = signed.replace("/record?", "/sign?")
    assert (await client.get(other)).status == HTTPStatus.UNAUTHORIZED


async def test_what_there_is_not_is_said(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    client = await hass_client()
    for path, status, code in (
        (f"{shop.entry_id}/poem", HTTPStatus.NOT_FOUND, "paper_unknown"),
        ("nowhere/sign", HTTPStatus.NOT_FOUND, "shop_unknown"),
        (f"{shop.entry_id}/sign?language=xx", HTTPStatus.BAD_REQUEST, "invalid"),
    ):
        answer = await client.get(f"/api/footfall/paper/{path}")
        assert (answer.status, (await answer.json())["code"]) == (status, code)
    assert await hass.config_entries.async_unload(shop.entry_id)
    answer = await client.get(f"/api/footfall/paper/{shop.entry_id}/sign")
    assert (answer.status, (await answer.json())["code"]) == (HTTPStatus.NOT_FOUND, "shop_not_loaded")
    assert await hass.config_entries.async_setup(shop.entry_id)


async def test_the_owner_fills_them_in(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"capacity": 30}))
    form = await options(hass, shop, "papers")
    check_form(OPTIONS, form)
    for wrong, field, reason in (
        ({"link": "shop.example"}, "link", "not_a_link"),
        ({"link": "ftp://shop.example"}, "link", "not_a_link"),
        ({"link": "https://me:secret@shop.example"}, "link", "not_a_link"),
        ({"link": "https://[shop.example"}, "link", "not_a_link"),
        ({"link": f"https://shop.example/{'x' * 300}"}, "link", "link_too_long"),
        ({"controller": "x" * 401}, "controller", "too_long"),
    ):
        form = await set_option(hass, form, **wrong)
        assert form["errors"] == {field: reason}
        check_form(OPTIONS, form)
        assert suggested(form) == wrong
    await set_option(hass, form, **FILLED, officer=" ")
    assert shop.options == {"capacity": 30, "papers": FILLED}
    form = await options(hass, shop, "papers")
    assert suggested(form) == FILLED
    await set_option(hass, form)
    assert shop.options == {"capacity": 30}
    assert await hass.config_entries.async_unload(shop.entry_id)
