#include "key_store.h"

#include <algorithm>
#include <new>

#include "check.h"
#include "sizes.h"

using namespace esphome::footfall;

static KeyRequest request(uint64_t hub, uint8_t epoch, uint32_t seconds, uint8_t next_epoch = 0,
                          uint32_t next_seconds = 0) {
  KeyRequest request{};
  request.hub = hub;
  request.token = hub * 1000;
  request.epoch = epoch;
  request.key.fill(epoch);
  request.seconds = seconds;
  request.next_epoch = next_epoch;
  request.next_key.fill(next_epoch);
  request.next_seconds = next_seconds;
  return request;
}

TEST(holds_a_key_for_as_long_as_it_is_valid) {
  KeyStore store;
  CHECK(!store.valid(0));
  CHECK(!store.owned());
  CHECK_EQUAL(store.seconds_left(0), 0U);
  store.set(request(1, 7, 60), 5 * SECOND_US);
  CHECK(store.valid(5 * SECOND_US));
  CHECK(store.valid(65 * SECOND_US - 1));
  CHECK(!store.valid(65 * SECOND_US));
  CHECK(store.over(65 * SECOND_US));
  CHECK_EQUAL(store.seconds_left(5 * SECOND_US), 60U);
  CHECK_EQUAL(store.seconds_left(65 * SECOND_US - 1), 1U);
  CHECK_EQUAL(store.epoch(), 7);
  CHECK_EQUAL(store.key()[3], 7);
}

TEST(does_not_hold_before_it_was_given) {
  KeyStore store;
  store.set(request(1, 7, 60), 100 * SECOND_US);
  CHECK(!store.valid(99 * SECOND_US));
  CHECK(!store.over(99 * SECOND_US));
}

TEST(goes_on_with_the_next_key_and_then_belongs_to_nobody) {
  KeyStore store;
  store.set(request(1, 255, 60, 1, 30), 0);
  CHECK_EQUAL(store.next_epoch(), 1);
  store.roll();
  CHECK_EQUAL(store.epoch(), 1);
  CHECK_EQUAL(store.next_epoch(), 0);
  CHECK_EQUAL(store.key()[0], 1);
  CHECK(store.valid(60 * SECOND_US));
  CHECK(store.owned_by(1));
  CHECK(store.over(90 * SECOND_US));
  store.roll();
  CHECK(!store.owned());
  CHECK(!store.owned_by(1));
  CHECK_EQUAL(store.key()[0], 0);
}

TEST(lets_only_its_owner_set_keys) {
  KeyStore store;
  CHECK(store.may_set(request(2, 1, 1)));
  store.set(request(1, 7, 60), 0);
  CHECK(store.owned_by(1));
  CHECK(!store.owned_by(2));
  CHECK(store.may_set(request(1, 8, 60)));
  CHECK(!store.may_set(request(2, 8, 60)));
  KeyRequest wrong_token = request(1, 8, 60);
  wrong_token.token++;
  CHECK(!store.may_set(wrong_token));
  KeyRequest taking_over = request(2, 8, 60);
  taking_over.take_over = true;
  CHECK(store.may_set(taking_over));
  store.set(taking_over, 0);
  CHECK(store.owned_by(2));
  CHECK(!store.may_set(request(1, 7, 60)));
}

TEST(continues_under_the_same_id_and_key_only) {
  KeyStore store;
  CHECK(!store.continues(request(1, 7, 60), 0));
  store.set(request(1, 7, 60), 0);
  CHECK(store.continues(request(1, 7, 10), 0));
  CHECK(!store.continues(request(1, 8, 60), 0));
  KeyRequest other_key = request(1, 7, 60);
  other_key.key[15] ^= 1;
  CHECK(!store.continues(other_key, 0));
  CHECK(!store.continues(request(1, 7, 60), 60 * SECOND_US));
}

TEST(does_not_continue_where_sequence_numbers_are_told_and_were_not) {
  KeyStore store;
  KeyRequest anonymous = request(1, 7, 60);
  anonymous.anonymous = true;
  store.set(anonymous, 0);
  CHECK(store.anonymous());
  CHECK(store.continues(anonymous, 0));
  CHECK(!store.continues(request(1, 7, 60), 0));
  store.forget();
  CHECK(!store.anonymous());
}

TEST(goes_on_as_the_next_key_says) {
  KeyStore store;
  KeyRequest given = request(1, 7, 60, 8, 60);
  given.next_anonymous = true;
  store.set(given, 0);
  CHECK(!store.anonymous());
  store.roll();
  CHECK(store.anonymous());
  store.set(request(1, 9, 60), 0);
  CHECK(!store.anonymous());
}

TEST(carries_the_longest_validity) {
  KeyStore store;
  const int64_t now_us = 1700000000 * SECOND_US;
  store.set(request(1, 7, 0x7FFFFFFF, 8, 0x7FFFFFFF), now_us);
  CHECK_EQUAL(store.seconds_left(now_us), 0x7FFFFFFFU);
  store.roll();
  CHECK(store.valid(now_us + 0x80000000LL * SECOND_US));
}

TEST(leaves_no_key_in_memory) {
  alignas(KeyStore) static std::array<uint8_t, sizeof(KeyStore)> memory;
  auto *store = new (memory.data()) KeyStore;
  KeyRequest given = request(0xA5A5A5A5A5A5A5A5ULL, 7, 60, 8, 60);
  given.key.fill(0xC3);
  given.next_key.fill(0xC4);
  given.token = 0xC5C5C5C5C5C5C5C5ULL;
  store->set(given, 0);
  const auto found = [] {
    return std::ranges::count_if(memory, [](uint8_t byte) { return byte >= 0xC3 && byte <= 0xC5; });
  };
  CHECK(found() >= 40);
  store->roll();
  CHECK_EQUAL(std::ranges::count(memory, 0xC3), 0);
  store->~KeyStore();
  CHECK_EQUAL(found(), 0);
}

TEST(owner_proves_itself_by_its_token) {
  KeyStore store;
  CHECK(!store.proved_by(0, 0));
  store.set(request(1, 7, 60), 0);
  CHECK(store.proved_by(1, 1000));
  CHECK(!store.proved_by(1, 1001));
  CHECK(!store.proved_by(2, 1000));
  store.forget();
  CHECK(!store.proved_by(1, 1000));
  CHECK(!store.proved_by(0, 0));
}
