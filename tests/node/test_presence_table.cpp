#include "presence_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include "check.h"

using namespace esphome::footfall;

using Table = PresenceTable<16>;
static constexpr uint8_t BLUETOOTH = 0x80;

TEST(finds_who_is_in_it_and_nobody_else) {
  Table table;
  const uint16_t first = table.insert(100, 0, 1);
  // Of the same bucket.
  const uint16_t second = table.insert(100 + 16, BLUETOOTH, 2);
  CHECK_EQUAL(table.find(100), first);
  CHECK_EQUAL(table.find(116), second);
  CHECK_EQUAL(table.find(132), Table::NONE);
  CHECK_EQUAL(table.used(), 2);
  CHECK_EQUAL(table.present(Radio::WIFI), 1);
  CHECK_EQUAL(table.present(Radio::BLUETOOTH), 1);
  table.remove(first);
  CHECK_EQUAL(table.find(100), Table::NONE);
  CHECK_EQUAL(table.find(116), second);
  CHECK_EQUAL(table.present(Radio::WIFI), 0);
}

/// A table of devices that were each heard once, one a microsecond, as strong as said.
static void fill(Table *table, int8_t (*strength)(uint64_t)) {
  for (uint64_t i = 0; i < 16; i++)
    (*table)[table->insert(i, 0, static_cast<int64_t>(i))].rssi = strength(i);
}

TEST(gives_up_the_weakest_of_the_eight_longest_silent) {
  Table table;
  CHECK_EQUAL(table.victim(), Table::NONE);
  // The ninth is the weakest of all, but not among the eight.
  fill(&table, [](uint64_t i) { return static_cast<int8_t>(i == 8 ? -90 : i == 3 || i == 5 ? -80 : -60); });
  CHECK(table.full());
  // Of two that are as weak, the longer silent one.
  CHECK_EQUAL(table[table.victim()].pseudonym, 3U);
  table.remove(table.victim());
  CHECK_EQUAL(table[table.victim()].pseudonym, 8U);
}

TEST(takes_an_unknown_strength_for_a_strong_one) {
  Table table;
  fill(&table, [](uint64_t i) { return i == 7 ? int8_t{-20} : RSSI_UNKNOWN; });
  CHECK_EQUAL(table[table.victim()].pseudonym, 7U);
}

TEST(gives_up_who_was_heard_in_one_window_before_who_was_heard_again) {
  Table table;
  fill(&table, [](uint64_t i) { return static_cast<int8_t>(i == 15 ? -20 : -90); });
  for (uint64_t i = 0; i < 15; i++)
    table.touch(table.find(i), SECOND_US + 20 + static_cast<int64_t>(i));
  // The latest and strongest of all, but heard only once.
  CHECK_EQUAL(table[table.victim()].pseudonym, 15U);
  // Nor do further frames of one burst make it known.
  table.touch(table.find(15), SECOND_US + 14);
  CHECK_EQUAL(table[table.victim()].pseudonym, 15U);
  table.touch(table.find(15), SECOND_US + 50);
  CHECK_EQUAL(table[table.victim()].pseudonym, 0U);
  table[table.find(4)].rssi = -91;
  CHECK_EQUAL(table[table.victim()].pseudonym, 4U);
}

TEST(counts_the_first_window_from_the_first_frame) {
  Table table;
  table.insert(1, 0, 0);
  for (int64_t at = 100000; at < SECOND_US; at += 100000)
    table.touch(table.find(1), at);
  CHECK(!table[table.find(1)].repeated);
  table.touch(table.find(1), SECOND_US);
  CHECK(table[table.find(1)].repeated);
  table.insert(2, 0, SECOND_US);
  table.touch(table.find(2), 100 * 86400 * SECOND_US);
  CHECK(table[table.find(2)].repeated);
}

TEST(keeps_who_was_heard_again_through_a_flood) {
  Table table;
  for (uint64_t i = 0; i < 10; i++) {
    table[table.insert(i, 0, 0)].rssi = -90;
    table.touch(table.find(i), SECOND_US);
  }
  for (uint64_t i = 1000; i < 11000; i++) {
    if (table.full())
      table.remove(table.victim());
    table[table.insert(i, 0, static_cast<int64_t>(i))].rssi = -20;
  }
  for (uint64_t i = 0; i < 10; i++)
    CHECK(table.find(i) != Table::NONE);
  CHECK_EQUAL(table.used(), 16);
}

TEST(finds_who_has_been_silent_longest) {
  Table table;
  CHECK_EQUAL(table.longest_silent(), Table::NONE);
  table.insert(1, 0, 10);
  table.insert(2, 0, 20);
  table.touch(table.find(1), SECOND_US + 30);
  CHECK_EQUAL(table[table.longest_silent()].pseudonym, 2U);
  table.remove(table.find(2));
  CHECK_EQUAL(table[table.longest_silent()].pseudonym, 1U);
  table.insert(3, 0, SECOND_US + 40);
  CHECK_EQUAL(table[table.longest_silent()].pseudonym, 1U);
}

TEST(counts_what_people_carry_once_a_device) {
  Table table;
  const uint16_t index = table.insert(1, BLUETOOTH, 10);
  table.insert(2, 0, 20);
  CHECK_EQUAL(table.people_like(), 0);
  table.note_people_like(index);
  table.note_people_like(index);
  CHECK_EQUAL(table.people_like(), 1);
  table.remove(table.find(2));
  CHECK_EQUAL(table.people_like(), 1);
  table.remove(index);
  CHECK_EQUAL(table.people_like(), 0);
}

TEST(forgets_everything) {
  Table table;
  for (uint64_t i = 0; i < 16; i++)
    table.note_people_like(table.insert(0xABCDEF0000000000ULL + i, BLUETOOTH, 5));
  table.open(table.find(0xABCDEF0000000000ULL));
  table.clear();
  CHECK_EQUAL(table.used(), 0);
  CHECK_EQUAL(table.people_like(), 0);
  CHECK_EQUAL(table.open_count(), 0);
  CHECK_EQUAL(table.first_opened(Radio::BLUETOOTH), Table::NONE);
  CHECK_EQUAL(table.longest_silent_open(), Table::NONE);
  CHECK(!table.full());
  CHECK_EQUAL(table.find(0xABCDEF0000000000ULL), Table::NONE);
  for (uint16_t i = 0; i < 16; i++)
    CHECK_EQUAL(table[i].pseudonym, 0U);
}

namespace {

/// What a table should know of a device, kept the slow way.
struct Known {
  uint64_t pseudonym;
  uint8_t kind;
  int64_t first_us;
  int64_t last_us;
  uint64_t opened;  ///< counts openings; 0: nothing is open
  bool repeated;
};

/// Plays a table and its slow double at once, and compares them after every step.
class Doubles {
 public:
  void step(int64_t now_us) {
    // Few buckets, so that chains grow long.
    const uint64_t pseudonym = this->random_.below(12) * 16 + this->random_.below(3);
    const auto known = std::ranges::find(this->known_, pseudonym, &Known::pseudonym);
    const uint16_t index = this->table.find(pseudonym);
    CHECK_EQUAL(index != Table::NONE, known != this->known_.end());
    if (index == Table::NONE) {
      this->arrive_(pseudonym, now_us);
    } else if (this->random_.below(6) == 0) {
      this->leave_(index);
    } else {
      this->hear_(index, &*known, now_us);
    }
    this->compare_();
  }

  Table table;

 protected:
  void arrive_(uint64_t pseudonym, int64_t now_us) {
    if (this->table.full())
      this->leave_(this->table.victim());
    const auto kind = static_cast<uint8_t>(this->random_.below(2) << 7);
    this->table.insert(pseudonym, kind, now_us);
    this->known_.push_back({pseudonym, kind, now_us, now_us, 0, false});
  }

  void leave_(uint16_t index) {
    const auto known = std::ranges::find(this->known_, this->table[index].pseudonym, &Known::pseudonym);
    const bool only_repeated = std::ranges::all_of(this->known_, &Known::repeated);
    if (this->table.full())
      CHECK_EQUAL(this->table[this->table.victim()].repeated, only_repeated);
    if (known->opened != 0)
      this->table.close(index);
    this->known_.erase(known);
    this->table.remove(index);
  }

  void hear_(uint16_t index, Known *known, int64_t now_us) {
    this->table.touch(index, now_us);
    known->last_us = now_us;
    known->repeated = known->repeated || now_us - known->first_us >= SECOND_US;
    if (known->opened == 0 && this->random_.below(2) == 0) {
      this->table.open(index);
      known->opened = ++this->openings_;
    } else if (known->opened != 0 && this->random_.below(4) == 0) {
      this->table.close(index);
      known->opened = 0;
    }
  }

  void compare_() {
    CHECK_EQUAL(this->table.used(), this->known_.size());
    const Known *silent = nullptr;
    const Known *silent_open = nullptr;
    std::array<const Known *, 2> opened{};
    uint16_t open = 0;
    for (const Known &known : this->known_) {
      const PresenceRow &row = this->table[this->table.find(known.pseudonym)];
      CHECK_EQUAL(row.last_us, known.last_us);
      CHECK_EQUAL(row.repeated, known.repeated);
      CHECK_EQUAL(row.frames != 0, known.opened != 0);
      if (silent == nullptr || known.last_us < silent->last_us)
        silent = &known;
      if (known.opened == 0)
        continue;
      open++;
      if (silent_open == nullptr || known.last_us < silent_open->last_us)
        silent_open = &known;
      const Known *&first = opened[known.kind >> 7];
      if (first == nullptr || known.opened < first->opened)
        first = &known;
    }
    CHECK_EQUAL(this->table.open_count(), open);
    this->same_(this->table.longest_silent(), silent);
    this->same_(this->table.longest_silent_open(), silent_open);
    this->same_(this->table.first_opened(Radio::WIFI), opened[0]);
    this->same_(this->table.first_opened(Radio::BLUETOOTH), opened[1]);
  }

  void same_(uint16_t index, const Known *known) const {
    CHECK_EQUAL(index == Table::NONE, known == nullptr);
    if (known != nullptr)
      CHECK_EQUAL(this->table[index].pseudonym, known->pseudonym);
  }

  std::vector<Known> known_;
  check::Random random_{7};
  uint64_t openings_{0};
};

}  // namespace

TEST(does_as_a_slow_double_does) {
  Doubles doubles;
  for (int64_t i = 0; i < 20000; i++)
    doubles.step(i * SECOND_US / 100);
}
