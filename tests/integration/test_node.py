"""What is known of one node, from its answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from custom_components.footfall.connection import NodeAddress
from custom_components.footfall.engine.protocol import Answer, decode_answer
from custom_components.footfall.node import Node

from .stand_ins import golden

HUB = 1_700_000_000.0


def answer(at: float, **fields: Any) -> Answer:
    """Give an answer that a node gives at `at` seconds of its own clock."""
    now = round(at * 1e6)
    sample = decode_answer(golden("answer", "silent_without_key"))
    return replace(sample, now_us=now, base_us=now, complete_us=now, **fields)


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
