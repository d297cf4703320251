"""The profile of a shop that never calibrated: physical quantities only, nothing learned of any site.

A visitor's phone inside the shop is heard at -70 dBm or stronger; there are about 1.2 people to every such phone that
shows itself within five minutes (some have none, some have it switched off or asleep).
"""

from __future__ import annotations

from typing import Final

from .curves import Additive, Curve
from .profile import Interval, Profile

NEAR: Final = -70
PEOPLE_A_DEVICE: Final = 1.2
MOST_DEVICES: Final = 10_000.0

SOMEBODY: Final = Curve.through(((0.0, -3.0), (1.0, 3.0)))
"""Log odds by devices near: one device is enough."""

PEOPLE: Final = Curve.through(((0.0, 0.0), (MOST_DEVICES, PEOPLE_A_DEVICE * MOST_DEVICES)))

WIFI_DEVICES: Final = f"wifi.devices@{NEAR}/300"
"""A phone's Wi-Fi scans are minutes apart."""

BLUETOOTH_DEVICES: Final = f"bluetooth.devices@{NEAR}/60"
"""Bluetooth never pauses, and a longer window would hold both addresses of every change."""

DEFAULT_PROFILE: Final = Profile(
    gate=NEAR,
    presence={
        "wifi": Additive(0.0, {WIFI_DEVICES: SOMEBODY}),
        "bluetooth": Additive(0.0, {BLUETOOTH_DEVICES: SOMEBODY}),
    },
    number={
        "wifi": Additive(0.0, {WIFI_DEVICES: PEOPLE}),
        "bluetooth": Additive(0.0, {BLUETOOTH_DEVICES: PEOPLE}),
    },
    intervals=(Interval(1.0, -1.0, 1.5), Interval(5.0, -3.0, 3.5), Interval(20.0, -9.0, 9.0)),
    presence_half_life=60.0,
    number_half_life=120.0,
    learned={"from": "people per device and signal gate, no site"},
)
