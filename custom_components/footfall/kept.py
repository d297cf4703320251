"""Reads the stores of a shop. What cannot be read is kept under another name, and said under Repairs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import STORAGE_DIR, Store

from .const import DOMAIN
from .history.aside import DAMAGED, keep_aside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homeassistant.core import HomeAssistant

_LOGGER = logging.getLogger(__name__)

STORE_DAMAGED: Final = "store_damaged"
STORE_NEWER: Final = "store_newer"

_NO_FRAME: Final = (KeyError, TypeError, ValueError, AttributeError, RuntimeError)
"""What Home Assistant raises where a file is JSON, and none of its stores or of a version that never was."""


async def async_read[T: Mapping[str, Any] | Sequence[Any]](
    hass: HomeAssistant, store: Store[T], title: str
) -> T | None:
    """Return what a store of the shop of this title holds, None where that is nothing or cannot be read.

    UnsupportedStorageVersionError where a newer Footfall wrote it, HomeAssistantError where the disk does not give it.
    """
    try:
        return await store.async_load()
    except _NO_FRAME as error:
        await async_put_aside(hass, store, title, error)
        return None


async def async_put_aside[T: Mapping[str, Any] | Sequence[Any]](
    hass: HomeAssistant, store: Store[T], title: str, error: Exception
) -> None:
    """Keep the file of a store under another name too: it is damaged, and what is saved next takes its place."""
    path = Path(store.path)
    try:
        aside = await hass.async_add_executor_job(keep_aside, path)
    except FileNotFoundError:
        # Somebody has put it aside by hand.
        _LOGGER.warning("Shop %s: %s is damaged: %s", title, path.name, error)
    except OSError as trouble:
        # Without a copy nothing may be written there.
        store.make_read_only()
        _LOGGER.warning("Shop %s: %s is damaged and left as it is: %s; %s", title, path.name, error, trouble)
    else:
        _LOGGER.warning("Shop %s: %s is damaged, it was put aside as %s: %s", title, path.name, aside.name, error)


async def async_say_damaged(hass: HomeAssistant, entry_id: str, title: str) -> None:
    """Say which files of a shop's stores were put aside and are still there."""
    files = await hass.async_add_executor_job(_put_aside, Path(hass.config.path(STORAGE_DIR)), entry_id)
    say(hass, STORE_DAMAGED, entry_id, title, ", ".join(files))


def say(hass: HomeAssistant, issue: str, entry_id: str, title: str, files: str) -> None:
    """Say under Repairs what is wrong with these files of a shop; none of them: take it back."""
    issue_id = f"{issue}_{entry_id}"
    if not files:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=issue,
        translation_placeholders={"shop": title, "files": files},
    )


async def async_remove_kept(hass: HomeAssistant, entry_id: str) -> None:
    """Delete every file of a removed shop, also those that were put aside."""
    folder = Path(hass.config.path(STORAGE_DIR))

    def remove() -> None:
        for path in [*folder.glob(f"{DOMAIN}.{entry_id}"), *folder.glob(f"{DOMAIN}.{entry_id}.*")]:
            path.unlink(missing_ok=True)

    await hass.async_add_executor_job(remove)


def _put_aside(folder: Path, entry_id: str) -> list[str]:
    """Return the names of the files that were put aside; months of the history are looked after there."""
    stores = (f"{DOMAIN}.{entry_id}", f"{DOMAIN}.{entry_id}.floor_plan", f"{DOMAIN}.{entry_id}.record")
    return sorted(path.name for store in stores for path in folder.glob(f"{store}.{DAMAGED}*"))
