"""After a run with every logger at its most talkative, nothing that was left names a stranger or a key."""

from __future__ import annotations

import csv
import json
import re
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from scripts.tools.entities import Entities
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop, result_of
from tests.engine.siphash import siphash

from .conftest import MOST_TALKATIVE, shop_hours
from .leaks import Secrets, leaks, leaks_below
from .test_chain import is_on, until_people
from .witness import Witness

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WIFI, PUBLIC, RANDOM = b"\x57", b"\x50", b"\x52"
ADDRESS = bytes.fromhex("02a1b2c3d4e5")
KEY = bytes(range(40, 56))
PSEUDONYM = siphash(KEY, ADDRESS + WIFI)
PLANTED = Secrets(frozenset({ADDRESS}), frozenset({PSEUDONYM}), frozenset({b"net-1704"}), frozenset({KEY}))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"heard 02:a1:b2:c3:d4:e5 again", "address"),
        (b"heard 02-A1-B2-C3-D4-E5 again", "address"),
        (b"heard FF02A1B2C3D4E5 again", "address"),
        (b"frame " + repr(b"\x40\x00" + ADDRESS).encode(), "address"),
        (b"device %016x is new" % PSEUDONYM, "pseudonym"),
        (b"device %d is new" % PSEUDONYM, "pseudonym"),
        (b"device %d is new" % (PSEUDONYM - (1 << 64)), "pseudonym"),
        (b"answer " + PSEUDONYM.to_bytes(8, "little").hex().encode(), "pseudonym"),
        (b"answer " + repr(b"\x01" + PSEUDONYM.to_bytes(8, "little")).encode(), "pseudonym"),
        (b"key=" + KEY.hex().upper().encode(), "key"),
        (b"key=" + b64encode(KEY), "key"),
        (b"\x00\x01" + KEY + b"\x02", "key"),
        (b"asks for net-1704", "network name"),
    ],
)
def test_search_finds_what_was_planted(line: bytes, kind: str) -> None:
    assert list(leaks(b"nothing here\n" + line + b"\nnor here", PLANTED)) == [f"line 2: {kind}"]


def test_search_finds_nothing_where_nothing_is() -> None:
    assert not list(leaks(b"02:a1:b2:c3:d4:e6 0123456789abcdef 1234567890123456789 b'\\x02\\xa1' net-17", PLANTED))


def simulated_secrets(shop: Path, keys: frozenset[bytes]) -> Secrets:
    """Collect what a simulated shop's strangers could be known by, under these keys."""
    with (shop / "addresses.csv").open() as table:
        addresses = frozenset(bytes.fromhex(row["address"].replace(":", "")) for row in csv.DictReader(table))
    pseudonyms = frozenset(siphash(k, a + tag) for k in keys for a in addresses for tag in (WIFI, PUBLIC, RANDOM))
    captures = b"".join(file.read_bytes() for file in shop.glob("*.pcapng"))
    return Secrets(addresses, pseudonyms, frozenset(re.findall(rb"net-[0-9]+", captures)), keys)


def plant(secrets: Secrets, file: Path) -> Iterable[str]:
    """Write one of each kind where the search must find it; return what it has to say."""
    address, pseudonym = min(secrets.addresses), min(secrets.pseudonyms)
    network, key = max(secrets.networks, key=len), min(secrets.keys)
    file.write_bytes(b"%s\n%016x\n%s\n%s\n" % (address.hex(":").encode(), pseudonym, network, key.hex().encode()))
    kinds = ("address", "pseudonym", "network name", "key")
    return [f"{file.name}, line {number}: {kind}" for number, kind in enumerate(kinds, 1)]


async def test_nothing_is_left_behind(tmp_path: Path) -> None:
    captures = shop_hours(tmp_path / "shop", hours=0.5)
    witness = Witness(tmp_path / "witness")
    home = HomeAssistantProcess(tmp_path / "home", yaml=MOST_TALKATIVE)
    nodes = [HostNode(name=name, captures=[file], log_level="VERBOSE") for name, file in captures.items()]
    await home.start(witness.environment)
    try:
        async with nodes[0], nodes[1]:
            async with home.api() as api:
                entry = await add_shop(api, "Shop", nodes[0])
                await add_node(api, entry, nodes[1])
                result_of(await api.flow("flow", "esphome", {"host": "127.0.0.1", "port": nodes[0].port}))
                entities = await Entities.read(api)
                await until_people(api, entities)
                diagnostics = await api.get(f"/api/diagnostics/config_entry/{entry}")
                await nodes[1].stop()
                await api.until(lambda s: any(s[e]["state"] == "off" for e in entities.all("connected")), "one gone")
                await nodes[1].start()
                await api.until(lambda s: all(is_on(s, e) for e in entities.all("connected")), "both back")
            await home.stop()
    finally:
        await home.stop()
    secrets = simulated_secrets(tmp_path / "shop", witness.keys())
    assert secrets.addresses
    assert secrets.networks
    assert secrets.keys
    assert b"DEBUG" in home.log.read_bytes()
    for node in nodes:
        assert "[V]" in node.log
        (home.folder / f"{node.name}.log").write_text(node.log)
    (home.folder / "diagnostics.json").write_text(json.dumps(diagnostics))
    planted = home.folder / "planted.log"
    told = plant(secrets, planted)
    assert list(leaks_below(home.folder, secrets)) == told
