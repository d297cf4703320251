"""What counts: sightings in, snapshots of the shop out. Pure Python; nothing of Home Assistant is imported here."""

from .default_profile import DEFAULT_PROFILE
from .engine import Engine
from .explanation import Explanation, LastCount, RadioShare
from .figures import BAND_EDGES, DWELL_EDGES, DayFigures, Dwell, HourRow, VisitFigures, ZoneFigures, ZoneHour
from .hours import OpeningHours, Span
from .live_calibration import Calibrated, CalibrationError
from .memory import Memory
from .model import AddressKind, Batch, DeviceClass, Radio, ShopSnapshot, Sighting
from .objections import Objected, ObjectionError
from .own import Staff
from .profile import JSON, Profile, ProfileError
from .settings import REACHES, EngineSettings, Reach, Ring, ZoneKind, ZoneSettings

__all__ = [
    "BAND_EDGES",
    "DEFAULT_PROFILE",
    "DWELL_EDGES",
    "JSON",
    "REACHES",
    "AddressKind",
    "Batch",
    "Calibrated",
    "CalibrationError",
    "DayFigures",
    "DeviceClass",
    "Dwell",
    "Engine",
    "EngineSettings",
    "Explanation",
    "HourRow",
    "LastCount",
    "Memory",
    "Objected",
    "ObjectionError",
    "OpeningHours",
    "Profile",
    "ProfileError",
    "Radio",
    "RadioShare",
    "Reach",
    "Ring",
    "ShopSnapshot",
    "Sighting",
    "Span",
    "Staff",
    "VisitFigures",
    "ZoneFigures",
    "ZoneHour",
    "ZoneKind",
    "ZoneSettings",
]
