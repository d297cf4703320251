"""Automations of a node by itself: a host node built with automations.yaml, which says in its log what they do."""

from __future__ import annotations

import fcntl
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine.protocol import Flag
from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import CACHE, ESPHOME, ESPHOME_ENV
from scripts.bootstrap.run import run
from scripts.tools.host_node import BUILT, HostNode
from tests.captures import beacon, probe_request, write

from .cpp_units import TESTS
from .hub import connected

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .hub import Hub

pytestmark = pytest.mark.usefixtures("socket_enabled")

NAME = "footfall-automations"


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the node with automations; ESPHome compiles only what has changed since the last time."""
    folder = CACHE / "node-tests" / "automations"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # ESPHome looks for components beside the configuration.
        for part in ("components", "host_components"):
            if not (folder / part).exists():
                (folder / part).symlink_to(ESPHOME / part)
        text = (TESTS / "automations.yaml").read_text()
        (folder / "automations.yaml").write_text(text.replace("../../esphome/", f"{ESPHOME}/"))
        run([ESPHOME_ENV / "bin/esphome", "compile", folder / "automations.yaml"], "node with automations")
        built = tmp_path_factory.mktemp("node") / NAME
        shutil.copy2(CACHE / BUILT.format(NAME), built)
    return built


def said(node: HostNode) -> list[str]:
    """Return what the automations said in the log."""
    return re.findall(r"said: ([\w -]+(?:: \d+)?)", node.log)


async def act(hub: Hub, *names: str) -> None:
    """Call the user's own actions of the node, and wait until they were carried out."""
    for name in names:
        await hub.client.execute_service(hub.actions[name], {})
    await hub.pull()


async def played(program: Path, capture: Path, names: Sequence[str] = ()) -> list[str]:
    """Play a capture ten times as fast as it was heard, act, and return what was said in the end."""
    node = HostNode(name="a", captures=[capture], speed="10", program=program)
    async with node, connected(node) as hub:
        await hub.drain()
        await act(hub, *names)
    return said(node)


async def test_triggers_fire_once_each_time(tmp_path: Path, program: Path) -> None:
    capture = write(
        tmp_path / "a.pcap",
        [
            (0.0, probe_request(1)),
            (1.0, probe_request(2)),
            (2.0, probe_request(2)),
            *((10.5 + step, beacon()) for step in range(5)),
            (20.0, probe_request(3)),
        ],
    )
    assert await played(program, capture) == [
        "somebody is here",
        "Wi-Fi is here",
        "above one: 2",
        "below two: 1",
        "nobody is here",
        "somebody is here",
        "Wi-Fi is here",
    ]


async def test_new_key_is_no_absence(tmp_path: Path, program: Path) -> None:
    frames = [(0.0, probe_request(1)), *((float(second), probe_request(1)) for second in range(1, 60, 4))]
    node = HostNode(name="a", captures=[write(tmp_path / "a.pcap", frames)], speed="10", program=program)
    async with node, connected(node) as hub:
        await hub.set_key(1, seconds=15, next_epoch=2, next_key="ff" * 16, next_seconds=1000)
        answers = await hub.drain()
    assert len({sighting.pseudonym for answer in answers for sighting in answer.sightings}) == 2
    assert said(node) == ["somebody is here", "Wi-Fi is here"]


async def test_conditions_tell_what_the_node_knows(tmp_path: Path, program: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, probe_request(1))])
    assert (await played(program, capture, ["say"]))[2:] == ["occupied", "no key", "that is all"]


async def test_actions_pause_and_resume(program: Path) -> None:
    node = HostNode(name="a", program=program)
    async with node, connected(node) as hub:
        await hub.set_key()
        assert Flag.PAUSED not in (await hub.pull()).flags
        await act(hub, "pause", "say")
        assert Flag.PAUSED in (await hub.pull()).flags
        await act(hub, "resume", "say")
        assert Flag.PAUSED not in (await hub.pull()).flags
    assert said(node) == ["paused", "that is all", "that is all"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("threshold: 2\n", "threshold: 0\n", "at least 1"),
        ("count: bluetooth\n", "count: dogs\n", "dogs"),
        ("        - footfall.pause\n", "        - footfall.stop\n", "footfall.stop"),
    ],
    ids=["threshold", "count", "action"],
)
def test_refuses_what_makes_no_sense(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], old: str, new: str, why: str
) -> None:
    for part in ("components", "host_components"):
        (tmp_path / part).symlink_to(ESPHOME / part)
    text = (TESTS / "automations.yaml").read_text().replace("../../esphome/", f"{ESPHOME}/")
    assert old in text
    (tmp_path / "automations.yaml").write_text(text.replace(old, new))
    with pytest.raises(ScriptError):
        run([ESPHOME_ENV / "bin/esphome", "config", tmp_path / "automations.yaml"], "config")
    assert why in capfd.readouterr().err
