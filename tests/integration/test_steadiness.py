"""A node that comes and goes: said once, in the log and under Repairs, and taken back when it stays."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall import client, steadiness
from custom_components.footfall.care.findings import Issue
from custom_components.footfall.errors import Problem
from custom_components.footfall.steadiness import LOSSES, STEADY_S, Steadiness, Unsteady

from .conftest import set_up, shop_entry, until
from .stand_ins import ScriptedNode, golden
from .test_care import looks, minutes, said
from .test_node import new_node
from .told import told_shop
from .watch import scripted_subentry

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.node import Node


class Clock:
    """The monotonic clock, which goes on where the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:  # noqa: D102 - as monotonic is called
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(steadiness, "monotonic", clock)
    return clock


@pytest.fixture
def node(clock: Clock, caplog: pytest.LogCaptureFixture) -> Node:
    caplog.set_level(logging.INFO, "custom_components.footfall")
    assert clock.now
    return new_node()


def flap(steady: Steadiness, clock: Clock, times: int, every: float = 5.0, problem: Problem = Problem.LOST) -> None:
    """Have a node be lost and be back so many times."""
    for _ in range(times):
        clock.now += every
        steady.went_down(problem)
        clock.now += every
        assert steady.came_up()
        steady.look()


def why(node: Node) -> Unsteady | None:
    """Return why a node comes and goes, as it is now."""
    return node.steadiness.unsteady


def test_each_single_loss_is_said_once_and_that_it_is_back_once(
    node: Node, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    flap(node.steadiness, clock, 10, every=STEADY_S / LOSSES)
    assert caplog.text.count("Node Door cannot be used") == 10
    assert caplog.text.count("Node Door is back") == 10
    assert node.steadiness.unsteady is None


def test_a_node_that_comes_and_goes_all_day_costs_a_handful_of_lines(
    node: Node, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    flap(node.steadiness, clock, 5000)
    assert len(caplog.records) == 2 * LOSSES - 1
    assert caplog.records[-1].getMessage().startswith("Node Door comes and goes, and no more is said of that")
    assert why(node) is Unsteady.CONNECTION

    clock.now += STEADY_S - 1
    assert not node.steadiness.look()
    clock.now += 1
    assert node.steadiness.look()
    assert caplog.records[-1].getMessage() == "Node Door stays"
    assert why(node) is None
    flap(node.steadiness, clock, 1)
    assert caplog.records[-1].getMessage() == "Node Door is back"


def test_a_node_that_comes_and_goes_and_then_stays_away(
    node: Node, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    flap(node.steadiness, clock, LOSSES)
    node.steadiness.went_down(Problem.LOST)
    for _ in range(100):
        clock.now += 20
        node.steadiness.went_down(Problem.UNREACHABLE)
    assert len(caplog.records) == 2 * LOSSES - 1
    assert node.steadiness.unsteady is None, "it is away, and that is said elsewhere"
    assert node.steadiness.came_up()
    assert caplog.records[-1].getMessage() == "Node Door is back"


def test_a_fault_of_ours_is_on_record_once(node: Node, clock: Clock) -> None:
    faults = []
    for _ in range(100):
        faults.append(node.steadiness.failed())
        flap(node.steadiness, clock, 1)
    assert faults.count(True) == 1
    clock.now += STEADY_S
    node.steadiness.look()
    assert node.steadiness.failed()


@pytest.mark.parametrize(("restarts", "issue"), [(0, Issue.UNSTEADY), (1, Issue.RESTARTS)])
async def test_it_stands_under_repairs_until_the_node_stays(
    hass: HomeAssistant, clock: Clock, restarts: int, issue: Issue
) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        door = running.nodes["id-door"]
        for _ in range(LOSSES):
            flap(door.steadiness, clock, 1)
            door.losses.restarts += restarts
        await minutes(hass, 1)
        assert said(hass) == [issue]
        clock.now += STEADY_S
        assert door.steadiness.look()
        running.node_changed(door)
        assert said(hass) == []


async def test_a_node_that_is_lost_after_each_answer(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer of each connection is good, the second is not: all day long."""
    monkeypatch.setattr(client, "SHORTEST_PAUSE_S", 0.01)
    asked = 0

    def answer() -> bytes:
        nonlocal asked
        asked += 1
        arrival = golden("answer", "one_arrival")
        return arrival if asked % 2 else arrival[:-1]

    async with ScriptedNode(pull=answer) as node:
        shop = await set_up(hass, shop_entry(scripted_subentry(node)))
        [known] = shop.runtime_data.nodes.values()
        await until(lambda: asked > 50)
        assert caplog.text.count("Node Door") <= 2 * LOSSES
        assert known.steadiness.unsteady is Unsteady.CONNECTION
        await looks(shop.runtime_data, 1)
        assert said(hass) == [Issue.UNSTEADY]
        assert await hass.config_entries.async_unload(shop.entry_id)
    assert said(hass) == []
