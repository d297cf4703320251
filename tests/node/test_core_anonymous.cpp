#include <algorithm>
#include <array>
#include <new>

#include "check.h"
#include "core_node.h"

using namespace core_node;

namespace {

KeyRequest anonymous(uint8_t epoch = 1, uint32_t seconds = 300, uint8_t next_epoch = 0) {
  KeyRequest keys = request(epoch, seconds, next_epoch);
  keys.anonymous = true;
  keys.next_anonymous = next_epoch != 0;
  return keys;
}

/// Whether the header of an answer says that no sequence numbers are told.
bool says_anonymous(Node *node) {
  std::array<uint8_t, ANSWER_SIZE> out;
  (*node)->answer(HUB, -1, 0, out);
  return (field(out, 4, 2) & FLAG_ANONYMOUS) != 0;
}

}  // namespace

TEST(tells_no_sequence_numbers_under_an_anonymous_key) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(anonymous()), KeyStatus::ACCEPTED);
  CHECK(says_anonymous(&node));
  node.wifi(0, 1, 6, -60, 1234);
  CHECK_EQUAL(node.last().sequence, NO_SEQUENCE);
  CHECK(node.last().fingerprint != 0);
  // Nor of what follows the first frame, nor on another channel.
  node.wifi(2 * SECOND_US, 1, 6, -60, 1300);
  node.wifi(4 * SECOND_US, 1, 11, -60, 1301);
  node.advance(8 * SECOND_US);
  CHECK_EQUAL(node.told(), 3U);
  for (uint32_t cursor = 0; cursor < node.told(); cursor++)
    CHECK_EQUAL(node->ring().at(cursor).sequence, NO_SEQUENCE);
}

TEST(holds_no_sequence_number_while_a_sighting_is_open) {
  alignas(Core) static std::array<uint8_t, sizeof(Core)> memory;
  auto *core = new (memory.data()) Core(counting);
  core->restart(START, TimeBase::UPTIME);
  CHECK_EQUAL(core->set_keys(anonymous()), KeyStatus::ACCEPTED);
  constexpr uint16_t SEQUENCE = 0xABC;
  for (int64_t after_us : {int64_t{0}, 2 * SECOND_US}) {
    const Bytes frame = frames::probe_request({0x02, 0, 0, 0, 0, 1}, SEQUENCE, frames::phone_elements());
    core->hear_wifi(frame, -60, 6, START + after_us);
  }
  CHECK_EQUAL(core->open_count(), 1);
  constexpr std::array<uint8_t, 2> HELD{SEQUENCE & 0xFF, SEQUENCE >> 8};
  CHECK(std::ranges::search(memory, HELD).empty());
  core->~Core();
}

TEST(tells_the_rest_as_ever) {
  Node told;
  Node silent(false);
  CHECK_EQUAL(silent->set_keys(anonymous()), KeyStatus::ACCEPTED);
  for (Node *node : {&told, &silent}) {
    node->wifi(0, 1, 6, -60, 1234);
    node->wifi(SECOND_US / 2, 2, 6, -50, 9);
    node->bluetooth(SECOND_US, 3);
    node->advance(20 * SECOND_US);
  }
  CHECK_EQUAL(told.told(), silent.told());
  for (uint32_t cursor = 0; cursor < told.told(); cursor++) {
    const Sighting &one = told->ring().at(cursor);
    const Sighting &other = silent->ring().at(cursor);
    CHECK_EQUAL(one.pseudonym, other.pseudonym);
    CHECK_EQUAL(one.fingerprint, other.fingerprint);
    CHECK_EQUAL(one.time_us, other.time_us);
    CHECK_EQUAL(one.rssi, other.rssi);
    CHECK_EQUAL(one.kind, other.kind);
  }
}

TEST(calls_everybody_anew_every_five_minutes_and_stays_anonymous) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(anonymous(1, 300, 2)), KeyStatus::ACCEPTED);
  node.wifi(0, 1, 6, -60, 1234);
  CHECK_EQUAL(node.last().pseudonym, node.name(1, 1));
  node.wifi(299 * SECOND_US, 1, 6, -60, 1240);
  node.wifi(300 * SECOND_US, 1, 6, -60, 1241);
  CHECK_EQUAL(node.last().pseudonym, node.name(1, 2));
  CHECK_EQUAL(node.last().epoch, 2);
  CHECK_EQUAL(node.last().sequence, NO_SEQUENCE);
  CHECK(says_anonymous(&node));
  // The hub stayed away for longer than the keys: frames are counted, and nobody is told of.
  const uint32_t told = node.told();
  node.wifi(600 * SECOND_US, 1, 6, -60, 1250);
  CHECK(!node->keyed());
  CHECK(!says_anonymous(&node));
  CHECK_EQUAL(node->counters().unkeyed, 1U);
  node.advance(620 * SECOND_US);
  CHECK_EQUAL(node.told(), told);
}

TEST(tells_sequence_numbers_again_under_another_key_alone) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(anonymous(1)), KeyStatus::ACCEPTED);
  node.wifi(0, 1, 6, -60, 1234);
  CHECK_EQUAL(node->set_keys(request(2)), KeyStatus::ACCEPTED);
  CHECK(!says_anonymous(&node));
  node.wifi(2 * SECOND_US, 1, 6, -60, 1300);
  CHECK_EQUAL(node.last().sequence, 1300);
  CHECK_EQUAL(node->ring().at(0).sequence, NO_SEQUENCE);
}

TEST(overwrites_keys_and_what_is_the_owners_before_it_stops) {
  alignas(Core) static std::array<uint8_t, sizeof(Core)> memory;
  auto *core = new (memory.data()) Core(counting);
  core->restart(START, TimeBase::UPTIME);
  KeyRequest given = request(1, 300, 2);
  given.key.fill(0xC3);
  given.next_key.fill(0xC4);
  given.token = 0xC5C5C5C5C5C5C5C5ULL;
  CHECK_EQUAL(core->set_keys(given), KeyStatus::ACCEPTED);
  const auto secrets = [] {
    // Four in a row: single bytes of these values are anywhere.
    size_t found = 0;
    for (const uint8_t secret : {uint8_t{0xC3}, uint8_t{0xC4}, uint8_t{0xC5}}) {
      const std::array<uint8_t, 4> part{secret, secret, secret, secret};
      found += !std::ranges::search(memory, part).empty();
    }
    return found;
  };
  CHECK_EQUAL(secrets(), 3U);
  core->forget_keys();
  CHECK_EQUAL(secrets(), 0U);
  CHECK(!core->keyed());
  core->~Core();
}
