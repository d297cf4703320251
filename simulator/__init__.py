"""A shop with known truth: people with phones, written as capture files. docs/simulator.md says what is modelled."""

from .addresses import AddressUse, Device
from .output import write_captures, write_truth
from .packets import BLUETOOTH, WIFI, Frame
from .plan import (
    MIX_NAMES,
    FixedThing,
    FloorPlan,
    Hours,
    MixName,
    NodePlan,
    PlanError,
    Propagation,
    ShopPlan,
    Spot,
    Stay,
    Zone,
)
from .plans import boutique, fair
from .simulation import Simulation, simulate
from .truth import Passage, Steps, Truth, Visit, ZoneStay

__all__ = [
    "BLUETOOTH",
    "MIX_NAMES",
    "WIFI",
    "AddressUse",
    "Device",
    "FixedThing",
    "FloorPlan",
    "Frame",
    "Hours",
    "MixName",
    "NodePlan",
    "Passage",
    "PlanError",
    "Propagation",
    "ShopPlan",
    "Simulation",
    "Spot",
    "Stay",
    "Steps",
    "Truth",
    "Visit",
    "Zone",
    "ZoneStay",
    "boutique",
    "fair",
    "simulate",
    "write_captures",
    "write_truth",
]
