#pragma once

#include <algorithm>
#include <cstdint>

#include "sizes.h"

namespace esphome::footfall {

/// How many sightings of devices that were heard in one window only may be told: a token bucket on the node's clock, so
/// that the same frames always come to the same. What a flood of addresses may take of the ring, and of what a hub
/// pulls, leaves the greater part to the devices that stay. Allocates nothing.
class ArrivalPacing final {
 public:
  // A node with room for more devices may expect more to come. A hub pulls up to 920 sightings a second.
  static constexpr int64_t BURST = std::min(TABLE_ROWS, RING_SIZE) / 2;
  static constexpr int64_t PER_SECOND = std::min<int64_t>(TABLE_ROWS / 4, 512);

  /// Allows a whole burst from this moment on.
  void reset(int64_t now_us) {
    this->credit_ = BURST * SECOND_US;
    this->counted_us_ = now_us;
  }

  /// Whether one more may be told; takes its token if so.
  /// @param now_us never before that of the call before.
  bool take(int64_t now_us) {
    const int64_t elapsed_us = std::min(now_us - this->counted_us_, FULL_AFTER_US);
    this->credit_ = std::min(this->credit_ + elapsed_us * PER_SECOND, BURST * SECOND_US);
    this->counted_us_ = now_us;
    if (this->credit_ < SECOND_US)
      return false;
    this->credit_ -= SECOND_US;
    return true;
  }

 protected:
  static constexpr int64_t FULL_AFTER_US = BURST * SECOND_US / PER_SECOND;

  int64_t credit_{BURST * SECOND_US};  ///< in millionths of a token
  int64_t counted_us_{0};
};

}  // namespace esphome::footfall
