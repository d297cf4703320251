"""What counts: sightings in, snapshots of the shop out. Pure Python; nothing of Home Assistant is imported here."""

from .default_profile import DEFAULT_PROFILE
from .engine import Engine
from .explanation import Explanation, LastCount, RadioShare
from .hours import OpeningHours, Span
from .live_calibration import Calibrated, CalibrationError
from .model import AddressKind, Batch, DeviceClass, Radio, ShopSnapshot, Sighting
from .profile import JSON, Profile, ProfileError
from .settings import EngineSettings

__all__ = [
    "DEFAULT_PROFILE",
    "JSON",
    "AddressKind",
    "Batch",
    "Calibrated",
    "CalibrationError",
    "DeviceClass",
    "Engine",
    "EngineSettings",
    "Explanation",
    "LastCount",
    "OpeningHours",
    "Profile",
    "ProfileError",
    "Radio",
    "RadioShare",
    "ShopSnapshot",
    "Sighting",
    "Span",
]
