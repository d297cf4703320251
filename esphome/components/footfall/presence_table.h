#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "presence_row.h"
#include "sizes.h"
#include "wipe.h"

namespace esphome::footfall {

/// The devices that are present: a fixed number of rows, found by pseudonym through buckets with chains. Rows never
/// move. Pseudonyms are hashes under a secret key, so their low bits choose the bucket as they are. Nothing that a
/// frame asks for goes through all rows.
///
/// Who goes when the table is full: the weakest of the eight longest silent devices among those that were heard in one
/// window only, and only when there is none, the weakest of the eight longest silent of all. A flood of addresses that
/// are used once so displaces its like, and leaves alone who has been heard again.
template<size_t ROWS> class PresenceTable final {
 public:
  static constexpr uint16_t NONE = 0xFFFF;
  /// A device is heard again when this much has passed since its first frame: a burst of one address is no return.
  static constexpr int64_t FIRST_WINDOW_US = SECOND_US;
  /// Among how many of the longest silent the weakest goes.
  static constexpr int CANDIDATES = 8;

  PresenceTable() { this->clear(); }

  /// Forgets all devices and overwrites what was known of them.
  void clear() {
    wipe(this->rows_.data(), sizeof(this->rows_));
    this->buckets_.fill(NONE);
    this->present_ = {};
    this->once_ = {};
    this->repeated_ = {};
    this->opened_ = {};
    this->open_count_ = 0;
    this->people_like_ = 0;
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
  /// Rows in use by devices of a kind that people carry.
  uint16_t people_like() const { return this->people_like_; }
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

  /// Takes note of a further frame of a device.
  void touch(uint16_t index, int64_t now_us) {
    PresenceRow &row = this->rows_[index];
    this->unlink_(this->heard_list_(row), index);
    if (!row.repeated) {
      const int64_t since_first_us = now_us - row.last_us + row.once_us;
      row.repeated = since_first_us >= FIRST_WINDOW_US;
      row.once_us = row.repeated ? 0 : static_cast<uint32_t>(since_first_us);
    }
    row.last_us = now_us;
    this->append_(this->heard_list_(row), index);
  }

  /// Takes note that a device is of a kind that people carry.
  void note_people_like(uint16_t index) {
    if (this->rows_[index].people_like)
      return;
    this->rows_[index].people_like = true;
    this->people_like_++;
  }

  /// Opens a sighting of one frame for a device that has none, and that was the last one touched.
  void open(uint16_t index) {
    PresenceRow &row = this->rows_[index];
    row.frames = 1;
    row.span_us = 0;
    this->opened_[radio_of(row)].append(this->rows_.data(), index);
    this->open_count_++;
    HeardList *list = this->heard_list_(row);
    if (list->open == NONE)
      list->open = index;
  }

  /// Ends a device's open sighting.
  void close(uint16_t index) {
    PresenceRow &row = this->rows_[index];
    row.frames = 0;
    this->opened_[radio_of(row)].unlink(this->rows_.data(), index);
    this->open_count_--;
    HeardList *list = this->heard_list_(row);
    if (list->open == index)
      list->open = this->first_open_from_(row.newer);
  }

  /// Sightings that are open.
  uint16_t open_count() const { return this->open_count_; }
  /// The device of one radio whose open sighting began first, NONE where none is open.
  uint16_t first_opened(Radio radio) const { return this->opened_[static_cast<size_t>(radio)].first; }
  /// The longest silent device with an open sighting, NONE where none is open.
  uint16_t longest_silent_open() const { return this->longer_silent_(this->once_.open, this->repeated_.open); }
  /// The longest silent device, NONE in an empty table.
  uint16_t longest_silent() const { return this->longer_silent_(this->once_.rows.first, this->repeated_.rows.first); }

  /// Gives a row back and overwrites it. Its open sighting, if any, is the caller's to close before.
  void remove(uint16_t index) {
    PresenceRow &row = this->rows_[index];
    this->unlink_(this->heard_list_(row), index);
    this->present_[radio_of(row)]--;
    if (row.people_like)
      this->people_like_--;
    uint16_t *link = &this->buckets_[bucket_of(row.pseudonym)];
    while (*link != index)
      link = &this->rows_[*link].next_in_bucket;
    *link = row.next_in_bucket;
    wipe(&row, sizeof(row));
    row.next_in_bucket = this->free_;
    this->free_ = index;
  }

  /// The row to give up for a new device, NONE in an empty table. Who did not say how strong they are count as strong.
  uint16_t victim() const {
    uint16_t index = this->once_.rows.first != NONE ? this->once_.rows.first : this->repeated_.rows.first;
    uint16_t weakest = index;
    for (int i = 0; i < CANDIDATES && index != NONE; i++, index = this->rows_[index].newer) {
      if (this->rows_[index].rssi < this->rows_[weakest].rssi)
        weakest = index;
    }
    return weakest;
  }

 protected:
  /// Rows in the order of their last frames.
  struct HeardList {
    RowList<&PresenceRow::older, &PresenceRow::newer> rows;
    /// The first one with an open sighting. It only ever moves on to newer ones, so that all its steps together are no
    /// more than the rows that were appended.
    uint16_t open{NONE};
  };

  static constexpr size_t BUCKETS = std::bit_ceil(ROWS);
  static size_t bucket_of(uint64_t pseudonym) { return static_cast<size_t>(pseudonym) & (BUCKETS - 1); }
  static size_t radio_of(const PresenceRow &row) { return row.kind >> 7; }

  HeardList *heard_list_(const PresenceRow &row) { return row.repeated ? &this->repeated_ : &this->once_; }

  void append_(HeardList *list, uint16_t index) {
    list->rows.append(this->rows_.data(), index);
    if (list->open == NONE && this->rows_[index].frames != 0)
      list->open = index;
  }

  void unlink_(HeardList *list, uint16_t index) {
    if (list->open == index)
      list->open = this->first_open_from_(this->rows_[index].newer);
    list->rows.unlink(this->rows_.data(), index);
  }

  uint16_t first_open_from_(uint16_t index) const {
    while (index != NONE && this->rows_[index].frames == 0)
      index = this->rows_[index].newer;
    return index;
  }

  uint16_t longer_silent_(uint16_t a, uint16_t b) const {
    if (a == NONE)
      return b;
    return b == NONE || this->rows_[a].last_us <= this->rows_[b].last_us ? a : b;
  }

  std::array<PresenceRow, ROWS> rows_;
  std::array<uint16_t, BUCKETS> buckets_;
  std::array<uint16_t, 2> present_;
  std::array<RowList<&PresenceRow::opened_before, &PresenceRow::opened_after>, 2> opened_;
  HeardList once_;
  HeardList repeated_;
  uint16_t open_count_;
  uint16_t people_like_;
  uint16_t free_;
};

}  // namespace esphome::footfall
