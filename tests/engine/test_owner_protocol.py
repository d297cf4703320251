"""What the hub makes of the answers that a node gives to its owner alone, good and bad."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine.model import AddressKind, Radio
from custom_components.footfall.engine.owner_protocol import (
    MAX_EQUIPMENT,
    EquipmentFlag,
    OwnerStatus,
    decode_beacons_answer,
    decode_equipment_answer,
)
from custom_components.footfall.engine.protocol import OversizedError, ProtocolError, TruncatedError, VersionError
from tests.engine.siphash import siphash
from tests.golden.vectors import Vector, read_vectors

if TYPE_CHECKING:
    from custom_components.footfall.engine.owner_protocol import BeaconsAnswer, EquipmentAnswer

REFUSED_VERSION = "version_not_spoken"
SPOKEN = [
    vector
    for kind in ("beacons_answer", "equipment_answer")
    for vector in read_vectors(kind)
    if vector.name != REFUSED_VERSION
]
KINDS = {
    0x00: (Radio.WIFI, AddressKind.PUBLIC),
    0x80: (Radio.BLUETOOTH, AddressKind.PUBLIC),
    0x82: (Radio.BLUETOOTH, AddressKind.STATIC),
}


def by_name(kind: str, name: str) -> Vector:
    return next(vector for vector in read_vectors(kind) if vector.name == name)


def decode(kind: str, data: bytes) -> BeaconsAnswer | EquipmentAnswer:
    return decode_beacons_answer(data) if kind == "beacons_answer" else decode_equipment_answer(data)


def vector_id(vector: Vector) -> str:
    return f"{vector.kind}-{vector.name}"


@pytest.mark.parametrize("vector", SPOKEN, ids=vector_id)
def test_every_field_is_read(vector: Vector) -> None:
    read = decode(vector.kind, vector.data)
    for name in vector.fields.keys() - {"bytes"}:
        assert getattr(read, name) == vector.number(name), name


@pytest.mark.parametrize(
    "vector", [vector for vector in SPOKEN if vector.kind == "equipment_answer"], ids=lambda vector: vector.name
)
def test_every_entry_is_read(vector: Vector) -> None:
    read = decode_equipment_answer(vector.data)
    assert [(entry.address, (entry.radio, entry.address_kind), entry.rssi) for entry in read.entries] == [
        (address, KINDS[kind], rssi) for address, kind, rssi in vector.entries
    ]
    assert read.count == len(read.entries)


def test_what_is_shown_of_an_answer_names_no_address() -> None:
    read = decode_equipment_answer(by_name("equipment_answer", "every_kind").data)
    for entry in read.entries:
        shown = str(read) + repr(entry)
        assert str(entry.address) not in shown
        assert entry.address.hex() not in shown


@pytest.mark.parametrize("kind", ["beacons_answer", "equipment_answer"])
def test_a_node_of_another_version_is_told_apart(kind: str) -> None:
    with pytest.raises(VersionError) as refused:
        decode(kind, by_name(kind, REFUSED_VERSION).data)
    assert refused.value.spoken == 1
    with pytest.raises(VersionError, match="version 9"):
        decode(kind, bytes([9, 1, 1, 1]))


@pytest.mark.parametrize("vector", SPOKEN, ids=vector_id)
def test_an_answer_cut_anywhere_is_refused(vector: Vector) -> None:
    for length in range(len(vector.data)):
        with pytest.raises(TruncatedError):
            decode(vector.kind, vector.data[:length])


@pytest.mark.parametrize("vector", SPOKEN, ids=vector_id)
def test_a_byte_too_many_is_refused(vector: Vector) -> None:
    with pytest.raises(OversizedError):
        decode(vector.kind, vector.data + b"\0")


@pytest.mark.parametrize(("at", "value"), [(1, 7), (2, 2), (2, 6)])
def test_an_answer_to_beacons_that_cannot_be_is_refused(at: int, value: int) -> None:
    data = bytearray(by_name("beacons_answer", "accepted").data)
    data[at] = value
    with pytest.raises(ProtocolError):
        decode_beacons_answer(bytes(data))


@pytest.mark.parametrize(("at", "value"), [(1, 15), (2, 7), (3, 2), (3, 6)])
def test_an_answer_to_equipment_that_cannot_be_is_refused(at: int, value: int) -> None:
    data = bytearray(by_name("equipment_answer", "every_kind").data)
    data[at] = value
    with pytest.raises(ProtocolError):
        decode_equipment_answer(bytes(data))


def test_more_entries_than_a_node_holds_are_refused() -> None:
    data = bytearray(by_name("equipment_answer", "full").data + bytes(8))
    data[4] = MAX_EQUIPMENT + 1
    with pytest.raises(OversizedError, match="at most 64"):
        decode_equipment_answer(bytes(data))


def test_later_fields_are_skipped() -> None:
    data = by_name("equipment_answer", "every_kind").data
    header = bytearray(data[:16] + b"later")
    header[1], header[2] = 21, 10
    header[5] |= 0x40
    entries = [data[at : at + 8] + b"++" for at in range(16, len(data), 8)]
    read = decode_equipment_answer(bytes(header) + b"".join(entries))
    assert read.entries == decode_equipment_answer(data).entries
    assert EquipmentFlag.LISTENING in read.flags

    beacons = bytearray(by_name("beacons_answer", "accepted").data + b"+")
    beacons[1] = 9
    assert decode_beacons_answer(bytes(beacons)).status is OwnerStatus.ACCEPTED


@pytest.mark.parametrize("vector", read_vectors("beacon_pseudonym"), ids=lambda vector: vector.name)
def test_pseudonyms_of_beacons_are_siphash_of_identity_and_tag(vector: Vector) -> None:
    message = bytes.fromhex(vector.fields["identity"]) + bytes([vector.number("tag")])
    assert len(message) == 21
    assert vector.number("tag") == 0x49
    assert siphash(bytes.fromhex(vector.fields["key"][2:]), message) == vector.number("value")


@given(st.binary(max_size=600))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    for kind in ("beacons_answer", "equipment_answer"):
        with suppress(ProtocolError):
            decode(kind, data)
