"""Stand-ins for Bluetooth hardware, which is missing here: scanners that hear what the test says.

`FakeScanner` stands for a Bluetooth proxy as ESPHome's integration has it: all of it but the radio is Home Assistant's
own, which takes the advertisement's bytes apart. `FakeAdapter` stands for an adapter of this machine that tells what is
there, but not when it was heard.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from habluetooth import BaseHaRemoteScanner, BaseHaScanner
from homeassistant.components.bluetooth import async_register_scanner
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footfall.proxy import LOOK_EVERY
from tests.captures import random_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant

SOURCE = "02:00:00:00:0B:01"
OTHER_SOURCE = "02:00:00:00:0B:02"
FLAGS = b"\x02\x01\x1a"
PUBLIC, RANDOM = 0, 1


def printed(address: bytes) -> str:
    return address.hex(":").upper()


class FakeScanner(BaseHaRemoteScanner):
    """A Bluetooth proxy without a radio."""

    def __init__(self, source: str = SOURCE, name: str = "kitchen") -> None:
        super().__init__(source, name, None, connectable=False)
        self._last = 0.0

    def hear(
        self,
        device: int = 1,
        *,
        rssi: int = -50,
        data: bytes = FLAGS,
        sender: bytes | None = None,
        kind: int = RANDOM,
        at: float | None = None,
    ) -> None:
        """Hear an advertisement, from the device's resolvable private address or from `sender`."""
        # No two of them at once: the clock of the tests stands still in between.
        self._last = max(monotonic(), self._last) + 0.001 if at is None else at
        address = printed(sender or random_address(device))
        self._async_on_raw_advertisement(address, rssi, data, {"address_type": kind}, self._last)


class FakeAdapter(BaseHaScanner):
    """An adapter of this machine without a radio; as BlueZ gives them, devices have no times."""

    def __init__(self, source: str = SOURCE) -> None:
        super().__init__(source, "hci0")
        self.said: dict[str, tuple[BLEDevice, AdvertisementData]] = {}

    @property
    def discovered_devices_and_advertisement_data(self) -> dict[str, tuple[BLEDevice, AdvertisementData]]:
        """What it has heard."""
        return self.said

    def hear(self, device: int, rssi: int, kind: str = "random", address: str | None = None) -> None:
        """Hear an advertisement."""
        address = address or printed(random_address(device))
        said = AdvertisementData(None, {}, {}, [], -127, rssi, ())
        self.said[address] = BLEDevice(address, None, {"path": "", "props": {"AddressType": kind}}), said


async def set_up_bluetooth(hass: HomeAssistant) -> None:
    """Set up Home Assistant's own Bluetooth."""
    assert await async_setup_component(hass, "bluetooth", {})
    await hass.async_block_till_done()


def add_scanner(hass: HomeAssistant, scanner: BaseHaScanner, title: str | None = None) -> Callable[[], None]:
    """Have Home Assistant know a scanner; with a title it has an entry for it, as it makes for every proxy."""
    if title is not None:
        MockConfigEntry(domain="bluetooth", unique_id=scanner.source, title=title).add_to_hass(hass)
    return async_register_scanner(hass, scanner)


def proxy_subentry(source: str = SOURCE, title: str = "Kitchen") -> ConfigSubentryDataWithId:
    """Give the subentry of a proxy, as the flow makes it."""
    return {
        "data": {"source": source},
        "subentry_id": f"id-{title.lower()}",
        "subentry_type": "proxy",
        "title": title,
        "unique_id": source,
    }


async def look(hass: HomeAssistant, times: int = 1) -> None:
    """Let a shop look at its scanners, though no second has passed."""
    for _ in range(times):
        async_fire_time_changed(hass, dt_util.utcnow() + LOOK_EVERY)
        await hass.async_block_till_done()
