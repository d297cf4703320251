#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "observation.h"

namespace esphome::footfall {

/// The frames of one pseudonym on one radio and channel within a window (docs/protocol.md).
struct Sighting {
  uint64_t pseudonym;
  int64_t time_us;  ///< of its last frame, on the node's clock
  uint32_t fingerprint;
  uint16_t sequence;  ///< of its first frame
  uint8_t frames;     ///< saturates at 255
  int8_t rssi;        ///< strongest, dBm
  uint8_t channel;
  uint8_t kind;  ///< bit 7: radio; bits 0 to 2: address kind
  DeviceClass device_class;
  uint8_t epoch;
};
static_assert(sizeof(Sighting) == 32);

/// Cursors count sightings in 31 bits, so that they fit the protocol's signed arguments, and wrap.
static constexpr uint32_t CURSOR_MASK = 0x7FFFFFFF;

/// How many cursors lie from `from` up to `to`, going forward.
constexpr uint32_t cursor_distance(uint32_t from, uint32_t to) { return (to - from) & CURSOR_MASK; }
/// Whether `a` lies before `b`: less than half of all cursors away, going forward.
constexpr bool cursor_before(uint32_t a, uint32_t b) { return a != b && cursor_distance(a, b) < 0x40000000; }

/// The latest sightings, each under its cursor. The oldest makes room for the newest; a sighting that goes before any
/// hub has asked for what follows it is counted as lost.
template<size_t SIZE> class SightingRing final {
 public:
  /// @param start the first cursor; other than 0 in tests only.
  explicit SightingRing(uint32_t start = 0) : newest_(start), acknowledged_(start), arrival_(start) {}

  /// @param arrival whether it tells of a device that was not held before: hubs want to know at once.
  void push(const Sighting &sighting, bool arrival) {
    if (this->count_ == SIZE) {
      if (this->oldest() == this->acknowledged_) {
        this->lost_++;
        this->acknowledged_ = (this->acknowledged_ + 1) & CURSOR_MASK;
      }
      this->count_--;
    }
    this->sightings_[this->head_] = sighting;
    this->head_ = (this->head_ + 1) % SIZE;
    this->count_++;
    this->newest_ = (this->newest_ + 1) & CURSOR_MASK;
    if (arrival) {
      this->arrival_ = this->newest_;
      this->arrived_ = true;
    } else if (cursor_before(this->arrival_, this->oldest())) {
      // It was overwritten, and its mark must not grow older than half a turn of the cursors.
      this->arrived_ = false;
    }
  }

  uint32_t oldest() const { return (this->newest_ - this->count_) & CURSOR_MASK; }
  /// The cursor that the next sighting will get.
  uint32_t newest() const { return this->newest_; }
  /// Takes note of a sighting that was kept out of the ring.
  void count_lost() { this->lost_++; }
  /// Sightings overwritten before anybody pulled them, or kept out, since the last reset_losses().
  uint32_t lost() const { return this->lost_; }
  void reset_losses() { this->lost_ = 0; }

  /// Where an answer to a caller's cursor begins.
  /// @param asked  as in the protocol: -1 for the oldest.
  /// @param missed set to the number of sightings between the two that were overwritten.
  uint32_t resolve(int32_t asked, uint32_t *missed) const {
    *missed = 0;
    if (asked < 0)
      return this->oldest();
    const auto cursor = static_cast<uint32_t>(asked);
    if (this->available(cursor) <= this->count_)
      return cursor;
    // Neither before nor after is the cursor that is half of all cursors away.
    if (!cursor_before(this->newest_, cursor) && cursor_before(cursor, this->oldest()))
      *missed = cursor_distance(cursor, this->oldest());
    return this->oldest();
  }

  /// Takes note that a caller has everything before a cursor that resolve() has given.
  void acknowledge(uint32_t cursor) {
    if (cursor_before(this->acknowledged_, cursor))
      this->acknowledged_ = cursor;
  }

  /// Whether a device arrived at or after a cursor that resolve() has given.
  bool arrival_since(uint32_t cursor) const { return this->arrived_ && cursor_before(cursor, this->arrival_); }
  /// Sightings from a cursor that resolve() has given.
  uint32_t available(uint32_t cursor) const { return cursor_distance(cursor, this->newest_); }
  /// How many can be pushed before the one under this cursor is overwritten.
  uint32_t room(uint32_t cursor) const { return static_cast<uint32_t>(SIZE) - this->available(cursor); }

  /// The sighting under a cursor from oldest() up to, and without, newest().
  const Sighting &at(uint32_t cursor) const {
    const size_t back = cursor_distance(cursor, this->newest_);
    return this->sightings_[(this->head_ + SIZE - back) % SIZE];
  }

 protected:
  std::array<Sighting, SIZE> sightings_{};
  size_t head_{0};
  uint32_t count_{0};
  uint32_t newest_;
  uint32_t acknowledged_;
  uint32_t arrival_;  ///< the cursor after the latest arrival
  uint32_t lost_{0};
  bool arrived_{false};
};

}  // namespace esphome::footfall
