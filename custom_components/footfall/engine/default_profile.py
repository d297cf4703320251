"""The profile of a shop that never calibrated: physical quantities only, nothing learned of any site.

A phone inside a shop is heard at -70 dBm or stronger. There are about 1.2 people to every such phone (some have none,
some phones are asleep). How many phones there are is told by each radio in its own way.

Wi-Fi: an address that never changes is a phone where it is close. A phone shows one type of random address or two, so a
type stands for one person. Units of one type that show a new address with every scan cannot be told apart, but more of
them scan more often: every further `SCANS_A_PHONE` scans are another phone, whether their address changes or not. So
the number grows with the crowd, where devices that are told apart by signal and sequence do not.

Bluetooth: an address lives for 7 to 15 minutes, so within two minutes there are hardly more addresses than units; those
that stay for a minute do not walk by.

Somebody is there at once with the first phone well inside, and goes on being there for as long as one that stayed is
heard there.
"""

from __future__ import annotations

from typing import Final

from .curves import Additive, Curve
from .profile import Interval, Profile

NEAR: Final = -70
INSIDE: Final = -65
"""dBm: a single phone is inside for certain. Windows and walls take some 8 dB of what comes from the street."""

CLOSE: Final = -60
"""dBm: a thing whose address never changes is a phone only here. Phones have changed theirs since about 2014 to 2019,
so most such things are computers and equipment, which stand further off as a rule or come with somebody's phone."""

PEOPLE_A_DEVICE: Final = 1.2
PEOPLE_A_TYPE: Final = 1.0
"""Fewer: every fifth phone or so shows two types."""

PEOPLE_A_BLUETOOTH_DEVICE: Final = 1.0
"""Fewer: Bluetooth hardly sleeps, and some watches pass for a phone."""

MOST_DEVICES: Final = 10_000.0

SCANS_A_PHONE: Final = 18
"""Scans in `WIFI_WINDOW` that are heard of a phone: stretches of 10 s in which a random address is heard.

Phones were found to probe 55 to 2,000 times an hour (Freudiger, WiSec 2015), several times a scan; one iPhone in the
hand all the time showed 465 addresses in 52 minutes, 45 in five, and is in the hand for a third of the time or less.
"""

WIFI_WINDOW: Final = 300
"""Seconds: a phone's Wi-Fi scans are minutes apart."""

WIFI_HERE: Final = 60
"""Seconds for which a phone that was heard once is taken to be there."""

BLUETOOTH_WINDOW: Final = 120
"""Seconds: Bluetooth never pauses, but a node listens for a tenth of the time, and signals come and go at the gate. A
much longer window would hold both addresses of every change."""

BLUETOOTH_HERE: Final = 60
"""Seconds for which a Bluetooth device that was heard once is taken to be there."""

SOMEBODY: Final = 6.0
"""Log odds: by how much one device near makes it likelier that somebody is inside."""

NOBODY: Final = -3.0
"""Log odds where no device is near."""


def _times(factor: float) -> Curve:
    """Return the curve that multiplies."""
    return Curve.through(((0.0, 0.0), (MOST_DEVICES, factor * MOST_DEVICES)))


_ONE_IS_ENOUGH: Final = Curve.through(((0.0, 0.0), (1.0, SOMEBODY)))
_A_SCAN: Final = PEOPLE_A_DEVICE / SCANS_A_PHONE
"""People to every scan; the first of its type stands for a phone."""

DEFAULT_PROFILE: Final = Profile(
    gate=NEAR,
    presence={
        "wifi": Additive(
            NOBODY,
            {
                f"wifi.devices@{INSIDE}/{WIFI_HERE}": _ONE_IS_ENOUGH,
                f"wifi.stays@{INSIDE}/{WIFI_WINDOW}": _ONE_IS_ENOUGH,
            },
        ),
        "bluetooth": Additive(NOBODY, {f"bluetooth.devices@{NEAR}/{BLUETOOTH_HERE}": _ONE_IS_ENOUGH}),
    },
    number={
        "wifi": Additive(
            0.0,
            {
                f"wifi.fixed@{CLOSE}/{WIFI_WINDOW}": _times(PEOPLE_A_DEVICE),
                f"wifi.types@{NEAR}/{WIFI_WINDOW}": _times(PEOPLE_A_TYPE - _A_SCAN),
                f"wifi.scans@{NEAR}/{WIFI_WINDOW}": _times(_A_SCAN),
            },
        ),
        "bluetooth": Additive(0.0, {f"bluetooth.stays@{NEAR}/{BLUETOOTH_WINDOW}": _times(PEOPLE_A_BLUETOOTH_DEVICE)}),
    },
    intervals=(Interval(1.0, -1.0, 1.5), Interval(5.0, -3.0, 3.5), Interval(20.0, -9.0, 9.0)),
    presence_half_life=60.0,
    number_half_life=30.0,
    beyond_background=True,
    learned={"from": "people per device, scans per phone and signal gates, no site"},
)
