#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "allocations.h"
#include "check.h"
#include "core_node.h"
#include "frames.h"

using namespace core_node;

// The intervals are those of docs/protocol.md, "Pacing in a crowd".

namespace {

/// What was told of a device: seconds since the start, and frames.
using Seconds = std::vector<std::array<int64_t, 2>>;

/// A node among phones that each scan once a second, and a hub that reads all that is told.
class Hall {
 public:
  /// @param phones up to 100; as many sightings a second come of them, from the second one on.
  explicit Hall(uint32_t phones) : phones_(phones) { this->all_.reserve(20000); }

  /// The phones go on up to a moment.
  void until(int64_t at_us) {
    for (; this->next_us_ <= at_us; this->next_us_ += SECOND_US / 100) {
      const auto phone = static_cast<uint32_t>(this->next_us_ / (SECOND_US / 100) % 100);
      if (phone < this->phones_)
        this->node.probe(this->next_us_, {0x06, 0, 0, 0, 2, static_cast<uint8_t>(phone)}, 1);
      this->look();
    }
    this->node.advance(at_us);
    this->look();
  }
  void leave() { this->phones_ = 0; }

  void wifi(int64_t at_us, uint8_t device, int8_t rssi = -60, uint16_t sequence = 9) {
    this->until(at_us);
    this->node.wifi(at_us, device, 6, rssi, sequence);
    this->look();
  }
  void bluetooth(int64_t at_us, uint8_t device, int8_t rssi = -70) {
    this->until(at_us);
    this->node.bluetooth(at_us, device, rssi);
    this->look();
  }
  /// A Bluetooth device that advertises once a second.
  void bluetooth_every_second(int64_t from_us, int64_t until_us, uint8_t device, int8_t rssi = -70) {
    for (int64_t at = from_us; at < until_us; at += SECOND_US)
      this->bluetooth(at, device, rssi);
  }

  /// Reads what is new. Nothing enters the ring with a time before what was said to be complete.
  void look() {
    while (this->read_ != this->node.told()) {
      const Sighting &sighting = this->node->ring().at(this->read_++);
      CHECK(sighting.time_us >= this->complete_us_);
      this->all_.push_back(sighting);
    }
    CHECK(this->node->complete_us() >= this->complete_us_);
    this->complete_us_ = this->node->complete_us();
    // No window is longer than before.
    CHECK(this->node->now_us() - this->complete_us_ <= 3 * SECOND_US / 2);
  }
  std::vector<Sighting> told_of(uint64_t device) const {
    std::vector<Sighting> found;
    std::ranges::copy_if(this->all_, std::back_inserter(found),
                         [device](const Sighting &sighting) { return sighting.pseudonym == device; });
    return found;
  }
  /// The pseudonym that the device of this number has by Bluetooth.
  static uint64_t name(uint8_t device, uint8_t epoch = 1) {
    return pseudonym(request(epoch).key, {0x42, 0, 0, 0, 0, device}, Radio::BLUETOOTH, AddressKind::RESOLVABLE);
  }
  Seconds seconds_of(uint8_t device) const {
    Seconds found;
    for (const Sighting &sighting : this->told_of(name(device)))
      found.push_back({(sighting.time_us - START) / SECOND_US, sighting.frames});
    return found;
  }

  Node node;

 protected:
  uint32_t phones_;
  int64_t next_us_{0};
  uint32_t read_{0};
  int64_t complete_us_{0};
  std::vector<Sighting> all_;
};

/// By then a hundred phones have been a crowd for some time.
constexpr int64_t CROWDED = 20 * SECOND_US;
constexpr uint32_t CROWD = 100;
}  // namespace

TEST(changes_nothing_in_a_shop) {
  const auto told = [](uint32_t phones) {
    Hall hall(phones);
    hall.bluetooth_every_second(0, 120 * SECOND_US, 1);
    hall.wifi(120 * SECOND_US, 1);
    // Whoever comes is told of at once, and hubs wait for it.
    CHECK_EQUAL(hall.node.last().pseudonym, hall.node.name(1));
    CHECK(hall.node->ring().arrival_since(hall.node.told() - 1));
    return hall.seconds_of(1);
  };
  const Seconds alone = told(0);
  CHECK(alone[0] == (std::array<int64_t, 2>{0, 1}));
  CHECK(alone[1] == (std::array<int64_t, 2>{5, 5}));
  // Four times as many as in a boutique's busiest hour.
  CHECK(told(15) == alone);
}

TEST(tells_of_a_bluetooth_device_every_ten_seconds) {
  Hall hall(CROWD);
  hall.bluetooth_every_second(CROWDED, CROWDED + 60 * SECOND_US, 1);
  CHECK(hall.seconds_of(1) == (Seconds{{20, 1}, {30, 1}, {40, 1}, {50, 1}, {60, 1}, {70, 1}}));
}

TEST(tells_the_strongest_signal_of_in_between) {
  Hall hall(CROWD);
  hall.bluetooth(CROWDED, 1, -70);
  hall.bluetooth(CROWDED + 3 * SECOND_US, 1, -40);
  hall.bluetooth(CROWDED + 9 * SECOND_US, 1, RSSI_UNKNOWN);
  hall.bluetooth(CROWDED + 10 * SECOND_US, 1, -80);
  hall.bluetooth(CROWDED + 20 * SECOND_US, 1, -75);
  const std::vector<Sighting> told = hall.told_of(Hall::name(1));
  CHECK_EQUAL(told.size(), 3U);
  CHECK_EQUAL(told[0].rssi, -70);
  CHECK_EQUAL(told[1].rssi, -40);
  CHECK_EQUAL(told[2].rssi, -75);
}

TEST(tells_what_it_is_though_not_every_frame_says_so) {
  Hall hall(CROWD);
  const Address address{0x42, 0, 0, 0, 0, 1};
  const Bytes silent = frames::structure(0x01, {0x06});
  const Bytes speaking = frames::structure(0x19, {0xC1, 0x00});  // appearance: a watch
  for (int64_t second = 0; second <= 10; second++) {
    hall.until(CROWDED + second * SECOND_US);
    hall.node.advertise(CROWDED + second * SECOND_US, address, second == 5 ? speaking : silent);
    hall.look();
  }
  const std::vector<Sighting> told = hall.told_of(Hall::name(1));
  CHECK_EQUAL(told.size(), 2U);
  CHECK_EQUAL(told[0].device_class, DeviceClass::UNKNOWN);
  CHECK_EQUAL(told[1].device_class, DeviceClass::WEARABLE);
}

TEST(forgets_how_strong_it_was_before_it_fell_silent) {
  Hall hall(CROWD);
  hall.bluetooth(CROWDED, 1, -70);
  hall.bluetooth(CROWDED + SECOND_US, 1, -30);
  hall.bluetooth(CROWDED + 100 * SECOND_US, 1, -85);
  const std::vector<Sighting> told = hall.told_of(Hall::name(1));
  CHECK_EQUAL(told.size(), 2U);
  CHECK_EQUAL(told[1].rssi, -85);
  CHECK_EQUAL(told[1].time_us, START + CROWDED + 100 * SECOND_US);
}

TEST(goes_on_as_usual_when_the_crowd_is_over) {
  Hall hall(CROWD);
  hall.bluetooth_every_second(CROWDED, CROWDED + 6 * SECOND_US, 1);
  hall.bluetooth(CROWDED + 6 * SECOND_US, 1, -30);
  hall.leave();
  // The first frame after it opens a sighting, and what was gathered goes with it.
  hall.bluetooth_every_second(CROWDED + 12 * SECOND_US, CROWDED + 30 * SECOND_US, 1, -75);
  const Seconds told = hall.seconds_of(1);
  CHECK(told == (Seconds{{20, 1}, {36, 5}, {41, 5}, {46, 5}}));
  CHECK_EQUAL(hall.told_of(Hall::name(1))[1].rssi, -30);
  const uint32_t before = hall.node.told();
  hall.wifi(CROWDED + 31 * SECOND_US, 1);
  CHECK(hall.node->ring().arrival_since(before));
}

TEST(keeps_channels_apart_when_the_crowd_is_over) {
  Hall hall(CROWD);
  const Bytes payload = frames::structure(0x01, {0x06});
  const auto on = [&](int64_t at_us, uint8_t channel) {
    hall.until(at_us);
    hall.node->hear_advertisement(AddressKind::RESOLVABLE, {0x42, 0, 0, 0, 0, 1}, payload, -70, channel, START + at_us);
    hall.look();
  };
  on(CROWDED, 37);
  on(CROWDED + 2 * SECOND_US, 37);
  hall.leave();
  on(CROWDED + 9 * SECOND_US, 38);
  on(CROWDED + 9 * SECOND_US + 1000, 38);
  hall.until(CROWDED + 20 * SECOND_US);
  const std::vector<Sighting> told = hall.told_of(Hall::name(1));
  CHECK_EQUAL(told.size(), 2U);
  CHECK_EQUAL(told[1].channel, 38);
  CHECK_EQUAL(told[1].frames, 2);
}

TEST(lets_a_sighting_end_that_was_open_when_it_became_a_crowd) {
  // Ten a second too many: a crowd from about the 20th second on.
  Hall hall(26);
  hall.bluetooth_every_second(0, 60 * SECOND_US, 1);
  const Seconds told = hall.seconds_of(1);
  CHECK(told[1] == (std::array<int64_t, 2>{5, 5}));
  const auto first = std::ranges::find_if(told, [](const auto &one) { return one[0] > 0 && one[1] == 1; });
  CHECK(first != told.end() && first - told.begin() > 3);
  // Between the last frame of the one before and it: the interval of a crowd.
  CHECK_EQUAL((*(first - 1))[1], 5);
  CHECK_EQUAL((*first)[0] - (*(first - 1))[0], 10);
}

TEST(tells_of_a_new_bluetooth_device_by_its_first_frame) {
  Hall hall(CROWD);
  const uint32_t before = hall.node.told();
  hall.bluetooth(CROWDED, 1);
  CHECK_EQUAL(hall.node.last().pseudonym, Hall::name(1));
  CHECK_EQUAL(hall.node.last().time_us, START + CROWDED);
  // But nobody is waited for.
  CHECK(!hall.node->ring().arrival_since(before));
}

TEST(tells_of_a_new_wifi_device_with_the_whole_of_its_burst) {
  Hall hall(CROWD);
  hall.until(CROWDED);
  const uint32_t before = hall.node.told();
  hall.wifi(CROWDED + 1000, 1, -70, 100);
  hall.wifi(CROWDED + 21000, 1, -50, 101);
  hall.wifi(CROWDED + 900000, 1, -65, 102);
  CHECK(hall.told_of(hall.node.name(1)).empty());
  hall.until(CROWDED + 1000999);
  CHECK(hall.told_of(hall.node.name(1)).empty());
  hall.until(CROWDED + 1001000);
  const std::vector<Sighting> told = hall.told_of(hall.node.name(1));
  CHECK_EQUAL(told.size(), 1U);
  CHECK_EQUAL(told[0].frames, 3);
  CHECK_EQUAL(told[0].rssi, -50);
  CHECK_EQUAL(told[0].sequence, 100);
  CHECK_EQUAL(told[0].time_us, START + CROWDED + 900000);
  CHECK(!hall.node->ring().arrival_since(before));
}

TEST(tells_of_who_was_withheld_with_the_whole_of_its_burst) {
  Hall hall(CROWD);
  hall.until(CROWDED);
  for (uint32_t i = 0; i < TABLE_ROWS / 2 + 150; i++)
    hall.node.probe(CROWDED, flood_address(i), 1, -90);
  const uint32_t lost = hall.node->ring().lost();
  hall.node.wifi(CROWDED, 1, 6, -40);
  CHECK_EQUAL(hall.node->ring().lost(), lost + 1);
  CHECK(hall.node.holds(1));
  hall.look();
  hall.wifi(CROWDED + SECOND_US, 1, -60);
  hall.wifi(CROWDED + SECOND_US + 20000, 1, -55);
  hall.until(CROWDED + 3 * SECOND_US);
  const std::vector<Sighting> told = hall.told_of(hall.node.name(1));
  CHECK_EQUAL(told.size(), 1U);
  CHECK_EQUAL(told[0].frames, 2);
  CHECK_EQUAL(told[0].rssi, -55);
}

TEST(addresses_that_are_used_once_make_no_crowd) {
  Hall hall(0);
  for (uint32_t i = 0; i < 20000; i++) {
    const int64_t at = i * 1000;
    hall.until(at);
    // Two frames each, and as strong as can be.
    hall.node.probe(at, flood_address(i / 2), 6, -30);
    if (i % 1000 == 0)
      hall.bluetooth(at, 1);
  }
  CHECK(hall.seconds_of(1) == (Seconds{{0, 1}, {5, 5}, {10, 5}, {15, 5}}));
}

TEST(many_addresses_without_a_key_make_no_crowd) {
  Node node(false);
  for (int64_t second = 0; second < 20; second++) {
    for (uint8_t i = 0; i < CROWD; i++)
      node.probe(second * SECOND_US + i, {0x06, 0, 0, 0, 2, i}, 1);
  }
  CHECK_EQUAL(node->set_keys(request()), KeyStatus::ACCEPTED);
  node.wifi(20 * SECOND_US, 1);
  CHECK_EQUAL(node.told(), 1U);
  CHECK(node->ring().arrival_since(0));
}

TEST(tells_what_is_open_at_the_end_of_an_epoch) {
  Hall hall(CROWD);
  hall.until(CROWDED);
  CHECK_EQUAL(hall.node->set_keys(request(1, 10, 2)), KeyStatus::ACCEPTED);
  const int64_t end = CROWDED + 10 * SECOND_US;
  hall.bluetooth(end - 5 * SECOND_US, 1);
  hall.wifi(end - 500000, 1);
  hall.wifi(end - 1, 1, -50);
  hall.bluetooth(end, 1);
  const std::vector<Sighting> wifi = hall.told_of(hall.node.name(1));
  CHECK_EQUAL(wifi.size(), 1U);
  CHECK_EQUAL(wifi[0].frames, 2);
  CHECK_EQUAL(wifi[0].rssi, -50);
  CHECK_EQUAL(wifi[0].epoch, 1);
  // Under the new key everybody is new, and it goes on to be a crowd.
  const std::vector<Sighting> bluetooth = hall.told_of(Hall::name(1, 2));
  CHECK_EQUAL(bluetooth.size(), 1U);
  CHECK_EQUAL(bluetooth[0].epoch, 2);
  hall.wifi(end + 1000, 1);
  CHECK(hall.told_of(hall.node.name(1, 2)).empty());
  hall.until(end + 1001000);
  CHECK_EQUAL(hall.told_of(hall.node.name(1, 2)).size(), 1U);
}

TEST(tells_what_is_open_when_it_pauses) {
  Hall hall(CROWD);
  hall.wifi(CROWDED, 1);
  hall.bluetooth(CROWDED, 1);
  hall.bluetooth(CROWDED + 1000, 1, -30);
  hall.node->pause(START + CROWDED + 2000);
  hall.look();
  CHECK_EQUAL(hall.told_of(hall.node.name(1)).size(), 1U);
  CHECK_EQUAL(hall.node->complete_us(), START + CROWDED + 2000);
  hall.leave();
  hall.until(CROWDED + 60 * SECOND_US);
  hall.node->resume(START + CROWDED + 60 * SECOND_US);
  // Nothing is left of before, and the crowd has gone meanwhile.
  hall.bluetooth(CROWDED + 60 * SECOND_US, 1, -80);
  const std::vector<Sighting> told = hall.told_of(Hall::name(1));
  CHECK_EQUAL(told.size(), 2U);
  CHECK_EQUAL(told[1].rssi, -80);
  CHECK(hall.node->ring().arrival_since(hall.node.told() - 1));
}

TEST(begins_without_a_crowd_after_a_restart) {
  Hall hall(CROWD);
  hall.wifi(CROWDED, 1);
  hall.node->restart(START + CROWDED, TimeBase::UPTIME);
  hall.look();
  CHECK_EQUAL(hall.told_of(hall.node.name(1)).size(), 1U);
  hall.leave();
  hall.wifi(CROWDED, 1);
  CHECK_EQUAL(hall.told_of(hall.node.name(1)).size(), 2U);
  CHECK(hall.node->ring().arrival_since(hall.node.told() - 1));
}

TEST(comes_to_the_same_in_a_crowd_whatever_moments_it_is_advanced_at) {
  const auto play = [](bool often) {
    // About as many as make a crowd, so that it is one now and then.
    Hall hall(20);
    check::Random random(5);
    int64_t now = 0;
    for (int i = 0; i < 1500; i++) {
      const int64_t next = now + random.below(100000);
      for (int64_t at = now; often && at < next; at += 7000)
        hall.until(at);
      now = next;
      hall.until(now);
      const auto device = static_cast<uint8_t>(random.below(20));
      if (random.below(4) == 0) {
        hall.wifi(now, device);
      } else {
        hall.bluetooth(now, device, static_cast<int8_t>(-40 - static_cast<int>(random.below(40))));
      }
    }
    hall.until(now + 10 * SECOND_US);
    std::vector<std::array<int64_t, 4>> told;
    for (uint8_t device = 0; device < 20; device++) {
      for (const uint64_t name : {hall.node.name(device), Hall::name(device)}) {
        for (const Sighting &sighting : hall.told_of(name))
          told.push_back({sighting.time_us, static_cast<int64_t>(name), sighting.frames, sighting.rssi});
      }
    }
    std::ranges::sort(told);
    return told;
  };
  const auto seldom = play(false);
  CHECK(seldom.size() > 300);
  CHECK(seldom == play(true));
}

TEST(asks_for_no_memory_in_a_crowd) {
  Hall hall(CROWD);
  const Bytes payload = frames::structure(0x01, {0x06});
  const uint64_t before = allocations::count;
  for (int64_t second = 0; second < 60; second++) {
    hall.until(second * SECOND_US);
    for (uint8_t i = 0; i < 50; i++)
      hall.node.advertise(second * SECOND_US, {0x42, 0, 0, 0, 0, i}, payload);
    hall.look();
  }
  CHECK_EQUAL(allocations::count, before);
  CHECK_EQUAL(hall.told_of(Hall::name(1)).size(), 7U);
}
