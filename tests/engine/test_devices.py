"""What is taken for one device, and how long it is known."""

from __future__ import annotations

from dataclasses import replace

from custom_components.footfall.engine import AddressKind, Engine, Radio, Sighting

from .sightings import PHONE, START, crowd, heard, said

RANDOM = replace(PHONE, address_kind=AddressKind.RANDOM)
ROTATING = replace(PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE, fingerprint=3)


def labels_of(*sightings: Sighting) -> list[str]:
    """Return the device of every sighting."""
    engine = Engine()
    labels: list[str] = []
    engine.trace = lambda _time, _pseudonym, label: labels.append(label)
    engine.ingest("till", said(*sightings))
    return labels


def scan(at: float, phone: int, sequence: int, rssi: int = -50) -> Sighting:
    """Return one scan of a phone that counts its frames, under a new address each time."""
    return replace(heard(at, phone, RANDOM), sequence=sequence, rssi=rssi)


def test_one_address_is_one_device() -> None:
    assert len(set(labels_of(heard(0), heard(30), heard(600)))) == 1


def test_two_fixed_addresses_of_one_model_are_two_devices() -> None:
    assert len(set(labels_of(heard(0, 1), heard(30, 2)))) == 2


def test_a_new_address_that_counts_on_is_the_same_device() -> None:
    near, far = -40, -85
    scans = [scan(30 * step, 100 + step, 500 + 9 * step, near if step % 2 else far) for step in range(8)]

    assert len(set(labels_of(*scans))) == 1


def test_a_burst_that_ends_later_but_began_before_does_not_put_the_number_back() -> None:
    scans: list[Sighting] = []
    for step in range(8):
        at, address, number = 30 * step, 100 + step, 638 + 40 * step
        scans += [scan(at, address, number, -40), scan(at + 0.5, address, number + 20, -40)]
        scans += [scan(at + 0.6, address, number + 10, -70)]

    assert len(set(labels_of(*scans))) == 1


def test_phones_of_a_model_that_counts_on_stay_apart_at_one_place() -> None:
    scans: list[Sighting] = []
    for step in range(8):
        scans.append(scan(30 * step, 100 + step, 500 + 9 * step))
        scans.append(scan(30 * step + 5, 200 + step, 2500 + 9 * step))

    labels = labels_of(*scans)

    assert len(set(labels[8::2])) == len(set(labels[9::2])) == 1
    assert labels[8] != labels[9]


def test_addresses_without_a_sequence_are_one_device_when_heard_alike() -> None:
    scans = [scan(20 * step, 100 + step, 1777 * step % 4096) for step in range(6)]

    assert len(set(labels_of(*scans))) == 1


def test_a_sequence_number_is_followed_for_ten_minutes() -> None:
    scans = [scan(at, 100 + at, 500 + at // 20, -40 if at else -80) for at in (0, 700)]

    assert len(set(labels_of(*scans))) == 2


def test_phones_of_one_model_far_apart_are_two() -> None:
    scans = [scan(20 * step, 100 + step, 1777 * step % 4096, -35 if step % 2 else -80) for step in range(6)]

    assert len(set(labels_of(*scans))) == 2


def test_different_models_are_different_devices() -> None:
    other = replace(RANDOM, fingerprint=8)

    assert len(set(labels_of(heard(0, 1, RANDOM), heard(20, 2, other)))) == 2


def test_fingerprints_that_one_address_showed_are_one_model() -> None:
    other = replace(RANDOM, fingerprint=8)

    labels = labels_of(heard(0, 1, RANDOM), heard(1, 1, other), heard(30, 2, other))

    assert len(set(labels)) == 1


def test_things_that_also_say_nothing_of_themselves_are_not_one_model() -> None:
    """Two phones of different models, each of which sends a frame now and then that says nothing."""
    nothing, other = replace(RANDOM, fingerprint=0), replace(RANDOM, fingerprint=8)
    first = heard(0, 1, nothing), heard(1, 1, RANDOM), heard(2, 1, nothing)
    second = heard(3, 2, nothing), heard(4, 2, other)

    labels = labels_of(*first, *(replace(one, rssi=-80) for one in second), heard(30, 3, other))

    assert len(set(labels[:3])) == 1
    assert len({labels[0], labels[3], labels[5]}) == 3


def test_a_bluetooth_address_that_changes_is_the_same_device() -> None:
    labels = labels_of(heard(0, 1, ROTATING), heard(5, 1, ROTATING), heard(10, 2, ROTATING))

    assert len(set(labels)) == 1


def test_a_changed_address_is_taken_for_that_of_the_device_that_fell_silent() -> None:
    stays = [heard(at, 1, ROTATING) for at in range(0, 40, 5)]
    changes = [heard(at + 1, 2 if at < 20 else 3, ROTATING) for at in range(0, 40, 5)]
    sightings = sorted(stays + changes, key=lambda sighting: sighting.time)

    labels = dict(zip((sighting.pseudonym for sighting in sightings), labels_of(*sightings), strict=True))

    assert labels[3] == labels[2] != labels[1]


def test_an_address_that_is_heard_again_was_not_left() -> None:
    sightings = [heard(0, 1, ROTATING), heard(5, 2, ROTATING), heard(10, 1, ROTATING), heard(11, 2, ROTATING)]

    labels = labels_of(*sightings)

    assert labels[0] == labels[2] != labels[3]


def test_no_device_outlives_its_epoch() -> None:
    labels = labels_of(heard(0), replace(heard(30), epoch=2))

    assert labels[0].split("-")[0] == "1"
    assert labels[1].split("-")[0] == "2"


def test_the_number_outlives_the_epoch() -> None:
    engine = Engine()
    phones = crowd(10, 300)
    engine.ingest("till", said(*phones))
    before = engine.snapshot

    engine.ingest("till", said(replace(heard(301, 4242), epoch=2), until=330))

    assert engine.snapshot.estimate > 0.8 * before.estimate
    assert engine.snapshot.wifi_devices == 10


def test_people_of_an_epoch_are_not_counted_again_in_the_next() -> None:
    engine = Engine()
    phones = crowd(10, 600)
    in_epochs = [replace(one, epoch=1 + (one.time >= START + 300), pseudonym=one.pseudonym + 100) for one in phones]

    engine.ingest("till", said(*in_epochs))

    assert engine.snapshot.wifi_devices == 10


def test_what_comes_for_an_epoch_that_is_over_is_late() -> None:
    engine = Engine()
    engine.ingest("till", said(heard(0), replace(heard(1, 2), epoch=2)))
    engine.ingest("till", said(replace(heard(30, 2), epoch=2)))

    engine.ingest("till", said(heard(31), until=60))

    assert engine.snapshot.late == 1
    assert engine.snapshot.wifi_devices == 1


def _both() -> Engine:
    engine = Engine()
    for node in ("till", "door"):
        engine.add_node(node)
    return engine


def test_a_node_that_says_one_last_thing_of_an_earlier_key_ends_nobodys_epoch() -> None:
    """Home Assistant was restarted: one node has the new key already, the other one says what it heard before."""
    engine = _both()
    engine.ingest("till", said(replace(heard(0), epoch=9), until=1))
    engine.ingest("door", said(heard(0.5, 2), until=1))
    for step in range(2, 300, 10):
        phones = [replace(heard(step + phone / 10, phone), epoch=9) for phone in range(1, 6)]
        engine.ingest("till", said(*phones))
        engine.ingest("door", said(until=step + 1))

    assert engine.snapshot.late == 0
    assert engine.snapshot.wifi_devices == 5


def test_nodes_with_keys_of_two_hubs_count_side_by_side() -> None:
    engine = _both()
    for step in range(0, 1200, 10):
        for node, epoch in (("till", 1), ("door", 77)):
            phones = [replace(heard(step + phone / 10, phone + epoch), epoch=epoch) for phone in range(5)]
            engine.ingest(node, said(*phones))

    assert engine.snapshot.late == 0
    assert engine.snapshot.wifi_devices == 5


def test_an_epoch_ends_when_its_last_node_has_gone_on() -> None:
    engine = Engine()
    engine.ingest("till", said(heard(0)))
    engine.ingest("door", said(heard(0.1, 2)))
    engine.ingest("till", said(replace(heard(60, 3), epoch=2)))
    engine.ingest("door", said(heard(61, 2)))
    engine.ingest("door", said(replace(heard(62, 4), epoch=2)))
    engine.ingest("till", said(replace(heard(90, 3), epoch=2), heard(90.5), until=91))

    engine.ingest("door", said(heard(90.6, 2), until=91))

    assert engine.snapshot.late == 0
    engine.ingest("till", said(until=100))
    engine.ingest("door", said(until=100))
    assert engine.snapshot.late == 2


def test_no_device_is_kept_for_a_node_that_went_away_before_the_epoch_ended() -> None:
    engine = Engine()
    labels: list[str] = []
    engine.trace = lambda _time, _pseudonym, label: labels.append(label)
    engine.ingest("door", said(heard(0, 5)))
    engine.ingest("till", said(heard(0.1, 6)))
    engine.ingest("till", said(*(replace(heard(at, 7), epoch=2) for at in range(60, 1200, 30))))
    labels.clear()

    engine.ingest("door", said(heard(1198, 8)))
    engine.ingest("till", said(until=1210))

    assert labels[-1] == "1-1", "the epoch's devices were numbered anew"
