"""Keys: random, one an epoch, never longer than a business day, and in step with the nodes' clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine.protocol import Answer, Flag, decode_answer
from custom_components.footfall.keys import LONGEST_EPOCH_S, KeyRing, end_of_business_day

from .stand_ins import golden

PRAGUE = ZoneInfo("Europe/Prague")
NOON = datetime(2026, 7, 1, 12, tzinfo=PRAGUE).timestamp()
HOUR = 3600


def in_prague(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=PRAGUE).timestamp()


def answer(epoch: int, next_epoch: int) -> Answer:
    said = decode_answer(golden("answer", "one_arrival"))
    return replace(said, flags=Flag.OWNED | Flag.OWNED_BY_CALLER, epoch=epoch, next_epoch=next_epoch)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-07-01 12:00", "2026-07-02 04:00"),
        ("2026-07-02 03:59:59", "2026-07-02 04:00"),
        ("2026-07-02 04:00", "2026-07-03 04:00"),
        ("2026-12-31 23:00", "2027-01-01 04:00"),
        ("2026-03-28 12:00", "2026-03-29 04:00"),  # 15 h: an hour is left out that night
    ],
)
def test_an_epoch_ends_with_the_business_day(now: str, end: str) -> None:
    assert end_of_business_day(in_prague(now), PRAGUE) == in_prague(end)


@given(st.floats(1.6e9, 2.0e9), st.sampled_from(["UTC", "Europe/Prague", "Australia/Lord_Howe", "America/St_Johns"]))
def test_an_epoch_is_never_longer_than_a_day(now: float, zone: str) -> None:
    assert now < end_of_business_day(now, ZoneInfo(zone)) <= now + LONGEST_EPOCH_S


def test_a_node_is_given_two_keys_with_relative_validity() -> None:
    grant = KeyRing(PRAGUE, NOON).grant(NOON + HOUR)
    said = grant.arguments()
    assert grant.seconds == 15 * HOUR
    assert grant.next_seconds == 24 * HOUR
    assert 1 <= grant.current.epoch <= 255
    assert said["epoch"] == grant.current.epoch
    assert said["next_epoch"] == grant.current.epoch % 255 + 1
    assert len(str(said["key"])) == len(str(said["next_key"])) == 32
    assert said["key"] != said["next_key"]


def test_an_epoch_ends_when_the_owner_says_that_the_day_ends() -> None:
    late = time(5, 30)
    assert end_of_business_day(in_prague("2026-07-02 04:30"), PRAGUE, late) == in_prague("2026-07-02 05:30")
    ring = KeyRing(PRAGUE, NOON, late)
    assert ring.grant(NOON).seconds == 17.5 * HOUR
    ring.day_ends = time(3)
    assert ring.grant(NOON).seconds == 17.5 * HOUR, "a key that was given stays as it is"
    day_after = ring.grant(in_prague("2026-07-03 06:00"))
    assert day_after.current.ends == in_prague("2026-07-04 03:00")


def test_keys_of_two_shops_differ() -> None:
    assert len({bytes(KeyRing(UTC, NOON).grant(NOON).current.key) for _ in range(50)}) == 50


def test_the_next_key_becomes_the_current_one() -> None:
    ring = KeyRing(PRAGUE, NOON)
    before = ring.grant(NOON)
    key, following = bytes(before.current.key), bytes(before.following.key)
    after = ring.grant(before.current.ends)
    assert after.current is before.following
    assert bytes(after.following.key) not in {key, following}
    assert after.following.epoch == after.current.epoch % 255 + 1


def test_a_clock_that_is_set_back_makes_no_key_live_longer() -> None:
    ring = KeyRing(PRAGUE, NOON)
    assert ring.grant(NOON - 1000 * HOUR).seconds == 24 * HOUR


def test_after_a_long_pause_no_old_key_is_used() -> None:
    ring = KeyRing(PRAGUE, NOON)
    before = ring.grant(NOON)
    keys = {bytes(key.key) for key in (before.current, before.following)}
    much_later = NOON + 10 * 24 * HOUR
    after = ring.grant(much_later)
    assert bytes(after.current.key) not in keys
    assert after.current.epoch not in {before.current.epoch, before.following.epoch}
    assert much_later < after.current.ends <= much_later + LONGEST_EPOCH_S


def test_the_shop_follows_the_first_node_that_reaches_the_next_epoch() -> None:
    ring = KeyRing(PRAGUE, NOON)
    first = ring.grant(NOON)
    assert ring.held_by(answer(first.current.epoch, first.following.epoch), NOON)
    ring.follow(first.current.epoch, NOON)
    assert ring.grant(NOON) == first
    ring.follow(first.following.epoch, NOON)
    second = ring.grant(NOON)
    assert second.current is first.following
    assert not ring.held_by(answer(second.current.epoch, 0), NOON)


def test_another_hubs_keys_are_not_ours_though_they_bear_the_same_numbers() -> None:
    grant = (ring := KeyRing(PRAGUE, NOON)).grant(NOON)
    said = answer(grant.current.epoch, grant.following.epoch)
    assert ring.held_by(said, NOON)
    assert not ring.held_by(replace(said, flags=Flag.OWNED), NOON)


def test_keys_that_are_over_by_a_nodes_clock_are_replaced_once() -> None:
    ring = KeyRing(PRAGUE, NOON)
    first = ring.grant(NOON)
    ring.expired(first.current.epoch, NOON)
    ring.expired(first.current.epoch, NOON)
    again = ring.grant(NOON)
    assert again.current.epoch == first.following.epoch % 255 + 1, "it had the next key as well"
    assert first.current.key == first.following.key == bytes(16)


def test_a_key_is_not_shown_by_accident() -> None:
    grant = KeyRing(UTC, NOON).grant(NOON)
    for key in (grant.current.key, grant.following.key):
        assert key.hex() not in repr(grant)
        assert repr(key) not in repr(grant)
        assert repr(bytes(key)) not in repr(grant)


MINUTE = 60


def test_an_anonymous_key_lasts_five_minutes_and_says_so() -> None:
    ring = KeyRing(PRAGUE, NOON, anonymous=True)
    grant = ring.grant(NOON + 2 * MINUTE)
    said = grant.arguments()
    assert (grant.seconds, grant.next_seconds) == (3 * MINUTE, 5 * MINUTE)
    assert 257 <= int(said["epoch"]) <= 511
    assert said["epoch"] == grant.current.epoch + 256
    assert said["next_epoch"] == grant.following.epoch + 256
    after = ring.grant(NOON + 5 * MINUTE)
    assert (after.current, after.seconds) == (grant.following, 5 * MINUTE)


@given(st.lists(st.floats(-900, 900), min_size=1, max_size=60), st.booleans())
def test_nothing_makes_an_anonymous_key_last_longer(steps: list[float], follows: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever the hub's clock does, and however fast its nodes' clocks go."""
    ring = KeyRing(PRAGUE, NOON, anonymous=True)
    now = NOON
    for step in steps:
        now += step
        if follows:
            ring.follow(ring.valid[1].epoch, now)
        grant = ring.grant(now)
        assert 1 <= grant.seconds <= 5 * MINUTE
        assert 1 <= grant.next_seconds <= 5 * MINUTE
        assert now < grant.current.ends <= now + 5 * MINUTE + 5
        assert bytes(grant.current.key) != bytes(16) != bytes(grant.following.key)


def test_a_key_that_is_over_is_overwritten() -> None:
    ring = KeyRing(PRAGUE, NOON, anonymous=True)
    first = ring.grant(NOON)
    turned = ring.grant(NOON + 5 * MINUTE)
    assert first.current.key == bytes(16)
    assert turned.current.key != bytes(16)
    much_later = ring.grant(NOON + 60 * MINUTE)
    assert first.following.key == turned.following.key == bytes(16)
    ring.renew(NOON + 60 * MINUTE)
    assert much_later.current.key == much_later.following.key == bytes(16)
    renewed = ring.grant(NOON + 60 * MINUTE)
    assert bytes(16) not in {bytes(renewed.current.key), bytes(renewed.following.key)}
    ring.wipe()
    assert renewed.current.key == renewed.following.key == bytes(16)


def test_an_owner_who_changes_the_mode_gets_other_keys_of_that_mode() -> None:
    ring = KeyRing(PRAGUE, NOON)
    ring.anonymous = True
    assert not ring.grant(NOON).current.anonymous, "what nodes have been given stays as it is"
    ring.renew(NOON)
    grant = ring.grant(NOON)
    assert grant.current.anonymous
    assert grant.following.anonymous
    assert grant.seconds == 5 * MINUTE
    ring.anonymous = False
    ring.renew(NOON)
    assert ring.grant(NOON).seconds == 16 * HOUR


def test_an_epoch_is_over_some_time_after_its_end_and_once() -> None:
    ring = KeyRing(PRAGUE, NOON, anonymous=True)
    first = ring.grant(NOON).current.epoch
    ring.grant(NOON + 5 * MINUTE)
    assert ring.take_over(NOON + 5 * MINUTE + 59) == []
    assert ring.take_over(NOON + 6 * MINUTE) == [first]
    assert ring.take_over(NOON + 6 * MINUTE) == []
