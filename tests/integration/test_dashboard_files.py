"""The cards' files: served once, under an address that changes with them, with and without a frontend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.setup import async_setup_component
from yarl import URL

from custom_components.footfall import dashboard
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.dashboard import files
from scripts.tools.free_port import LOOPBACK, free_port

from .conftest import set_up, shop_entry

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator


@pytest.fixture(autouse=True)
async def http(hass: HomeAssistant) -> None:
    """Have Home Assistant's own server, which a frontend starts, on this machine alone."""
    where = {"server_host": [LOOPBACK], "server_port": free_port()}
    assert await async_setup_component(hass, "http", {"http": where})


def built(folder: Path, entry: str = "import('./c/cards-1.js')") -> Path:
    """Build a frontend: a loader and a part."""
    (folder / "c").mkdir(parents=True, exist_ok=True)
    (folder / files.ENTRY).write_text(entry)
    (folder / "c" / "cards-1.js").write_text("export const a = 1;")
    return folder


async def loaded(hass: HomeAssistant) -> list[str]:
    """Return what the frontend loads of ours."""
    assert await async_setup_component(hass, "frontend", {})
    await hass.async_block_till_done()
    return [url for url in hass.data[DATA_EXTRA_MODULE_URL].urls if url.startswith(files.URL)]


async def test_the_frontend_loads_the_cards(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hass_client_no_auth: ClientSessionGenerator
) -> None:
    folder = built(tmp_path / "built")
    (tmp_path / "secret").write_text("of nobody's concern")
    monkeypatch.setattr(dashboard, "async_serve_files", lambda hass: files.async_serve_files(hass, folder))
    entries = [await set_up(hass, shop_entry(title=title)) for title in ("One", "Two")]
    assert await hass.config_entries.async_reload(entries[0].entry_id)

    [url] = await loaded(hass)

    assert url == f"/footfall_files/footfall.js?v={files.version_of(folder)}"
    client = await hass_client_no_auth()
    entry = await client.get(url)
    assert (entry.status, await entry.text()) == (200, "import('./c/cards-1.js')")
    assert "max-age" in entry.headers["Cache-Control"]
    part = await client.get("/footfall_files/c/cards-1.js")
    assert (part.status, part.content_type) == (200, "text/javascript")
    outside = await client.get(URL("/footfall_files/%2e%2e/secret", encoded=True))
    assert outside.status in {400, 403, 404}, "nothing but the built files"
    for one in entries:
        assert await hass.config_entries.async_unload(one.entry_id)


def test_any_change_makes_another_address(tmp_path: Path) -> None:
    versions = {files.version_of(built(tmp_path))}
    (tmp_path / "c" / "cards-1.js").write_text("export const a = 2;")
    versions.add(files.version_of(tmp_path))
    (tmp_path / "c" / "cards-1.js").rename(tmp_path / "c" / "cards-2.js")
    versions.add(files.version_of(tmp_path))
    versions.add(files.version_of(built(tmp_path / "other", entry="1")))
    assert len(versions) == 4
    assert None not in versions


async def test_a_shop_counts_without_the_files(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(dashboard, "async_serve_files", lambda hass: files.async_serve_files(hass, tmp_path))
    assert await async_setup_component(hass, DOMAIN, {})
    assert "install Footfall again" in caplog.text
    assert await loaded(hass) == []


async def test_a_shop_counts_without_a_frontend(hass: HomeAssistant) -> None:
    entry = await set_up(hass, shop_entry())
    assert "frontend" not in hass.config.components
    assert await hass.config_entries.async_unload(entry.entry_id)
