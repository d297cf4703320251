"""The action that writes a report, as an automation and as a person calls it."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.media_source import async_resolve_media
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser
from yarl import URL

from custom_components.footfall.const import DOMAIN

from .conftest import set_up, shop_entry
from .reported import OPEN, SCRIPT, YESTERDAY, of_table, read_csv, read_xlsx, remember_days, reported_shop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator


@pytest.fixture
def media(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Give Home Assistant a media folder, as it is set up in the beginning."""
    folder = tmp_path / "media"
    folder.mkdir()
    hass.config.media_dirs = {"local": str(folder)}
    hass.config.allowlist_external_dirs = {str(folder), hass.config.path("www")}
    return folder


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory, media: Path) -> AsyncIterator[MockConfigEntry]:
    shop = await reported_shop(hass, freezer, options=OPEN)
    remember_days(shop, ["2026-11-03", "2026-11-09", YESTERDAY])
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


def content(answer: dict[str, Any]) -> bytes:
    """Return what was written."""
    return Path(answer["path"]).read_bytes()


def within(folder: Path) -> list[str]:
    """Return all that is in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


async def act(hass: HomeAssistant, context: Context | None = None, **given: Any) -> dict[str, Any]:
    answer = await hass.services.async_call(
        DOMAIN,
        "write_report",
        {"period": "yesterday", **given},
        blocking=True,
        context=context,
        return_response=True,
    )
    assert answer is not None
    return dict(answer)


async def test_a_page_is_written_to_the_media(hass: HomeAssistant, shop: MockConfigEntry, media: Path) -> None:
    answer = await act(hass)
    assert answer["path"] == str(media / "footfall/footfall_shop_2026-11-10.html")
    assert answer["filename"] == "footfall_shop_2026-11-10.html"
    assert answer["title"] == "Shop: Tuesday, November 10, 2026"
    assert answer["entries"] == 108
    assert "Tuesday, November 10, 2026" in content(answer).decode()
    assert [path.name for path in (media / "footfall").iterdir()] == [answer["filename"]], (
        "nothing half written is left"
    )


async def test_the_message(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    assert (await act(hass, format="text"))["text"].replace("\xa0", " ").split("\n") == [
        "108 people came in (between 100 and 116).",
        "The day before: 108 (0%)",
        "A week before: 108 (0%)",
        "Busiest hour: 5:00 PM, 17 came in.",
        "Most at once: 34 (5:00 PM).",
        "Passers-by: 240.",
        "Half stayed longer than 6.0 min.",
    ]
    german = await act(hass, format="text", language="de")
    assert german["title"] == "Shop: Dienstag, 10. November 2026"
    assert german["text"].startswith("108 Besucher kamen (zwischen 100 und 116).")


async def test_a_message_alone_writes_nothing(hass: HomeAssistant, shop: MockConfigEntry, media: Path) -> None:
    answer = await act(hass, format="text")
    assert (answer["filename"], answer["path"], answer["media_content_id"]) == (None, None, None)
    assert within(media) == []


async def test_a_message_of_nothing(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    answer = await act(hass, period="last_month", format="text")
    assert answer["entries"] is None
    assert answer["text"] == "Nothing is known of this time: no node heard, and nothing was imported."


async def test_each_form_is_the_file_of_its_reader(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    table = read_csv(content(await act(hass, format="csv")))
    assert of_table(table, "figures")[0]["value"] == "108"
    assert read_xlsx(content(await act(hass, format="xlsx")))["Figures"]["B6"].value == 108


async def test_a_later_report_of_the_same_days_takes_the_place(
    hass: HomeAssistant, shop: MockConfigEntry, media: Path
) -> None:
    first = await act(hass, period="today")
    remember_days(shop, ["2026-11-02"])
    assert (await act(hass, period="today"))["path"] == first["path"]
    assert len(within(media / "footfall")) == 1


@pytest.mark.parametrize("form", ["html", "csv", "xlsx"])
async def test_a_mail_can_attach_it(hass: HomeAssistant, shop: MockConfigEntry, form: str) -> None:
    assert await async_setup_component(hass, "media_source", {})
    answer = await act(hass, format=form)
    found = await async_resolve_media(hass, answer["media_content_id"], None)
    assert str(found.path) == answer["path"]


async def test_the_link_opens_without_a_login_for_a_week(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    client = await hass_client_no_auth()
    written = [await act(hass, format="html", language="de"), await act(hass, format="text", open_only=True)]
    for relative in (str(URL(one["url"]).relative()) for one in written):
        answer = await client.get(URL(relative, encoded=True))
        assert answer.status == HTTPStatus.OK
        assert "108" in await answer.text()
    link = URL(str(URL(written[0]["url"]).relative()), encoded=True)
    assert "Besucherbericht" in await (await client.get(link)).text()
    freezer.tick(timedelta(days=8))
    assert (await client.get(link)).status == HTTPStatus.UNAUTHORIZED


async def test_the_link_has_the_address_that_home_assistant_is_known_by(
    hass: HomeAssistant, shop: MockConfigEntry
) -> None:
    hass.config.api = None
    assert (await act(hass))["url"].startswith("/api/footfall/report/")
    await hass.config.async_update(external_url="https://shop.example.com", internal_url="http://homeassistant.local")
    assert (await act(hass))["url"].startswith("https://shop.example.com/api/footfall/report/")


async def test_a_link_to_a_day_that_has_just_begun_works(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    freezer.tick(timedelta(hours=14))
    answer = await act(hass, period="today", format="text")
    link = URL(str(URL(answer["url"]).relative()), encoded=True)
    assert (await (await hass_client_no_auth()).get(link)).status == HTTPStatus.OK


async def test_a_folder_of_ones_own(hass: HomeAssistant, shop: MockConfigEntry, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    hass.config.allowlist_external_dirs |= {str(folder)}
    answer = await act(hass, folder=str(folder / "2026"), format="csv")
    assert answer["path"] == str(folder / "2026/footfall_shop_2026-11-10.csv")
    assert of_table(read_csv(content(answer)), "figures")
    assert answer["media_content_id"] is None


async def test_nothing_is_written_where_home_assistant_may_not(
    hass: HomeAssistant, shop: MockConfigEntry, media: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (media / "door").symlink_to(secret)
    for folder in (secret, media / "door", "reports"):
        with pytest.raises(ServiceValidationError) as refused:
            await act(hass, folder=str(folder))
        assert refused.value.translation_key == "report_folder"
    assert within(secret) == []


async def test_a_disk_that_takes_nothing_is_said(hass: HomeAssistant, shop: MockConfigEntry, media: Path) -> None:
    (media / "footfall").write_text("a file where the folder should be")
    with pytest.raises(HomeAssistantError) as failed:
        await act(hass)
    assert failed.value.translation_key == "report_not_written"
    assert failed.value.translation_placeholders is not None
    assert "footfall_shop_2026-11-10.html" in failed.value.translation_placeholders["path"]


async def test_an_owner_who_calls_the_shop_anything(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, media: Path
) -> None:
    shop = await reported_shop(hass, freezer, title=f"../../{SCRIPT}" + "x" * 300)
    answer = await act(hass)
    assert answer["path"] == f"{media}/footfall/{answer['filename']}"
    assert len(answer["filename"]) < 80
    hass.config_entries.async_update_entry(shop, title="羊毛店")
    assert (await act(hass))["filename"] == "footfall_yang_mao_dian_2026-11-10.html"
    await hass.config_entries.async_unload(shop.entry_id)


async def test_who_may_not_read_the_shop_is_refused(hass: HomeAssistant, shop: MockConfigEntry, media: Path) -> None:
    nobody = MockUser(groups=[]).add_to_hass(hass)
    nobody.mock_policy({})
    for given in ({}, {"config_entry_id": shop.entry_id}, {"config_entry_id": "no-such-shop"}):
        with pytest.raises(Unauthorized):
            await act(hass, Context(user_id=nobody.id), **given)
    with pytest.raises(UnknownUser):
        await act(hass, Context(user_id="nobody"))
    assert within(media) == []


async def test_who_may_read_the_shop_and_the_administrator_get_it(
    hass: HomeAssistant, shop: MockConfigEntry, hass_admin_user: MockUser
) -> None:
    reader = MockUser(groups=[]).add_to_hass(hass)
    reader.mock_policy({"entities": {"entity_ids": {"binary_sensor.shop_occupied": True}}})
    for user in (reader, hass_admin_user):
        assert (await act(hass, Context(user_id=user.id)))["entries"] == 108


async def test_which_of_several_shops_has_to_be_said(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    other = await set_up(hass, shop_entry(title="Other"))
    with pytest.raises(ServiceValidationError):
        await act(hass)
    assert (await act(hass, config_entry_id=other.entry_id))["entries"] is None
    assert await hass.config_entries.async_unload(other.entry_id)
