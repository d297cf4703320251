#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "observation.h"
#include "wipe.h"

namespace esphome::footfall {

/// A device that is present, and its sighting that is still open.
struct PresenceRow {
  uint64_t pseudonym;
  int64_t last_us;   ///< when it was last heard
  uint32_t open_us;  ///< from the first to the last frame of the open sighting
  uint32_t fingerprint;
  uint16_t next_in_bucket;
  uint16_t older;
  uint16_t newer;
  uint16_t open_slot;  ///< its place in the list of open sightings, while frames > 0
  uint16_t sequence;
  uint8_t frames;  ///< of the open sighting; 0: none is open
  int8_t rssi;
  uint8_t channel;
  uint8_t kind;  ///< as in Sighting
  DeviceClass device_class;
  bool repeated;  ///< heard more than once
};
static_assert(sizeof(PresenceRow) <= 48);

/// The devices that are present: a fixed number of rows, found by pseudonym through buckets with chains. Rows never
/// move. Pseudonyms are hashes under a secret key, so their low bits choose the bucket as they are.
///
/// Who goes when the table is full: first the longest silent device among those that were heard only once, and only
/// when there is none, the longest silent of all. A flood of addresses that are used once so displaces its like, and
/// leaves alone who has been heard twice.
template<size_t ROWS> class PresenceTable final {
 public:
  static constexpr uint16_t NONE = 0xFFFF;

  PresenceTable() { this->clear(); }

  /// Forgets all devices and overwrites what was known of them.
  void clear() {
    wipe(this->rows_.data(), sizeof(this->rows_));
    this->buckets_.fill(NONE);
    this->present_ = {};
    this->once_ = {};
    this->repeated_ = {};
    for (size_t i = 0; i < ROWS; i++)
      this->rows_[i].next_in_bucket = i + 1 < ROWS ? static_cast<uint16_t>(i + 1) : NONE;
    this->free_ = 0;
  }

  PresenceRow &operator[](uint16_t index) { return this->rows_[index]; }
  const PresenceRow &operator[](uint16_t index) const { return this->rows_[index]; }

  /// Rows in use.
  uint16_t used() const { return static_cast<uint16_t>(this->present_[0] + this->present_[1]); }
  /// Rows in use by devices of one radio.
  uint16_t present(Radio radio) const { return this->present_[static_cast<size_t>(radio)]; }
  bool full() const { return this->free_ == NONE; }

  /// The row of a pseudonym, NONE where there is none.
  uint16_t find(uint64_t pseudonym) const {
    uint16_t index = this->buckets_[bucket_of(pseudonym)];
    while (index != NONE && this->rows_[index].pseudonym != pseudonym)
      index = this->rows_[index].next_in_bucket;
    return index;
  }

  /// Gives a new device a row, which must not be full(): heard once, nothing open.
  uint16_t insert(uint64_t pseudonym, uint8_t kind, int64_t now_us) {
    const uint16_t index = this->free_;
    PresenceRow &row = this->rows_[index];
    this->free_ = row.next_in_bucket;
    row = {};
    row.pseudonym = pseudonym;
    row.kind = kind;
    row.last_us = now_us;
    uint16_t &bucket = this->buckets_[bucket_of(pseudonym)];
    row.next_in_bucket = bucket;
    bucket = index;
    this->append_(&this->once_, index);
    this->present_[radio_of(row)]++;
    return index;
  }

  /// Takes note that a device was heard again.
  void touch(uint16_t index, int64_t now_us) {
    PresenceRow &row = this->rows_[index];
    this->unlink_(row.repeated ? &this->repeated_ : &this->once_, index);
    row.repeated = true;
    row.last_us = now_us;
    this->append_(&this->repeated_, index);
  }

  /// Gives a row back and overwrites it. Its open sighting, if any, is the caller's to close before.
  void remove(uint16_t index) {
    PresenceRow &row = this->rows_[index];
    this->unlink_(row.repeated ? &this->repeated_ : &this->once_, index);
    this->present_[radio_of(row)]--;
    uint16_t *link = &this->buckets_[bucket_of(row.pseudonym)];
    while (*link != index)
      link = &this->rows_[*link].next_in_bucket;
    *link = row.next_in_bucket;
    wipe(&row, sizeof(row));
    row.next_in_bucket = this->free_;
    this->free_ = index;
  }

  /// The row to give up for a new device, NONE in an empty table.
  uint16_t victim() const { return this->once_.oldest != NONE ? this->once_.oldest : this->repeated_.oldest; }

  /// A device that was last heard before a moment, NONE where all were heard since.
  uint16_t silent_since(int64_t before_us) const {
    for (const uint16_t index : {this->once_.oldest, this->repeated_.oldest}) {
      if (index != NONE && this->rows_[index].last_us < before_us)
        return index;
    }
    return NONE;
  }

 protected:
  /// A list of rows in the order of their last frame.
  struct List {
    uint16_t oldest{NONE};
    uint16_t newest{NONE};
  };

  static constexpr size_t BUCKETS = std::bit_ceil(ROWS);
  static size_t bucket_of(uint64_t pseudonym) { return static_cast<size_t>(pseudonym) & (BUCKETS - 1); }
  static size_t radio_of(const PresenceRow &row) { return row.kind >> 7; }

  void append_(List *list, uint16_t index) {
    PresenceRow &row = this->rows_[index];
    row.older = list->newest;
    row.newer = NONE;
    if (list->newest != NONE) {
      this->rows_[list->newest].newer = index;
    } else {
      list->oldest = index;
    }
    list->newest = index;
  }

  void unlink_(List *list, uint16_t index) {
    const PresenceRow &row = this->rows_[index];
    if (row.older != NONE) {
      this->rows_[row.older].newer = row.newer;
    } else {
      list->oldest = row.newer;
    }
    if (row.newer != NONE) {
      this->rows_[row.newer].older = row.older;
    } else {
      list->newest = row.older;
    }
  }

  std::array<PresenceRow, ROWS> rows_;
  std::array<uint16_t, BUCKETS> buckets_;
  std::array<uint16_t, 2> present_;
  List once_;
  List repeated_;
  uint16_t free_;
};

}  // namespace esphome::footfall
