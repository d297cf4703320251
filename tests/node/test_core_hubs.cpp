#include <array>
#include <vector>

#include "check.h"
#include "core_node.h"

using namespace core_node;

namespace {

constexpr uint64_t OTHER_HUB = 0x5678;

/// A hub with a cursor of its own.
class Hub {
 public:
  Hub(Node *node, uint64_t identity) : node_(node), identity_(identity) {}

  /// Asks once, and goes on behind what it was given.
  void pull() {
    (*this->node_)->answer(this->identity_, this->cursor_, 0, this->answer_);
    this->missed += this->told(52);
    this->cursor_ = static_cast<int32_t>(this->told(48));
    for (size_t i = 0; i < field(this->answer_, 6, 2); i++)
      this->times.push_back(field(this->answer_, 24, 8) / 1000 +
                            field(this->answer_, HEADER_SIZE + i * SIGHTING_SIZE + 12, 4));
  }
  void pull_all() {
    do {
      this->pull();
    } while (this->told(48) != this->told(44));
  }
  /// A field of the last answer's header.
  uint64_t told(size_t offset) const { return field(this->answer_, offset, 4); }
  uint64_t lost_ring() const { return this->told(80); }

  std::vector<uint64_t> times;  ///< of all sightings that it was given, in milliseconds
  uint64_t missed{0};

 protected:
  Node *node_;
  uint64_t identity_;
  int32_t cursor_{-1};
  std::array<uint8_t, ANSWER_SIZE> answer_{};
};

/// Makes a sighting every ten milliseconds, of one device on two channels.
void make(Node *node, int64_t *now_us, uint32_t sightings) {
  const uint32_t end = node->told() + sightings;
  for (uint8_t channel = 1; node->told() < end; channel ^= 1 ^ 6, *now_us += 10000)
    node->wifi(*now_us, 1, channel);
}

}  // namespace

TEST(gives_two_hubs_the_same_from_cursors_of_their_own) {
  Node node;
  Hub often(&node, HUB);
  Hub seldom(&node, OTHER_HUB);
  int64_t now_us = 0;
  for (int round = 0; round < 40; round++) {
    make(&node, &now_us, 30);
    often.pull_all();
    if (round % 10 == 9)
      seldom.pull_all();
  }
  CHECK_EQUAL(often.times.size(), node.told());
  CHECK(often.times == seldom.times);
  CHECK_EQUAL(often.missed + seldom.missed, 0U);
  CHECK_EQUAL(seldom.lost_ring(), 0U);
}

TEST(hub_that_stalls_misses_what_was_overwritten_and_disturbs_nobody) {
  Node node;
  Hub awake(&node, HUB);
  Hub stalled(&node, OTHER_HUB);
  int64_t now_us = 0;
  make(&node, &now_us, 10);
  stalled.pull_all();
  for (int round = 0; round < 100; round++) {
    make(&node, &now_us, 40);
    awake.pull();
  }
  awake.pull_all();
  CHECK_EQUAL(awake.times.size(), node.told());
  CHECK_EQUAL(awake.missed, 0U);
  stalled.pull_all();
  CHECK_EQUAL(stalled.missed, node.told() - 10 - RING_SIZE);
  CHECK_EQUAL(stalled.times.size() + stalled.missed, node.told());
  CHECK_EQUAL(stalled.times.back(), awake.times.back());
  // Somebody has it all: nothing is lost to the shop.
  CHECK_EQUAL(awake.lost_ring(), 0U);
}

TEST(counts_as_lost_what_nobody_has_pulled) {
  Node node;
  Hub hub(&node, HUB);
  int64_t now_us = 0;
  make(&node, &now_us, 100);
  hub.pull_all();
  hub.pull();
  make(&node, &now_us, RING_SIZE);
  CHECK_EQUAL(node->ring().lost(), 0U);
  make(&node, &now_us, 25);
  hub.pull_all();
  CHECK_EQUAL(hub.missed, 25U);
  CHECK_EQUAL(hub.lost_ring(), 25U);
  CHECK_EQUAL(hub.times.size() + hub.missed, node.told());
  // Another that was never there has missed nothing: it asks for the oldest there is.
  Hub late(&node, OTHER_HUB);
  late.pull_all();
  CHECK_EQUAL(late.missed, 0U);
  CHECK_EQUAL(late.times.size(), RING_SIZE);
}

TEST(goes_on_for_hubs_of_before_a_restart) {
  Node node;
  Hub hub(&node, HUB);
  int64_t now_us = 0;
  make(&node, &now_us, 100);
  hub.pull();
  node->restart(START, TimeBase::UPTIME);
  now_us = 0;
  make(&node, &now_us, 20);
  hub.pull_all();
  CHECK_EQUAL(hub.times.size(), node.told());
  CHECK_EQUAL(hub.missed, 0U);
}
