"""The models of things that people carry and shops own. docs/simulator.md gives the sources of the figures.

Model names are made up; a family stands for many phones that behave alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from . import elements, payloads

if TYPE_CHECKING:
    from .elements import Layout
    from .payloads import Payload
    from .plan import MixName

MINUTE = 60.0
_ALL_CHANNELS = tuple(range(1, 14))
_MAIN_FIRST = (1, 6, 11, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class WifiModel:
    """How a model looks for Wi-Fi networks.

    `layouts`: frame contents with the share of scans that use each. `lifetime`: seconds that a random address is kept
    (shortest, longest), (0, 0) for a new one with every scan, None for one that never changes. `keeps`: share of scans
    that keep the address although its time is over. `public`: shows its factory address. `continuous`: the sequence
    number runs on when the address changes. `scan_on`, `scan_off`: mean seconds between scans with the screen on and
    off. `per_channel`: frames a channel; `gap`: seconds between them; `stay`: seconds a channel. `directed`: share of
    scans that also ask for a network by name. `power`: EIRP, dBm.
    """

    layouts: tuple[tuple[Layout, float], ...]
    lifetime: tuple[float, float] | None
    keeps: float = 0.0
    public: bool = False
    continuous: bool
    scan_on: float
    scan_off: float
    channels: tuple[int, ...] = _ALL_CHANNELS
    per_channel: int = 2
    gap: float = 0.02
    stay: float = 0.06
    directed: float = 0.0
    power: float = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BluetoothModel:
    """How a model advertises.

    `address`: its kind. `rotation`: seconds (shortest, longest) until the address and what goes with it change, None
    for never. `share`: of the units that advertise at all. `interval_on`, `interval_off`: seconds between advertising
    events with the screen on and off (alike for things without). `pdu`: 0 ADV_IND, 2 ADV_NONCONN_IND. `power`: dBm.
    """

    payload: Payload
    address: Literal["public", "static", "resolvable", "non-resolvable"]
    rotation: tuple[float, float] | None
    share: float = 1.0
    interval_on: float
    interval_off: float
    pdu: int = 0
    power: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One kind of thing. `screen_on`: share of the time that somebody uses it, 0 for what has no use for a screen."""

    wifi: WifiModel | None = None
    bluetooth: BluetoothModel | None = None
    screen_on: float = 0.0


_APPLE_ROTATION = (13.5 * MINUTE, 16.5 * MINUTE)
_ANDROID_ROTATION = (7 * MINUTE, 15 * MINUTE)
_EVERY_SCAN = (0.0, 0.0)

_IPHONE_BLUETOOTH = BluetoothModel(
    payload=payloads.iphone,
    address="resolvable",
    rotation=_APPLE_ROTATION,
    share=0.95,
    interval_on=0.27,
    interval_off=1.2,
    power=1.0,
)
_ANDROID_BLUETOOTH = BluetoothModel(
    payload=payloads.android,
    address="resolvable",
    rotation=_ANDROID_ROTATION,
    share=0.6,
    interval_on=0.25,
    interval_off=1.0,
    power=-2.0,
)
_GALAXY_BLUETOOTH = BluetoothModel(
    payload=payloads.galaxy,
    address="resolvable",
    rotation=_ANDROID_ROTATION,
    share=0.7,
    interval_on=0.3,
    interval_off=1.3,
    power=-1.0,
)


def _iphone(full: Layout, short: float, power: float) -> Model:
    wifi = WifiModel(
        layouts=((full, 1.0 - short), (elements.IPHONE_SHORT, short)),
        lifetime=_EVERY_SCAN,
        keeps=0.05,
        continuous=False,
        scan_on=9.0,
        scan_off=100.0,
        channels=_MAIN_FIRST,
        per_channel=1,
        stay=0.045,
        power=power,
    )
    return Model(wifi=wifi, bluetooth=_IPHONE_BLUETOOTH, screen_on=0.25)


def _android(wifi: WifiModel, bluetooth: BluetoothModel) -> Model:
    return Model(wifi=wifi, bluetooth=bluetooth, screen_on=0.25)


PHONES: dict[str, Model] = {
    "iphone-2019": _iphone(elements.IPHONE_OLDER, 0.1, 12.0),
    "iphone-2022": _iphone(elements.IPHONE_RECENT, 0.1, 12.5),
    "iphone-2023": _iphone(elements.IPHONE_RECENT, 0.1, 13.0),
    "galaxy-s": _android(
        WifiModel(
            layouts=((elements.GALAXY_S, 1.0),),
            lifetime=_EVERY_SCAN,
            continuous=True,
            scan_on=22.0,
            scan_off=150.0,
            power=13.0,
        ),
        _GALAXY_BLUETOOTH,
    ),
    "galaxy-a": _android(
        WifiModel(
            layouts=((elements.GALAXY_A, 1.0),),
            lifetime=(2 * MINUTE, 12 * MINUTE),
            continuous=True,
            scan_on=20.0,
            scan_off=130.0,
            power=11.0,
        ),
        _GALAXY_BLUETOOTH,
    ),
    "pixel": _android(
        WifiModel(
            layouts=((elements.PIXEL, 1.0),),
            lifetime=_EVERY_SCAN,
            continuous=False,
            scan_on=25.0,
            scan_off=240.0,
            per_channel=1,
            power=12.0,
        ),
        _ANDROID_BLUETOOTH,
    ),
    "redmi": _android(
        WifiModel(
            layouts=((elements.REDMI, 0.8), (elements.REDMI_DIRECTED, 0.2)),
            lifetime=(5 * MINUTE, 30 * MINUTE),
            continuous=True,
            scan_on=15.0,
            scan_off=90.0,
            directed=0.15,
            power=11.0,
        ),
        _ANDROID_BLUETOOTH,
    ),
    "oppo": _android(
        WifiModel(
            layouts=((elements.OPPO, 1.0),),
            lifetime=_EVERY_SCAN,
            continuous=True,
            scan_on=18.0,
            scan_off=120.0,
            directed=0.05,
            power=12.0,
        ),
        _ANDROID_BLUETOOTH,
    ),
    "old-android": _android(
        WifiModel(
            layouts=((elements.OLD_ANDROID, 1.0),),
            lifetime=None,
            public=True,
            continuous=True,
            scan_on=15.0,
            scan_off=60.0,
            directed=0.4,
            power=10.0,
        ),
        _ANDROID_BLUETOOTH,
    ),
}

CARRIED: dict[str, Model] = {
    "apple-watch": Model(
        bluetooth=BluetoothModel(
            payload=payloads.apple_watch,
            address="resolvable",
            rotation=_APPLE_ROTATION,
            interval_on=1.5,
            interval_off=1.5,
            power=-5.0,
        )
    ),
    "apple-earphones": Model(
        bluetooth=BluetoothModel(
            payload=payloads.apple_earphones,
            address="resolvable",
            rotation=_APPLE_ROTATION,
            share=0.4,
            interval_on=1.0,
            interval_off=1.0,
            power=-6.0,
        )
    ),
    "apple-tag": Model(
        bluetooth=BluetoothModel(
            payload=payloads.apple_tag,
            address="static",
            rotation=_APPLE_ROTATION,
            interval_on=2.0,
            interval_off=2.0,
            pdu=2,
            power=-4.0,
        )
    ),
    "fitness-band": Model(
        bluetooth=BluetoothModel(
            payload=payloads.fitness_band,
            address="static",
            rotation=None,
            share=0.5,
            interval_on=1.0,
            interval_off=1.0,
            power=-6.0,
        )
    ),
    "earbuds": Model(
        bluetooth=BluetoothModel(
            payload=payloads.earbuds,
            address="resolvable",
            rotation=_ANDROID_ROTATION,
            share=0.5,
            interval_on=1.0,
            interval_off=1.0,
            power=-6.0,
        )
    ),
    "smart-tag": Model(
        bluetooth=BluetoothModel(
            payload=payloads.smart_tag,
            address="non-resolvable",
            rotation=(14 * MINUTE, 16 * MINUTE),
            interval_on=2.0,
            interval_off=2.0,
            pdu=2,
            power=-4.0,
        )
    ),
}


def _appliance(scan: float, power: float) -> WifiModel:
    return WifiModel(
        layouts=((elements.APPLIANCE, 1.0),),
        lifetime=None,
        public=True,
        continuous=True,
        scan_on=scan,
        scan_off=scan,
        directed=1.0,
        per_channel=1,
        power=power,
    )


FIXED: dict[str, Model] = {
    "tablet": Model(
        bluetooth=BluetoothModel(
            payload=payloads.tablet, address="resolvable", rotation=_APPLE_ROTATION, interval_on=0.6, interval_off=1.5
        ),
        screen_on=0.5,
    ),
    "laptop": Model(
        wifi=WifiModel(
            layouts=((elements.LAPTOP, 1.0),),
            lifetime=None,
            public=True,
            continuous=True,
            scan_on=300.0,
            scan_off=300.0,
            power=14.0,
        ),
        bluetooth=BluetoothModel(
            payload=payloads.laptop,
            address="non-resolvable",
            rotation=(14 * MINUTE, 16 * MINUTE),
            interval_on=2.0,
            interval_off=2.0,
            pdu=2,
        ),
    ),
    "printer": Model(wifi=_appliance(120.0, 14.0)),
    "camera": Model(wifi=_appliance(200.0, 13.0)),
    "television": Model(
        bluetooth=BluetoothModel(
            payload=payloads.television, address="public", rotation=None, interval_on=1.3, interval_off=1.3, power=2.0
        )
    ),
    "beacon": Model(
        bluetooth=BluetoothModel(
            payload=payloads.ibeacon,
            address="static",
            rotation=None,
            interval_on=1.0,
            interval_off=1.0,
            pdu=2,
            power=-8.0,
        )
    ),
    "eddystone": Model(
        bluetooth=BluetoothModel(
            payload=payloads.eddystone,
            address="static",
            rotation=None,
            interval_on=1.0,
            interval_off=1.0,
            pdu=2,
            power=-8.0,
        )
    ),
    "thermometer": Model(
        bluetooth=BluetoothModel(
            payload=payloads.thermometer, address="public", rotation=None, interval_on=2.5, interval_off=2.5, power=-2.0
        )
    ),
}

MODELS: dict[str, Model] = PHONES | CARRIED | FIXED

_IPHONES = {"iphone-2019": 0.2, "iphone-2022": 0.45, "iphone-2023": 0.35}
_ANDROIDS = {"galaxy-s": 0.25, "galaxy-a": 0.28, "pixel": 0.07, "redmi": 0.22, "oppo": 0.13, "old-android": 0.05}
_BOTH = {name: 0.38 * share for name, share in _IPHONES.items()} | {
    name: 0.62 * share for name, share in _ANDROIDS.items()
}

# Which phones people have, with the share of each model.
PHONE_SHARES: dict[MixName, dict[str, float]] = {
    "mixed": _BOTH,
    "iphone": _IPHONES,
    "android": _ANDROIDS,
    "bluetooth": _BOTH,
}
# People with no, one and two phones that are switched on.
PHONES_CARRIED = (0.08, 0.88, 0.04)
# Phones whose owner switched a radio off.
WIFI_OFF, BLUETOOTH_OFF = 0.06, 0.08
# What else the owner of a phone carries, with its share.
COMPANIONS: dict[Literal["apple", "other"], dict[str, float]] = {
    "apple": {"apple-watch": 0.28, "apple-earphones": 0.3, "apple-tag": 0.15},
    "other": {"fitness-band": 0.25, "earbuds": 0.25, "smart-tag": 0.06},
}
