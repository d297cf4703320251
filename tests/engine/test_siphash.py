"""What an address that the owner gave to the hub is called: the same as a node calls it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine.siphash import WIFI_TAG, beacon_pseudonym, pseudonym, pseudonyms, siphash24

from .siphash import siphash

KEY = bytes.fromhex("00112233445566778899aabbccddeeff")


def test_the_pseudonyms_that_the_protocol_names() -> None:
    names = pseudonyms(KEY, bytes.fromhex("020000000001"))

    assert names == {0x974698666EF72E3F, 0xE9BC24B9690BAE78, 0x21ABAA721EB15667}


def test_the_pseudonym_of_a_beacon_that_the_protocol_names() -> None:
    identity = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff00010002")

    assert beacon_pseudonym(KEY, identity) == 0x4374DBC22FCE04AD
    assert pseudonym(KEY, bytes.fromhex("020000000001"), WIFI_TAG) == 0x974698666EF72E3F


@given(st.binary(min_size=16, max_size=16), st.binary(max_size=40))
def test_it_is_siphash(key: bytes, message: bytes) -> None:
    assert siphash24(key, message) == siphash(key, message)


def test_what_is_no_key_or_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="a key has 16 bytes, not 15"):
        siphash24(KEY[1:], b"")
    with pytest.raises(ValueError, match="an address has 6 bytes, not 5"):
        pseudonyms(KEY, bytes(5))
    with pytest.raises(ValueError, match="an iBeacon's identity has 20 bytes, not 19"):
        beacon_pseudonym(KEY, bytes(19))
