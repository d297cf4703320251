#include "presence_table.h"

#include <map>

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

TEST(gives_up_the_longest_silent_of_those_heard_once) {
  Table table;
  CHECK_EQUAL(table.victim(), Table::NONE);
  for (uint64_t i = 0; i < 16; i++)
    table.insert(i, 0, static_cast<int64_t>(i));
  CHECK(table.full());
  for (uint64_t i = 0; i < 15; i++)
    table.touch(table.find(i), static_cast<int64_t>(20 + i));
  // The latest of all, but heard only once.
  CHECK_EQUAL(table[table.victim()].pseudonym, 15U);
  table.touch(table.find(15), 50);
  CHECK_EQUAL(table[table.victim()].pseudonym, 0U);
  table.touch(table.find(0), 60);
  CHECK_EQUAL(table[table.victim()].pseudonym, 1U);
}

TEST(keeps_who_was_heard_twice_through_a_flood) {
  Table table;
  for (uint64_t i = 0; i < 10; i++) {
    table.insert(i, 0, 0);
    table.touch(table.find(i), 1);
  }
  for (uint64_t i = 1000; i < 11000; i++) {
    if (table.full())
      table.remove(table.victim());
    table.insert(i, 0, static_cast<int64_t>(i));
  }
  for (uint64_t i = 0; i < 10; i++)
    CHECK(table.find(i) != Table::NONE);
  CHECK_EQUAL(table.used(), 16);
}

TEST(finds_who_has_been_silent) {
  Table table;
  table.insert(1, 0, 10);
  table.insert(2, 0, 20);
  table.touch(table.find(1), 30);
  CHECK_EQUAL(table.silent_since(20), Table::NONE);
  CHECK_EQUAL(table[table.silent_since(21)].pseudonym, 2U);
  table.remove(table.find(2));
  CHECK_EQUAL(table.silent_since(30), Table::NONE);
  CHECK_EQUAL(table[table.silent_since(31)].pseudonym, 1U);
}

TEST(forgets_everything) {
  Table table;
  for (uint64_t i = 0; i < 16; i++)
    table.insert(0xABCDEF0000000000ULL + i, BLUETOOTH, 5);
  table.clear();
  CHECK_EQUAL(table.used(), 0);
  CHECK(!table.full());
  CHECK_EQUAL(table.find(0xABCDEF0000000000ULL), Table::NONE);
  for (uint16_t i = 0; i < 16; i++)
    CHECK_EQUAL(table[i].pseudonym, 0U);
}

TEST(does_as_a_map_does) {
  Table table;
  std::map<uint64_t, int64_t> model;
  check::Random random(7);
  for (int64_t now = 0; now < 20000; now++) {
    // Few buckets, so that chains grow long.
    const uint64_t device = random.below(12) * 16 + random.below(3);
    const uint16_t index = table.find(device);
    CHECK_EQUAL(index != Table::NONE, model.contains(device));
    if (index == Table::NONE) {
      if (table.full()) {
        const uint16_t victim = table.victim();
        CHECK_EQUAL(model.erase(table[victim].pseudonym), 1U);
        table.remove(victim);
      }
      table.insert(device, static_cast<uint8_t>(random.below(2) << 7), now);
      model[device] = now;
    } else if (random.below(3) == 0) {
      table.remove(index);
      model.erase(device);
    } else {
      table.touch(index, now);
      model[device] = now;
    }
    CHECK_EQUAL(table.used(), model.size());
    for (const auto &[pseudonym, heard] : model)
      CHECK_EQUAL(table[table.find(pseudonym)].last_us, heard);
  }
}
