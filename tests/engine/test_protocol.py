"""What the hub makes of a node's answers, good and bad."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine.clock import NodeClock
from custom_components.footfall.engine.model import AddressKind, DeviceClass, Radio, Sighting
from custom_components.footfall.engine.protocol import (
    CURSOR_MODULUS,
    KEY_ANSWER_SIZE,
    MAX_ANSWER_SIZE,
    Answer,
    Flag,
    KeyStatus,
    OversizedError,
    ProtocolError,
    TruncatedError,
    VersionError,
    counter_growth,
    cursor_before,
    cursor_distance,
    decode_answer,
    decode_key_answer,
)
from tests.engine.siphash import siphash
from tests.golden.vectors import Vector, read_vectors

ANSWERS = [vector for vector in read_vectors("answer") if vector.number("status") == 0]
KEY_ANSWERS = [vector for vector in read_vectors("key_answer") if vector.number("status") != 1]
TAGS = {"wifi": 0x57, "public": 0x50, "random": 0x52}


def by_name(kind: str, name: str) -> Vector:
    return next(vector for vector in read_vectors(kind) if vector.name == name)


def answer(name: str) -> Answer:
    return decode_answer(by_name("answer", name).data)


@pytest.mark.parametrize("vector", ANSWERS, ids=lambda vector: vector.name)
def test_every_field_of_an_answer_is_read(vector: Vector) -> None:
    read = decode_answer(vector.data)
    for name in vector.fields.keys() - {"bytes"}:
        assert getattr(read, name) == vector.number(name), name
    assert [tuple(sighting) for sighting in read.sightings] == vector.sightings


@pytest.mark.parametrize("vector", KEY_ANSWERS, ids=lambda vector: vector.name)
def test_every_field_of_a_key_answer_is_read(vector: Vector) -> None:
    read = decode_key_answer(vector.data)
    for name in vector.fields.keys() - {"bytes"}:
        assert getattr(read, name) == vector.number(name), name


@pytest.mark.parametrize("vector", read_vectors("pseudonym"), ids=lambda vector: vector.name)
def test_pseudonyms_are_siphash_of_address_and_tag(vector: Vector) -> None:
    tag = vector.number("tag")
    message = bytes.fromhex(vector.fields["address"].replace(":", "")) + bytes([tag])
    assert tag == TAGS[vector.name.split("_")[0]]
    assert siphash(bytes.fromhex(vector.fields["key"][2:]), message) == vector.number("value")


def test_a_node_of_another_version_is_told_apart() -> None:
    for kind, decode in (("answer", decode_answer), ("key_answer", decode_key_answer)):
        with pytest.raises(VersionError) as refused:
            decode(by_name(kind, "version_not_spoken").data)
        assert refused.value.spoken == 1
        with pytest.raises(VersionError, match="version 9") as later:
            decode(bytes([9, 1, 1, 1, 0, 0]))
        assert later.value.spoken == 9


@pytest.mark.parametrize("vector", [*ANSWERS, *KEY_ANSWERS], ids=lambda vector: vector.name)
def test_an_answer_cut_anywhere_is_refused(vector: Vector) -> None:
    decode = decode_answer if vector.kind == "answer" else decode_key_answer
    for length in range(len(vector.data)):
        with pytest.raises(TruncatedError):
            decode(vector.data[:length])


@pytest.mark.parametrize("vector", [*ANSWERS, *KEY_ANSWERS], ids=lambda vector: vector.name)
def test_a_byte_too_many_is_refused(vector: Vector) -> None:
    decode = decode_answer if vector.kind == "answer" else decode_key_answer
    with pytest.raises(OversizedError):
        decode(vector.data + b"\0")


def test_a_count_that_lies_is_refused() -> None:
    data = by_name("answer", "one_arrival").data
    for count, error in ((0, OversizedError), (2, TruncatedError), (0xFFFF, TruncatedError)):
        with pytest.raises(error):
            decode_answer(data[:6] + struct.pack("<H", count) + data[8:])


def test_an_answer_over_the_cap_is_refused_whatever_it_says() -> None:
    full = by_name("answer", "full").data
    assert len(full) == MAX_ANSWER_SIZE
    longer = full[:6] + struct.pack("<H", 47) + full[8:] + full[-24:]
    with pytest.raises(OversizedError, match="at most 1200"):
        decode_answer(longer)


@pytest.mark.parametrize(("at", "value"), [(1, 95), (2, 23), (3, 7), (12, 2)])
def test_a_header_that_cannot_be_is_refused(at: int, value: int) -> None:
    data = bytearray(by_name("answer", "one_arrival").data)
    data[at] = value
    with pytest.raises(ProtocolError):
        decode_answer(bytes(data))


NOW_AT, BASE_AT, COMPLETE_AT = 16, 24, 32
NEXT_AT = 48


@pytest.mark.parametrize(
    ("at", "form", "value"),
    [
        (COMPLETE_AT, "<q", 3_600_000_250 + 2_000_000),
        (BASE_AT, "<q", 3_600_000_250 + 2_000_000),
        (NOW_AT, "<q", 3_500_000_000),
        (BASE_AT, "<q", -1),
        (COMPLETE_AT, "<q", -(2**63)),
        (NEXT_AT, "<I", 0),
        (NEXT_AT, "<I", 2),
        (NEXT_AT, "<I", 2**31 - 1),
        (NEXT_AT, "<I", 2**31 + 1),
    ],
)
def test_times_and_cursors_that_cannot_be_are_refused(at: int, form: str, value: int) -> None:
    data = bytearray(by_name("answer", "one_arrival").data)
    struct.pack_into(form, data, at, value)
    with pytest.raises(ProtocolError, match=r"next cursor|tells of"):
        decode_answer(bytes(data))


def test_a_capture_may_tell_of_a_time_after_its_clock_but_of_no_time_to_come() -> None:
    """Its clock may have begun anew, earlier, before what was heard until then was told."""
    data = bytearray(by_name("answer", "capture_ended").data)
    struct.pack_into("<q", data, NOW_AT, 1)
    assert decode_answer(bytes(data)).now_us == 1
    struct.pack_into("<q", data, NOW_AT, 2**62)
    with pytest.raises(ProtocolError, match="tells of"):
        decode_answer(bytes(data))


@pytest.mark.parametrize("offset", [18, 23])
def test_a_sighting_without_frames_or_epoch_is_refused(offset: int) -> None:
    data = bytearray(by_name("answer", "one_arrival").data)
    data[96 + offset] = 0
    with pytest.raises(ProtocolError, match="epoch"):
        decode_answer(bytes(data))


@pytest.mark.parametrize(("at", "value"), [(1, 15), (2, 9)])
def test_a_key_answer_that_cannot_be_is_refused(at: int, value: int) -> None:
    data = bytearray(by_name("key_answer", "accepted").data)
    data[at] = value
    with pytest.raises(ProtocolError):
        decode_key_answer(bytes(data))


def test_later_fields_are_skipped() -> None:
    data = by_name("answer", "every_kind").data
    header = bytearray(data[:96] + b"later")
    header[1], header[2] = 101, 26
    sightings = [data[at : at + 24] + b"++" for at in range(96, len(data), 24)]
    assert decode_answer(bytes(header) + b"".join(sightings)).sightings == answer("every_kind").sightings

    key_answer = bytearray(by_name("key_answer", "owned").data + b"+")
    key_answer[1] = KEY_ANSWER_SIZE + 1
    assert decode_key_answer(bytes(key_answer)).status is KeyStatus.OWNED


def test_unknown_kinds_count_as_the_shortest_lived_and_unknown_classes_as_unknown() -> None:
    data = bytearray(by_name("answer", "one_arrival").data)
    read = []
    for kind in (0x05, 0x07, 0x86, 0x87, 0x78):
        data[96 + 21], data[96 + 22] = kind, 200
        read.append(batch_of(decode_answer(bytes(data)))[0])
    kinds = [(sighting.radio, sighting.address_kind) for sighting in read]
    assert kinds == [
        (Radio.WIFI, AddressKind.RANDOM),
        (Radio.WIFI, AddressKind.RANDOM),
        (Radio.BLUETOOTH, AddressKind.NON_RESOLVABLE),
        (Radio.BLUETOOTH, AddressKind.NON_RESOLVABLE),
        (Radio.WIFI, AddressKind.PUBLIC),
    ]
    assert {sighting.device_class for sighting in read} == {DeviceClass.UNKNOWN}


def test_a_beacon_that_was_asked_for_is_told_by_its_identity() -> None:
    data = bytearray(by_name("answer", "one_arrival").data)
    data[96 + 21], data[96 + 22] = 0x85, 5
    (sighting,) = batch_of(decode_answer(bytes(data)))
    assert (sighting.radio, sighting.address_kind) == (Radio.BLUETOOTH, AddressKind.IDENTITY)
    assert sighting.device_class is DeviceClass.BEACON


def test_unknown_flags_change_nothing() -> None:
    data = bytearray(by_name("answer", "capture_ended").data)
    data[5] = 0xFF
    read = decode_answer(bytes(data))
    assert Flag.ENDED in read.flags
    assert Flag.PAUSED not in read.flags


def test_a_sequence_number_only_where_there_is_one() -> None:
    sequences = [sighting.sequence for sighting in batch_of(answer("every_kind"))]
    assert sequences == [0, 4095, None, None, None, None, None, 2048]


def test_the_end_of_a_capture_is_told_only_after_its_last_sighting() -> None:
    ended = answer("capture_ended")
    clock = NodeClock()
    clock.observe(ended, 0.0)
    assert ended.batch(clock).ended
    data = bytearray(by_name("answer", "capture_ended").data)
    data[44] += 1
    assert not decode_answer(bytes(data)).batch(clock).ended


def test_no_more_is_promised_than_the_ring_gave() -> None:
    assert answer("one_arrival").promised_us == 3_600_000_250
    held_back = answer("full")
    assert held_back.promised_us == 12_340_000_000 + 45 * 37_000 - 1_500_000


@given(st.binary(max_size=1400))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    for decode in (decode_answer, decode_key_answer):
        with suppress(ProtocolError):
            decode(data)


@given(st.sampled_from(ANSWERS), st.data())
def test_damaged_answers_are_read_or_refused(vector: Vector, data: st.DataObject) -> None:
    damaged = bytearray(vector.data)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = decode_answer(bytes(damaged))
    except ProtocolError:
        return
    assert len(batch_of(read)) == read.count


CURSORS = st.integers(0, CURSOR_MODULUS - 1)


@given(CURSORS, st.integers(0, CURSOR_MODULUS // 2 - 1))
def test_cursors_wrap(cursor: int, steps: int) -> None:
    later = (cursor + steps) % CURSOR_MODULUS
    assert cursor_distance(cursor, later) == steps
    assert cursor_before(cursor, later) == (steps > 0)
    assert not cursor_before(later, cursor)


def test_counters_wrap() -> None:
    assert counter_growth(5, 9) == 4
    assert counter_growth(2**32 - 2, 3) == 5


def batch_of(read: Answer) -> tuple[Sighting, ...]:
    clock = NodeClock()
    clock.observe(read, 1.7e9)
    return read.batch(clock).sightings
