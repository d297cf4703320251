#pragma once

#include <cstdint>

#include "sizes.h"
#include "token_bucket.h"

namespace esphome::footfall {

/// Whether so much is told of devices that were heard before that each may be told of more seldom: a busy shop comes to
/// 4 sightings a second, a hall to a hundred. Devices that were heard in one window only make no crowd, however many.
class CrowdPacing final {
 public:
  /// How long nothing is told of a Bluetooth device in a crowd: what counts people looks at stretches of 10 s.
  static constexpr int64_t SPACING_US = 10 * SECOND_US;

  /// It is no crowd at this moment.
  void reset(int64_t now_us) { this->bucket_.reset(now_us); }
  /// Takes note that a device was told of that was heard before.
  void told(int64_t now_us) { this->bucket_.take(now_us); }
  /// Whether it is a crowd: more has been told for some time than the bucket gains.
  bool crowded(int64_t now_us) { return this->bucket_.left(now_us) < LEFT; }

 protected:
  /// Below this many tokens, rather than at none, so that it goes on to be a crowd as long as too much is told.
  static constexpr int64_t LEFT = 64;

  TokenBucket<256, 16> bucket_;
};

}  // namespace esphome::footfall
