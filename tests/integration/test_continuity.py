"""What follows from a node's answers one after the other: when it heard nothing, and whether it keeps up."""

from __future__ import annotations

from dataclasses import replace
from struct import pack
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall import continuity
from custom_components.footfall.engine.protocol import Answer, Flag, TimeBase, decode_answer

from .stand_ins import golden
from .test_node import HUB, new_node

if TYPE_CHECKING:
    from custom_components.footfall.engine import Batch
    from custom_components.footfall.node import Node

KEYED = Flag.OWNED | Flag.OWNED_BY_CALLER
HELD = 1000
"""Sightings that the ring holds yet."""


@pytest.fixture
def node() -> Node:
    """Give a node that is connected."""
    node = new_node()
    take(node, 100)
    node.connected = True
    return node


def take(
    node: Node, at: float, *heard: float, behind: bool = False, epochs: tuple[int, ...] = (), **fields: Any
) -> Batch:
    """Have a node say at `at` seconds of its clock what it heard at these moments, under keys of these epochs, or 1."""
    one = decode_answer(golden("answer", "one_arrival")).told
    now = round(at * 1e6)
    sample: Answer = replace(
        decode_answer(golden("answer", "silent_without_key")),
        flags=fields.pop("flags", KEYED),
        now_us=now,
        complete_us=now,
        base_us=0,
        newest=HELD if behind else 0,
        last_ms=round(1000 * max(heard, default=0.0)),
        told=b"".join(
            one[:12] + pack("<I", round(1000 * moment)) + one[16:-1] + bytes((epoch,))
            for moment, epoch in zip(heard, epochs or (1,) * len(heard), strict=True)
        ),
        **{"unkeyed": 0, "epoch": epochs[-1] if epochs else 1, "time_base": TimeBase.UPTIME, **fields},
    )
    return node.take(sample, HUB + at)


def test_a_node_that_hears_nobody_hears(node: Node) -> None:
    assert take(node, 105).unheard is None
    assert take(node, 110, 107).unheard is None


@pytest.mark.parametrize("flag", [Flag.PAUSED, Flag.NO_KEY])
def test_a_node_that_is_paused_or_has_no_key_hears_up_to_its_last_sighting(node: Node, flag: Flag) -> None:
    assert take(node, 110, 104, 107, flags=KEYED | flag).unheard == (HUB + 107, HUB + 110)
    assert take(node, 115, flags=KEYED | flag).unheard == (HUB + 110, HUB + 115)
    assert take(node, 120, 118).unheard is None


def test_a_capture_that_waits_for_a_key_misses_nothing(node: Node) -> None:
    flags = KEYED | Flag.NO_KEY | Flag.WAITS_FOR_KEY
    assert take(node, 110, flags=flags).unheard is None


def test_a_time_without_a_key_is_found_though_it_has_one_again(node: Node) -> None:
    """The key ended while the network was cut; when the hub is back it gives a new one before it asks."""
    keys: Any = {"behind": True, "unkeyed": 700}
    assert take(node, 9000, 200, 210, 900, epochs=(1, 1, 1), **keys).unheard is None
    assert take(node, 9001, 901, 950, epochs=(1, 2), **keys).unheard == (HUB + 901, HUB + 950), "so far it seems so"
    assert take(node, 9002, 951, 8999, epochs=(2, 5), **keys).unheard == (HUB + 951, HUB + 8999)
    assert take(node, 9003, 9002, epochs=(5,), unkeyed=700).unheard is None
    assert take(node, 9900, 9899, epochs=(6,), unkeyed=700).unheard is None, "one key followed on the other"


def test_a_time_without_a_key_lasts_until_now_where_nobody_was_heard_since(node: Node) -> None:
    take(node, 110, 105)
    assert take(node, 9000, epoch=5, unkeyed=700).unheard == (HUB + 105, HUB + 9000)


def test_a_new_boot_counts_anew(node: Node) -> None:
    batch = take(node, 10, 9, boot_id=77, unkeyed=50)
    assert batch.started
    assert batch.unheard is None
    assert take(node, 15, boot_id=77, unkeyed=50).unheard is None


def test_what_the_ring_overwrote_was_not_heard(node: Node) -> None:
    assert take(node, 7000, 6500, missed=400, behind=True).started
    assert not take(node, 7001, 6600, behind=True).started


def test_a_node_is_waited_for_while_it_catches_up_and_no_longer(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = {"now": 0.0}
    monkeypatch.setattr(continuity, "monotonic", lambda: clock["now"])

    def later(told: float) -> bool:
        clock["now"] += 10
        return take(node, 7000 + clock["now"], told, behind=True).catching_up

    assert [later(200 + 100 * step) for step in range(6)] == [True] * 6
    assert [later(710 + step) for step in range(4)] == [True, True, False, False]
    assert [later(1000 + 100 * step) for step in range(3)] == [True] * 3
    assert not take(node, 8000).catching_up

    assert later(900)
    clock["now"] += 3600
    node.connected = False
    assert take(node, 12_000, 901, behind=True).catching_up, "it has just come back"


def test_a_capture_is_waited_for_at_any_pace(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continuity, "monotonic", iter(range(0, 1000, 100)).__next__)
    for second in range(100, 103):
        assert take(node, second, second, behind=True, time_base=TimeBase.CAPTURE).catching_up
