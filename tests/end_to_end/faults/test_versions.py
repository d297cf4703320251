"""Nodes of other versions than Footfall: what such a node says is put in the place of what the real one says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.const import STATE_UNAVAILABLE

from custom_components.footfall.engine.protocol import HEADER_SIZE, PROTOCOL_VERSION, SIGHTING_SIZE, Status

from .live_shop import near
from .seen import recovery, until, until_repair

if TYPE_CHECKING:
    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .live_shop import LiveShop
    from .seen import Recorded

OLD, NEW, LATER = "door", "till", "fitting"
ENOUGH = 8
"""Sightings that are read with more in them than is known here."""
MORE_HEADER, MORE_SIGHTING = b"of later", b"more"


def of_version(spoken: int, said: bytes) -> bytes:
    """Return what a node says that speaks another version only: the header, and nothing that it heard."""
    return bytes([spoken, said[1], said[2], Status.VERSION, said[4], said[5], 0, 0]) + said[8:HEADER_SIZE]


def with_more(said: bytes) -> bytes:
    """Return what a node says that tells more than is known here, in the same version."""
    sightings = [said[at : at + SIGHTING_SIZE] + MORE_SIGHTING for at in range(HEADER_SIZE, len(said), SIGHTING_SIZE)]
    kept = sightings[: (1200 - HEADER_SIZE - len(MORE_HEADER)) // (SIGHTING_SIZE + len(MORE_SIGHTING))]
    assert len(kept) == len(sightings), "there is room in what a shop says that is not behind"
    sizes = bytes([HEADER_SIZE + len(MORE_HEADER), SIGHTING_SIZE + len(MORE_SIGHTING)])
    return said[:1] + sizes + said[3:HEADER_SIZE] + MORE_HEADER + b"".join(kept)


async def test_nodes_that_are_older_and_newer_than_footfall(
    live_shop: LiveShop, api: HomeAssistantApi, record_property: Recorded
) -> None:
    spoken = {OLD: PROTOCOL_VERSION - 1, NEW: PROTOCOL_VERSION + 1}
    for name, version in spoken.items():
        live_shop.fronts[name].says = lambda said, version=version: of_version(version, said)
    for name, issue in ((OLD, "node_too_old"), (NEW, "node_too_new")):
        found = await until_repair(api, f"{issue}_{live_shop.ids[name]}")
        assert found["severity"] == "error"
        assert found["translation_placeholders"]["node"] == name.capitalize()
    said = await until(
        api,
        live_shop.entry,
        lambda said: [near(node) for node in said["nodes"] if node["connected"]] == [True, True],
        "the two others going on",
    )
    assert {name: live_shop.node(said, name)["problem"] for name in spoken} == {
        OLD: "protocol_too_old",
        NEW: "protocol_too_new",
    }
    assert (await api.states())[live_shop.entities.one("occupancy")]["state"] != STATE_UNAVAILABLE
    for front in live_shop.fronts.values():
        front.well()
    with recovery(record_property):
        await live_shop.all_well(api)
    for name, issue in ((OLD, "node_too_old"), (NEW, "node_too_new")):
        await until_repair(api, f"{issue}_{live_shop.ids[name]}", there=False)


async def test_what_a_later_node_says_more_is_skipped(live_shop: LiveShop, api: HomeAssistantApi) -> None:
    before = live_shop.node(await live_shop.all_well(api), LATER)
    known: int = before["cursor"]
    live_shop.fronts[LATER].says = with_more

    def went_on(said: dict[str, object]) -> bool:
        cursor: int = live_shop.node(said, LATER)["cursor"]
        return cursor > known + ENOUGH

    node = live_shop.node(await until(api, live_shop.entry, went_on, "sightings with more in them"), LATER)
    assert node["connected"]
    assert node["losses"] == before["losses"]
