#include <array>
#include <span>

#include "action_arguments.h"
#include "allocations.h"
#include "check.h"
#include "core_node.h"
#include "frames.h"
#include "poll_slots.h"

using namespace core_node;

namespace {

/// All that happens at a node, over and over: frames of both radios, polls of several hubs, keys and their ends, a
/// flood, pauses, equipment and beacons.
class Everything {
 public:
  Everything() {
    this->beacon_.insert(this->beacon_.end(), this->identity_.begin(), this->identity_.end());
    this->beacon_.push_back(0xC5);
  }

  void run(int64_t from_us) {
    this->keys_(static_cast<uint8_t>(1 + from_us / ROUND_US % 200));
    this->owner_(from_us);
    for (int64_t at = from_us; at < from_us + ROUND_US / 2; at += 50000) {
      this->frames_(at);
      this->polls_of_hubs_(static_cast<uint32_t>(at / 1000));
    }
    this->node->pause(START + from_us + ROUND_US / 2);
    this->frames_(from_us + ROUND_US / 2);
    this->node->resume(START + from_us + ROUND_US / 2);
    for (uint32_t i = 0; i < 3 * TABLE_ROWS; i++)
      this->node.probe(from_us + ROUND_US / 2 + i, flood_address(i));
    // Beyond the end of both keys.
    this->node.advance(from_us + ROUND_US - 1);
    CHECK(!this->node->keyed());
  }

  static constexpr int64_t ROUND_US = 100 * SECOND_US;
  Node node{false};

 protected:
  void keys_(uint8_t epoch) {
    KeyRequest keys;
    CHECK(parse_key_request({"0000000000001234", "000000000000004d", epoch, "00112233445566778899aabbccddeeff", 20,
                             epoch + 1, "ffeeddccbbaa99887766554433221100", 20, false},
                            &keys));
    CHECK_EQUAL(this->node->set_keys(keys), KeyStatus::ACCEPTED);
    keys.hub = 5;
    CHECK_EQUAL(this->node->set_keys(keys), KeyStatus::OWNED);
    keys.take_over = true;
    CHECK_EQUAL(this->node->set_keys(keys), KeyStatus::ACCEPTED);
    std::array<uint8_t, KEY_ANSWER_SIZE> out;
    encode_key_answer(this->node->key_answer(KeyStatus::ACCEPTED), out);
  }

  void owner_(int64_t at) {
    CHECK(this->node->beacons().set(std::span(&this->identity_, 1)));
    this->node->equipment().start(5, START + at, 30, -80);
    std::array<uint8_t, EQUIPMENT_ANSWER_SIZE> out;
    encode_equipment_answer({OwnerStatus::ACCEPTED, 0, 30, 1, 0}, this->node->equipment().entries(), out);
  }

  void frames_(int64_t at) {
    this->node->hear_wifi(this->data_, -60, 6, START + at);
    for (uint8_t i = 0; i < 100; i++) {
      this->node.wifi(at + i, i);
      this->node.probe(at + i, {0x00, 1, 0, 0, 0, i}, 11);
      this->node->hear_advertisement(AddressKind::STATIC, {0xC2, 0, 0, 0, 0, i}, this->beacon_, -60, 37, START + at);
      this->node->hear_advertisement(AddressKind::RESOLVABLE, {0x42, 0, 0, 0, 0, i}, this->phone_, -60, 38, START + at);
    }
  }

  void polls_of_hubs_(uint32_t now_ms) {
    for (uint64_t hub = 1; hub <= 6; hub++) {
      uint32_t superseded;
      PollSlot *slot = this->polls_.take(hub, 9, -1, 5000, now_ms, &superseded);
      if (slot == nullptr || !PollSlots::spaced(*slot, now_ms))
        continue;
      const Told told = this->node->answer(hub, slot->cursor, 0, this->answer_);
      PollSlots::answered(slot, told.boot_id, told.flags, now_ms);
    }
    this->node->answer_wrong_version(this->answer_);
  }

  PollSlots polls_;
  std::array<uint8_t, ANSWER_SIZE> answer_;
  BeaconIdentity identity_{1, 2, 3};
  Bytes beacon_{0x1A, 0xFF, 0x4C, 0x00, 0x02, 0x15};
  Bytes phone_ = frames::structure(0x16, {0xF3, 0xFE, 0x01});
  Bytes data_{0x48, 1, 0, 0, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 2, 4, 4, 4, 4, 4, 0, 0};
};

}  // namespace

TEST(counts_what_is_asked_of_the_heap) {
  const uint64_t before = allocations::count;
  const Bytes bytes(100);
  CHECK_EQUAL(bytes.size(), 100U);
  CHECK_EQUAL(allocations::count, before + 1);
}

TEST(asks_for_no_memory_once_it_is_made) {
  Everything everything;
  everything.node->set_hear_stations(true);
  const uint64_t before = allocations::count;
  for (int64_t round = 0; round < 3; round++)
    everything.run(round * Everything::ROUND_US);
  everything.node->restart(START + 3 * Everything::ROUND_US, TimeBase::UPTIME);
  CHECK_EQUAL(allocations::count, before);
  CHECK(everything.node.told() > 10000);
}
