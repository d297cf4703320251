#include "sighting_ring.h"

#include "check.h"

using namespace esphome::footfall;

using Ring = SightingRing<8>;

static Sighting numbered(uint64_t number) {
  Sighting sighting{};
  sighting.pseudonym = number;
  return sighting;
}

static void push(Ring *ring, uint64_t from, uint64_t to) {
  for (uint64_t i = from; i < to; i++)
    ring->push(numbered(i), false);
}

TEST(gives_what_was_pushed_under_its_cursor) {
  Ring ring;
  push(&ring, 0, 5);
  CHECK_EQUAL(ring.oldest(), 0U);
  CHECK_EQUAL(ring.newest(), 5U);
  for (uint32_t cursor = 0; cursor < 5; cursor++)
    CHECK_EQUAL(ring.at(cursor).pseudonym, cursor);
  CHECK_EQUAL(ring.available(2), 3U);
  CHECK_EQUAL(ring.room(2), 5U);
}

TEST(counts_what_was_overwritten_before_it_was_pulled) {
  Ring ring;
  push(&ring, 0, 20);
  CHECK_EQUAL(ring.oldest(), 12U);
  CHECK_EQUAL(ring.lost(), 12U);
  uint32_t missed;
  CHECK_EQUAL(ring.resolve(3, &missed), 12U);
  CHECK_EQUAL(missed, 9U);
  CHECK_EQUAL(ring.at(12).pseudonym, 12U);
  ring.reset_losses();
  CHECK_EQUAL(ring.lost(), 0U);
}

TEST(loses_nothing_that_was_pulled) {
  Ring ring;
  push(&ring, 0, 6);
  ring.acknowledge(6);
  push(&ring, 6, 14);
  CHECK_EQUAL(ring.lost(), 0U);
  push(&ring, 14, 15);
  CHECK_EQUAL(ring.lost(), 1U);
  // An older acknowledgement, of another hub, takes nothing back.
  ring.acknowledge(14);
  ring.acknowledge(8);
  push(&ring, 15, 22);
  CHECK_EQUAL(ring.lost(), 1U);
}

TEST(begins_at_the_oldest_for_who_has_no_cursor_or_one_from_the_future) {
  Ring ring;
  push(&ring, 0, 10);
  uint32_t missed = 7;
  CHECK_EQUAL(ring.resolve(-1, &missed), 2U);
  CHECK_EQUAL(missed, 0U);
  CHECK_EQUAL(ring.resolve(11, &missed), 2U);
  CHECK_EQUAL(missed, 0U);
  CHECK_EQUAL(ring.resolve(10, &missed), 10U);
  CHECK_EQUAL(ring.available(10), 0U);
}

TEST(begins_at_the_oldest_for_a_cursor_that_is_neither_before_nor_after) {
  static constexpr uint32_t HALF = 0x40000000;
  Ring ring;
  uint32_t missed;
  CHECK_EQUAL(ring.resolve(HALF, &missed), 0U);
  push(&ring, 0, 10);
  for (uint32_t cursor = HALF; cursor <= HALF + 12; cursor++) {
    CHECK_EQUAL(ring.resolve(static_cast<int32_t>(cursor), &missed), 2U);
    CHECK_EQUAL(missed, cursor < HALF + 10 ? 0U : cursor_distance(cursor, 2));
  }
}

TEST(wraps_its_cursors) {
  Ring ring(CURSOR_MASK - 3);
  push(&ring, 0, 10);
  CHECK_EQUAL(ring.newest(), 6U);
  CHECK_EQUAL(ring.oldest(), CURSOR_MASK - 1);
  CHECK_EQUAL(ring.at(CURSOR_MASK).pseudonym, 3U);
  CHECK_EQUAL(ring.at(0).pseudonym, 4U);
  CHECK_EQUAL(ring.at(5).pseudonym, 9U);
  uint32_t missed;
  CHECK_EQUAL(ring.resolve(static_cast<int32_t>(CURSOR_MASK) - 3, &missed), CURSOR_MASK - 1);
  CHECK_EQUAL(missed, 2U);
  CHECK_EQUAL(ring.available(CURSOR_MASK), 7U);
  ring.acknowledge(6);
  const uint32_t lost = ring.lost();
  push(&ring, 10, 18);
  CHECK_EQUAL(ring.lost(), lost);
}

TEST(orders_cursors_over_the_wrap) {
  CHECK(cursor_before(0, 1));
  CHECK(!cursor_before(1, 0));
  CHECK(!cursor_before(5, 5));
  CHECK(cursor_before(CURSOR_MASK, 0));
  CHECK(!cursor_before(0, CURSOR_MASK));
  CHECK(cursor_before(0, 0x3FFFFFFF));
  CHECK(!cursor_before(0, 0x40000000));
}

TEST(tells_of_an_arrival_until_it_was_pulled_or_overwritten) {
  Ring ring;
  push(&ring, 0, 2);
  CHECK(!ring.arrival_since(0));
  ring.push(numbered(2), true);
  push(&ring, 3, 5);
  CHECK(ring.arrival_since(0));
  CHECK(ring.arrival_since(2));
  CHECK(!ring.arrival_since(3));
  push(&ring, 5, 40);
  CHECK(!ring.arrival_since(ring.oldest()));
}
