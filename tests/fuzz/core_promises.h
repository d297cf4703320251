#pragma once

// What holds for a core whatever it is fed: read off its table, its ring and its answers, the slow and simple way.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>

#include "core.h"
#include "fuzz.h"

namespace fuzz {

using namespace esphome::footfall;

/// What the rows of a table say, one by one.
struct Rows {
  uint16_t used{0};
  uint16_t open{0};
  uint16_t people_like{0};
  std::array<uint16_t, 2> radios{};
  uint32_t open_frames{0};
  bool withheld{false};
  bool saturated{false};
  bool seldom{false};  ///< something is gathered in a crowd that no open sighting counts
  int64_t longest_silent_us{std::numeric_limits<int64_t>::max()};
  int64_t longest_silent_open_us{std::numeric_limits<int64_t>::max()};
  std::array<int64_t, 2> first_opened_us{std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::max()};
};

inline size_t radio_of(const PresenceRow &row) { return row.kind >> 7; }

inline Rows count_rows(const PresenceTable<TABLE_ROWS> &table) {
  Rows rows;
  for (uint16_t index = 0; index < TABLE_ROWS; index++) {
    const PresenceRow &row = table[index];
    if (table.find(row.pseudonym) != index)
      continue;
    rows.used++;
    rows.radios[radio_of(row)]++;
    rows.people_like = static_cast<uint16_t>(rows.people_like + row.people_like);
    rows.withheld = rows.withheld || row.withheld;
    rows.longest_silent_us = std::min(rows.longest_silent_us, row.last_us);
    rows.seldom = rows.seldom || (row.gathered && row.frames == 0);
    if (row.frames == 0)
      continue;
    rows.open++;
    rows.open_frames += row.frames;
    rows.saturated = rows.saturated || row.frames == 255;
    rows.longest_silent_open_us = std::min(rows.longest_silent_open_us, row.last_us);
    int64_t &first_us = rows.first_opened_us[radio_of(row)];
    first_us = std::min(first_us, row.last_us - row.span_us);
  }
  return rows;
}

/// A table's lists and counts say what its rows say.
inline Rows check_table(const PresenceTable<TABLE_ROWS> &table) {
  const Rows rows = count_rows(table);
  HOLDS(table.used() == rows.used && table.full() == (rows.used == TABLE_ROWS));
  HOLDS(table.open_count() == rows.open && table.people_like() == rows.people_like);
  HOLDS((table.longest_silent() == table.NONE) == (rows.used == 0));
  HOLDS((table.longest_silent_open() == table.NONE) == (rows.open == 0));
  if (rows.used != 0)
    HOLDS(table[table.longest_silent()].last_us == rows.longest_silent_us);
  if (rows.open != 0)
    HOLDS(table[table.longest_silent_open()].last_us == rows.longest_silent_open_us);
  for (const Radio radio : {Radio::WIFI, Radio::BLUETOOTH}) {
    const auto number = static_cast<size_t>(radio);
    HOLDS(table.present(radio) == rows.radios[number]);
    const uint16_t first = table.first_opened(radio);
    if (first != table.NONE)
      HOLDS(table[first].last_us - table[first].span_us == rows.first_opened_us[number]);
  }
  return rows;
}

inline bool is_kind(uint8_t kind) {
  // Wi-Fi: public and random; Bluetooth: public, static, resolvable, non-resolvable, a beacon's identity.
  return kind == 0x00 || kind == 0x01 || kind == 0x80 || (kind >= 0x82 && kind <= 0x85);
}

template<typename T> T little_endian(std::span<const uint8_t> bytes, size_t at) {
  uint64_t value = 0;
  for (size_t i = 0; i < sizeof(T); i++)
    value |= static_cast<uint64_t>(bytes[at + i]) << (8 * i);
  return static_cast<T>(value);
}

/// A sighting's place in an answer says what the ring says.
inline void check_told(const Sighting &sighting, std::span<const uint8_t> bytes, int64_t base_us) {
  HOLDS(little_endian<uint64_t>(bytes, 0) == sighting.pseudonym);
  HOLDS(little_endian<uint32_t>(bytes, 8) == sighting.fingerprint);
  const int64_t time_us = base_us + int64_t{little_endian<uint32_t>(bytes, 12)} * 1000;
  HOLDS(time_us <= sighting.time_us && sighting.time_us - time_us < 1000);
  HOLDS(little_endian<uint16_t>(bytes, 16) == sighting.sequence && bytes[18] == sighting.frames);
  HOLDS(static_cast<int8_t>(bytes[19]) == sighting.rssi && bytes[20] == sighting.channel);
  HOLDS(bytes[21] == sighting.kind && bytes[22] == static_cast<uint8_t>(sighting.device_class));
  HOLDS(bytes[23] == sighting.epoch);
}

/// As docs/protocol.md has it.
inline bool before(uint32_t a, uint32_t b) { return a != b && ((b - a) & 0x7FFFFFFF) < 0x40000000; }

/// An answer is what docs/protocol.md says of one to this cursor.
/// @return the cursor to ask for next.
inline uint32_t check_answer(const Core &core, int32_t asked, const Told &told, std::span<const uint8_t> bytes) {
  const auto &ring = core.ring();
  HOLDS(told.length >= HEADER_SIZE && told.length <= ANSWER_SIZE);
  HOLDS(bytes[0] == 1 && bytes[1] == HEADER_SIZE && bytes[2] == SIGHTING_SIZE && bytes[3] == 0);
  const auto count = little_endian<uint16_t>(bytes, 6);
  HOLDS(told.length == HEADER_SIZE + count * SIGHTING_SIZE);
  HOLDS(little_endian<uint16_t>(bytes, 4) == told.flags && little_endian<uint32_t>(bytes, 8) == told.boot_id);
  HOLDS((told.flags & FLAG_NO_KEY) == (core.keyed() ? 0 : FLAG_NO_KEY));
  HOLDS((told.flags & FLAG_PAUSED) == (core.paused() ? FLAG_PAUSED : 0));
  HOLDS((told.flags & FLAG_OWNER) == 0 || (told.flags & FLAG_OWNED) != 0);
  HOLDS(little_endian<uint16_t>(bytes, 14) == core.table().used());
  HOLDS(little_endian<int64_t>(bytes, 16) == core.now_us() && little_endian<int64_t>(bytes, 32) == core.complete_us());
  HOLDS(little_endian<uint32_t>(bytes, 40) == ring.oldest() && little_endian<uint32_t>(bytes, 44) == ring.newest());

  const uint32_t held = cursor_distance(ring.oldest(), ring.newest());
  const auto cursor = static_cast<uint32_t>(asked);
  const bool is_held = asked >= 0 && cursor_distance(cursor, ring.newest()) <= held;
  const bool is_gone = asked >= 0 && !is_held && !before(ring.newest(), cursor) && before(cursor, ring.oldest());
  const uint32_t first = is_held ? cursor : ring.oldest();
  HOLDS(little_endian<uint32_t>(bytes, 52) == (is_gone ? cursor_distance(cursor, ring.oldest()) : 0));
  const auto next = little_endian<uint32_t>(bytes, 48);
  HOLDS(next == ((first + count) & CURSOR_MASK));
  HOLDS(cursor_distance(next, ring.newest()) <= held);
  // Whoever goes on asking gets to the end.
  HOLDS(count > 0 || next == ring.newest());
  const auto base_us = little_endian<int64_t>(bytes, 24);
  for (uint32_t i = 0; i < count; i++)
    check_told(ring.at((first + i) & CURSOR_MASK), bytes.subspan(HEADER_SIZE + i * SIGHTING_SIZE), base_us);
  return next;
}

}  // namespace fuzz
