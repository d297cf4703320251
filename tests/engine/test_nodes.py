"""Several nodes: one order of event time, whatever way it was batched and whoever speaks first."""

from __future__ import annotations

from dataclasses import replace

from custom_components.footfall.engine import Engine, ShopSnapshot

from .sightings import FAR, PHONE, START, crowd, heard, said


def _both(first: str, second: str, size: int) -> list[ShopSnapshot]:
    """Two nodes that hear the same crowd in turns of `size` sightings, one of the two always asked first."""
    engine = Engine()
    engine.add_node(first)
    engine.add_node(second)
    phones = crowd(6, 200)
    heard_by = {"a": phones, "b": [replace(phone, time=phone.time + 0.2, rssi=-60) for phone in phones]}
    snapshots: list[ShopSnapshot] = []
    for start in range(0, len(phones), size):
        for node in (first, second):
            snapshots += engine.ingest(node, said(*heard_by[node][start : start + size]))
    for node in (first, second):
        snapshots += engine.ingest(node, said(until=400, ended=True))
    return snapshots


def test_the_order_of_nodes_does_not_matter() -> None:
    assert _both("a", "b", 3) == _both("b", "a", 3) == _both("b", "a", 1)


def test_it_does_not_matter_how_much_is_counted_at_once() -> None:
    def snapshots(most: int | None) -> list[ShopSnapshot]:
        engine = Engine()
        engine.add_node("lags", catching_up=True)
        told = engine.ingest("till", said(*crowd(6, 200), until=200), most)
        told += engine.ingest("lags", said(until=200), most)
        while engine.behind:
            told += engine.go_on(most)
        return told

    assert snapshots(1) == snapshots(7) == snapshots(None)
    assert snapshots(1)[-1].wifi_devices == 6


def test_one_phone_heard_by_two_nodes_is_one() -> None:
    assert _both("a", "b", 3)[15].wifi_devices == 6


def test_a_node_that_never_spoke_holds_nobody_back_for_longer_than_two_seconds() -> None:
    engine = Engine()
    engine.add_node("silent")
    engine.add_node("till")

    assert engine.ingest("till", said(heard(0.5))) == []
    snapshots = engine.ingest("till", said(until=2.6))

    assert [snapshot.occupied for snapshot in snapshots] == [True]


def test_a_node_that_stopped_holds_nobody_back() -> None:
    engine = Engine()
    engine.ingest("gone", said(heard(0, 5), until=0.1))
    engine.ingest("till", said(heard(0, 6), until=0.1))

    snapshots = engine.ingest("till", said(*crowd(3, 300)))

    assert snapshots[-1].time > START + 250


def test_a_removed_node_is_not_waited_for_and_not_shown() -> None:
    engine = Engine()
    engine.ingest("gone", said(heard(0, 5, FAR), until=0.1))
    engine.remove_node("gone")

    (snapshot,) = engine.ingest("till", said(heard(1.5)))

    assert snapshot.time == START + 1.5
    assert snapshot.nodes == {"till": START + 1.5}


def test_sightings_later_than_two_seconds_are_dropped_and_counted() -> None:
    engine = Engine()
    engine.add_node("fast")
    engine.add_node("slow")
    engine.ingest("fast", said(heard(0, 1), until=1))
    engine.ingest("slow", said(heard(0, 2), until=1))
    engine.ingest("fast", said(heard(100, 1), until=101))

    engine.ingest("slow", said(heard(50, 3), heard(99.5, 4), until=120))
    engine.ingest("fast", said(until=120))

    assert engine.snapshot.late == 1
    assert engine.snapshot.wifi_devices == 3


def test_within_two_seconds_nodes_are_brought_into_order() -> None:
    engine = Engine()
    labels: list[float] = []
    engine.trace = lambda time, _pseudonym, _label: labels.append(time - START)
    engine.add_node("a")
    engine.add_node("b")

    engine.ingest("a", said(heard(1, 1), heard(3, 2)))
    engine.ingest("b", said(heard(2, 3), heard(4, 4)))
    engine.ingest("a", said(until=10, ended=True))
    engine.ingest("b", said(until=10, ended=True))

    assert labels == [1, 2, 3, 4]


def test_the_outage_of_one_node_forgets_nobody() -> None:
    engine = Engine()
    engine.ingest("a", said(*crowd(4, 60), started=True))
    engine.ingest("b", said(*crowd(4, 60), started=True))
    for step in range(60, 1200, 20):
        engine.ingest("a", said(*(heard(step + phone / 10, phone) for phone in (1, 2, 3, 4))))

    after = engine.ingest("b", said(heard(1185, 5, replace(PHONE, rssi=-88)), started=True))
    after += engine.ingest("a", said(until=1200))

    assert after[-1].wifi_devices == 4
    assert after[-1].occupied


def test_a_node_that_catches_up_is_waited_for_however_far_it_is_behind() -> None:
    engine = Engine()
    engine.add_node("door")
    engine.add_node("till")
    past = replace(said(heard(1, 1), until=5), catching_up=True)
    more = said(heard(6, 2), heard(290, 3), until=300)

    engine.ingest("till", past)
    held = engine.ingest("door", said(heard(4, 4), heard(299, 5), until=300))
    snapshots = engine.ingest("till", more)

    assert max((snapshot.time for snapshot in held), default=START) <= START + 5
    assert snapshots[-1].time >= START + 299
    assert snapshots[-1].late == 0
    assert engine.snapshot.nodes == {"door": START + 299, "till": START + 290}


def test_nodes_that_go_on_after_a_restart_wait_for_each_other() -> None:
    engine = Engine()
    for node in ("door", "till", "window"):
        engine.add_node(node, catching_up=True)
    past = replace(said(heard(1, 1), heard(299, 2), until=300), catching_up=True)

    first = engine.ingest("door", past) + engine.ingest("till", past)
    alone = engine.advance(START + 400)
    all_there = engine.ingest("window", said(heard(2, 3), heard(298, 4), until=300))

    assert first + alone == []
    assert all_there[0].time < START + 10
    assert engine.snapshot.time > START + 280
    assert engine.snapshot.late == 0
    assert engine.snapshot.wifi_devices == 4


def test_a_node_that_does_not_come_back_after_a_restart_holds_nobody_up() -> None:
    engine = Engine()
    for node in ("door", "till"):
        engine.add_node(node, catching_up=True)
    engine.ingest("door", said(heard(1, 1), heard(299, 2), until=300))

    engine.remove_node("till")
    (*_, snapshot) = engine.ingest("door", said(heard(301, 1), until=301))

    assert snapshot.time >= START + 299


def test_a_node_that_catches_up_and_goes_away_holds_nobody_up() -> None:
    engine = Engine()
    engine.ingest("till", replace(said(heard(1, 1), until=5), catching_up=True))
    engine.ingest("door", said(heard(4, 4), heard(299, 5), until=300))

    engine.remove_node("till")
    snapshots = engine.ingest("door", said(heard(301, 4), until=301))

    assert snapshots[-1].time >= START + 299


def test_a_node_that_is_away_while_the_clock_goes_back_holds_the_others_in_no_future() -> None:
    engine = Engine()
    engine.ingest("door", said(heard(0, 1), until=10, started=True))
    engine.ingest("till", said(heard(0, 2), until=10, started=True))

    engine.ingest("till", said(heard(-3590, 2), until=-3580, started=True))
    engine.remove_node("door")
    (*_, snapshot) = engine.ingest("till", said(heard(-3570, 3), until=-3560))

    assert snapshot.time <= START - 3560
    assert snapshot.occupied
