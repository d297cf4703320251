"""The profile of a shop that never calibrated: physical quantities only, nothing learned of any site.

A phone inside a shop is heard at -70 dBm or stronger. There are about 1.2 people to every such phone (some have none,
some phones are asleep). How many phones there are is told by each radio in its own way.

Wi-Fi: an address that never changes is a phone where it is close. Units of one type that show a new address with every
scan cannot be told apart, but more of them show more addresses: each type is one phone with its first address, and
every further `ADDRESSES_A_PHONE` are another. So the number grows with the crowd, where devices that are told apart by
signal and sequence do not.

Bluetooth: an address lives for 7 to 15 minutes, so within a minute there are hardly more addresses than units; those
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
PEOPLE_A_BLUETOOTH_DEVICE: Final = 1.1
"""Fewer: Bluetooth hardly sleeps, and some watches pass for a phone."""

MOST_DEVICES: Final = 10_000.0

ADDRESSES_A_PHONE: Final = 15
"""Random Wi-Fi addresses that a phone shows in `WIFI_WINDOW` where it takes a new one for every scan.

Phones were found to probe 55 to 2,000 times an hour (Freudiger, WiSec 2015), several times a scan; one iPhone in the
hand all the time showed 465 addresses in 52 minutes, 45 in five, and is in the hand for a third of the time or less.
"""

WIFI_WINDOW: Final = 300
"""Seconds: a phone's Wi-Fi scans are minutes apart."""

WIFI_HERE: Final = 60
"""Seconds for which a phone that was heard once is taken to be there."""

BLUETOOTH_WINDOW: Final = 60
"""Seconds: Bluetooth never pauses, and a longer window would hold both addresses of every change."""

SOMEBODY: Final = 6.0
"""Log odds: by how much one device near makes it likelier that somebody is inside."""

NOBODY: Final = -3.0
"""Log odds where no device is near."""


def _times(factor: float) -> Curve:
    """Return the curve that multiplies."""
    return Curve.through(((0.0, 0.0), (MOST_DEVICES, factor * MOST_DEVICES)))


_ONE_IS_ENOUGH: Final = Curve.through(((0.0, 0.0), (1.0, SOMEBODY)))
_AN_ADDRESS: Final = PEOPLE_A_DEVICE / ADDRESSES_A_PHONE
"""People to every address; those that never change, and the first of its type, stand for a whole phone."""

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
        "bluetooth": Additive(NOBODY, {f"bluetooth.devices@{NEAR}/{BLUETOOTH_WINDOW}": _ONE_IS_ENOUGH}),
    },
    number={
        "wifi": Additive(
            0.0,
            {
                f"wifi.fixed@{CLOSE}/{WIFI_WINDOW}": _times(PEOPLE_A_DEVICE - _AN_ADDRESS),
                f"wifi.types@{NEAR}/{WIFI_WINDOW}": _times(PEOPLE_A_DEVICE - _AN_ADDRESS),
                f"wifi.addresses@{NEAR}/{WIFI_WINDOW}": _times(_AN_ADDRESS),
            },
        ),
        "bluetooth": Additive(0.0, {f"bluetooth.stays@{NEAR}/{BLUETOOTH_WINDOW}": _times(PEOPLE_A_BLUETOOTH_DEVICE)}),
    },
    intervals=(Interval(1.0, -1.0, 1.5), Interval(5.0, -3.0, 3.5), Interval(20.0, -9.0, 9.0)),
    presence_half_life=60.0,
    number_half_life=30.0,
    beyond_background=True,
    learned={"from": "people per device, addresses per phone and signal gates, no site"},
)
