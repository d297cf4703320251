"""The profile of a shop that never calibrated: physical quantities only, nothing learned of any site.

A phone inside a shop is heard at -70 dBm or stronger, and goes on being heard for more than a minute; that of somebody
who walks by is not. There are about 1.2 people to every such phone (some have none, some phones are asleep). That
somebody came is told by the first device near, without that minute.
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

WIFI_WINDOW: Final = 300
"""Seconds: a phone's Wi-Fi scans are minutes apart."""

BLUETOOTH_WINDOW: Final = 60
"""Seconds: Bluetooth never pauses, and a longer window would hold both addresses of every change."""

DEFAULT_PROFILE: Final = Profile(
    gate=NEAR,
    presence={
        "wifi": Additive(0.0, {f"wifi.devices@{NEAR}/{WIFI_WINDOW}": SOMEBODY}),
        "bluetooth": Additive(0.0, {f"bluetooth.devices@{NEAR}/{BLUETOOTH_WINDOW}": SOMEBODY}),
    },
    number={
        "wifi": Additive(0.0, {f"wifi.stays@{NEAR}/{WIFI_WINDOW}": PEOPLE}),
        "bluetooth": Additive(0.0, {f"bluetooth.stays@{NEAR}/{BLUETOOTH_WINDOW}": PEOPLE}),
    },
    intervals=(Interval(1.0, -1.0, 1.5), Interval(5.0, -3.0, 3.5), Interval(20.0, -9.0, 9.0)),
    presence_half_life=60.0,
    number_half_life=30.0,
    beyond_background=True,
    learned={"from": "people per device and signal gate, no site"},
)
