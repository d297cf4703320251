"""What is known of one node, from its answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from custom_components.footfall.connection import NodeAddress
from custom_components.footfall.engine import Batch, Engine
from custom_components.footfall.engine.protocol import Answer, Flag, TimeBase, decode_answer
from custom_components.footfall.node import Node

from .stand_ins import golden

HUB = 1_700_000_000.0


def answer(at: float, **fields: Any) -> Answer:
    """Give an answer that a node gives at `at` seconds of its own clock."""
    now = round(at * 1e6)
    sample = decode_answer(golden("answer", "silent_without_key"))
    return replace(sample, now_us=now, base_us=now, complete_us=now, time_base=TimeBase.UPTIME, **fields)


def new_node() -> Node:
    return Node("id-door", "Door", NodeAddress("192.0.2.17", 6053, ""), "02:00:00:00:0a:01")


@pytest.mark.parametrize("step", [-7200.0, -30.0, 30.0, 7200.0])
def test_its_figures_go_on_when_the_hubs_clock_is_set(step: float) -> None:
    node = new_node()
    node.take(answer(100, heard_wifi=1000), HUB)
    node.take(answer(130, heard_wifi=1300), HUB + 30 + step)
    assert node.figures.frames_per_second is None
    node.take(answer(160, heard_wifi=1600), HUB + 60 + step)
    assert node.figures.frames_per_second == 10


def test_what_its_ring_overwrote_unread_is_counted_once() -> None:
    node = new_node()
    node.take(answer(100, lost_queue=1, lost_table=2, lost_damaged=4, lost_ring=50, missed=50), HUB)
    assert node.figures.dropped == 57


def test_arrivals_that_were_withheld_are_counted_though_no_hub_misses_them() -> None:
    node = new_node()
    node.take(answer(100, lost_queue=1, lost_ring=12), HUB)
    assert node.figures.dropped == 13


def seen(node: Node, at: float, step: float = 0.0, delay: float = 0.0) -> Batch:
    """Give what a node says that heard one phone just now, by a hub whose clock was set by `step` seconds."""
    one = decode_answer(golden("answer", "one_arrival")).told
    said = answer(at, flags=Flag(0), last_ms=0, told=one[:12] + bytes(4) + one[16:-1] + b"\x01")
    return node.take(said, HUB + at + delay + step)


@pytest.mark.parametrize("step", [-55.0, -5.0, 5.0, 55.0, 300.0])
def test_nobody_is_late_when_the_hubs_clock_is_set(step: float) -> None:
    """Two nodes whose answers travel fast and slowly at different moments: their times go on together."""
    nodes, engine = {"door": new_node(), "till": new_node()}, Engine()
    for name in nodes:
        engine.add_node(name)
    for second in range(1, 300):
        for place, (name, node) in enumerate(nodes.items()):
            fast = second % 40 == 20 * place
            stepped = step if second > 150 or (second == 150 and place) else 0.0
            engine.ingest(name, seen(node, second + 0.3 * place, stepped, 0.01 if fast else 0.2))
    assert engine.snapshot.late == 0
    assert engine.snapshot.wifi_devices + engine.snapshot.bluetooth_devices == 1
    assert abs(engine.snapshot.time - (HUB + 300 + step)) < 15
