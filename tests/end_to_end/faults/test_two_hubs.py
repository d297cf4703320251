"""Two Home Assistants with a shop each, and one node that both read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_socket

from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_shop, result_of
from tests.node.hub import connected

from .conftest import YAML
from .day import AN_HOUR, HOUR, nine_in, write_day
from .played import remove_shop
from .quick_care import quick_care
from .seen import fix, recovery, report, until, until_repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from anyio.from_thread import BlockingPortal

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .seen import Recorded

HOURS = 4
SPEED = "400"
"""Times as fast as it was heard: both hubs keep up with that, and neither can stop the other."""
FIRST_KEY_S = 600


@pytest.fixture(scope="module")
def other_home(
    portal: BlockingPortal, shared_home: HomeAssistantProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HomeAssistantProcess]:
    """Give a second Home Assistant."""
    pytest_socket.enable_socket()
    folder = tmp_path_factory.mktemp("other")
    home = HomeAssistantProcess(folder / "home", yaml=YAML, time_zone=shared_home.time_zone)
    try:
        portal.call(home.start, quick_care(folder / "quick"))
        yield home
    finally:
        portal.call(home.stop)


async def share(api: HomeAssistantApi, node: HostNode) -> str:
    """Make a shop around a node that belongs to another hub, and read along; return its entry id."""
    place = {"name": "Along", "host": "127.0.0.1", "port": node.port}
    step = await api.flow("flow", "footfall", place, {"next_step_id": "share"}, show_advanced_options=False)
    return str(result_of(step)["entry_id"])


def problem(said: dict[str, Any]) -> str | None:
    """Return what is wrong with the only node of a shop."""
    found: str | None = said["nodes"][0]["problem"]
    return found


def flags(said: dict[str, Any]) -> list[str]:
    """Return what the only node of a shop said of itself last, nothing before it said anything."""
    answer: dict[str, list[str]] | None = said["nodes"][0]["answer"]
    return [] if answer is None else answer["flags"]


async def test_a_node_is_taken_over_and_taken_back(
    shared_home: HomeAssistantProcess, other_home: HomeAssistantProcess, tmp_path: Path, record_property: Recorded
) -> None:
    nine = nine_in(shared_home.time_zone)
    node = HostNode(name="shared", captures=[write_day(tmp_path / "day.pcap", nine, HOURS)], speed=SPEED)
    async with node, shared_home.api() as first, other_home.api() as second:
        owner = await add_shop(first, "Owner", node)
        along = await share(second, node)
        assert problem(await until(second, along, lambda said: problem(said) == "owned", "told that it is owned"))
        said = await until(first, owner, lambda said: said["snapshot"]["occupied"], "the owner counting")
        issue = f"node_owned_{said['nodes'][0]['id']}"
        seconds_issue = f"node_owned_{(await until(second, along, problem, 'owned'))['nodes'][0]['id']}"

        await until_repair(second, seconds_issue)
        assert (await fix(second, seconds_issue))["type"] == "create_entry"
        with recovery(record_property):
            await until(second, along, lambda said: problem(said) is None, "the second hub owning it")
        await until(first, owner, lambda said: problem(said) == "owned", "the first hub told so")
        await until_repair(first, issue)
        await until_repair(second, seconds_issue, there=False)

        assert (await fix(first, issue))["type"] == "create_entry"
        await until(first, owner, lambda said: problem(said) is None, "the first hub owning it again")
        await until(second, along, lambda said: problem(said) == "owned", "the second hub told so")
        await until_repair(first, issue, there=False)

        done = nine + HOURS * HOUR
        counted = []
        for api, entry in ((first, owner), (second, along)):
            await until(api, entry, lambda said: said["snapshot"]["time"] >= done - 60, "the day played")
            counted.append(await report(api, entry, nine, done))
            await remove_shop(api, entry)
    record_property("entries", [kept["entries"] for kept in counted])
    for kept in counted:
        entries = [hour["entries"] for hour in kept["hours"] if hour["heard_share"] == 1.0]
        assert entries == pytest.approx([AN_HOUR * 1.2] * len(entries), rel=0.15)
    assert counted[0]["entries"] == pytest.approx(counted[1]["entries"], rel=0.1)


async def test_whose_owner_is_gone_for_good_is_the_seconds(shared_home: HomeAssistantProcess, tmp_path: Path) -> None:
    """The owner's keys end by the node's clock, and from then on it belongs to who asks."""
    nine = nine_in(shared_home.time_zone)
    node = HostNode(name="orphan", captures=[write_day(tmp_path / "day.pcap", nine, HOURS)])
    async with node, shared_home.api() as api:
        async with connected(node) as owner:
            await owner.set_key(seconds=FIRST_KEY_S)
        entry = await share(api, node)
        await until(api, entry, lambda said: "OWNED_BY_CALLER" in flags(said), "the second owning it")
        said = await until(api, entry, lambda said: "ENDED" in flags(said), "the day played")
        assert problem(said) is None
        assert said["nodes"][0]["answer"]["unkeyed"] == 0
        assert said["today"]["visits"]["entries"] > AN_HOUR
        await remove_shop(api, entry)
