"""A Home Assistant in whose care of shops a minute lasts half a second; everything else goes by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MINUTE_S = 0.5

# Python runs a module of this name before the program.
SITECUSTOMIZE = f"""
import sys
from datetime import timedelta

if "homeassistant" in sys.orig_argv:
    from homeassistant.helpers import event

    _track = event.async_track_time_interval

    def async_track_time_interval(hass, action, interval, *, name=None, **more):
        every = timedelta(seconds={MINUTE_S}) if name == "footfall care" else interval
        return _track(hass, action, every, name=name, **more)

    event.async_track_time_interval = async_track_time_interval
"""


def quick_care(folder: Path) -> dict[str, str]:
    """Return the environment that such a Home Assistant is to be started with."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
    return {"PYTHONPATH": str(folder)}
