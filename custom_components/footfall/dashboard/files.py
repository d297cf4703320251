"""Serves the built cards, and has Home Assistant's frontend load them."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http.server import StaticPathConfig
from homeassistant.setup import async_when_setup

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

_LOGGER = logging.getLogger(__name__)

FOLDER: Final = Path(__file__).parent.parent / "frontend"
ENTRY: Final = "footfall.js"
URL: Final = "/footfall_files"
HASH_DIGITS: Final = 12


async def async_serve_files(hass: HomeAssistant, folder: Path = FOLDER) -> None:
    """Serve the built files. A Home Assistant without a frontend counts all the same, and loads nothing."""
    if (version := await hass.async_add_executor_job(version_of, folder)) is None:
        _LOGGER.warning("The files of the dashboard's cards are missing; install Footfall again to have them")
        return
    await hass.http.async_register_static_paths([StaticPathConfig(URL, str(folder), cache_headers=True)])

    async def load(hass: HomeAssistant, _component: str) -> None:
        add_extra_js_url(hass, f"{URL}/{ENTRY}?v={version}")

    async_when_setup(hass, "frontend", load)


def version_of(folder: Path) -> str | None:
    """Return what changes with any byte of the built files, None where they are missing. Reads the disk."""
    if not (folder / ENTRY).is_file():
        return None
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:HASH_DIGITS]
