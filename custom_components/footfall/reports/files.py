"""Writes reports to where Home Assistant may write."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.ulid import ulid_now

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.span import refused

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NOT_WRITTEN: Final = "report_not_written"
MEDIA: Final = "local"
"""Home Assistant's own media folder. Notifications may attach what lies there, and nobody gets it without a login."""


def usual_folder(hass: HomeAssistant) -> Path:
    """Return the folder that reports are written to unless another is named."""
    folders = hass.config.media_dirs
    return Path(folders.get(MEDIA) or next(iter(folders.values()), hass.config.path("media"))) / DOMAIN


def media_id(hass: HomeAssistant, path: Path) -> str | None:
    """Return by what id Home Assistant's media has a file, None where it has it not."""
    for name, folder in hass.config.media_dirs.items():
        if path.is_relative_to(folder):
            return f"media-source://media_source/{name}/{path.relative_to(folder).as_posix()}"
    return None


def write(hass: HomeAssistant, folder: Path, name: str, content: bytes) -> Path:
    """Write a report, whole or not at all, over an older one of the same name; return where.

    ServiceValidationError where Home Assistant may not write there, HomeAssistantError where it cannot. Blocks.
    """
    path = folder / name
    if not folder.is_absolute() or not hass.config.is_allowed_path(str(path)):
        raise refused("report_folder", folder=str(folder))
    part = path.with_name(f".{name}.{ulid_now()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=NOT_WRITTEN,
            translation_placeholders={"path": str(path), "error": error.strerror or str(error)},
        ) from error
    return path
