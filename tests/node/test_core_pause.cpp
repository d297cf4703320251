#include <array>

#include "check.h"
#include "core_node.h"
#include "frames.h"

using namespace core_node;

static uint16_t flags(Node *node) {
  std::array<uint8_t, ANSWER_SIZE> out;
  return (*node)->answer(HUB, -1, 0, out).flags;
}

TEST(tells_what_was_open_and_forgets_who_was_there) {
  Node node;
  node.wifi(0, 1);
  node.wifi(10, 1);
  node.bluetooth(20, 2);
  node.bluetooth(30, 2);
  node->equipment().start(HUB, START, 30, -80);
  node.probe(40, {0x00, 0, 0, 0, 0, 1});
  CHECK_EQUAL(node.told(), 3U);
  node->pause(START + 50);
  CHECK(node->paused());
  CHECK_EQUAL(node.told(), 5U);
  CHECK_EQUAL(node->open_count(), 0);
  CHECK_EQUAL(node->complete_us(), START + 50);
  CHECK_EQUAL(node->people_like(), 0);
  CHECK_EQUAL(node->wifi_channel(), 0);
  CHECK(node->equipment().entries().empty());
  CHECK_EQUAL(node->table().used(), 0);
  for (uint16_t i = 0; i < TABLE_ROWS; i++)
    CHECK_EQUAL(node->table()[i].pseudonym, 0U);
  // What was heard before is still the hub's to pull.
  CHECK_EQUAL(flags(&node), FLAG_PAUSED | FLAG_OWNED | FLAG_OWNER);
  CHECK_EQUAL(node->ring().available(0), 5U);
}

TEST(hears_nothing_and_counts_nothing_while_paused) {
  Node node;
  node->pause(START);
  node->equipment().start(HUB, START, 30, -80);
  node.wifi(10, 1);
  node.wifi(20, 1, 6, -100);
  node.bluetooth(30, 2);
  node.bluetooth(30, 2, -100);
  node.probe(40, {0x00, 0, 0, 0, 0, 1});
  node->hear_wifi(std::array<uint8_t, 3>{0x40, 0, 0}, -50, 6, START + 50);
  node->add_gated_wifi(7);
  node->add_queue_losses(7);
  node->add_damaged(7);
  CHECK_EQUAL(node.told(), 0U);
  CHECK_EQUAL(node->table().used(), 0);
  CHECK_EQUAL(node->wifi_channel(), 0);
  CHECK(node->equipment().entries().empty());
  const Counters &counters = node->counters();
  CHECK_EQUAL(counters.heard_wifi + counters.heard_bluetooth + counters.lost_gate + counters.lost_queue +
                  counters.lost_damaged + counters.unkeyed,
              0U);
}

TEST(keys_go_on_while_paused) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(request(1, 10, 2)), KeyStatus::ACCEPTED);
  CHECK(node->beacons().set(std::array<BeaconIdentity, 1>{}));
  node->pause(START);
  node.advance(10 * SECOND_US);
  CHECK_EQUAL(node->key_answer(KeyStatus::ACCEPTED).epoch, 2);
  CHECK(!node->beacons().empty());
  node.advance(20 * SECOND_US);
  CHECK_EQUAL(flags(&node), FLAG_PAUSED | FLAG_NO_KEY);
  CHECK_EQUAL(node->set_keys(request(3)), KeyStatus::ACCEPTED);
  CHECK(node->paused());
}

TEST(hears_anew_when_resumed) {
  Node node;
  node.wifi(0, 1);
  node->pause(START + 10);
  node->pause(START + 20);
  node->resume(START + 30);
  CHECK_EQUAL(flags(&node), FLAG_OWNED | FLAG_OWNER);
  const uint32_t before = node.told();
  node.wifi(40, 1);
  CHECK_EQUAL(node.told(), before + 1);
  CHECK(node->ring().arrival_since(before));
  CHECK_EQUAL(node->counters().heard_wifi, 2U);
}

TEST(stays_paused_over_a_restart) {
  Node node;
  node->pause(START);
  node->restart(START, TimeBase::CAPTURE);
  node.wifi(0, 1);
  CHECK_EQUAL(node->table().used(), 0);
  CHECK(node->paused());
}

TEST(moves_its_clock_while_paused) {
  Node node;
  node->pause(START);
  node.advance(5 * SECOND_US);
  CHECK_EQUAL(node->now_us(), START + 5 * SECOND_US);
  CHECK_EQUAL(node->complete_us(), START + 5 * SECOND_US);
}
