"""What published numbers in an advertisement say of the kind of thing that sends it.

Written by scripts/tools/assigned_numbers.py from esphome/assigned_numbers.csv, which names the sources.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .engine.model import DeviceClass

if TYPE_CHECKING:
    from collections.abc import Mapping

# 16-bit service UUIDs
SERVICES: Final[Mapping[int, DeviceClass]] = MappingProxyType(
    {
        0x180D: DeviceClass.WEARABLE,  # heart rate
        0x1812: DeviceClass.FIXTURE,  # human interface device: keyboard or mouse
        0x1814: DeviceClass.WEARABLE,  # running speed and cadence
        0x1816: DeviceClass.WEARABLE,  # cycling speed and cadence
        0x181A: DeviceClass.FIXTURE,  # environmental sensing
        0x1827: DeviceClass.FIXTURE,  # mesh provisioning
        0x1828: DeviceClass.FIXTURE,  # mesh proxy
        0x183E: DeviceClass.WEARABLE,  # physical activity monitor
        0x1843: DeviceClass.AUDIO,  # audio input control
        0x1844: DeviceClass.AUDIO,  # volume control
        0x184E: DeviceClass.AUDIO,  # audio stream control
        0x184F: DeviceClass.AUDIO,  # broadcast audio scan
        0x1850: DeviceClass.AUDIO,  # published audio capabilities
        0x1853: DeviceClass.AUDIO,  # common audio
        0x1854: DeviceClass.AUDIO,  # hearing access
        0x1857: DeviceClass.FIXTURE,  # electronic shelf label
        0xEC88: DeviceClass.FIXTURE,  # Govee, not assigned
        0xFCB2: DeviceClass.TAG,  # Apple, detection of unwanted trackers
        0xFCD2: DeviceClass.FIXTURE,  # Allterco, BTHome
        0xFCFE: DeviceClass.AUDIO,  # Sennheiser Consumer Audio
        0xFD20: DeviceClass.AUDIO,  # GN Hearing
        0xFD3D: DeviceClass.FIXTURE,  # Woan, SwitchBot
        0xFD59: DeviceClass.TAG,  # Samsung, SmartTag that is not registered
        0xFD5A: DeviceClass.TAG,  # Samsung, SmartTag
        0xFD62: DeviceClass.WEARABLE,  # Fitbit
        0xFD63: DeviceClass.WEARABLE,  # Fitbit
        0xFD6F: DeviceClass.PHONE,  # exposure notification
        0xFD71: DeviceClass.AUDIO,  # GN Hearing
        0xFD84: DeviceClass.TAG,  # Tile
        0xFD8A: DeviceClass.FIXTURE,  # Signify
        0xFDCD: DeviceClass.FIXTURE,  # Qingping
        0xFDCE: DeviceClass.AUDIO,  # Sennheiser
        0xFDD2: DeviceClass.AUDIO,  # Bose
        0xFDDF: DeviceClass.AUDIO,  # Harman, JBL
        0xFDF0: DeviceClass.AUDIO,  # Google, hearing aids
        0xFDF3: DeviceClass.WEARABLE,  # Amer Sports, Suunto
        0xFE0F: DeviceClass.FIXTURE,  # Signify, Hue
        0xFE1F: DeviceClass.WEARABLE,  # Garmin
        0xFE21: DeviceClass.AUDIO,  # Bose
        0xFE24: DeviceClass.FIXTURE,  # August Home
        0xFE2C: DeviceClass.AUDIO,  # Google, Fast Pair; sent by accessories
        0xFE33: DeviceClass.TAG,  # Chipolo
        0xFE46: DeviceClass.AUDIO,  # B&O Play
        0xFE65: DeviceClass.TAG,  # Chipolo
        0xFE6A: DeviceClass.BEACON,  # Kontakt.io
        0xFE7A: DeviceClass.AUDIO,  # Bragi
        0xFE89: DeviceClass.AUDIO,  # B&O Play
        0xFE9A: DeviceClass.BEACON,  # Estimote
        0xFEAA: DeviceClass.BEACON,  # Eddystone
        0xFEAF: DeviceClass.FIXTURE,  # Nest Labs
        0xFEB0: DeviceClass.FIXTURE,  # Nest Labs
        0xFEBE: DeviceClass.AUDIO,  # Bose
        0xFED5: DeviceClass.AUDIO,  # Plantronics
        0xFED9: DeviceClass.WEARABLE,  # Pebble
        0xFEE0: DeviceClass.WEARABLE,  # Huami, Amazfit
        0xFEE1: DeviceClass.WEARABLE,  # Huami, Amazfit
        0xFEEC: DeviceClass.TAG,  # Tile
        0xFEED: DeviceClass.TAG,  # Tile
        0xFEEE: DeviceClass.WEARABLE,  # Polar
        0xFEEF: DeviceClass.WEARABLE,  # Polar
        0xFEF3: DeviceClass.PHONE,  # Google, Nearby Share
        0xFEFC: DeviceClass.BEACON,  # Gimbal
        0xFEFD: DeviceClass.BEACON,  # Gimbal
        0xFEFE: DeviceClass.AUDIO,  # GN ReSound
        0xFEFF: DeviceClass.AUDIO,  # GN Netcom
        0xFFF6: DeviceClass.FIXTURE,  # Matter
    }
)

# Company identifiers whose owner makes one kind of thing
COMPANIES: Final[Mapping[int, DeviceClass]] = MappingProxyType(
    {
        0x0055: DeviceClass.AUDIO,  # Plantronics
        0x0057: DeviceClass.AUDIO,  # Harman, JBL
        0x0067: DeviceClass.AUDIO,  # GN Audio, Jabra
        0x006B: DeviceClass.WEARABLE,  # Polar
        0x0082: DeviceClass.AUDIO,  # Sennheiser Communications
        0x0087: DeviceClass.WEARABLE,  # Garmin
        0x0089: DeviceClass.AUDIO,  # GN ReSound
        0x008C: DeviceClass.BEACON,  # Gimbal
        0x009E: DeviceClass.AUDIO,  # Bose
        0x009F: DeviceClass.WEARABLE,  # Suunto
        0x00BA: DeviceClass.AUDIO,  # Starkey
        0x00CC: DeviceClass.AUDIO,  # Beats Electronics
        0x00D1: DeviceClass.WEARABLE,  # Polar
        0x0103: DeviceClass.AUDIO,  # Bang & Olufsen
        0x0107: DeviceClass.AUDIO,  # Demant
        0x0157: DeviceClass.WEARABLE,  # Huami, Amazfit
        0x015D: DeviceClass.BEACON,  # Estimote
        0x018E: DeviceClass.WEARABLE,  # Fitbit
        0x01D1: DeviceClass.FIXTURE,  # August Home
        0x01E0: DeviceClass.AUDIO,  # Widex
        0x01FC: DeviceClass.WEARABLE,  # Wahoo Fitness
        0x01FD: DeviceClass.BEACON,  # Kontakt.io
        0x0241: DeviceClass.AUDIO,  # Bragi
        0x0282: DeviceClass.AUDIO,  # Sonova
        0x0334: DeviceClass.FIXTURE,  # Airthings
        0x0497: DeviceClass.AUDIO,  # Cochlear
        0x0499: DeviceClass.FIXTURE,  # Ruuvi
        0x04AD: DeviceClass.AUDIO,  # Shure
        0x05A7: DeviceClass.FIXTURE,  # Sonos
        0x060F: DeviceClass.FIXTURE,  # Signify, Hue
        0x0618: DeviceClass.AUDIO,  # Audio-Technica
        0x065A: DeviceClass.AUDIO,  # Zound, Marshall
        0x067C: DeviceClass.TAG,  # Tile
        0x06D5: DeviceClass.FIXTURE,  # Sensirion
        0x0702: DeviceClass.FIXTURE,  # SAF Tehnika, Aranet
        0x0781: DeviceClass.FIXTURE,  # Qingping
        0x0969: DeviceClass.FIXTURE,  # Woan, SwitchBot
        0x0BA9: DeviceClass.FIXTURE,  # Allterco, Shelly
    }
)

# Types of Apple's continuity messages
CONTINUITY: Final[Mapping[int, DeviceClass]] = MappingProxyType(
    {
        0x0002: DeviceClass.BEACON,  # iBeacon
        0x0003: DeviceClass.FIXTURE,  # AirPrint
        0x0005: DeviceClass.PHONE,  # AirDrop
        0x0006: DeviceClass.FIXTURE,  # HomeKit
        0x0007: DeviceClass.AUDIO,  # proximity pairing: AirPods and Beats
        0x0009: DeviceClass.FIXTURE,  # AirPlay target
        0x000A: DeviceClass.PHONE,  # AirPlay source
        0x000B: DeviceClass.WEARABLE,  # magic switch: a watch
        0x000C: DeviceClass.PHONE,  # handoff
        0x000D: DeviceClass.PHONE,  # tethering target
        0x000E: DeviceClass.PHONE,  # tethering source
        0x000F: DeviceClass.PHONE,  # nearby action
        0x0010: DeviceClass.PHONE,  # nearby info
        0x0012: DeviceClass.TAG,  # Find My
    }
)

# Device types of Microsoft's connected devices platform
MICROSOFT_DEVICES: Final[Mapping[int, DeviceClass]] = MappingProxyType(
    {
        0x0001: DeviceClass.FIXTURE,  # Xbox One
        0x0006: DeviceClass.PHONE,  # iPhone
        0x0007: DeviceClass.PHONE,  # iPad
        0x0008: DeviceClass.PHONE,  # Android device
        0x0009: DeviceClass.COMPUTER,  # Windows desktop
        0x000B: DeviceClass.PHONE,  # Windows phone
        0x000C: DeviceClass.COMPUTER,  # Linux device
        0x000D: DeviceClass.FIXTURE,  # Windows IoT
        0x000E: DeviceClass.FIXTURE,  # Surface Hub
        0x000F: DeviceClass.COMPUTER,  # Windows laptop
        0x0010: DeviceClass.COMPUTER,  # Windows tablet
    }
)
