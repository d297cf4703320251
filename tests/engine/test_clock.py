"""A node's clock becomes UTC: by the fastest answer, through restarts and corrections."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine.clock import JUMP_S, NodeClock
from custom_components.footfall.engine.protocol import Answer, TimeBase, decode_answer
from tests.golden.vectors import read_vectors

HUB = 1_700_000_000.0
SAMPLE = decode_answer(next(vector for vector in read_vectors("answer") if vector.name == "silent_without_key").data)


def said(at: float, boot: int = 1, base: TimeBase = TimeBase.UPTIME) -> Answer:
    """Give an answer that a node gives at `at` seconds of its own clock."""
    now = round(at * 1e6)
    return replace(SAMPLE, boot_id=boot, now_us=now, base_us=now, complete_us=now, time_base=base)


def heard(clock: NodeClock, answer: Answer, received: float) -> float:
    clock.observe(answer, received)
    return answer.batch(clock).now


def test_the_fastest_answer_of_the_last_minute_decides() -> None:
    clock = NodeClock()
    assert heard(clock, said(10.0), HUB + 10.5) == HUB + 10.5
    assert heard(clock, said(20.0), HUB + 20.1) == HUB + 20.1
    assert heard(clock, said(30.0), HUB + 33.0) == HUB + 30.1
    # 60 s later the fast one no longer counts: the nodes' clocks drift, and a slow one is all that is left.
    assert heard(clock, said(85.0), HUB + 88.0) == HUB + 88.0


def test_captures_are_in_utc_already() -> None:
    clock = NodeClock()
    assert heard(clock, said(1_456_822_800.25, base=TimeBase.CAPTURE), HUB) == 1_456_822_800.25


def test_each_capture_starts_anew_even_if_it_is_earlier() -> None:
    clock = NodeClock()
    starts = []
    for boot, at in ((1, 1000.0), (1, 2000.0), (2, 500.0)):
        answer = said(at, boot, TimeBase.CAPTURE)
        assert heard(clock, answer, HUB) == at
        starts.append(clock.started)
    assert starts == [True, False, True]


def test_a_node_that_restarts_gets_a_new_mapping() -> None:
    clock = NodeClock()
    assert heard(clock, said(9000.0, boot=1), HUB + 9000.0) == HUB + 9000.0
    answer = said(3.0, boot=2)
    assert heard(clock, answer, HUB + 9010.0) == HUB + 9010.0
    assert answer.batch(clock).started
    clock.observe(said(4.0, boot=2), HUB + 9011.0)
    assert not clock.started


def test_a_promise_is_kept_when_a_faster_answer_moves_the_offset() -> None:
    clock = NodeClock()
    slow = said(10.0)
    clock.observe(slow, HUB + 12.0)
    promised = slow.batch(clock).complete
    fast = said(10.5)
    clock.observe(fast, HUB + 10.6)
    assert fast.batch(clock).now == promised == HUB + 12.0
    late = said(14.0)
    assert heard(clock, late, HUB + 14.2) == HUB + 14.1


def test_when_the_hubs_clock_is_set_the_mapping_starts_anew() -> None:
    for step in (3600.0, -3600.0):
        clock = NodeClock()
        heard(clock, said(100.0), HUB + 100.0)
        assert heard(clock, said(101.0), HUB + 101.0 + step) == HUB + 101.0 + step
        assert clock.started


def test_a_hub_set_back_before_the_node_restarted_holds_nothing_back() -> None:
    clock = NodeClock()
    heard(clock, said(100.0, boot=1), HUB + 7200.0)
    assert heard(clock, said(1.0, boot=2), HUB) == HUB


@given(st.lists(st.tuples(st.floats(0.05, 30.0), st.floats(0.0, JUMP_S / 2)), min_size=2, max_size=40))
def test_times_never_fall_behind_a_promise_and_never_lie_in_the_future(steps: list[tuple[float, float]]) -> None:
    clock = NodeClock()
    uptime, promised = 0.0, 0.0
    for wait, delay in steps:
        uptime += wait
        answer = said(uptime)
        received = HUB + uptime + delay
        clock.observe(answer, received)
        batch = answer.batch(clock)
        assert batch.complete >= promised
        assert batch.now <= max(received, promised) + 1e-5
        promised = batch.complete


def test_where_a_node_stands_is_told_by_its_last_answer_alone() -> None:
    """Whoever watches how clocks go against each other wants no minute in which a step hides."""
    clock = NodeClock()
    told = [clock.offset]
    heard(clock, said(10.0), HUB + 10.5)
    heard(clock, said(20.0), HUB + 40.0)
    told.append(clock.offset)
    heard(clock, said(1_456_822_800.25, boot=2, base=TimeBase.CAPTURE), HUB)
    told.append(clock.offset)
    assert told == [None, HUB + 20.0, None]
