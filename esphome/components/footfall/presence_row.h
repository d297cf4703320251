#pragma once

#include <cstdint>

#include "observation.h"

namespace esphome::footfall {

/// A device that is present, and its sighting that is still open.
struct PresenceRow {
  uint64_t pseudonym;
  int64_t last_us;   ///< when it was last heard
  uint32_t once_us;  ///< from its first frame to its last, until it is heard again
  uint32_t span_us;  ///< to its last frame: from the first one of its open sighting or, where none is open, from when
                     ///< it was told of
  uint32_t fingerprint;
  uint16_t next_in_bucket;
  uint16_t older;  ///< its neighbours in the order of their last frames
  uint16_t newer;
  uint16_t opened_before;  ///< its neighbours in the order in which their open sightings began, while frames > 0
  uint16_t opened_after;
  uint16_t sequence;
  uint8_t frames;  ///< of the open sighting; 0: none is open
  int8_t rssi;     ///< strongest of the latest sighting, or of what is gathered for the next one
  uint8_t channel;
  uint8_t kind;  ///< as in Sighting
  DeviceClass device_class;
  bool repeated;         ///< heard again after the window of its first frame
  bool gathered;         ///< something is, and not told yet: in an open sighting or, in a crowd, without one
  bool withheld : 1;     ///< not told until it is heard again: too many arrived at once
  bool people_like : 1;  ///< of a kind that people carry
};
static_assert(sizeof(PresenceRow) <= 48);

/// A list of rows, linked through two of their members.
template<uint16_t PresenceRow::*BEFORE, uint16_t PresenceRow::*AFTER> struct RowList {
  static constexpr uint16_t NONE = 0xFFFF;

  uint16_t first{NONE};
  uint16_t last{NONE};

  void append(PresenceRow *rows, uint16_t index) {
    PresenceRow &row = rows[index];
    row.*BEFORE = this->last;
    row.*AFTER = NONE;
    if (this->last != NONE) {
      rows[this->last].*AFTER = index;
    } else {
      this->first = index;
    }
    this->last = index;
  }

  void unlink(PresenceRow *rows, uint16_t index) {
    const PresenceRow &row = rows[index];
    if (row.*BEFORE != NONE) {
      rows[row.*BEFORE].*AFTER = row.*AFTER;
    } else {
      this->first = row.*AFTER;
    }
    if (row.*AFTER != NONE) {
      rows[row.*AFTER].*BEFORE = row.*BEFORE;
    } else {
      this->last = row.*BEFORE;
    }
  }
};

}  // namespace esphome::footfall
