"""What the tests of Assist say things with: the texts as they stand in the files, and a shop's calendar."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from custom_components.footfall.assist.words import Words
from custom_components.footfall.engine import EngineSettings
from custom_components.footfall.history import BusinessDays
from scripts.bootstrap.paths import COMPONENT

from .hours import ZONE, at

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS = BusinessDays(EngineSettings(zone=ZONE))
NOW = at("2026-11-11 14:30")
"""A Wednesday."""
TODAY = date(2026, 11, 11).toordinal()


def texts(language: str = "en") -> Mapping[str, str]:
    """Give the texts of Assist as they stand in the file."""
    everything = json.loads((COMPONENT / f"translations/{language}.json").read_text(encoding="utf-8"))
    of_assist: Mapping[str, str] = everything["config_panel"]["assist"]
    return of_assist


def words(language: str = "en") -> Words:
    """Give words of a shop in Berlin on a Wednesday."""
    return Words(texts(language), DAYS, TODAY)
