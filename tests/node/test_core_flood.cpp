#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <vector>

#include "allocations.h"
#include "check.h"
#include "core_node.h"
#include "frames.h"

using namespace core_node;

namespace {

constexpr int64_t PULL_US = 50000;
constexpr uint8_t KNOWN_WIFI = 10;
constexpr uint8_t KNOWN_BLUETOOTH = 5;

/// A sighting as a hub reads it: time, pseudonym, frames, strength.
using Read = std::tuple<uint64_t, uint64_t, uint64_t, uint64_t>;

/// A hub that asks every 50 ms of the node's time.
class Hub {
 public:
  explicit Hub(Node *node) : node_(node) { this->read_.reserve(20000); }

  void pull() {
    std::array<uint8_t, ANSWER_SIZE> out;
    (*this->node_)->answer(HUB, static_cast<int32_t>(this->cursor_), 0, out);
    this->missed_ += field(out, 52, 4);
    this->cursor_ = static_cast<uint32_t>(field(out, 48, 4));
    const auto base_ms = field(out, 24, 8) / 1000;
    for (size_t i = 0; i < field(out, 6, 2); i++) {
      const auto sighting = std::span(out).subspan(HEADER_SIZE + i * SIGHTING_SIZE, SIGHTING_SIZE);
      this->read_.emplace_back(base_ms + field(sighting, 12, 4), field(sighting, 0, 8), field(sighting, 18, 1),
                               field(sighting, 19, 1));
    }
  }

  /// What it read of certain devices, by time.
  std::vector<Read> read_of(const std::set<uint64_t> &devices) const {
    std::vector<Read> found;
    for (const Read &read : this->read_) {
      if (devices.contains(std::get<1>(read)))
        found.push_back(read);
    }
    std::ranges::sort(found);
    return found;
  }
  uint64_t read() const { return this->read_.size(); }
  uint64_t missed() const { return this->missed_; }
  bool behind() const { return this->cursor_ != this->node_->told(); }

 protected:
  Node *node_;
  std::vector<Read> read_;
  uint64_t missed_{0};
  uint32_t cursor_{0};
};

/// A shop with fifteen devices that everybody knows, a hub, and, from the fifth second on, a flood.
class Shop {
 public:
  /// @param seconds that the flood lasts
  /// @param flood   frames of addresses that nobody has seen before
  /// @param repeats how often each address is sent, one right after the other
  void play(int64_t seconds, uint32_t flood, uint32_t repeats = 1) {
    const int64_t end = FLOOD_FROM + seconds * SECOND_US;
    const int64_t spacing_us = flood == 0 ? 0 : seconds * SECOND_US / flood;
    uint32_t sent = 0;
    const uint64_t before = allocations::count;
    for (int64_t tick = 0; tick < end + 10 * SECOND_US; tick += PULL_US) {
      this->known_(tick);
      while (sent < flood && FLOOD_FROM + sent * spacing_us < tick + PULL_US) {
        this->node.probe(FLOOD_FROM + sent * spacing_us, flood_address(sent / repeats), 6, -30);
        sent++;
      }
      this->node.advance(tick + PULL_US - 1);
      this->hub.pull();
    }
    this->allocated = allocations::count - before;
    while (this->hub.behind())
      this->hub.pull();
  }

  /// The pseudonyms of those that everybody knows.
  static std::set<uint64_t> known() {
    std::set<uint64_t> all;
    for (uint8_t i = 0; i < KNOWN_WIFI; i++)
      all.insert(pseudonym(request().key, {0x02, 0, 0, 0, 0, i}, Radio::WIFI, AddressKind::RANDOM));
    for (uint8_t i = 0; i < KNOWN_BLUETOOTH; i++)
      all.insert(pseudonym(request().key, {0x42, 0, 0, 0, 0, i}, Radio::BLUETOOTH, AddressKind::RESOLVABLE));
    return all;
  }
  bool holds_all_known() {
    return std::ranges::all_of(
        known(), [this](uint64_t device) { return this->node->table().find(device) != this->node->table().NONE; });
  }

  Node node;
  Hub hub{&node};
  uint64_t allocated{0};

 protected:
  static constexpr int64_t FLOOD_FROM = 4 * SECOND_US;

  /// Weak and seldom: a Wi-Fi burst every two seconds or longer, an advertisement every second.
  void known_(int64_t tick) {
    for (uint8_t i = 0; i < KNOWN_WIFI; i++) {
      const int64_t every = (2 + i) * SECOND_US;
      if (tick % every == 0 || (tick >= PULL_US && (tick - PULL_US) % every == 0) || tick == 3 * SECOND_US)
        this->node.wifi(tick, i, 6, -85);
    }
    for (uint8_t i = 0; i < KNOWN_BLUETOOTH; i++) {
      if (tick % SECOND_US == 0)
        this->node->hear_advertisement(AddressKind::RESOLVABLE, {0x42, 0, 0, 0, 0, i}, this->payload_, -85, 37,
                                       START + tick);
    }
  }

  Bytes payload_ = frames::structure(0x01, {0x06});
};

/// What the hub reads of the known devices where no flood comes.
std::vector<Read> in_peace(int64_t seconds) {
  Shop shop;
  shop.play(seconds, 0);
  CHECK_EQUAL(shop.node->counters().lost_table, 0U);
  return shop.hub.read_of(Shop::known());
}

}  // namespace

TEST(million_addresses_in_a_minute_neither_grow_memory_nor_starve_known_devices) {
  constexpr uint32_t FLOOD = 1000000;
  Shop shop;
  shop.play(60, FLOOD);
  CHECK_EQUAL(shop.allocated, 0U);
  CHECK(shop.holds_all_known());
  CHECK_EQUAL(shop.hub.missed(), 0U);
  const std::vector<Read> read = shop.hub.read_of(Shop::known());
  CHECK(read == in_peace(60));
  // Every address was told of or counted as lost, and all rows that the flood took it had to give back.
  const uint64_t of_flood = shop.hub.read() - read.size();
  CHECK_EQUAL(of_flood + shop.node->ring().lost(), FLOOD);
  CHECK(of_flood <= ArrivalPacing::BURST + 60 * ArrivalPacing::PER_SECOND);
  CHECK_EQUAL(shop.node->counters().lost_table + shop.node->table().used(), FLOOD + Shop::known().size());
}

TEST(addresses_that_are_sent_twice_at_once_are_no_known_devices) {
  constexpr uint32_t FLOOD = 400000;
  Shop shop;
  shop.play(24, FLOOD, 2);
  CHECK(shop.holds_all_known());
  CHECK_EQUAL(shop.hub.missed(), 0U);
  const std::vector<Read> read = shop.hub.read_of(Shop::known());
  CHECK(read == in_peace(24));
  // Its first frame is one sighting, the rest of its burst another: both have to be let in.
  const uint64_t of_flood = shop.hub.read() - read.size();
  CHECK(of_flood <= ArrivalPacing::BURST + 24 * ArrivalPacing::PER_SECOND);
  CHECK(of_flood + shop.node->ring().lost() >= FLOOD / 2);
}

TEST(evicts_and_counts_but_tells_what_was_open) {
  Node node;
  node.wifi(0, 1);
  node.wifi(SECOND_US, 1);
  for (uint32_t i = 0; i < TABLE_ROWS + 40; i++)
    node.probe(SECOND_US + 1, flood_address(i));
  CHECK_EQUAL(node->table().used(), TABLE_ROWS);
  CHECK_EQUAL(node->counters().lost_table, 41U);
  // It was heard again, so the flood passed it by.
  CHECK_EQUAL(node->open_count(), 1);
  node.advance(2 * SECOND_US);
  CHECK_EQUAL(node.last().pseudonym, node.name(1));
  CHECK_EQUAL(node.last().time_us, START + SECOND_US);
}

TEST(tells_what_is_open_of_who_has_to_go) {
  Node node;
  node.wifi(0, 1, 6, -85);
  node.wifi(10, 1, 6, -85);
  for (uint32_t i = 0; i < TABLE_ROWS; i++)
    node.probe(20, flood_address(i));
  CHECK(!node.holds(1));
  CHECK_EQUAL(node->open_count(), 0);
  CHECK_EQUAL(node.last().pseudonym, node.name(1));
  CHECK_EQUAL(node.last().time_us, START + 10);
}

TEST(strong_newcomers_outlast_weak_ones) {
  Node node;
  for (uint32_t i = 0; i < TABLE_ROWS; i++)
    node.probe(i, flood_address(i), 6, i % 8 == 0 ? -40 : -80);
  for (uint32_t i = 0; i < 40; i++)
    node.probe(SECOND_US / 2 + i, flood_address(100000 + i), 6, -85);
  const auto held = [&node](uint32_t i) {
    const auto name = pseudonym(request().key, flood_address(i), Radio::WIFI, AddressKind::RANDOM);
    return node->table().find(name) != node->table().NONE;
  };
  // Of the longest silent the weak went.
  for (uint32_t i = 0; i < 40; i++)
    CHECK_EQUAL(held(i), i % 8 == 0);
}

TEST(tells_of_an_arrival_that_came_with_too_many_when_it_is_heard_again) {
  Node node;
  for (uint32_t i = 0; i < ArrivalPacing::BURST; i++)
    node.probe(0, flood_address(i));
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST);
  node.wifi(0, 1, 6, -70);
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST);
  CHECK_EQUAL(node->ring().lost(), 1U);
  CHECK(node.holds(1));
  // The rest of its burst is no other sighting.
  node.wifi(900000, 1, 6, -50);
  node.advance(990000);
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST);
  CHECK_EQUAL(node->ring().lost(), 1U);
  node.wifi(SECOND_US, 1, 11, -60, 77);
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST + 1);
  CHECK(node->ring().arrival_since(ArrivalPacing::BURST));
  CHECK_EQUAL(node.last().pseudonym, node.name(1));
  CHECK(node.last().fingerprint != 0);
  CHECK_EQUAL(node.last().sequence, 77);
  CHECK_EQUAL(node.last().frames, 1);
  CHECK_EQUAL(node.last().rssi, -60);
  CHECK_EQUAL(node.last().channel, 11);
  CHECK_EQUAL(node.last().time_us, START + SECOND_US);
  // From there on it is as any other.
  node.wifi(SECOND_US + 10, 1, 11);
  node.advance(3 * SECOND_US);
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST + 2);
  CHECK_EQUAL(node->ring().lost(), 1U);
}

TEST(keeps_back_the_rest_of_a_burst_where_too_many_arrived) {
  Node node;
  node.wifi(0, 1);
  for (uint32_t i = 1; i < ArrivalPacing::BURST; i++)
    node.probe(0, flood_address(i));
  node.wifi(10, 1);
  node.wifi(20, 1);
  CHECK_EQUAL(node->open_count(), 0);
  CHECK_EQUAL(node->ring().lost(), 1U);
  // Whoever is heard again is let in whatever else arrives.
  node.wifi(SECOND_US, 1);
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST + 1);
  CHECK_EQUAL(node.last().pseudonym, node.name(1));
}

TEST(paces_arrivals_under_a_key_alone) {
  Node node(false);
  for (uint32_t i = 0; i < TABLE_ROWS; i++)
    node.probe(0, flood_address(i));
  CHECK_EQUAL(node->ring().lost(), 0U);
  CHECK_EQUAL(node->people_like(), TABLE_ROWS);
  // Nor has it cost what comes under the key.
  CHECK_EQUAL(node->set_keys(request()), KeyStatus::ACCEPTED);
  for (uint32_t i = 0; i < ArrivalPacing::BURST; i++)
    node.probe(0, flood_address(i));
  CHECK_EQUAL(node.told(), ArrivalPacing::BURST);
}

TEST(paces_anew_after_a_restart) {
  Node node;
  for (uint32_t i = 0; i < TABLE_ROWS; i++)
    node.probe(0, flood_address(i));
  const uint32_t before = node.told();
  node->restart(START, TimeBase::CAPTURE);
  CHECK_EQUAL(node->ring().lost(), 0U);
  node.wifi(0, 1);
  CHECK_EQUAL(node.told(), before + 1);
}
