"""The integration's entities as Home Assistant registered them, found by what they are and never by a guessed id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .home_assistant_api import HomeAssistantApi


class Entities:
    """What the shop has registered, by translation key; one of the shop's, several of its nodes."""

    def __init__(self, registry: Iterable[dict[str, Any]]) -> None:
        self._ids: dict[str, list[str]] = {}
        for entry in registry:
            if entry["platform"] == "footfall" and not entry["disabled_by"]:
                self._ids.setdefault(entry["translation_key"], []).append(entry["entity_id"])

    @classmethod
    async def read(cls, api: HomeAssistantApi, shop: str | None = None) -> Entities:
        """Read them from Home Assistant's registry; of one shop, by its entry id, where there are several."""
        registry = await api.command("config/entity_registry/list")
        return cls(entry for entry in registry if shop in {None, entry["config_entry_id"]})

    @property
    def keys(self) -> list[str]:
        """Return every translation key of which there is an entity."""
        return sorted(self._ids)

    def all(self, key: str) -> list[str]:
        """Return every entity with this translation key, in the order of their ids."""
        return sorted(self._ids.get(key, []))

    def one(self, key: str) -> str:
        """Return the entity with this translation key. Raises ScriptError where there is none."""
        if not self._ids.get(key):
            raise ScriptError(f"the integration has no entity {key}: it has {', '.join(sorted(self._ids))}")
        return self._ids[key][0]
